package io.github.tagwright.tag;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the tables of subjects that Annif reads. */
final class SubjectTable {

    private static final String URI = "uri";
    private static final String LABEL = "label_";

    private SubjectTable() {}

    /**
     * Lines of a URI, perhaps in angle brackets, a tab and the label; a notation may follow. A subject without a label is
     * left out, as Annif leaves it out.
     *
     * @param name the file's
     * @throws IOException if a line is none such
     */
    static Subjects readTsv(Reader text, String name) throws IOException {
        Subjects subjects = new Subjects();
        BufferedReader lines = new BufferedReader(text);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String[] cells = withoutMark(line, number).split("\t");
            if (line.isBlank()) {
                continue;
            }
            if (cells[0].isBlank() || (cells.length == 1 && !cells[0].strip().startsWith("<"))) {
                throw new IOException(name + ", line " + number + ": expected a URI, a tab and a label");
            }
            Subjects.Subject subject = subjects.subject(withoutBrackets(cells[0]));
            subject.declare();
            subject.label(Subjects.PLAIN, cells.length > 1 ? cells[1] : "");
        }
        return subjects;
    }

    /**
     * A table with the column {@code uri} and one {@code label_}<i>language</i> or several.
     *
     * @param name the file's
     * @throws IOException if it has no such columns, or is no table
     */
    static Subjects readCsv(Reader text, String name) throws IOException {
        Subjects subjects = new Subjects();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = format.parse(text)) {
            List<String> columns = rows.getHeaderNames();
            List<String> labels =
                    columns.stream().filter(column -> column.startsWith(LABEL)).toList();
            String uri = columns.isEmpty() ? "" : columns.get(0);
            if (!withoutMark(uri, 1).equals(URI) && !columns.contains(URI) || labels.isEmpty()) {
                throw new IOException(name + " has the columns " + String.join(", ", columns)
                        + "; expected uri, and label_en or another language");
            }
            for (CSVRecord row : rows) {
                Subjects.Subject subject =
                        subjects.subject(withoutBrackets(row.get(columns.contains(URI) ? URI : uri)));
                subject.declare();
                for (String label : labels) {
                    if (row.isSet(label)) {
                        subject.label(label.substring(LABEL.length()).toLowerCase(Locale.ROOT), row.get(label));
                    }
                }
            }
            return subjects;
        } catch (UncheckedIOException | IllegalArgumentException malformed) {
            throw new IOException(name + " is no CSV file: " + malformed.getMessage(), malformed);
        }
    }

    private static String withoutBrackets(String uri) {
        return uri.strip().replaceFirst("^<(.*)>$", "$1");
    }

    /** A byte order mark may stand before all. */
    private static String withoutMark(String text, int line) {
        return line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
