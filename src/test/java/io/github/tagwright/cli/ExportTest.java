package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same posts as a folder and as each kind of export. */
class ExportTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");

    /** Lines of front matter of the posts that {@link #writeFolder} writes, so much further down are mentions there. */
    private static final int HEAD_LINES = 5;

    private static final String TITLE = "title: \"";

    /** A post with ten paragraphs or fewer. */
    private record Sample(String id, String title, String date, List<String> tags, String html) {}

    private static final List<Sample> SAMPLES = List.of(
            new Sample(
                    "2008/05/06/esx-hosts",
                    "Moving ESX hosts, slowly",
                    "2008-05-06",
                    List.of("VMware", "Backup & Recovery"),
                    "<p>Two hosts with ESX stand behind\na Cisco switch.</p>\n\n<p>\ud83d\ude00 Hyper-V came later.</p>"),
            new Sample(
                    "2009/03/04/ports",
                    "Ports of the Nexus 1000V",
                    "2009-03-04",
                    List.of("Networking", "VMware"),
                    "Cisco sells it &amp; VMware runs it.\n\nNobody <em>asked</em> for Hyper-V, \"really\"; a, b."),
            new Sample("plain", "Nothing to see", "2010-01-02", List.of(), "<ul><li>No names here.</li></ul>"));

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFolder() throws IOException {
        for (Sample sample : SAMPLES) {
            Path file = folder.resolve("posts/" + sample.id + ".html");
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    "---\n" + TITLE + sample.title + "\"\ndate: " + sample.date + "\ntags: ["
                            + String.join(", ", sample.tags) + "]\n---\n" + sample.html);
        }
    }

    private Path export(String name) throws IOException {
        Path file = folder.resolve(name);
        String plain = name.replace(".gz", "");
        byte[] bytes = switch (plain.substring(plain.lastIndexOf('.') + 1)) {
            case "jsonl" -> jsonl().getBytes(StandardCharsets.UTF_8);
            case "csv" -> csv().getBytes(StandardCharsets.UTF_8);
            case "xml" -> wordPress().getBytes(StandardCharsets.UTF_8);
            default -> throw new IllegalArgumentException(name);
        };
        try (OutputStream out = name.endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write(bytes);
        }
        return file;
    }

    private static String jsonl() throws IOException {
        StringWriter text = new StringWriter();
        for (Sample sample : SAMPLES) {
            try (JsonGenerator json = new JsonFactory()
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .createGenerator(text)) {
                json.writeStartObject();
                json.writeStringField("id", sample.id);
                json.writeStringField("title", sample.title);
                json.writeStringField("date", sample.date);
                json.writeArrayFieldStart("tags");
                for (String tag : sample.tags) {
                    json.writeString(tag);
                }
                json.writeEndArray();
                json.writeStringField("html", sample.html);
                json.writeEndObject();
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String csv() throws IOException {
        StringWriter text = new StringWriter();
        try (CSVPrinter out = CSVFormat.RFC4180.print(text)) {
            out.printRecord("id", "title", "date", "tags", "html");
            for (Sample sample : SAMPLES) {
                out.printRecord(
                        sample.id, sample.title, sample.date, String.join("; ", sample.tags) + ";", sample.html);
            }
        }
        return text.toString();
    }

    private static String wordPress() {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?>\n"
                + "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content=\"content\"><channel>\n");
        for (Sample sample : SAMPLES) {
            text.append("<item><title>" + sample.title + "</title><link>https://racks.example/" + sample.id
                    + "/</link><wp:post_date>" + sample.date + " 01:02:03</wp:post_date>");
            sample.tags.forEach(tag -> text.append(
                    "<category domain=\"post_tag\"><![CDATA[" + tag.replace("&", "&amp;") + "]]></category>"));
            text.append("<content:encoded><![CDATA[" + sample.html + "]]></content:encoded></item>\n");
        }
        return text + "<item><title>About</title><wp:post_type>page</wp:post_type></item>\n</channel></rss>\n";
    }

    private Path packed(String name) throws IOException {
        Path file = folder.resolve(name);
        Path posts = folder.resolve("posts");
        try (Stream<Path> walk = Files.walk(posts);
                OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip =
                        new ZipOutputStream(name.endsWith("zip") ? out : OutputStream.nullOutputStream());
                TarArchiveOutputStream tar = new TarArchiveOutputStream(
                        name.endsWith("zip") ? OutputStream.nullOutputStream() : new GZIPOutputStream(out))) {
            for (Path post : walk.filter(Files::isRegularFile).sorted().toList()) {
                String path = posts.relativize(post).toString().replace('\\', '/');
                zip.putNextEntry(new ZipEntry(path));
                Files.copy(post, zip);
                tar.putArchiveEntry(new TarArchiveEntry(post, path));
                Files.copy(post, tar);
                tar.closeArchiveEntry();
            }
        }
        return file;
    }

    private Ran enrich(Object posts, Object... more) {
        List<Object> args = new ArrayList<>(
                List.of("enrich", posts, "--output", folder.resolve("reports"), "--models", MODELS, "--no-html"));
        args.addAll(List.of(more));
        return Ran.tagwright(args.toArray());
    }

    private List<CSVRecord> rows(String report) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(folder.resolve("reports/" + report), StandardCharsets.UTF_8, format)) {
            return rows.getRecords();
        }
    }

    private List<List<String>> mentions() throws IOException {
        return rows("mentions.csv").stream().map(CSVRecord::toList).toList();
    }

    /** What a folder's post is called and where its mentions stand, as in a record. */
    private static List<String> inRecord(List<String> mention) {
        List<String> changed = new ArrayList<>(mention);
        changed.set(0, mention.get(0).replace(".html", ""));
        int line = Integer.parseInt(mention.get(1));
        boolean title = line == 2;
        changed.set(1, String.valueOf(title ? 1 : line - HEAD_LINES));
        changed.set(2, title ? String.valueOf(Integer.parseInt(mention.get(2)) - TITLE.length()) : mention.get(2));
        return changed;
    }

    private List<List<String>> posts() throws IOException {
        return rows("posts.csv").stream()
                .map(row -> row.toList().subList(1, row.size()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"posts.jsonl", "posts.csv", "posts.xml", "posts.jsonl.gz", "posts.csv.gz", "posts.xml.gz"})
    void findsInRecordsWhatItFindsInAFolder(String name) throws IOException {
        enrich(folder.resolve("posts"));
        List<List<String>> mentions =
                mentions().stream().map(ExportTest::inRecord).toList();
        List<List<String>> posts = posts();
        assertThat(mentions).hasSizeGreaterThan(6);

        Ran ran = enrich(export(name));

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(mentions()).isEqualTo(mentions);
        assertThat(posts()).isEqualTo(posts);
        assertThat(ran.out().contains("Left out as pages: 1.")).isEqualTo(name.contains("xml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"posts.zip", "posts.tar.gz"})
    void findsInAPackedFolderWhatItFindsInAFolder(String name) throws IOException {
        enrich(folder.resolve("posts"));
        List<List<String>> mentions = mentions();
        List<List<String>> posts = posts();

        Ran ran = enrich(packed(name));

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(mentions()).isEqualTo(mentions);
        assertThat(posts()).isEqualTo(posts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"posts.jsonl", "posts.xml.gz"})
    void readsAnExportFromStandardInput(String name) throws IOException {
        Path export = export(name);
        enrich(export);
        List<List<String>> mentions = mentions();
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(Files.readAllBytes(export)));
            assertThat(enrich("-", "--from", name.contains("xml") ? "wxr" : "jsonl")
                            .code())
                    .isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(mentions()).isEqualTo(mentions);
    }

    @Test
    void learnsFromAnExportWhatItLearnsFromAFolder() throws IOException {
        Path posts = Files.createDirectories(folder.resolve("many"));
        StringBuilder lines = new StringBuilder();
        for (int i = 59; i >= 0; i--) {
            String subject = List.of("ESX", "Hyper-V", "Cisco").get(i % 3);
            String tags = List.of("VMware", "Microsoft", "Networking").get(i % 3);
            String id = String.format(Locale.ROOT, "%02d.txt", i);
            String body = subject + " ran well on day " + i + ".";
            Files.writeString(posts.resolve(id), "---\ntags: [" + tags + "]\n---\n" + body);
            lines.append("{\"id\":\"" + id + "\",\"text\":\"" + body + "\",\"tags\":\"" + tags + "\"}\n");
        }
        Path export = Files.writeString(folder.resolve("many.jsonl"), lines);

        Ran fromFolder = enrich(posts, "--cache", folder.resolve("a"));
        List<String> expected = tags();
        Ran fromExport = enrich(export, "--cache", folder.resolve("b"));

        assertThat(fromFolder.out()).contains("Tags are suggested as 60 posts with 3 tags teach it.");
        assertThat(fromExport.out()).isEqualTo(fromFolder.out());
        assertThat(tags()).isEqualTo(expected);
        assertThat(enrich(export, "--cache", folder.resolve("b")).out()).isEqualTo(fromFolder.out());
        Path draft = Files.writeString(folder.resolve("draft.md"), "ESX again.\n");
        Ran suggested = Ran.tagwright(
                "suggest", draft, "--archive", export, "--models", MODELS, "--cache", folder.resolve("b"));
        assertThat(suggested.err()).isEmpty();
        assertThat(suggested.out()).matches("(?s)0\\.[89]\\d  VMware .*");
    }

    private List<String> tags() throws IOException {
        return rows("tags.csv").stream()
                .map(row -> String.join(",", row.toList()))
                .sorted()
                .toList();
    }

    @Test
    void putsTheTagsOfAnExportInOrder() throws IOException {
        Ran ran = Ran.tagwright(
                "vocabulary", export("posts.csv"), "--output", folder.resolve("reports"), "--models", MODELS);
        assertThat(ran.code()).isZero();
        assertThat(rows("vocabulary.csv")).extracting(row -> row.get("tag")).contains("Backup & Recovery");
    }

    @Test
    void takesFieldsOfOtherNames() throws IOException {
        Path export = Files.writeString(
                folder.resolve("rows.txt"), "slug;body;labels\na;ESX on Cisco.;LAN|SAN\nb;Hyper-V.;\n");
        Ran ran = enrich(export, "--from", "csv", "--columns", "id=slug,text=body,tags=labels");
        assertThat(ran.code()).isZero();
        assertThat(rows("posts.csv")).extracting(row -> row.get("post")).containsExactly("a", "b");
        assertThat(rows("posts.csv")).extracting(row -> row.get("tags")).containsExactly("LAN; SAN", "");
    }

    @Test
    void writesProblemsOfRecordsBesideTheReportsOfTheRest() throws IOException {
        Path export = Files.writeString(
                folder.resolve("posts.jsonl"), "{\"id\": \"a\", \"text\": \"ESX.\"}\n{\"id\": \"b\", \n");
        Ran ran = enrich(export);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).isEmpty();
        assertThat(rows("problems.csv").get(0).toList())
                .startsWith("posts.jsonl", "2", "13")
                .hasSize(5);
        assertThat(rows("posts.csv")).extracting(row -> row.get("post")).containsExactly("a", "posts.jsonl:2");
    }

    private static void assertUsage(Ran ran, String sentence) {
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().lines().findFirst()).contains("tagwright: " + sentence);
    }

    @Test
    void refusesWhatCannotBe() throws IOException {
        Path export = export("posts.jsonl");
        assertUsage(
                Ran.tagwright("apply", export, "--add", "suggested"),
                export + " is an export, of which posts are only read; unpack it, or change them where they come from");
        assertUsage(
                enrich(folder.resolve("posts"), "--from", "csv"),
                "--from is for exports, and " + folder.resolve("posts") + " is a folder");
        assertUsage(
                enrich(export("posts.xml"), "--columns", "id=x"),
                "--columns is for jsonl and csv, and " + folder.resolve("posts.xml") + " is neither");
        assertUsage(enrich(folder.resolve("none.jsonl")), "no such file or folder: " + folder.resolve("none.jsonl"));
        assertThat(enrich(export, "--columns", "body=x").code()).isEqualTo(2);
        assertThat(enrich(export, "--from", "docx").code()).isEqualTo(2);
        assertThat(folder.resolve("reports")).doesNotExist();
    }
}
