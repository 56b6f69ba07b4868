package io.github.tagwright.report;

import io.github.tagwright.Outcome;
import io.github.tagwright.entity.Entity;
import io.github.tagwright.entity.EntityType;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.entity.Link;
import io.github.tagwright.entity.NewName;
import io.github.tagwright.post.FrontMatter;
import io.github.tagwright.post.Position;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.SourcedText;
import io.github.tagwright.tag.Evidence;
import io.github.tagwright.tag.Suggestion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes of what came of a post all that the reports say of it. Immutable, safe to share. */
final class PostRows {

    private final EntityTypes types;
    private final NewNamesSource names;
    private final boolean escapeFormulas;
    private final boolean withPage;

    PostRows(EntityTypes types, NewNamesSource names, boolean escapeFormulas, boolean withPage) {
        this.types = types;
        this.names = names;
        this.escapeFormulas = escapeFormulas;
        this.withPage = withPage;
    }

    /** Writes rows, which may throw. */
    private interface Rows {
        void write(CsvRows csv) throws IOException;
    }

    private byte[] bytes(Rows rows) throws IOException {
        StringBuilder text = new StringBuilder();
        rows.write(new CsvRows(text, escapeFormulas));
        // Half a surrogate pair, which JSON's escapes can bring in, becomes a question mark.
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The first row of a table: the names of its columns. */
    byte[] header(RowFile table) throws IOException {
        String[] columns = switch (table) {
            case POSTS ->
                Stream.of(
                                Stream.of("post", "title", "date", "words", "sentences"),
                                Stream.of("tags", "suggested_tags", "missing_tags"),
                                types.all().stream().map(EntityType::plural),
                                Stream.of("problems"))
                        .flatMap(names -> names)
                        .toArray(String[]::new);
            case MENTIONS ->
                new String[] {
                    "post", "line", "column", "type", "text", "entity", "name", types.ownerColumn(), "score", "source"
                };
            case TAGS -> new String[] {"post", "tag", "kind", "score", "suggested", "present", "evidence"};
            case NEW_MENTIONS ->
                new String[] {
                    "post", "line", "column", "date", "type", "text", "entity", types.ownerColumn(), "evidence", "score"
                };
            case PROBLEMS -> new String[] {"post", "line", "column", "problem", "expected"};
        };
        return bytes(csv -> csv.header(columns));
    }

    byte[] of(List<Problem> problems) throws IOException {
        return bytes(csv -> {
            for (Problem problem : problems) {
                Position at = problem.position();
                csv.row(problem.post(), at.line(), at.column(), problem.found(), problem.expected());
            }
        });
    }

    PostReport of(Outcome outcome) throws IOException {
        Map<RowFile, byte[]> rows = new EnumMap<>(RowFile.class);
        rows.put(RowFile.PROBLEMS, of(outcome.problems()));
        if (outcome instanceof Outcome.Tagged post) {
            rows.put(RowFile.POSTS, bytes(csv -> writePost(csv, post)));
            rows.put(RowFile.MENTIONS, bytes(csv -> writeMentions(csv, post)));
            rows.put(RowFile.TAGS, bytes(csv -> writeTags(csv, post)));
            rows.put(RowFile.NEW_MENTIONS, bytes(csv -> writeNewMentions(csv, post)));
            Optional<Quotes> quotes = withPage ? Optional.of(new Quotes(post.text())) : Optional.empty();
            String details = quotes.isPresent() ? PostDetails.json(post, quotes.get()) : "";
            return new PostReport(PostFacts.of(post, quotes, details.length()), rows, details);
        }
        rows.put(RowFile.POSTS, bytes(csv -> writeRejected(csv, outcome)));
        rows.put(RowFile.MENTIONS, new byte[0]);
        rows.put(RowFile.TAGS, new byte[0]);
        rows.put(RowFile.NEW_MENTIONS, new byte[0]);
        return new PostReport(PostFacts.of((Outcome.Rejected) outcome), rows, "");
    }

    private void writeRejected(CsvRows csv, Outcome post) throws IOException {
        List<Object> row = new ArrayList<>(List.of(post.path(), "", "", 0, 0, "", "", ""));
        types.all().forEach(type -> row.add(""));
        row.add(post.problems().size());
        csv.row(row.toArray());
    }

    private void writePost(CsvRows csv, Outcome.Tagged tagged) throws IOException {
        FrontMatter frontMatter = tagged.post().frontMatter();
        List<Suggestion> suggested =
                tagged.tags().stream().filter(Suggestion::suggested).toList();
        List<Object> row = new ArrayList<>(List.of(
                tagged.path(),
                frontMatter.title().map(SourcedText::text).orElse(""),
                frontMatter.date().map(Object::toString).orElse(""),
                tagged.text().words(),
                tagged.text().sentences(),
                joined(frontMatter.tags().stream()),
                joined(suggested.stream().map(Suggestion::tag)),
                joined(suggested.stream().filter(tag -> !tag.present()).map(Suggestion::tag))));
        types.all().forEach(type -> row.add(names(tagged.links(), type)));
        row.add(tagged.problems().size());
        csv.row(row.toArray());
    }

    private static void writeMentions(CsvRows csv, Outcome.Tagged tagged) throws IOException {
        Post post = tagged.post();
        for (Link link : tagged.links()) {
            Position at = post.source().position(link.mention().span().start());
            csv.row(
                    post.path(),
                    at.line(),
                    at.column(),
                    link.mention().type().name(),
                    post.source().sliceOnOneLine(link.mention().span()),
                    link.id(),
                    link.name(),
                    link.vendorName(),
                    CsvRows.score(link.mention().score()),
                    link.mention().source());
        }
    }

    private static void writeTags(CsvRows csv, Outcome.Tagged tagged) throws IOException {
        for (Suggestion tag : tagged.tags()) {
            csv.row(
                    tagged.path(),
                    tag.tag(),
                    tag.kind().name().toLowerCase(Locale.ROOT),
                    CsvRows.score(tag.score()),
                    tag.suggested(),
                    tag.present(),
                    tag.evidence().stream().map(Evidence::reason).collect(Collectors.joining("; ")));
        }
    }

    private void writeNewMentions(CsvRows csv, Outcome.Tagged tagged) throws IOException {
        String date = tagged.post().frontMatter().date().map(Object::toString).orElse("");
        for (NewName found : names.get().in(tagged.text(), tagged.links())) {
            Position at = tagged.post().source().position(found.span().start());
            csv.row(
                    tagged.path(),
                    at.line(),
                    at.column(),
                    date,
                    found.type().name(),
                    found.name(),
                    found.id(),
                    found.owner().map(Entity::name).orElse(""),
                    found.evidence(),
                    CsvRows.score(found.score()));
        }
    }

    private static String names(List<Link> links, EntityType type) {
        Predicate<Link> ofType = link -> link.mention().type().equals(type);
        return joined(
                links.stream().filter(ofType).map(Link::name).collect(Collectors.toCollection(TreeSet::new)).stream());
    }

    /** Lists in one cell are joined by a semicolon, which neither tags nor names hold. */
    private static String joined(Stream<String> texts) {
        return texts.collect(Collectors.joining("; "));
    }
}
