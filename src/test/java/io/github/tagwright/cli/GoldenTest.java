package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The folder {@code src/test/resources/golden}: posts in several dialects, a small models folder of their own, and the
 * reports they must give. What a run gives is left in {@code target/golden}; where a change is meant, these become
 * the expected ones.
 */
class GoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path MODELS = GOLDEN.resolve("models");
    private static final Path POSTS = GOLDEN.resolve("posts");

    @TempDir
    private Path temporary;

    private static Map<String, String> enrich(Path posts, Path output, int threads) throws IOException {
        StringWriter err = new StringWriter();
        int code = Main.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                "enrich",
                posts.toString(),
                "--output",
                output.toString(),
                "--no-html",
                "--models",
                MODELS.toString(),
                "--threads",
                String.valueOf(threads));
        assertThat(err.toString()).isEmpty();
        assertThat(code).isLessThanOrEqualTo(1);
        return files(output);
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private static List<CSVRecord> rows(String csv) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(csv, format)) {
            return parser.getRecords();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void givesTheExpectedReportsOnAnyNumberOfThreads(int threads) throws IOException {
        Map<String, String> reports = enrich(POSTS, Path.of("target/golden"), threads);
        Map<String, String> expected = files(GOLDEN.resolve("expected"));
        assertThat(reports.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (name, content) -> assertThat(reports.get(name)).as(name).isEqualTo(content.replace("\r\n", "\n")));
    }

    @Test
    void givesTheSameInTurkeyAndIndia() throws IOException {
        Map<String, String> here = enrich(POSTS, temporary.resolve("here"), 2);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            assertThat(enrich(POSTS, temporary.resolve("there"), 2)).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r"})
    void givesTheSameWhateverEndsTheLines(String lineEnd) throws IOException {
        Path copies = temporary.resolve("copies");
        try (Stream<Path> files = Files.walk(POSTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = copies.resolve(POSTS.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(
                        copy,
                        Files.readString(file).replace("\r\n", "\n").replace("\n", lineEnd),
                        StandardCharsets.UTF_8);
            }
        }
        assertThat(enrich(copies, temporary.resolve("reports"), 2)).isEqualTo(files(GOLDEN.resolve("expected")));
    }

    @Test
    void findsInAPostAloneWhatItFindsInTheBatch() throws IOException {
        Map<String, String> batch = files(GOLDEN.resolve("expected"));
        for (CSVRecord post : rows(batch.get("posts.csv"))) {
            String name = post.get("post");
            Path file = Stream.of(POSTS.resolve(name), POSTS.resolve(name).resolve("index.md"))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow();
            Path output = temporary.resolve(post.getRecordNumber() + "");
            List<CSVRecord> alone = rows(enrich(file, output, 1).get("mentions.csv"));
            assertThat(withoutName(alone)).isEqualTo(withoutName(of(name, rows(batch.get("mentions.csv")))));
        }
    }

    private static List<CSVRecord> of(String post, List<CSVRecord> rows) {
        return rows.stream().filter(row -> row.get("post").equals(post)).toList();
    }

    private static List<List<String>> withoutName(List<CSVRecord> rows) {
        List<List<String>> all = new ArrayList<>();
        rows.forEach(row -> all.add(row.toList().subList(1, row.size())));
        return all;
    }

    @Test
    void givesForEachMentionTheRawTextAtItsPlace() throws IOException {
        List<CSVRecord> mentions = rows(files(GOLDEN.resolve("expected")).get("mentions.csv"));
        assertThat(mentions).hasSizeGreaterThan(30);
        for (CSVRecord mention : mentions) {
            Path file = POSTS.resolve(mention.get("post"));
            String source = Files.readString(Files.isDirectory(file) ? file.resolve("index.md") : file);
            String[] lines = source.split("\n", -1);
            int line = Integer.parseInt(mention.get("line"));
            int column = Integer.parseInt(mention.get("column"));
            String rest = String.join(" ", List.of(lines).subList(line - 1, lines.length));
            String there = rest.substring(rest.offsetByCodePoints(0, column - 1));
            assertThat(there).startsWith(mention.get("text"));
        }
    }
}
