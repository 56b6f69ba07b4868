package io.github.tagwright.report;

import io.github.tagwright.Outcome;
import io.github.tagwright.entity.NewName;
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
    private final Map<RowFile, Table> csvTables;
    private final CellRows cells;
    private final Set<RowFile> files;
    private final NewNamesSource names;
    private final boolean escapeFormulas;
    private final boolean withPage;

    PostRows(Tables tables, Set<ReportFormat> formats, NewNamesSource names, boolean escapeFormulas, boolean withPage) {
        this.tables = tables;
        this.csvTables = Map.of(
                RowFile.POSTS, tables.posts(),
                RowFile.MENTIONS, tables.mentions(),
                RowFile.TAGS, tables.tags(),
                RowFile.NEW_MENTIONS, tables.newMentions(),
                RowFile.PROBLEMS, tables.problems());
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
        Table table = csvTables.get(file);
        return table == null ? new byte[0] : csv(csv -> csv.header(table));
    }

    private byte[] rows(RowFile file, List<Row> rows, Outcome outcome) throws IOException {
        return switch (file) {
            case LINES -> JsonLine.of(outcome);
            case CELLS -> cells.bytes(rows);
            case POSTS, MENTIONS, TAGS, NEW_MENTIONS, PROBLEMS ->
                csv(csv -> {
                    String table = csvTables.get(file).name();
                    for (Row row : rows) {
                        if (row.table().name().equals(table)) {
                            csv.row(row);
                        }
                    }
                });
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
        if (outcome instanceof Outcome.Tagged post) {
            List<NewName> newNames = hasTables() ? names.get().in(post.text(), post.links()) : List.of();
            all.addAll(tables.rows(post, newNames));
            Optional<Quotes> quotes = withPage ? Optional.of(new Quotes(post.text())) : Optional.empty();
            String details = quotes.isPresent() ? PostDetails.json(post, quotes.get()) : "";
            return new PostReport(PostFacts.of(post, newNames, quotes, details.length()), bytes(all, outcome), details);
        }
        return new PostReport(PostFacts.of((Outcome.Rejected) outcome), bytes(all, outcome), "");
    }
}
