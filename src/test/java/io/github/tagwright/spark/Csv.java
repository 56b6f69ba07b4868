package io.github.tagwright.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Tables in CSV files, the header first. */
final class Csv {

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
}
