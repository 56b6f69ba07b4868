package io.github.tagwright.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tagwright.entity.EntityType;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.post.Problem;
import io.github.tagwright.report.EntityCounts.Pair;
import io.github.tagwright.report.PostFacts.Named;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gathers what {@code report.html} shows, in numbers that are those of the CSV files. Of an archive too large for a
 * page it shows totals and top lists, and the page says what it leaves out. What is said of single posts waits in a
 * file, so that memory grows with the names and tags met, not with the posts. Not safe to share.
 */
final class HtmlReport implements Closeable {

    /** Chars of a title, a tag or a reason that are shown. */
    static final int LONGEST_TEXT = 300;

    /** Vendors and products that are listed. */
    private static final int NAMES = 2_000;

    /** Of these the pairs are shown, and of a large archive the posts behind each year. */
    private static final int TOP_NAMES = 100;

    private static final int PAIRS = 3_000;
    private static final int PROBLEMS = 500;

    /** Names that the gazetteer seems to lack. */
    private static final int NEW_NAMES = 500;

    private final EntityTypes types;
    private final EntityCounts entities;
    private final VendorCounts vendors;
    private final TagCounts tags = new TagCounts();
    private final ShownPosts shown = new ShownPosts();
    private final PostSpill spill;
    private final Details details;
    private final SortedMap<YearMonth, Integer> months = new TreeMap<>();
    private final Map<Integer, Quote> examples = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param spill a file for what waits
     * @param details of the posts
     * @param types of the entities that are mentioned
     * @param entities counts the posts that are added here
     */
    HtmlReport(Path spill, Details details, EntityTypes types, EntityCounts entities) throws IOException {
        this.spill = new PostSpill(spill);
        this.details = details;
        this.types = types;
        this.entities = entities;
        this.vendors = new VendorCounts();
    }

    void add(Problem problem) {
        if (problems.size() < PROBLEMS) {
            problems.add(problem);
        }
    }

    /**
     * Adds a post that went the whole way.
     *
     * @param met what it names, as it was counted
     * @param details where its details wait
     */
    void add(PostFacts post, EntityCounts.Met met, long details) throws IOException {
        List<EntityCounts.Count> named = met.named();
        vendors.add(post, named);
        tags.add(post);
        post.date().ifPresent(date -> months.merge(YearMonth.from(date), 1, Integer::sum));

        for (int i = 0; i < named.size(); i++) {
            Named name = post.names().get(i);
            if (name.quote().isPresent() && examples.size() < NAMES) {
                examples.putIfAbsent(named.get(i).index, name.quote().get());
            }
        }
        shown.add(spill.rows(), post.gain(), post.detailSize());
        spill.add(new PostSpill.Row(post.path(), post.title(), post.date(), met.mentioned(), details));
    }

    private static void writeLine(JsonGenerator json, PostSpill.Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", row.path());
        json.writeStringField("title", row.title());
        json.writeStringField("date", row.date().map(Object::toString).orElse(""));
        json.writeFieldName("names");
        json.writeArray(row.names(), 0, row.names().length);
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Quote quote) throws IOException {
        json.writeStartArray();
        json.writeString(quote.text());
        json.writeNumber(quote.start());
        json.writeNumber(quote.end());
        json.writeEndArray();
    }

    static String clipped(String text) {
        return ScriptJson.clipped(text, LONGEST_TEXT);
    }

    /**
     * Writes the page.
     *
     * @param pairs all of them, those of most posts first
     * @param newNames that the gazetteer seems to lack, best first
     */
    void write(Path file, Summary summary, List<Pair> pairs, List<NewEntities.Found> newNames) throws IOException {
        List<EntityCounts.Count> ranked = entities.ranked();
        ReportPage.write(file, json -> {
            json.writeStartObject();
            writeTotals(json, summary, ranked);
            writeYears(json, ranked);
            writeNames(json, ranked);
            json.writeFieldName("vendors");
            vendors.write(json);
            writePairs(json, ranked, pairs);
            tags.writeCoverage(json);
            tags.writeTags(json);
            writePosts(json, ranked);
            writeNewNames(json, newNames);
            writeProblems(json);
            json.writeEndObject();
        });
    }

