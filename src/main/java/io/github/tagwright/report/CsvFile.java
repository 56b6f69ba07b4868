package io.github.tagwright.report;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * One CSV file as RFC 4180 has it, with {@code \n} line ends. Texts that a spreadsheet would take for a formula get a
 * leading apostrophe (OWASP ASVS 1.2.10), unless that is switched off.
 */
final class CsvFile implements Closeable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final CSVPrinter printer;
    private final boolean escapeFormulas;

    CsvFile(Path file, boolean escapeFormulas, String... header) throws IOException {
        // Unlike Files.newBufferedWriter, this replaces half a surrogate pair, which JSON's escapes can bring in.
        Writer writer = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
        this.printer = new CSVPrinter(writer, FORMAT);
        this.escapeFormulas = escapeFormulas;
        printer.printRecord((Object[]) header);
    }

    /** Writes one row; texts are made safe, numbers are written as they are. */
    void row(Object... cells) throws IOException {
        for (Object cell : cells) {
            printer.print(cell instanceof String text ? safe(text) : cell);
        }
        printer.println();
    }

    private String safe(String text) {
        if (!escapeFormulas || text.isEmpty()) {
            return text;
        }
        return switch (text.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r', '\n', '\0' -> "'" + text;
            default -> text;
        };
    }

    /** A score with four decimals. */
    static Number score(double score) {
        return BigDecimal.valueOf(score).setScale(4, RoundingMode.HALF_UP);
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
