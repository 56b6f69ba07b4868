package io.github.tagwright.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads CSV files with a header line that people or other programs wrote. */
final class CsvInput {

    private CsvInput() {}

    /** @throws IOException if a column is missing or the file is no CSV, in a sentence that names the file */
    static List<CSVRecord> read(Path csv, String... needed) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (BufferedReader reader = Files.newBufferedReader(csv, StandardCharsets.UTF_8)) {
            reader.mark(1);
            if (reader.read() != '\uFEFF') {
                reader.reset();
            }
            CSVParser rows = format.parse(reader);
            for (String column : needed) {
                if (!rows.getHeaderMap().containsKey(column)) {
                    throw new IOException(csv + " lacks the column " + column);
                }
            }
            return rows.getRecords();
        } catch (UncheckedIOException | IllegalArgumentException malformed) {
            throw new IOException(csv + " is no CSV file: " + malformed.getMessage(), malformed);
        }
    }

    /** A cell without the apostrophe that keeps spreadsheets from running it; empty where the row or column lacks it. */
    static String cell(CSVRecord row, String column) {
        String text = row.isSet(column) ? row.get(column).strip() : "";
        return text.matches("'[=+@-].*") ? text.substring(1) : text;
    }
}
