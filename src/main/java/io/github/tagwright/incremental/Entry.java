package io.github.tagwright.incremental;

import io.github.tagwright.Survey.Sighting;
import io.github.tagwright.post.Position;
import io.github.tagwright.post.Problem;
import io.github.tagwright.report.PostFacts;
import io.github.tagwright.report.PostFacts.Named;
import io.github.tagwright.report.PostFacts.NewMention;
import io.github.tagwright.report.PostFacts.Proposed;
import io.github.tagwright.report.PostReport;
import io.github.tagwright.report.Quote;
import io.github.tagwright.report.Reports;
import io.github.tagwright.report.RowFile;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of one post: bytes that are read as far as they are asked for. Immutable.
 *
 * <p>The bytes: their number; the content's hash; the decisions' hash; whether it is a draft; the lengths of its rows in
 * each report; the number of its details; the name; the sighting; the facts.
 */
final class Entry {

    private static final long NO_DATE = Long.MIN_VALUE;

    private static final int HASH = Integer.BYTES;
    private static final int DECISIONS = HASH + ContentHash.BYTES;
    private static final int DRAFT = DECISIONS + Long.BYTES;
    private static final int LENGTHS = DRAFT + 1;
    private static final int DETAILS = LENGTHS + RowFile.values().length * Integer.BYTES;

    private final byte[] bytes;
    private final int start;

    /**
     * @param bytes that hold it
     * @param start of its own
     */
    Entry(byte[] bytes, int start) {
        this.bytes = bytes;
        this.start = start;
    }

    /** Of a draft, which has no rows. */
    static Entry draft(String name, ContentHash hash) {
        Fields fields = head(hash, 0, true);
        for (RowFile file : RowFile.values()) {
            fields.number(0);
        }
        return ended(fields.number(Reports.NO_DETAILS).text(name));
    }

    /** @param decisions changes with what was decided about the post */
    static Entry of(
            ContentHash hash, long decisions, Sighting seen, PostReport report, long details, Dictionary dictionary) {
        Fields fields = head(hash, decisions, false);
        for (RowFile file : RowFile.values()) {
            byte[] rows = report.rows().get(file);
            fields.number(rows == null ? 0 : rows.length);
        }
        fields.number(details).text(seen.name());
        fields.number(seen.content()).number(seen.day());
        writeTags(seen.own(), fields, dictionary);
        write(report.facts(), fields, dictionary);
        return ended(fields);
    }

    private static Fields head(ContentHash hash, long decisions, boolean draft) {
        Fields fields = new Fields().number(0);
        hash.write(fields);
        return fields.number(decisions).flag(draft);
    }

    private static Entry ended(Fields fields) {
        byte[] bytes = fields.toBytes();
        ByteBuffer.wrap(bytes).putInt(bytes.length);
        return new Entry(bytes, 0);
    }

    private static void writeTags(List<String> tags, Fields fields, Dictionary dictionary) {
        fields.number(tags.size());
        tags.forEach(tag -> fields.number(dictionary.number(tag)));
    }

