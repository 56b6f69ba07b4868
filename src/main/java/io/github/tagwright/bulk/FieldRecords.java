package io.github.tagwright.bulk;

import io.github.tagwright.bulk.ByteRecords.ByteRecord;
import io.github.tagwright.post.Decoder;
import io.github.tagwright.post.JsonFields;
import io.github.tagwright.post.Position;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.Unread;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.commons.io.input.ReaderInputStream;

/** Records of named fields: JSON lines, and tables with a header. */
final class FieldRecords implements RecordStream {

    private static final String DELIMITERS = ",;\t";

    private final ByteRecords records;
    private final String file;
    private final Columns columns;
    private final Fields fields;

    /** How a record is written. */
    interface Fields {

        /** Values are String, List, Map or null. */
        Map<String, ?> of(String record) throws ParseException;
    }

    private FieldRecords(ByteRecords records, String file, Columns columns, Fields fields) {
        this.records = records;
        this.file = file;
        this.columns = columns;
        this.fields = fields;
    }

    /** @param file its name, for problems */
    static FieldRecords ofJsonLines(InputStream in, String file, Columns columns) throws IOException {
        return new FieldRecords(records(in), file, columns, JsonFields::of);
    }

    /**
     * Lines of which each is a record.
     *
     * @param file its name, for problems
     * @param fields of a line, called what they are
     */
    static FieldRecords ofLines(InputStream in, String file, Fields fields) throws IOException {
        return new FieldRecords(records(in), file, Columns.DEFAULT, fields);
    }

    /**
     * Reads the header of a table.
     *
     * @param file its name, for problems
     * @throws ExportException if it has none, or lacks columns
     */
    static FieldRecords ofTable(InputStream in, String file, Columns columns) throws IOException {
        ByteRecords records = records(in);
        String first = records.next()
                .map(header -> Decoder.decode(header.bytes()).text())
                .orElse("");
        char delimiter = delimiter(first);
        records.tableOf(delimiter);
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        try {
            List<String> header =
                    cells(first, format).stream().map(String::strip).toList();
            String missing = columns.missing(header);
            if (!missing.isEmpty()) {
                throw new ExportException(file + " has no column " + missing + ", but " + String.join(", ", header)
                        + "; say by --columns which is which, such as text=body");
            }
            return new FieldRecords(records, file, columns, row -> row(header, cells(row, format)));
        } catch (ParseException noTable) {
            throw new ExportException(file + " does not begin with the names of columns: " + noTable.getMessage());
        }
    }

    /** In UTF-8 or what is like it in ASCII; of UTF-16, which a byte order mark shows, made UTF-8. */
    private static ByteRecords records(InputStream in) throws IOException {
        BOMInputStream marked = BOMInputStream.builder()
                .setInputStream(in)
                .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE)
                .get();
        String charset = marked.getBOMCharsetName();
        return charset == null || charset.equals(StandardCharsets.UTF_8.name())
                ? new ByteRecords(marked)
                : new ByteRecords(ReaderInputStream.builder()
                        .setReader(new InputStreamReader(marked, Charset.forName(charset)))
                        .setCharset(StandardCharsets.UTF_8)
                        .get());
    }

    /** What parts the header's cells: the most frequent. */
    private static char delimiter(String header) {
        char best = DELIMITERS.charAt(0);
        for (char one : DELIMITERS.toCharArray()) {
            if (count(header, one) > count(header, best)) {
                best = one;
            }
        }
        return best;
    }

    private static long count(String text, char c) {
        return text.chars().filter(one -> one == c).count();
    }

    private static List<String> cells(String row, CSVFormat format) throws ParseException {
        try (CSVParser parser = format.parse(new StringReader(row))) {
            List<CSVRecord> rows = parser.getRecords();
            if (rows.size() != 1) {
                throw new ParseException("no row of a table", 0);
            }
            return rows.get(0).toList();
        } catch (IOException | UncheckedIOException malformed) {
            throw new ParseException("a row with misplaced quotes", 0);
        }
    }

    /** Empty cells are left out; of columns with one name, the first counts. */
    private static Map<String, String> row(List<String> header, List<String> cells) throws ParseException {
        if (cells.size() != header.size()) {
            throw new ParseException("a row of " + cells.size() + " cells under a header of " + header.size(), 0);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                row.putIfAbsent(header.get(i), cells.get(i));
            }
        }
        return row;
    }

    @Override
    public Optional<Unread> next() throws IOException {
        return records.next().map(this::read);
    }

    private Unread read(ByteRecord record) {
        if (record.openQuote()) {
            return bad(record, 1, "quotes that are never closed, up to the end of the file", "closed quotes");
        }
        if (record.tooLong()) {
            return bad(record, 1, "more than " + ByteRecords.LARGEST + " bytes", "a shorter record");
        }
        if (Decoder.isBinary(record.bytes())) {
            return bad(record, 1, "binary content (a NUL byte)", "text");
        }
        Decoder.Decoded decoded = Decoder.decode(record.bytes());
        List<Problem> problems = new ArrayList<>();
        decoded.found()
                .ifPresent(found -> problems.add(new Problem(file, new Position(record.line(), 1), found, "UTF-8")));
        try {
            Map<String, ?> values = fields.of(decoded.text());
            String name = columns.id(values).orElse(file + ":" + record.line());
            return columns.record(name, values, problems);
        } catch (ParseException malformed) {
            int column = decoded.text().codePointCount(0, malformed.getErrorOffset()) + 1;
            return bad(record, column, malformed.getMessage(), "a record such as those before");
        }
    }

    private Unread bad(ByteRecord record, int column, String found, String expected) {
        return new Unreadable(new Problem(file, new Position(record.line(), column), found, expected));
    }

    @Override
    public int line() {
        return records.line();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
