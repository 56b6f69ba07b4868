package io.github.tagwright.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Tables in CSV files, the header first. */
final class Csv {

    /** The reports that Spark makes too, cell for cell. */
    static final List<String> TABLES = List.of(
            "posts",
            "mentions",
            "tags",
            "problems",
            "entities",
            "trends",
            "cooccurrence",
            "new-mentions",
            "new-entities");

    private Csv() {}

    static List<List<String>> rows(Path file) throws IOException {
        try (var parser = CSVFormat.RFC4180.parse(Files.newBufferedReader(file))) {
            return parser.stream().map(CSVRecord::toList).toList();
        }
    }

    /** Of a table in parts, in the order of these. */
    static List<List<String>> parts(Path folder) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path part : files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                List<List<String>> some = rows(part);
                rows.addAll(rows.isEmpty() ? some : some.subList(1, some.size()));
            }
        }
        return rows;
    }

    /**
     * Compares a table in one file with one in parts, row by row.
     *
     * @return how many rows they have below the header
     * @throws AssertionError where they differ
     */
    static long compare(Path whole, Path parts) throws IOException {
        try (var parser = CSVFormat.RFC4180.parse(Files.newBufferedReader(whole));
                Stream<Path> files = Files.list(parts)) {
            Iterator<CSVRecord> expected = parser.iterator();
            List<String> header = expected.next().toList();
            for (Path part : files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                try (var rows = CSVFormat.RFC4180.parse(Files.newBufferedReader(part))) {
                    for (CSVRecord row : rows) {
                        List<String> other = row.getRecordNumber() == 1 ? header : next(expected);
                        if (!row.toList().equals(other)) {
                            throw new AssertionError(part + ": " + row.toList() + " where " + whole + " has " + other);
                        }
                    }
                }
            }
            if (expected.hasNext()) {
                throw new AssertionError(
                        parts + " ends before " + expected.next().toList());
            }
            return parser.getRecordNumber() - 1;
        }
    }

    private static List<String> next(Iterator<CSVRecord> rows) {
        return rows.hasNext() ? rows.next().toList() : List.of();
    }
}
