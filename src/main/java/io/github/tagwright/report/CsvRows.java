package io.github.tagwright.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Rows as RFC 4180 has them, with {@code \n} line ends. Texts that a spreadsheet would take for a formula get a leading
 * apostrophe (OWASP ASVS 1.2.10), unless that is switched off.
 */
final class CsvRows {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final CSVPrinter printer;
    private final boolean escapeFormulas;

    CsvRows(Appendable out, boolean escapeFormulas) throws IOException {
        this.printer = new CSVPrinter(out, FORMAT);
        this.escapeFormulas = escapeFormulas;
    }

    /** Writes the names of the columns. */
    void header(String... columns) throws IOException {
        printer.printRecord((Object[]) columns);
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
}
