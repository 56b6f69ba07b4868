package io.github.tagwright.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Rows as RFC 4180 has them, with {@code \n} line ends. Texts that a spreadsheet would take for a formula get a leading
 * apostrophe (OWASP ASVS 1.2.10), unless that is switched off.
 */
final class CsvRows {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    /** Between the texts of a list, which neither tags nor names hold. */
    private static final String LIST = "; ";

    private final CSVPrinter printer;
    private final boolean escapeFormulas;

    CsvRows(Appendable out, boolean escapeFormulas) throws IOException {
        this.printer = new CSVPrinter(out, FORMAT);
        this.escapeFormulas = escapeFormulas;
    }

    /** Writes the names of the columns. */
    void header(Table table) throws IOException {
        for (Table.Column column : table.columns()) {
            printer.print(column.name());
        }
        printer.println();
    }

    /** Writes one row; texts are made safe, numbers are written as they are. */
    void row(Table.Row row) throws IOException {
        for (Object cell : row.cells()) {
            printer.print(shown(cell));
        }
        printer.println();
    }

    private Object shown(Object cell) {
        if (cell instanceof String text) {
            return safe(text);
        }
        if (cell instanceof List<?> texts) {
            return safe(texts.stream().map(String::valueOf).collect(Collectors.joining(LIST)));
        }
        return cell instanceof Optional<?> perhaps
                ? perhaps.map(Object::toString).orElse("")
                : cell;
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
}
