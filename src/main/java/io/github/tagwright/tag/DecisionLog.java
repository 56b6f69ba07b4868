package io.github.tagwright.tag;

import java.io.Closeable;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Adds rows to a file of {@link Decisions}, in the columns that it has; makes the file with the first row. Not safe to
 * share.
 */
public final class DecisionLog implements Closeable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final Optional<Path> file;
    private final LocalDate today;
    private List<String> columns = List.of("post", "tag", "decision", "date");
    private @Nullable CSVPrinter rows;

    /**
     * @param file where the rows go; empty for nowhere
     * @param today the date of rows that have none
     */
    public DecisionLog(Optional<Path> file, LocalDate today) {
        this.file = file;
        this.today = today;
    }

    /** Notes tags that were written into a post. */
    public void applied(String post, List<String> tags) throws IOException {
        for (String tag : tags) {
            add(new Decisions.Decision(post, tag, Decisions.Verdict.APPLIED, Optional.of(today)));
        }
    }

    /** Notes what was decided; without a date of its own, today. */
    public void add(Decisions.Decision decision) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        if (rows == null) {
            rows = open(file.get());
        }
        Map<String, String> cells = Map.of(
                "post", safe(decision.post()),
                "tag", safe(decision.tag()),
                "decision", decision.verdict().name().toLowerCase(Locale.ROOT),
                "date", decision.date().orElse(today).toString());
        rows.printRecord(columns.stream().map(column -> cells.getOrDefault(column.strip(), "")));
        rows.flush();
    }

    private CSVPrinter open(Path file) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        Writer writer = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        CSVPrinter printer = new CSVPrinter(writer, FORMAT);
        if (before.isBlank()) {
            printer.printRecord(columns);
            return printer;
        }
        try (CSVParser header =
                FORMAT.parse(new StringReader(before.startsWith("\uFEFF") ? before.substring(1) : before))) {
            columns = header.iterator().next().toList();
        }
        if (!before.endsWith("\n")) {
            writer.write('\n');
        }
        return printer;
    }

    /** A spreadsheet takes no text for a formula that begins with an apostrophe; {@link Decisions} takes it off. */
    private static String safe(String text) {
        return !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        if (rows != null) {
            rows.close(true);
        }
    }
}
