package io.github.tagwright.report;

import io.github.tagwright.Outcome;
import io.github.tagwright.post.Problem;
import io.github.tagwright.report.Table.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes of what came of a post all that the reports say of it. Immutable, safe to share. */
final class PostRows {

    private final Tables tables;
    private final CellRows cells;
    private final Set<RowFile> files;
    private final NewNamesSource names;
    private final boolean escapeFormulas;
    private final boolean withPage;

    PostRows(Tables tables, Set<ReportFormat> formats, NewNamesSource names, boolean escapeFormulas, boolean withPage) {
        this.tables = tables;
        this.cells = new CellRows(tables.ofPosts());
        this.files = ReportFormat.rows(formats);
        this.names = names;
        this.escapeFormulas = escapeFormulas;
        this.withPage = withPage;
    }

    /** The files that it makes rows for. */
    Set<RowFile> files() {
        return files;
    }

    /** What a file begins with. */
    byte[] header(RowFile file) throws IOException {
        return switch (file) {
            case POSTS, MENTIONS, TAGS, NEW_MENTIONS, PROBLEMS -> csv(csv -> csv.header(table(file)));
            case LINES, CELLS -> new byte[0];
        };
    }

    private Table table(RowFile csv) {
        return switch (csv) {
            case POSTS -> tables.posts();
            case MENTIONS -> tables.mentions();
            case TAGS -> tables.tags();
            case NEW_MENTIONS -> tables.newMentions();
            case PROBLEMS -> tables.problems();
            case LINES, CELLS -> throw new IllegalArgumentException(csv + " is no CSV file");
        };
    }

    private byte[] rows(RowFile file, List<Row> rows, Outcome outcome) throws IOException {
        return switch (file) {
            case POSTS, MENTIONS, TAGS, NEW_MENTIONS, PROBLEMS -> {
                Table table = table(file);
                yield csv(csv -> {
                    for (Row row : rows) {
                        if (row.table().equals(table)) {
                            csv.row(row);
                        }
                    }
                });
            }
            case LINES -> JsonLine.of(outcome);
            case CELLS -> cells.bytes(rows);
        };
    }

    /** Writes rows, which may throw. */
    private interface Rows {
        void write(CsvRows csv) throws IOException;
    }

    private byte[] csv(Rows rows) throws IOException {
        StringBuilder text = new StringBuilder();
        rows.write(new CsvRows(text, escapeFormulas));
        // Half a surrogate pair, which JSON's escapes can bring in, becomes a question mark.
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Rows of a problem that belongs to no post. */
    Map<RowFile, byte[]> of(Problem problem) throws IOException {
        return bytes(List.of(tables.row(problem)), new Outcome.Rejected(problem.post(), List.of(problem)));
    }

    private Map<RowFile, byte[]> bytes(List<Row> rows, Outcome outcome) throws IOException {
        Map<RowFile, byte[]> bytes = new EnumMap<>(RowFile.class);
        for (RowFile file : files) {
            bytes.put(file, rows(file, rows, outcome));
        }
        return bytes;
    }

    private boolean hasTables() {
        return files.contains(RowFile.NEW_MENTIONS) || files.contains(RowFile.CELLS);
    }

    PostReport of(Outcome outcome) throws IOException {
        List<Row> all = tables.rows(outcome);
        if (outcome instanceof Outcome.Tagged post && hasTables()) {
            all.addAll(tables.rows(post, names.get().in(post.text(), post.links())));
        }
        Map<RowFile, byte[]> rows = bytes(all, outcome);
        if (outcome instanceof Outcome.Tagged post) {
            Optional<Quotes> quotes = withPage ? Optional.of(new Quotes(post.text())) : Optional.empty();
            String details = quotes.isPresent() ? PostDetails.json(post, quotes.get()) : "";
            return new PostReport(PostFacts.of(post, quotes, details.length()), rows, details);
        }
        return new PostReport(PostFacts.of((Outcome.Rejected) outcome), rows, "");
    }
}
