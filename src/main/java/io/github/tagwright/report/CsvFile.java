package io.github.tagwright.report;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One CSV file, as {@link CsvRows} writes it. */
final class CsvFile implements Closeable {

    private final Writer writer;
    private final CsvRows rows;

    CsvFile(Path file, boolean escapeFormulas, String... header) throws IOException {
        // Unlike Files.newBufferedWriter, this replaces half a surrogate pair, which JSON's escapes can bring in.
        this.writer = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
        this.rows = new CsvRows(writer, escapeFormulas);
        rows.header(header);
    }

    void row(Object... cells) throws IOException {
        rows.row(cells);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