    private void writeTotals(JsonGenerator json, Summary summary, List<EntityCounts.Count> ranked) throws IOException {
        json.writeArrayFieldStart("types");
        for (EntityType type : types.all()) {
            json.writeStartObject();
            json.writeStringField("name", type.name());
            json.writeStringField("plural", type.plural());
            json.writeBooleanField("owns", type.owns());
            json.writeNumberField(
                    "names",
                    ranked.stream().filter(name -> name.type.equals(type)).count());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("totals");
        json.writeNumberField("posts", summary.posts());
        json.writeNumberField("read", spill.rows());
        json.writeNumberField(
                "dated", months.values().stream().mapToInt(Integer::intValue).sum());
        json.writeNumberField("mentions", summary.mentions());
        json.writeNumberField("names", ranked.size());
        json.writeNumberField("lacking", summary.postsWithMissingTags());
        json.writeNumberField("problems", summary.problems());
        json.writeEndObject();
    }

    private void writeYears(JsonGenerator json, List<EntityCounts.Count> ranked) throws IOException {
        YearCounts years = new YearCounts();
        json.writeArrayFieldStart("months");
        for (Map.Entry<YearMonth, Integer> month : months.entrySet()) {
            years.add(month.getKey().getYear(), month.getValue(), 0);
            json.writeStartArray();
            json.writeNumber(month.getKey().getYear());
            json.writeNumber(month.getKey().getMonthValue());
            json.writeNumber(month.getValue());
            json.writeEndArray();
        }
        json.writeEndArray();
        for (EntityCounts.Count name : ranked) {
            name.years.forEach((year, posts, mentions) -> years.add(year, 0, mentions));
        }
        json.writeFieldName("years");
        years.write(json);
    }

    private void writeNames(JsonGenerator json, List<EntityCounts.Count> ranked) throws IOException {
        json.writeArrayFieldStart("names");
        for (EntityCounts.Count name : ranked.subList(0, Math.min(NAMES, ranked.size()))) {
            json.writeStartObject();
            json.writeNumberField("number", name.index);
            json.writeStringField("type", name.type.name());
            json.writeStringField("name", clipped(name.name));
            json.writeStringField("vendor", clipped(name.vendor));
            json.writeNumberField("posts", name.posts);
            json.writeNumberField("mentions", name.mentions);
            json.writeStringField("first", name.first == null ? "" : name.first.toString());
            json.writeStringField("last", name.last == null ? "" : name.last.toString());
            json.writeFieldName("years");
            name.years.write(json);
            if (name.isNew) {
                json.writeBooleanField("isNew", true);
            }
            Quote example = examples.get(name.index);
            if (example != null) {
                json.writeFieldName("example");
                write(json, example);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writePairs(JsonGenerator json, List<EntityCounts.Count> ranked, List<Pair> pairs)
            throws IOException {
        BitSet top = top(ranked);
        List<Pair> among = pairs.stream()
                .filter(pair -> top.get(pair.a().index) && top.get(pair.b().index))
                .limit(PAIRS)
                .toList();
        json.writeNumberField("allPairs", pairs.size());
        json.writeArrayFieldStart("pairs");
        for (Pair pair : among) {
            json.writeStartArray();
            json.writeNumber(pair.a().index);
            json.writeNumber(pair.b().index);
            json.writeNumber(pair.posts());
            json.writeNumber(Score.rounded(pair.score()).toString());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static BitSet top(List<EntityCounts.Count> ranked) {
        BitSet top = new BitSet();
        ranked.stream().limit(TOP_NAMES).forEach(name -> top.set(name.index));
        return top;
    }

    private void writePosts(JsonGenerator json, List<EntityCounts.Count> ranked) throws IOException {
        BitSet listed = shown.listed(spill, top(ranked));
        BitSet inFull = shown.inFull();
        json.writeArrayFieldStart("posts");
        spill.forEach(listed, (number, row) -> {
            json.writeStartArray();
            writeLine(json, row);
            if (inFull.get(number)) {
                json.writeRawValue(details.get(row.details()));
            }
            json.writeEndArray();
        });
        json.writeEndArray();
    }

    private static void writeNewNames(JsonGenerator json, List<NewEntities.Found> newNames) throws IOException {
        json.writeNumberField("allNewNames", newNames.size());
        json.writeArrayFieldStart("newNames");
        for (NewEntities.Found found : newNames.subList(0, Math.min(NEW_NAMES, newNames.size()))) {
            json.writeStartObject();
            json.writeStringField("type", found.type());
            json.writeStringField("name", clipped(found.name()));
            json.writeStringField("vendor", clipped(found.owner()));
            json.writeNumberField("posts", found.posts());
            json.writeNumberField("mentions", found.mentions());
            json.writeStringField("first", found.first().map(Object::toString).orElse(""));
            json.writeStringField("last", found.last().map(Object::toString).orElse(""));
            json.writeStringField("example", clipped(found.examples().get(0)));
            json.writeNumberField("score", Score.rounded(found.score()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeProblems(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("problems");
        for (Problem problem : problems) {
            json.writeStartArray();
            json.writeString(problem.post());
            json.writeNumber(problem.position().line());
            json.writeNumber(problem.position().column());
            json.writeString(clipped(problem.found()));
            json.writeString(clipped(problem.expected()));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /** Removes what waits in a file. */
    @Override
    public void close() throws IOException {
        spill.close();
    }
}
