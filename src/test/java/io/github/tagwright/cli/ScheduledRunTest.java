package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scheduler sees of a run: exit code, summary, log, and what a stopped or killed run leaves to the next. */
class ScheduledRunTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");
    private static final String STATE = ".tagwright-state";

    @TempDir
    private Path folder;

    private Path posts;
    private Path output;

    @BeforeEach
    void writePosts() throws IOException {
        posts = Files.createDirectory(folder.resolve("posts"));
        output = folder.resolve("output");
        Files.writeString(posts.resolve("first.md"), "VMware ships ESX.\n");
    }

    private void writeMany() throws IOException {
        String post = "VMware ships ESX, and Cisco the Nexus 1000V. ".repeat(60);
        for (int i = 0; i < 1_000; i++) {
            Files.writeString(posts.resolve("post-" + i + ".md"), i + " " + post);
        }
    }

    private List<Object> args(Path into, Object... more) {
        List<Object> args = new ArrayList<>(List.of("enrich", posts, "--output", into, "--models", MODELS));
        args.addAll(List.of("--threads", "1", "--no-learn"));
        args.addAll(List.of(more));
        return args;
    }

    private Ran enrich(Object... more) {
        return Ran.tagwright(args(output, more).toArray());
    }

    private Process start(Object... more) throws IOException {
        // A shell lets what it runs in the background ignore SIGINT, and processes inherit that.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        args(output, more).forEach(arg -> command.add(arg.toString()));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err.txt").toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
    }

    private static Map<String, String> reports(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().equals(STATE)) {
                    contents.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return contents;
    }

    /** Waits until some posts of a run are kept for the next. */
    private void awaitCommits(Process run) throws IOException, InterruptedException {
        long before = Files.size(output.resolve(STATE));
        while (run.isAlive() && Files.size(output.resolve(STATE)) < before + 20_000) {
            assertThat(run.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private static int number(String summary, String field) {
        return Integer.parseInt(summary.replaceFirst("(?s).*\"" + field + "\":(\\d+).*", "$1"));
    }

    private void assertGoesOn() throws IOException {
        Ran next = enrich("--incremental", "--summary-json");
        assertThat(next.code()).as(next.err()).isZero();
        assertThat(number(next.out(), "posts")).isEqualTo(1_001);
        assertThat(number(next.out(), "kept")).isGreaterThanOrEqualTo(100);
        assertThat(number(next.out(), "worked") + number(next.out(), "kept")).isEqualTo(1_001);
        Path whole = folder.resolve("whole");
        assertThat(Ran.tagwright(args(whole).toArray()).code()).isZero();
        assertThat(reports(output)).isEqualTo(reports(whole));
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void aRunThatIsAskedToStopEndsCleanlyAndTheNextGoesOn(String signal, int code) throws Exception {
        assertThat(enrich("--incremental").code()).isZero();
        Map<String, String> earlier = reports(output);
        writeMany();
        Process run = start("--incremental", "--summary-json");
        awaitCommits(run);
        new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid())).start();

        assertThat(run.waitFor()).isEqualTo(code);
        assertThat(Files.readString(folder.resolve("err.txt")))
                .isEqualTo("tagwright: stopped; the reports in " + output
                        + " are as they were, and the next --incremental run goes on from here\n");
        assertThat(Files.readString(folder.resolve("out.txt"))).startsWith("{\"reason\":\"stopped\",");
        assertThat(reports(output)).isEqualTo(earlier);
        assertGoesOn();
    }

    @Test
    void aRunThatIsKilledLeavesWhatItHasDoneToTheNext() throws Exception {
        assertThat(enrich("--incremental").code()).isZero();
        writeMany();
        Process run = start("--incremental");
        try {
            awaitCommits(run);
            assertThat(enrich("--incremental"))
                    .isEqualTo(new Ran(2, "", "tagwright: another run is writing to " + output + "\n"));
        } finally {
            run.destroyForcibly().waitFor();
        }
        assertGoesOn();
    }

    @Test
    void tellsAProgramHowItEnded() throws IOException {
        Files.write(posts.resolve("second.md"), new byte[] {0});
        Files.writeString(posts.resolve("third.md"), "---\ndraft: true\n---\nESX\n");
        Ran ran = enrich("--summary-json", "--quiet");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().replaceAll("\\d+\\.\\d{3}", "0.1"))
                .isEqualTo("{\"reason\":\"problems\",\"worked\":2,\"kept\":0,\"posts\":2,\"drafts\":1,\"mentions\":2,"
                        + "\"entities\":2,\"posts_lacking_tags\":1,\"problems\":1,\"pairs_dropped\":false,"
                        + "\"taught_posts\":0,\"taught_tags\":0,\"seconds\":{\"find\":0.1,\"load\":0.1,\"learn\":0.1,"
                        + "\"work\":0.1,\"reports\":0.1,\"all\":0.1}}\n");

        Files.writeString(folder.resolve("file"), "");
        Ran failed = Ran.tagwright(
                args(folder.resolve("file/below"), "--summary-json").toArray());
        assertThat(failed.code()).isEqualTo(2);
        assertThat(failed.out()).startsWith("{\"reason\":\"set_up\",\"message\":");
        assertThat(failed.err()).hasLineCount(1);
    }

    @Test
    void logsObjectsToAProgram() throws IOException {
        enrich("--incremental");
        Files.writeString(output.resolve("posts.csv"), "edited");
        Ran ran = enrich("--incremental", "--log-format", "json");
        assertThat(ran.err().replaceAll("\"time\":\"[^\"]+Z\"", "\"time\":\"\""))
                .isEqualTo("{\"time\":\"\",\"level\":\"WARN\",\"logger\":\"tagwright\",\"message\":\"the reports in "
                        + output + " are not those that the state tells of and are made anew\"}\n");
    }
}
