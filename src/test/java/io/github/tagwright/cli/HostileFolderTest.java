package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies in a folder: the run ends, names what it could not read, and gives all of the rest. */
@DisabledOnOs(OS.WINDOWS)
class HostileFolderTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");
    private static final String GOOD =
            "---\ntitle: A good one\ntags: [Lab]\n---\nVMware ships ESX, Cisco the Nexus 1000V.\n";

    /** Repeats that make a line of nearly a megabyte. */
    private static final int LONG = 38_000;

    @TempDir
    private Path folder;

    private Path posts;

    private void write(String name, String content) throws IOException {
        Path file = posts.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private List<CSVRecord> rows(String report) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser =
                CSVParser.parse(folder.resolve("output").resolve(report), StandardCharsets.UTF_8, format)) {
            List<CSVRecord> records = parser.getRecords();
            assertThat(records).allMatch(CSVRecord::isConsistent);
            return records;
        }
    }

    private static List<String> column(List<CSVRecord> rows, String name) {
        return rows.stream().map(row -> row.get(name)).toList();
    }

    /** Files that cost a row in problems.csv; the rest of the folder is fine. */
    private Set<String> writeFolder() throws IOException {
        posts = Files.createDirectory(folder.resolve("posts"));
        for (int i = 0; i < 5; i++) {
            write("good-" + i + ".md", GOOD);
        }
        write("names/line\nbreak.md", GOOD);
        write("names/=cmd().md", GOOD);
        write("names/größe, \"quoted\".md", GOOD);
        write("titles/formula.md", "---\ntitle: \"=cmd()|' /C calc'!A0\"\ntags: ['@now', '+1', '-x']\n---\nESX\n");
        write("titles/half.md", "{\"title\": \"half \\ud83d of a whale\", \"tags\": [\"\\udc33\"]}\nESX\n");
        write("titles/lines.md", "---\ntitle: |\n  one, \"two\"\n  three\n---\nESX\n");
        write("deep/quotes.md", "> ".repeat(10_000) + "ESX\n");
        write("deep/brackets.md", "[".repeat(10_000) + "ESX" + "]".repeat(10_000) + "\n");
        write("deep/emphasis.md", "*a ".repeat(10_000) + "ESX\n");
        write("deep/tags.html", "<div>".repeat(10_000) + "ESX" + "</div>".repeat(10_000) + "\n");
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            list.append("  ".repeat(i)).append("- VMware\n");
        }
        write("deep/list.md", list.toString());
        write("long/line.md", "VMware ships ESX 🐳 and ".repeat(LONG) + "\n");

        Set<String> bad = new TreeSet<>();
        for (String[] post : new String[][] {
            {"bad/yaml.md", "---\ntitle: [open\n---\n"},
            {"bad/toml.md", "+++\ntitle = open\n+++\n"},
            {"bad/json.md", "{\n\"title\": open\n}\n"},
            {"bad/unclosed.md", "---\ntitle: never closed\n\n"},
            {"bad/date.md", "---\ndate: someday\n---\n"},
            {"bad/nested.md", "---\ntags: " + "[".repeat(10_000) + "]".repeat(10_000) + "\n---\n"},
            {"bad/bomb.md", bomb()}
        }) {
            write(post[0], post[1] + "ESX in a body that can be read.\n");
            bad.add(post[0]);
        }
        write("none/empty.md", "");
        Files.write(Files.createDirectories(posts.resolve("none")).resolve("binary.md"), new byte[] {'E', 'S', 'X', 0});
        write("none/large.md", "ESX ".repeat(5 << 20));
        write("none/line.md", "ESX, ".repeat(600_000));
        Files.createSymbolicLink(posts.resolve("none/loop"), posts);
        Files.createSymbolicLink(posts.resolve("none/gone.md"), posts.resolve("nowhere"));
        bad.addAll(List.of(
                "none/empty.md", "none/binary.md", "none/large.md", "none/line.md", "none/loop", "none/gone.md"));
        Files.write(posts.resolve("bad/latin.md"), "Größe: ESX\n".getBytes(StandardCharsets.ISO_8859_1));
        bad.add("bad/latin.md");
        return bad;
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("---\na0: &a0 [lol, lol]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9) + "x"));
        }
        return bomb + "tags: *a39\n---\n";
    }

    @Test
    void isReadToItsEnd() throws IOException {
        Set<String> bad = writeFolder();

        Ran ran = Ran.tagwright(
                "enrich", posts, "--output", folder.resolve("output"), "--models", MODELS, "--threads", "2");

        assertThat(ran.code()).as(ran.err()).isEqualTo(1);
        Set<String> named = rows("problems.csv").stream()
                .map(row -> row.get("post"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).containsAll(bad);
        assertThat(named).allMatch(name -> bad.contains(name) || name.startsWith("deep/") || name.startsWith("'"));
        List<CSVRecord> mentions = rows("mentions.csv");
        for (int i = 0; i < 5; i++) {
            String name = "good-" + i + ".md";
            assertThat(column(of(name, mentions), "text")).containsExactly("VMware", "ESX", "Cisco", "Nexus 1000V");
        }
        for (String name : List.of("names/line\nbreak.md", "names/=cmd().md", "names/größe, \"quoted\".md")) {
            assertThat(of(name, mentions)).as(name).hasSize(4);
        }
        assertThat(of("long/line.md", mentions)).hasSize(2 * LONG);
        assertThat(bad.stream().filter(name -> name.startsWith("bad/")))
                .allSatisfy(name -> assertThat(of(name, mentions)).as(name).isNotEmpty());
        assertThat(column(rows("posts.csv"), "title"))
                .contains("'=cmd()|' /C calc'!A0", "half ? of a whale", "one, \"two\"\nthree");
    }

    private static List<CSVRecord> of(String post, List<CSVRecord> rows) {
        return rows.stream().filter(row -> row.get("post").equals(post)).toList();
    }

    @Test
    void givesNoCellThatASpreadsheetWouldRun() throws IOException {
        writeFolder();
        Files.delete(posts.resolve("long/line.md"));
        Ran.tagwright("enrich", posts, "--output", folder.resolve("output"), "--models", MODELS);
        try (Stream<Path> reports = Files.list(folder.resolve("output"))) {
            for (Path report :
                    reports.filter(file -> file.toString().endsWith(".csv")).toList()) {
                for (CSVRecord row : rows(report.getFileName().toString())) {
                    assertThat(row.toList())
                            .as(report.toString())
                            .noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r\\n\\x00].*"));
                }
            }
        }
        Ran.tagwright(
                "enrich", posts, "--output", folder.resolve("output"), "--models", MODELS, "--no-escape-formulas");
        assertThat(column(rows("posts.csv"), "title")).contains("=cmd()|' /C calc'!A0");
    }
}
