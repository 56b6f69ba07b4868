package io.github.tagwright.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One CSV file, as {@link CsvRows} writes it. */
final class CsvFile implements TableFile {

    private final Writer writer;
    private final CsvRows rows;

    CsvFile(Path file, Table table, boolean escapeFormulas) throws IOException {
        // Unlike Files.newBufferedWriter, this replaces half a surrogate pair, which JSON's escapes can bring in.
        this.writer = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
        this.rows = new CsvRows(writer, escapeFormulas);
        rows.header(table);
    }

    /** The name of a table's file. */
    static String name(Table table) {
        return table.name() + ".csv";
    }

    @Override
    public void write(Table.Row row) throws IOException {
        rows.row(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
