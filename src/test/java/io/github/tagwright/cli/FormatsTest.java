package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reports in every format, read back by programs that have nothing to do with what wrote them. */
class FormatsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path folder;

    private static Path posts;
    private static Path reports;
    private static Connection database;

    @BeforeAll
    static void enrichesGoldenPostsAndHostileOnes() throws IOException, SQLException {
        posts = folder.resolve("posts");
        try (Stream<Path> files = Files.walk(GOLDEN.resolve("posts"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy =
                        posts.resolve(GOLDEN.resolve("posts").relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        write(
                "formula.md",
                "---\ntitle: '=1+1, \"quoted\"'\ntags: ['@home', '-dash, comma', 'naïve 💾']\n---\nESX here.\n");
        write("tab.md", "---\ntitle: \"a\\ttab and 😀\"\ndate: 1931-02-03\n---\nWe run VMware 💾 and ESX.\n");
        write("windows.md", "\uFEFF---\r\ntitle: 💾 VMware\r\n---\r\n\r\n💾💾 An ESX\r\nServer box.\r\n");
        write("half.md", "{\"title\": \"half \\ud83d a pair\"}\n\nVMware, by half.\n");
        write(
                "new.md",
                "We moved StoreDeck twice. From StoreDeck it went to RackForge, and RackForge, like StoreDeck, ran.\n");
        write("newer.md", "---\ndate: 2012-03-04\n---\nAn update of RackForge came.\n");
        write("nothing.md", "");
        write("binary.md", "a\0b");
        reports = folder.resolve("reports");
        Ran ran = enrich(reports, "csv,jsonl,parquet", 2);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isEqualTo(Main.SOME_PROBLEMS);
        database = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterAll
    static void closesTheDatabase() throws SQLException {
        database.close();
    }

    private static void write(String name, String post) throws IOException {
        Files.write(posts.resolve(name), post.getBytes(StandardCharsets.UTF_8));
    }

    private static Ran enrich(Path output, String formats, int threads) {
        return run(posts, output, formats, "--threads", String.valueOf(threads));
    }

    private static Ran run(Path from, Path output, String formats, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "enrich",
                from.toString(),
                "--output",
                output.toString(),
                "--format",
                formats,
                "--no-html",
                "--no-escape-formulas",
                "--models",
                GOLDEN.resolve("models").toString()));
        args.addAll(List.of(more));
        return Ran.tagwright(args.toArray());
    }

    /** Rows as the database reads them, each cell as CSV has it. */
    private static List<List<String>> rows(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(cell(result.getObject(i)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static String cell(@Nullable Object value) throws SQLException {
        if (value instanceof Array list) {
            return Arrays.stream((Object[]) list.getArray())
                    .map(String::valueOf)
                    .collect(Collectors.joining("; "));
        }
        return value instanceof Double score
                ? BigDecimal.valueOf(score)
                        .setScale(4, RoundingMode.UNNECESSARY)
                        .toString()
                : value == null ? "" : value.toString();
    }

    private static String file(String name) {
        return "'" + reports.resolve(name) + "'";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "posts",
                "mentions",
                "tags",
                "entities",
                "trends",
                "cooccurrence",
                "new-mentions",
                "new-entities",
                "problems"
            })
    void parquetHoldsTheRowsOfTheCsvFile(String table) throws SQLException {
        List<List<String>> csv = rows("FROM read_csv(" + file(table + ".csv")
                + ", all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"')");
        assertThat(csv).hasSizeGreaterThan(1);
        assertThat(rows("FROM " + file(table + ".parquet"))).isEqualTo(csv);
        assertThat(columns(file(table + ".parquet")).keySet())
                .containsExactlyElementsOf(columns(file(table + ".csv")).keySet());
    }

    private static Map<String, String> columns(String file) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        rows("DESCRIBE FROM " + file).forEach(column -> columns.put(column.get(0), column.get(1)));
        return columns;
    }

    @Test
    void parquetColumnsHaveTypes() throws SQLException {
        assertThat(columns(file("posts.parquet")))
                .containsEntry("title", "VARCHAR")
                .containsEntry("date", "DATE")
                .containsEntry("words", "INTEGER")
                .containsEntry("missing_tags", "VARCHAR[]")
                .containsEntry("vendors", "VARCHAR[]");
        assertThat(columns(file("tags.parquet")))
                .containsEntry("score", "DOUBLE")
                .containsEntry("present", "BOOLEAN");
        assertThat(columns(file("entities.parquet"))).containsEntry("first_date", "DATE");
    }

    @Test
    void strangeTextsComeBackFromEveryFormat() throws SQLException, IOException {
        Map<String, String> titles = new HashMap<>();
        for (List<String> row : rows("SELECT post, title FROM " + file("posts.parquet"))) {
            titles.put(row.get(0), row.get(1));
        }
        assertThat(titles)
                .containsEntry("formula.md", "=1+1, \"quoted\"")
                .containsEntry("tab.md", "a\ttab and 😀")
                .containsEntry("windows.md", "💾 VMware")
                .containsEntry("half.md", "half ? a pair")
                .containsEntry("binary.md", "");
        Map<String, JsonNode> lines = lines();
        titles.forEach((post, title) ->
                assertThat(lines.get(post).path("title").asString("")).isEqualTo(title));
        assertThat(rows("SELECT unnest(tags) FROM " + file("posts.parquet") + " WHERE post = 'formula.md'"))
                .isEqualTo(List.of(List.of("@home"), List.of("-dash, comma"), List.of("naïve 💾")));
        assertThat(rows("SELECT date FROM " + file("posts.parquet") + " WHERE post = 'tab.md'"))
                .isEqualTo(List.of(List.of("1931-02-03")));
    }

    private static Map<String, JsonNode> lines() throws IOException {
        Map<String, JsonNode> lines = new TreeMap<>();
        for (String line : Files.readAllLines(reports.resolve("posts.jsonl"))) {
            JsonNode post = JSON.readTree(line);
            assertThat(lines.put(post.get("post").asString(), post)).isNull();
        }
        return lines;
    }

    @Test
    void everyLineIsAsTheSchemaSays() throws IOException {
        try (var schemaFile = Main.class.getResourceAsStream("/io/github/tagwright/report/post.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schemaFile);
            List<String> lines = Files.readAllLines(reports.resolve("posts.jsonl"));
            for (String line : lines) {
                assertThat(mistakes(line, schema)).as(line).isEmpty();
            }
            String mention = lines.stream()
                    .filter(line -> line.contains("\"source\":"))
                    .findFirst()
                    .orElseThrow();
            assertThat(mistakes(mention.replaceFirst("\"source\":", "\"sauce\":"), schema))
                    .isNotEmpty();
            assertThat(mistakes(mention.replaceFirst("\"words\":", "\"wörds\":"), schema))
                    .isNotEmpty();
            assertThat(mistakes("{\"post\":\"a.md\",\"problems\":[]}", schema)).isNotEmpty();
        }
    }

    private static List<Error> mistakes(String line, Schema schema) {
        return schema.validate(
                line,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    @Test
    void linesCountWhatTheTablesCount() throws SQLException, IOException {
        Map<String, JsonNode> lines = lines();
        assertThat(rows("SELECT post FROM " + file("posts.csv") + " ORDER BY post COLLATE \"C\""))
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(lines.keySet());
        assertThat(count("mentions", lines)).isEqualTo(rowsOf("mentions.csv")).isPositive();
        assertThat(count("suggestions", lines)).isEqualTo(rowsOf("tags.csv")).isPositive();
        assertThat(count("problems", lines)).isEqualTo(rowsOf("problems.csv")).isPositive();
        assertThat(lines.values().stream()
                        .flatMap(post -> post.path("entities").valueStream())
                        .mapToInt(entity -> entity.get("mentions").asInt())
                        .sum())
                .isEqualTo(rowsOf("mentions.csv"));
    }

    private static int count(String list, Map<String, JsonNode> lines) {
        return lines.values().stream().mapToInt(post -> post.path(list).size()).sum();
    }

    private static int rowsOf(String file) throws SQLException {
        return Integer.parseInt(
                rows("SELECT count(*) FROM " + file(file)).get(0).get(0));
    }

    @Test
    void offsetsCountTheCodePointsOfTheFile() throws IOException {
        int places = 0;
        for (JsonNode post : lines().values()) {
            Path named = posts.resolve(post.get("post").asString());
            Path file = Files.isDirectory(named) ? named.resolve("index.md") : named;
            for (JsonNode mention : post.path("mentions")) {
                String source = Files.readString(file);
                int start = source.offsetByCodePoints(0, mention.get("start").asInt());
                int end = source.offsetByCodePoints(0, mention.get("end").asInt());
                assertThat(source.substring(start, end))
                        .isEqualTo(mention.get("text").asString());
                places++;
            }
        }
        assertThat(places).isGreaterThan(30);
        assertThat(lines().get("windows.md").get("mentions").get(1).get("text").asString())
                .isEqualTo("ESX\r\nServer");
    }

    @Test
    void theSamePostsGiveTheSameBytesOnAnyNumberOfThreads() throws IOException {
        for (int threads : new int[] {1, 8}) {
            Path again = folder.resolve("again" + threads);
            enrich(again, "parquet,jsonl,csv", threads);
            try (Stream<Path> files = Files.list(reports)) {
                for (Path file : files.toList()) {
                    assertThat(again.resolve(file.getFileName())).hasSameBinaryContentAs(file);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv,jsonl,parquet", "parquet", "jsonl"})
    void anIncrementalRunGivesTheBytesOfAWholeOne(String formats) throws IOException {
        Path changing = Files.createDirectory(folder.resolve("changing " + formats));
        for (int i = 0; i < 20; i++) {
            Files.writeString(
                    changing.resolve("post-" + i + ".md"), "---\ntags: [Lab]\n---\nESX 💾 number " + i + ".\n");
        }
        Path output = folder.resolve("incremental " + formats);
        assertThat(incremental(changing, output, formats).err()).isEmpty();
        Files.writeString(changing.resolve("post-3.md"), "No name any more.\n");
        Files.writeString(changing.resolve("post-30.md"), "---\ntitle: new\n---\nVMware, and ESX.\n");
        Files.writeString(changing.resolve("post-7.md"), "");
        Files.delete(changing.resolve("post-11.md"));
        assertThat(incremental(changing, output, formats).err()).isEmpty();

        Path whole = folder.resolve("whole " + formats);
        run(changing, whole, formats);
        try (Stream<Path> files = Files.list(whole)) {
            for (Path file : files.toList()) {
                assertThat(output.resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
    }

    private static Ran incremental(Path from, Path output, String formats) {
        return run(from, output, formats, "--incremental");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "parquet"})
    void writesOnlyWhatIsAskedFor(String format) throws IOException {
        Path output = folder.resolve("only-" + format);
        enrich(output, format, 2);
        try (Stream<Path> files = Files.list(output)) {
            assertThat(files).isNotEmpty().allMatch(file -> file.toString().endsWith("." + format));
        }
    }

    @Test
    void refusesAFormatItDoesNotKnow() {
        Ran ran = enrich(folder.resolve("unknown"), "csv,xlsx", 1);
        assertThat(ran.code()).isEqualTo(Main.USAGE);
        assertThat(ran.err()).contains("xlsx").contains("CSV, JSONL, PARQUET");
        assertThat(folder.resolve("unknown")).doesNotExist();
    }

    @Test
    void needsNothingOfHadoop() throws IOException, InterruptedException {
        String withoutHadoop = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("hadoop-client"))
                .collect(Collectors.joining(File.pathSeparator));
        Path output = folder.resolve("without-hadoop");
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        withoutHadoop,
                        Main.class.getName(),
                        "enrich",
                        posts.resolve("tab.md").toString(),
                        "--output",
                        output.toString(),
                        "--format",
                        "parquet",
                        "--no-html",
                        "--no-learn",
                        "--models",
                        GOLDEN.resolve("models").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(said).isZero();
        assertThat(output.resolve("mentions.parquet")).exists();
    }
}
