package io.github.tagwright.tag;

import io.github.tagwright.post.Post;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What an editor decided about tags of posts: a CSV with the columns {@code post, tag, decision} and perhaps
 * {@code date}. Of several rows on a post and a tag the one with the latest date counts, and where they have the same or
 * one has none, the one further down. Spellings of one tag are the same tag. Immutable, safe to share.
 */
public final class Decisions {

    /** The file's usual name, in the folder of the posts. */
    public static final String FILE = "tagwright-decisions.csv";

    public static final Decisions NONE = new Decisions(List.of());

    /** What was decided. */
    public enum Verdict {
        /** The post should have the tag. */
        ACCEPTED,
        /** The post should not have the tag. */
        REJECTED,
        /** The tag was written into the post. If the post has it no longer, an editor took it away: a rejection. */
        APPLIED
    }

    /**
     * One row.
     *
     * @param post the post's name, as in the reports
     * @param date of the decision, where it is known
     */
    public record Decision(String post, String tag, Verdict verdict, Optional<LocalDate> date) {

        /** Whether this counts rather than another on the same post and tag that stands above it. */
        boolean countsOver(Decision above) {
            return date.isEmpty() || above.date.isEmpty() || !date.get().isBefore(above.date.get());
        }
    }

    private final Map<String, Map<String, Decision>> byPost = new HashMap<>();

    public Decisions(Collection<Decision> decisions) {
        for (Decision decision : decisions) {
            byPost.computeIfAbsent(decision.post(), post -> new LinkedHashMap<>())
                    .merge(
                            TagKey.of(decision.tag()),
                            decision,
                            (above, below) -> below.countsOver(above) ? below : above);
        }
    }

    /** @throws IOException if a column is missing or a row is malformed, with its number */
    public static Decisions read(Path csv) throws IOException {
        return new Decisions(rows(csv));
    }

    /**
     * All rows of a file, in their order, those too that no longer count.
     *
     * @throws IOException if a column is missing or a row is malformed, with its number
     */
    public static List<Decision> rows(Path csv) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        List<Decision> decisions = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(csv, StandardCharsets.UTF_8)) {
            reader.mark(1);
            if (reader.read() != '\uFEFF') {
                reader.reset();
            }
            try (CSVParser rows = format.parse(reader)) {
                for (String column : List.of("post", "tag", "decision")) {
                    if (!rows.getHeaderMap().containsKey(column)) {
                        throw new IOException(csv + " lacks the column " + column);
                    }
                }
                for (CSVRecord row : rows) {
                    decisions.add(decision(row, csv));
                }
            }
        }
        return decisions;
    }

    private static Decision decision(CSVRecord row, Path csv) throws IOException {
        String where = csv + ", row " + row.getRecordNumber() + ": ";
        if (!row.isConsistent()) {
            throw new IOException(where + "found " + row.size() + " cells, expected as many as the header has");
        }
        String verdict = row.get("decision").toUpperCase(Locale.ROOT);
        String date = row.isMapped("date") ? row.get("date") : "";
        try {
            return new Decision(
                    raw(row.get("post")),
                    raw(row.get("tag")),
                    Verdict.valueOf(verdict),
                    date.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(date)));
        } catch (DateTimeParseException malformed) {
            throw new IOException(where + "found the date " + date + ", expected one such as 2007-08-18", malformed);
        } catch (IllegalArgumentException malformed) {
            throw new IOException(
                    where + "found the decision " + row.get("decision") + ", expected accepted, rejected or applied",
                    malformed);
        }
    }

    /** Takes off the apostrophe that keeps a spreadsheet from reading a formula. */
    private static String raw(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    /** The rows that count, posts in the order of their names, the tags of each in the order of the file. */
    public List<Decision> all() {
        return byPost.keySet().stream()
                .sorted()
                .flatMap(post -> byPost.get(post).values().stream())
                .toList();
    }

    /** The rows that count on one post, in the order of the file. */
    public List<Decision> on(String post) {
        Map<String, Decision> decided = byPost.get(post);
        return decided == null ? List.of() : List.copyOf(decided.values());
    }

    /** What counts on a post and a tag; empty where nothing was decided. */
    public Optional<Decision> on(String post, String tag) {
        return Optional.ofNullable(byPost.getOrDefault(post, Map.of()).get(TagKey.of(tag)));
    }

    /** The tags a post should have: its own and those accepted, without those rejected. */
    public List<String> tags(String post, List<String> own) {
        Map<String, Decision> decided = byPost.get(post);
        if (decided == null) {
            return own;
        }
        Set<String> keys = own.stream().map(TagKey::of).collect(Collectors.toSet());
        List<String> tags = new ArrayList<>();
        for (String tag : own) {
            Decision decision = decided.get(TagKey.of(tag));
            if (decision == null || decision.verdict() != Verdict.REJECTED) {
                tags.add(tag);
            }
        }
        decided.forEach((key, decision) -> {
            if (decision.verdict() == Verdict.ACCEPTED && keys.add(key)) {
                tags.add(decision.tag());
            }
        });
        return tags;
    }

    /** Suggests as another does, but never against a decision: what was accepted comes first, what was rejected never. */
    public TagSuggester over(TagSuggester suggester) {
        return byPost.isEmpty()
                ? suggester
                : (post, text, entities) -> decided(post, suggester.suggest(post, text, entities));
    }

    private List<Suggestion> decided(Post post, List<Suggestion> suggestions) {
        Map<String, Decision> decided = byPost.get(post.path());
        if (decided == null) {
            return suggestions;
        }
        Set<String> present = new LinkedHashSet<>();
        post.frontMatter().tags().forEach(tag -> present.add(TagKey.of(tag)));
        List<Suggestion> accepted = new ArrayList<>();
        decided.forEach((key, decision) -> {
            if (decision.verdict() == Verdict.ACCEPTED) {
                accepted.add(accepted(decision, suggestions, present.contains(key)));
            }
        });
        List<Suggestion> open = suggestions.stream()
                .filter(one -> {
                    String key = TagKey.of(one.tag());
                    Decision decision = decided.get(key);
                    return decision == null || (decision.verdict() == Verdict.APPLIED && present.contains(key));
                })
                .toList();
        List<Suggestion> result = new ArrayList<>(accepted);
        result.addAll(open);
        return result;
    }

    private static Suggestion accepted(Decision decision, List<Suggestion> suggestions, boolean present) {
        Suggestion.Kind kind = suggestions.stream()
                .filter(one -> TagKey.of(one.tag()).equals(TagKey.of(decision.tag())))
                .map(Suggestion::kind)
                .findFirst()
                .orElse(Suggestion.Kind.KNOWN);
        String when = decision.date().map(date -> " on " + date).orElse("");
        Evidence evidence = new Evidence("an editor accepted it" + when, List.of());
        return new Suggestion(decision.tag(), kind, 1, true, present, List.of(evidence));
    }
}
