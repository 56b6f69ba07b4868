package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and the committed reports say is what the program does. */
class DocumentedTest {

    private static final Path POSTS = Path.of("posts");
    private static final Path OUTPUT = Path.of("output");
    private static final Path README = Path.of("README.md");

    @TempDir
    private Path temporary;

    private record Ran(int code, String out, String err) {}

    private static Ran run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Ran(code, out.toString(), err.toString());
    }

    @Test
    void theSamplePostsGiveTheCommittedReportsByteForByte() throws IOException {
        Ran ran = run("enrich", POSTS.toString(), "--output", temporary.toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        try (Stream<Path> committed = Files.list(OUTPUT)) {
            List<Path> reports = committed.sorted().toList();
            assertThat(reports).hasSize(10);
            for (Path report : reports) {
                assertThat(temporary.resolve(report.getFileName()))
                        .as(report.toString())
                        .hasSameBinaryContentAs(report);
            }
        }
    }

    @Test
    void theReadmeShowsRowsOfTheCommittedReports() throws IOException {
        String readme = Files.readString(README);
        int shown = 0;
        for (String name : List.of("mentions.csv", "tags.csv")) {
            for (String row : Files.readAllLines(OUTPUT.resolve(name))) {
                shown += readme.contains("\n" + row + "\n") ? 1 : 0;
            }
        }
        assertThat(shown).isGreaterThan(8);
    }

    /** Each command line that the README shows for Tagwright's own commands, its example paths put in place. */
    static List<String> commandsOfTheReadme() throws IOException {
        List<String> commands = new ArrayList<>();
        boolean console = false;
        for (String line : Files.readAllLines(README)) {
            if (line.startsWith("```")) {
                console = line.equals("```console");
            } else if (console && line.startsWith("tagwright ")) {
                commands.add(line.substring("tagwright ".length()));
            }
        }
        return commands;
    }

    @ParameterizedTest
    @MethodSource("commandsOfTheReadme")
    void runsTheCommandsOfTheReadme(String command) {
        String[] args = command.replace("~/blog/content", "posts")
                .replace("~/blog/drafts/new-post.md", "posts/microblog/packet-capture.md")
                .replace("~/blog-reports", temporary.resolve("reports").toString())
                .split(" ");
        Ran ran = run(args);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("commandNames")
    void everyCommandStandsInTheReadme(String name) throws IOException {
        assertThat(Files.readString(README)).contains("`" + name);
    }

    static List<String> commandNames() {
        return Main.commandLine().getSubcommands().keySet().stream()
                .filter(name -> !name.equals("help"))
                .toList();
    }

    @Test
    void everyOptionOfEnrichStandsInTheReadme() throws IOException {
        String readme = Files.readString(README);
        Main.commandLine()
                .getSubcommands()
                .get("enrich")
                .getCommandSpec()
                .options()
                .forEach(option -> assertThat(readme).contains(option.longestName()));
    }

    @Test
    void everyColumnStandsInTheReadme() throws IOException {
        String readme = Files.readString(README);
        try (Stream<Path> reports = Files.list(OUTPUT)) {
            for (Path report : reports.toList()) {
                assertThat(readme).contains("**`" + report.getFileName() + "`**");
                if (!report.toString().endsWith(".csv")) {
                    continue;
                }
                for (String column : Files.readAllLines(report).get(0).split(",")) {
                    assertThat(readme).contains("`" + column + "`");
                }
            }
        }
    }
}
