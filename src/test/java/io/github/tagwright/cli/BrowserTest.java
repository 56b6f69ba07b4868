package io.github.tagwright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The report of the sample posts in the system's Chromium. Skipped, saying so, where there is none; {@code .ci/run}
 * installs it.
 */
class BrowserTest {

    private static final String SKIPPED =
            "no chromium with chromedriver on the PATH: the report was not tried in a browser";

    @TempDir
    private static Path folder;

    private static ChromeDriver browser;

    @BeforeAll
    static void start() {
        Optional<Path> chromium = onPath("chromium");
        Optional<Path> driver = onPath("chromedriver");
        assumeTrue(chromium.isPresent() && driver.isPresent(), SKIPPED);
        LoggingPreferences logged = new LoggingPreferences();
        logged.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toString());
        options.setCapability(ChromeOptions.LOGGING_PREFS, logged);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"));
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.get().toFile())
                        .build(),
                options);
        assertThat(Ran.tagwright("enrich", "posts", "--output", folder.resolve("samples"))
                        .code())
                .isZero();
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(entry -> Path.of(entry, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
    }

    @AfterEach
    void foundNothingToComplainOf() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    private static void open(Path report, int width, int height) {
        browser.manage().window().setSize(new Dimension(width, height));
        browser.get(report.toUri().toString());
    }

    private static void openSamples() {
        open(folder.resolve("samples/report.html"), 1280, 900);
    }

    private static WebElement find(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    /** What the page makes only after an event, within ten seconds. */
    private static WebElement findSoon(String selector) {
        browser.manage().timeouts().implicitlyWait(Duration.ofSeconds(10));
        try {
            return find(selector);
        } finally {
            browser.manage().timeouts().implicitlyWait(Duration.ZERO);
        }
    }

    private static List<WebElement> findAll(String selector) {
        return browser.findElements(By.cssSelector(selector));
    }

    private static List<String> texts(String selector) {
        return findAll(selector).stream().map(WebElement::getText).toList();
    }

    private static WebElement button(String place, String text) {
        return findAll(place + " button").stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + text + " in " + place));
    }

    /** Presses a button as someone without a mouse does. */
    private static void press(WebElement button) {
        button.sendKeys(Keys.ENTER);
    }

    /** Shows all rows of a sortable table and reads their cells. */
    private static List<List<String>> rows(String place) {
        browser.executeScript("new DataTable.Api(arguments[0]).page.len(-1).draw()", place + " table");
        return cells(place + " tbody tr");
    }

    @SuppressWarnings("unchecked")
    private static List<List<String>> cells(String rows) {
        return (List<List<String>>) browser.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(row => [...row.cells].map(cell => cell.textContent))",
                rows);
    }

    private static List<CSVRecord> csv(String name) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(folder.resolve("samples").resolve(name), UTF_8, format)) {
            return parser.getRecords();
        }
    }

    private static int figure(String text) {
        return Integer.parseInt(text.replaceAll("\\D", ""));
    }

    @Test
    void countsWhatTheCsvFilesCount() throws IOException {
        openSamples();
        Map<String, Integer> figures = new LinkedHashMap<>();
        for (WebElement figure : findAll("#figures > div")) {
            figures.put(
                    figure.findElement(By.tagName("dt")).getText(),
                    figure(figure.findElement(By.tagName("dd")).getText()));
        }
        List<CSVRecord> posts = csv("posts.csv");
        assertThat(figures)
                .containsEntry("posts", posts.size())
                .containsEntry(
                        "mentions of vendors and products", csv("mentions.csv").size())
                .containsEntry("vendors named", count(csv("entities.csv"), "type", "VENDOR"))
                .containsEntry("products named", count(csv("entities.csv"), "type", "PRODUCT"))
                .containsEntry("posts without a tag", count(posts, "tags", ""))
                .containsEntry("posts that lack a suggested tag", posts.size() - count(posts, "missing_tags", ""))
                .containsEntry("problems", csv("problems.csv").size());
    }

    private static int count(List<CSVRecord> rows, String column, String value) {
        return (int) rows.stream().filter(row -> row.get(column).equals(value)).count();
    }

    @Test
    void listsTheNamesOfEntitiesCsv() throws IOException {
        openSamples();
        List<List<String>> expected = new ArrayList<>();
        for (CSVRecord name : csv("entities.csv")) {
            expected.add(List.of(
                    name.get("name") + name.get("type").toLowerCase(Locale.ROOT),
                    name.get("vendor"),
                    name.get("posts"),
                    name.get("mentions"),
                    name.get("first_date"),
                    name.get("last_date")));
        }
        List<List<String>> shown =
                rows("#names-table").stream().map(row -> row.subList(0, 6)).toList();
        assertThat(shown).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void chartsTheMentionsOfMentionsCsv() throws IOException {
        openSamples();
        Map<String, String> years = new LinkedHashMap<>();
        for (CSVRecord post : csv("posts.csv")) {
            years.put(post.get("post"), post.get("date").split("-")[0]);
        }
        Map<String, Integer> expected = new TreeMap<>();
        Map<String, Integer> totals = new TreeMap<>();
        for (CSVRecord mention : csv("mentions.csv")) {
            String year = years.get(mention.get("post"));
            String vendor = mention.get("vendor").isEmpty() ? mention.get("name") : mention.get("vendor");
            expected.merge(vendor + " " + year, 1, Integer::sum);
            totals.merge(year, 1, Integer::sum);
        }
        press(button("#voices-controls", "Mentions"));
        press(find("#voices-table").findElement(By.xpath("../summary")));
        List<String> head = texts("#voices-table thead th");
        List<List<String>> rows = cells("#voices-table tbody tr");
        assertThat(head).hasSize(10).contains("VMware", "Microsoft").endsWith("All others", "Mentions in all");
        assertThat(rows).hasSizeGreaterThan(15);
        for (List<String> row : rows) {
            int others = figure(row.get(9));
            for (int i = 1; i < 8; i++) {
                int mentions = row.get(i).equals("–") ? 0 : figure(row.get(i));
                assertThat(mentions)
                        .as(head.get(i) + " in " + row.get(0))
                        .isEqualTo(expected.getOrDefault(head.get(i) + " " + row.get(0), 0));
                others -= mentions;
            }
            assertThat(figure(row.get(8))).isEqualTo(others);
            assertThat(figure(row.get(9))).isEqualTo(totals.getOrDefault(row.get(0), 0));
        }
    }

    @Test
    void comparesTheTagsOfPostsCsv() throws IOException {
        openSamples();
        Map<String, int[]> counts = new TreeMap<>();
        for (CSVRecord post : csv("posts.csv")) {
            List<String> columns = List.of("tags", "suggested_tags", "missing_tags");
            for (int i = 0; i < columns.size(); i++) {
                for (String tag : tags(post, columns.get(i))) {
                    counts.computeIfAbsent(tag, key -> new int[3])[i]++;
                }
            }
        }
        List<List<String>> expected = new ArrayList<>();
        counts.forEach((tag, n) -> expected.add(List.of(tag, "" + n[0], "" + n[1], "" + n[2])));
        List<List<String>> shown =
                rows("#tags-table").stream().map(row -> row.subList(0, 4)).toList();
        assertThat(shown).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> tags(CSVRecord post, String column) {
        return post.get(column).isEmpty() ? List.of() : List.of(post.get(column).split("; "));
    }

    @Test
    void showsForEachPostWhatItHasAndLacks() throws IOException {
        openSamples();
        List<List<String>> shown = rows("#posts-table");
        for (CSVRecord post : csv("posts.csv")) {
            String title = post.get("title").isEmpty() ? post.get("post") : post.get("title");
            List<String> row = shown.stream()
                    .filter(candidate -> candidate.get(0).equals(title))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.get(2)).isEqualTo(chips(tags(post, "tags")));
            assertThat(row.get(3).replaceAll(" \\d+%", "")).isEqualTo(chips(tags(post, "suggested_tags")));
            assertThat(row.get(4).replaceAll(" \\d+%", "")).isEqualTo(chips(tags(post, "missing_tags")));
        }
    }

    private static String chips(List<String> tags) {
        return tags.isEmpty() ? "none" : String.join("", tags);
    }

    @Test
    void sortsAndSearchesAndFilters() {
        openSamples();
        WebElement date = find("#posts-table th.date-cell .dt-column-order");
        List<String> newestFirst = texts("#posts-table tbody td.date-cell");
        assertThat(newestFirst).isSortedAccordingTo(Comparator.reverseOrder());
        press(date);
        assertThat(find("#posts-table th.date-cell").getDomAttribute("aria-sort"))
                .isEqualTo("ascending");
        assertThat(texts("#posts-table tbody td.date-cell")).isSorted().isNotEqualTo(newestFirst);

        press(button("#posts-table", "No tag yet"));
        assertThat(rows("#posts-table")).isNotEmpty().allMatch(row -> row.get(2).equals("none"));
        press(button("#posts-table", "All"));
        find("#posts-table .dt-search input").sendKeys("PostgreSQL 1");
        assertThat(texts("#posts-table tbody .toggle"))
                .containsExactlyInAnyOrder("Logical replication in PostgreSQL 10", "PostgreSQL 18: a first look");

        press(button("#names-table", "Vendors"));
        find("#names-table .dt-search input").sendKeys("vmw");
        assertThat(cells("#names-table tbody tr"))
                .hasSize(1)
                .allMatch(row -> row.get(0).equals("VMwarevendor"));
    }

    @Test
    void givesTheReasonInThePostsOwnSentence() {
        openSamples();
        find("#posts-table .dt-search input").sendKeys("Addressing virtual security");
        WebElement toggle = find("#posts-table .toggle");
        press(toggle);
        assertThat(toggle.getDomAttribute("aria-expanded")).isEqualTo("true");
        assertThat(texts("#posts-table .why blockquote"))
                .anySatisfy(quote -> assertThat(quote).contains("VMware").endsWith("."));
        assertThat(texts("#posts-table .why mark")).contains("VMware");
        press(toggle);
        assertThat(findAll("#posts-table .why")).isEmpty();
    }

    @Test
    void opensThePostsBehindAPoint() throws IOException {
        openSamples();
        Map<String, String> dates = new LinkedHashMap<>();
        csv("posts.csv").forEach(post -> dates.put(post.get("post"), post.get("date")));
        List<String> behind = csv("mentions.csv").stream()
                .filter(mention -> mention.get("name").equals("VMware")
                        || mention.get("vendor").equals("VMware"))
                .map(mention -> mention.get("post"))
                .filter(post -> dates.get(post).startsWith("2007"))
                .distinct()
                .toList();
        press(find("#voices-table").findElement(By.xpath("../summary")));
        press(find("button[aria-label^='VMware in 2007']"));
        assertThat(find("#sheet-title").getText()).isEqualTo("VMware, 2007");
        assertThat(findAll("#sheet details")).hasSameSizeAs(behind);
        press(find("#sheet details summary"));
        assertThat(behind).contains(findSoon("#sheet details code").getText());

        press(button("#sheet", "See the products of VMware"));
        assertThat(find("#sheet").isDisplayed()).isFalse();
        assertThat(texts("#voices-legend button")).contains("ESX", "VMware (the name)");
    }

    @Test
    void opensThePostsUnderThePointer() {
        openSamples();
        WebElement chart = find("#voices-chart svg");
        browser.executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", chart);
        new Actions(browser)
                .moveToElement(chart, -chart.getSize().width * 2 / 5, chart.getSize().height / 2 - 34)
                .perform();
        String hint = find("#tip strong").getText();
        assertThat(hint).matches(".+, 20\\d\\d");
        new Actions(browser).click().perform();
        assertThat(find("#sheet-title").getText()).isEqualTo(hint);
        new Actions(browser).sendKeys(Keys.ESCAPE).perform();
        assertThat(find("#sheet").isDisplayed()).isFalse();
    }

    @Test
    void picksTheNamesOfTheChart() {
        openSamples();
        int layers = findAll("#voices-chart .layer").size();
        assertThat(find("#voices-legend").getText()).doesNotContain("Citrix");
        press(button("#voices-legend", "VMware"));
        assertThat(findAll("#voices-chart .layer")).hasSize(layers - 1);
        find("#voices-controls input[type=search]").sendKeys("Citrix");
        assertThat(find("#voices-legend").getText()).contains("Citrix");
        assertThat(findAll("#voices-chart .layer")).hasSize(layers);
    }

    @Test
    void looksCloserAtTheCompanyOfOneName() throws IOException {
        openSamples();
        find("#together-controls input[type=search]").sendKeys("VMware");
        assertThat(find("#company h3").getText()).isEqualTo("The company that VMware keeps");
        Map<String, String> names = new LinkedHashMap<>();
        csv("entities.csv").forEach(name -> names.put(name.get("entity"), name.get("name")));
        Map<String, String> posts = new LinkedHashMap<>();
        for (CSVRecord pair : csv("cooccurrence.csv")) {
            if (pair.get("entity_a").equals("vmware")) {
                posts.put(names.get(pair.get("entity_b")), pair.get("posts"));
            } else if (pair.get("entity_b").equals("vmware")) {
                posts.put(names.get(pair.get("entity_a")), pair.get("posts"));
            }
        }
        List<WebElement> ties = findAll("#company .tie");
        assertThat(ties).hasSize(10);
        for (WebElement tie : ties) {
            String name = tie.findElement(By.tagName("button")).getText();
            assertThat(figure(tie.findElement(By.className("rod")).getText()) + "")
                    .isEqualTo(posts.get(name));
        }
        press(ties.get(0).findElement(By.tagName("button")));
        assertThat(findAll("#sheet details")).isNotEmpty();
    }

    @Test
    void fitsAPhone() {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
        try {
            browser.get(folder.resolve("samples/report.html").toUri().toString());
            assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                    .isEqualTo(390L);
            assertThat(
                            (List<?>)
                                    browser.executeScript(
                                            "return [...document.querySelector('#posts-table tbody tr').cells].map(cell => getComputedStyle(cell, '::before').content)"))
                    .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                    .contains("\"Has\"", "\"Suggested\"", "\"Lacks\"");
        } finally {
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    /** Breaches of WCAG and of good practice that axe finds in what is shown now. */
    private static List<?> breaches() throws IOException {
        try (InputStream axe = BrowserTest.class.getResourceAsStream("/axe.min.js")) {
            browser.executeScript(new String(axe.readAllBytes(), UTF_8));
        }
        return (List<?>) browser.executeAsyncScript("const done = arguments[0]; axe.run(document).then(found =>"
                + " done(found.violations.flatMap(one => one.nodes.map(node => one.id + ': ' + node.html))))");
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "390, dark"})
    void keepsNobodyFromUsingIt(int width, String scheme) throws IOException {
        browser.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        try {
            browser.get(folder.resolve("samples/report.html").toUri().toString());
            browser.executeScript("document.querySelectorAll('details').forEach(details => details.open = true)");
            press(find("#posts-table .toggle"));
            assertThat(breaches()).isEmpty();
            press(find("#names-table button.link"));
            press(find("#sheet summary"));
            assertThat(breaches()).isEmpty();
        } finally {
            browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void goesBackToWhereASheetWasOpened() {
        openSamples();
        WebElement name = find("#names-table button.link");
        press(name);
        assertThat(browser.switchTo().activeElement().getText()).isEqualTo(name.getText());
        new Actions(browser).sendKeys(Keys.ESCAPE).perform();
        assertThat(browser.switchTo().activeElement()).isEqualTo(name);
    }

    @Test
    void showsHostileTextsAsTheyAre() throws IOException {
        String hostile = "<img src=x onerror=document.title='hit'>";
        String title = "</script><script>document.title='hit'</script><b>ESX</b>";
        Path posts = Files.createDirectories(folder.resolve("hostile"));
        for (int i = 0; i < 2; i++) {
            Files.writeString(
                    posts.resolve(i + "<i>.md"),
                    "---\ntitle: \"" + title + "\"\ndate: 201" + i + "-05-06\ntags: [\"" + hostile
                            + "\", \"=cmd()\"]\n---\nEvilcorp ships the Badserver with ESX by VMware, \\" + hostile
                            + ", AT&amp;T says.\n");
        }
        Files.writeString(posts.resolve("<svg onload=alert(1)>.md"), "---\ntitle: [open\n---\n");
        Path models = copyOfModels();
        Files.writeString(
                models.resolve("gazetteer/hostile.yaml"),
                "vendors:\n  - {id: evilcorp, name: \"" + hostile + "\", aliases: [Evilcorp]}\n"
                        + "products:\n  - {id: badserver, name: \"Badserver " + hostile
                        + "\", vendor: evilcorp, kind: server, aliases: [Badserver]}\n");
        Ran.tagwright("enrich", posts, "--output", folder.resolve("hostile-output"), "--models", models);
        open(folder.resolve("hostile-output/report.html"), 1280, 900);
        assertThat(texts("#posts-table .toggle")).contains(title);
        assertThat(texts("#posts-table .chip")).contains(hostile, "=cmd()");
        assertThat(texts("#names-table .link")).contains(hostile, "Badserver " + hostile);
        assertThat(texts("#voices-legend button")).contains(hostile);
        assertThat(texts("#problems-table code")).contains("<svg onload=alert(1)>.md");
        find("#posts-table .dt-search input").sendKeys("<b>esx");
        assertThat(findAll("#posts-table .toggle")).hasSize(2);
        browser.executeScript("""
                document.querySelectorAll('details').forEach(details => details.open = true);
                for (const target of document.querySelectorAll('.reach, .cell, .layer'))
                  target.dispatchEvent(new PointerEvent('pointermove', {bubbles: true, clientX: 300, clientY: 300}));
                for (const button of document.querySelectorAll('main button')) {
                  if (button.isConnected) button.click();
                  document.querySelectorAll('#sheet summary').forEach(summary => summary.click());
                }
                for (const input of document.querySelectorAll('main input[list]')) {
                  input.value = input.list.options[0].value;
                  input.dispatchEvent(new Event('input'));
                }
                """);
        assertThat(browser.getTitle()).isEqualTo("What this archive talks about");
        assertThat(findAll("body img, main script, dialog script, body b, body i:not(:empty), body svg[onload]"))
                .isEmpty();
    }

    private static Path copyOfModels() throws IOException {
        Path from = Path.of("src/test/resources/golden/models");
        Path to = folder.resolve("hostile-models");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    @Test
    void saysWhatIsNotThere() throws IOException {
        Path posts = Files.createDirectories(folder.resolve("bare"));
        Files.writeString(posts.resolve("a.md"), "Nothing to name here, and no date.\n");
        Ran.tagwright("enrich", posts, "--output", folder.resolve("bare-output"));
        open(folder.resolve("bare-output/report.html"), 1280, 900);
        assertThat(find("#months").getText()).isEqualTo("No post has a date.");
        assertThat(find("#voices-chart").getText()).isEqualTo("No post with a date mentions a name.");
        assertThat(find("#together-chart").getText()).isEqualTo("No two names stand in one post.");
        assertThat(find("#problems-table").getText()).startsWith("None");
        assertThat(texts("details.data > summary")).containsOnly("", "The coverage as a table");
        assertThat(findAll("main > section")).hasSize(7).allMatch(WebElement::isDisplayed);
    }
}