    private static List<String> tags(ByteBuffer from, Dictionary dictionary) {
        int count = from.getInt();
        List<String> tags = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tags.add(dictionary.tag(from.getInt()));
        }
        return tags;
    }

    private static void write(PostFacts facts, Fields fields, Dictionary dictionary) {
        fields.flag(facts.read())
                .number(facts.date().map(LocalDate::toEpochDay).orElse(NO_DATE))
                .text(facts.title());
        fields.number(facts.names().size());
        for (Named named : facts.names()) {
            fields.number(dictionary.number(named.name()))
                    .number(named.mentions())
                    .flag(named.quote().isPresent());
            named.quote()
                    .ifPresent(quote -> fields.text(quote.text())
                            .number(quote.start())
                            .number(quote.end())
                            .flag(quote.inTitle()));
        }
        fields.number(facts.newNames().size());
        for (NewMention mention : facts.newNames()) {
            fields.number(dictionary.number(mention.spelling()))
                    .number(mention.line())
                    .number(mention.column())
                    .number(mention.score());
        }
        writeTags(facts.own(), fields, dictionary);
        fields.number(facts.proposed().size());
        for (Proposed tag : facts.proposed()) {
            fields.number(dictionary.number(tag.tag())).flag(tag.missing()).flag(tag.isNew());
        }
        fields.number(Double.doubleToLongBits(facts.gain())).number(facts.detailSize());
        fields.number(facts.problems().size());
        for (Problem problem : facts.problems()) {
            fields.text(problem.post())
                    .number(problem.position().line())
                    .number(problem.position().column())
                    .text(problem.found())
                    .text(problem.expected());
        }
    }

    private ByteBuffer at(int offset) {
        return ByteBuffer.wrap(bytes).position(start + offset);
    }

    int end() {
        return start + at(0).getInt();
    }

    boolean is(ContentHash hash) {
        return hash.equals(ContentHash.read(at(HASH)));
    }

    long decisions() {
        return at(DECISIONS).getLong();
    }

    boolean isDraft() {
        return Fields.flag(at(DRAFT));
    }

    /** How many bytes its rows in a report have. */
    int rows(RowFile file) {
        return at(LENGTHS + file.ordinal() * Integer.BYTES).getInt();
    }

    long details() {
        return at(DETAILS).getLong();
    }

    private ByteBuffer afterDetails() {
        return at(DETAILS + Long.BYTES);
    }

    String name() {
        return Fields.text(afterDetails());
    }

    /** Of a post that is no draft. */
    Sighting sighting(Dictionary dictionary) {
        ByteBuffer from = afterDetails();
        String name = Fields.text(from);
        long content = from.getLong();
        long day = from.getLong();
        List<String> own = tags(from, dictionary);
        return new Sighting(name, content, day, own, own);
    }

    /** Of a post that is no draft. */
    PostFacts facts(Dictionary dictionary) {
        ByteBuffer from = afterDetails();
        String name = Fields.text(from);
        from.position(from.position() + 2 * Long.BYTES);
        int tags = from.getInt();
        from.position(from.position() + tags * Integer.BYTES);
        boolean read = Fields.flag(from);
        long day = from.getLong();
        String title = Fields.text(from);
        List<Named> names = names(from, dictionary);
        List<NewMention> newNames = newNames(from, dictionary);
        List<String> own = tags(from, dictionary);
        List<Proposed> proposed = proposed(from, dictionary);
        return new PostFacts(
                name,
                read,
                day == NO_DATE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day)),
                title,
                names,
                newNames,
                own,
                proposed,
                Double.longBitsToDouble(from.getLong()),
                from.getInt(),
                problems(from));
    }

    private static List<Named> names(ByteBuffer from, Dictionary dictionary) {
        int count = from.getInt();
        List<Named> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(new Named(
                    dictionary.name(from.getInt()),
                    from.getInt(),
                    Fields.flag(from)
                            ? Optional.of(new Quote(Fields.text(from), from.getInt(), from.getInt(), Fields.flag(from)))
                            : Optional.empty()));
        }
        return names;
    }

    private static List<NewMention> newNames(ByteBuffer from, Dictionary dictionary) {
        int count = from.getInt();
        List<NewMention> mentions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            mentions.add(
                    new NewMention(dictionary.newSpelling(from.getInt()), from.getInt(), from.getInt(), from.getInt()));
        }
        return mentions;
    }

    private static List<Proposed> proposed(ByteBuffer from, Dictionary dictionary) {
        int count = from.getInt();
        List<Proposed> proposed = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            proposed.add(new Proposed(dictionary.tag(from.getInt()), Fields.flag(from), Fields.flag(from)));
        }
        return proposed;
    }

    private static List<Problem> problems(ByteBuffer from) {
        int count = from.getInt();
        List<Problem> problems = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String post = Fields.text(from);
            Position at = new Position(from.getInt(), from.getInt());
            problems.add(new Problem(post, at, Fields.text(from), Fields.text(from)));
        }
        return problems;
    }

    /** Adds its bytes to others. */
    void write(Fields fields) {
        fields.raw(bytes, start, end());
    }
}
