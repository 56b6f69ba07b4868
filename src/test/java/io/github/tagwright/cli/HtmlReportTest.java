package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file {@code report.html}, without a browser. */
class HtmlReportTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/posts");
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private String page(Path posts, Object... more) throws IOException {
        Path output = folder.resolve("output");
        List<Object> args = new ArrayList<>(List.of("enrich", posts, "--output", output, "--models", MODELS));
        args.addAll(List.of(more));
        assertThat(Ran.tagwright(args.toArray()).err()).isEmpty();
        return Files.readString(output.resolve("report.html"));
    }

    private Path post(String name, String content) throws IOException {
        Path posts = Files.createDirectories(folder.resolve("posts"));
        Files.writeString(posts.resolve(name), content);
        return posts;
    }

    private static String json(String page) {
        Matcher data = DATA.matcher(page);
        assertThat(data.find()).isTrue();
        return data.group(1);
    }

    private static Map<?, ?> data(String page) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json(page))) {
            parser.nextToken();
            return (Map<?, ?>) value(parser);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> object = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                object.put(key, value(parser));
            }
            return object;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Object> array = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(parser));
            }
            return array;
        }
        return parser.getText();
    }

    @Test
    void holdsNoTextOfAPostThatABrowserCouldTakeForMarkup() throws IOException {
        String hostile = "</script><script>alert('ESX')</script><!-- & ]]>";
        Path posts = post(
                "a.md",
                "---\ntitle: \"" + hostile
                        + "\"\ntags: [\"<img src=x onerror=alert(1)>\", ESX]\ndate: 2009-03-04\n---\n"
                        + "VMware ships ESX \\</script\\> in a `box`.\n");
        post("b<svg onload=alert(1)>.md", "---\ntitle: [open\n---\n");
        String page = page(posts);
        assertThat(json(page)).doesNotContain("<", ">", "&");
        Map<?, ?> line = (Map<?, ?>) ((List<?>) ((List<?>) data(page).get("posts")).get(0)).get(0);
        assertThat(line.get("title")).isEqualTo(hostile);
        assertThat(page.replace(json(page), "")).doesNotContain("alert(1)");
    }

    @Test
    void letsNoScriptRunButItsOwnAndLoadsNothing() throws IOException {
        String page = page(GOLDEN);
        Matcher policy = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(page);
        assertThat(policy.find()).isTrue();
        assertThat(policy.group(1))
                .matches("default-src 'none'; script-src 'sha256-[^']+' 'sha256-[^']+'; .*")
                .doesNotContain("http", "*", "unsafe-eval");
        String markup = page.replaceAll("(?s)<(script|style).*?</\\1>", "");
        assertThat(markup).doesNotContain("<link", "<img", "<iframe", "src=\"");
    }

    @Test
    void keepsTheLicencesOfWhatItContains() throws IOException {
        String page = page(GOLDEN);
        String comment = page.substring(page.indexOf("<!--") + 4, page.indexOf("-->"));
        assertThat(comment)
                .contains("Mike Bostock", "OpenJS Foundation", "SpryMedia", "SIL OPEN FONT LICENSE")
                .doesNotContain("--", "{{");
    }

    @Test
    void isTheSameOnAnyNumberOfThreadsAndInAnyPlace() throws IOException {
        String here = page(GOLDEN, "--threads", "1");
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            assertThat(page(GOLDEN, "--threads", "8")).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void clipsTextsThatNoPageCouldShow() throws IOException {
        Path posts = post("a.md", "---\ntitle: " + "An endless title ".repeat(1_000) + "\n---\nESX.\n");
        Map<?, ?> line = (Map<?, ?>) ((List<?>) ((List<?>) data(page(posts)).get("posts")).get(0)).get(0);
        assertThat(line.get("title").toString()).hasSize(301).endsWith("…");
    }

    @Test
    void listsProblemsUpToALimitAndCountsThemAll() throws IOException {
        Path posts = folder;
        for (int i = 0; i < 510; i++) {
            posts = post(i + ".md", "---\ntitle: [open\n---\nESX.\n");
        }
        Map<?, ?> data = data(page(posts));
        assertThat((List<?>) data.get("problems")).hasSize(500);
        assertThat(((Map<?, ?>) data.get("totals")).get("problems")).isEqualTo("510");
    }

    @Test
    void listsTheNamesThatTheGazetteerSeemsToLackAsNewEntitiesCsvDoes() throws IOException {
        Path posts = post("a.md", "---\ndate: 2009-03-04\n---\nWe saw AppShield; AppShield runs. Get AppShield.\n");
        post("b.md", "A VMware AppShield and DataKeeper; DataKeeper is VMware's, DataKeeper it is.\n");
        for (String formats : List.of("csv", "parquet")) {
            List<?> names = (List<?>) data(page(posts, "--format", formats)).get("newNames");
            assertThat(names)
                    .extracting(name -> ((Map<?, ?>) name).get("name") + " of "
                            + ((Map<?, ?>) name).get("vendor") + " in "
                            + ((Map<?, ?>) name).get("posts"))
                    .containsExactly("AppShield of VMware in 2", "DataKeeper of  in 1");
        }
    }

    @Test
    void isNotWrittenWhereItIsNotWanted() throws IOException {
        Path output = folder.resolve("output");
        Ran.tagwright("enrich", GOLDEN, "--output", output, "--models", MODELS, "--no-html");
        assertThat(output.resolve("posts.csv")).exists();
        assertThat(output.resolve("report.html")).doesNotExist();
    }
}
