package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.Models;
import io.github.tagwright.report.ReportFormat;
import io.github.tagwright.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of the program in processes of their own. */
class KilledRunTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");

    @TempDir
    private Path folder;

    private Process start(Object... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        for (Object arg : args) {
            command.add(arg.toString());
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed.txt").toFile())
                .start();
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private static List<Path> workingFolders(Path output) throws IOException {
        try (Stream<Path> files = Files.list(output)) {
            return files.filter(Files::isDirectory).toList();
        }
    }

    private static long rowsWritten(Path output) throws IOException {
        long bytes = 0;
        for (Path working : workingFolders(output)) {
            Path mentions = working.resolve("mentions.csv");
            bytes += Files.exists(mentions) ? Files.size(mentions) : 0;
        }
        return bytes;
    }

    @Test
    void leavesTheEarlierReportsWholeAndTheNextRunCleansUp() throws Exception {
        Path posts = Files.createDirectory(folder.resolve("posts"));
        Path output = folder.resolve("output");
        Files.writeString(posts.resolve("first.md"), "VMware ships ESX.\n");
        Object[] args = {"enrich", posts, "--output", output, "--models", MODELS, "--threads", "1"};
        assertThat(Ran.tagwright(args).code()).isZero();
        Map<String, String> earlier = files(output);
        String post = "VMware ships ESX, and Cisco the Nexus 1000V. ".repeat(200);
        for (int i = 0; i < 3_000; i++) {
            Files.writeString(posts.resolve("post-" + i + ".md"), post);
        }

        Process run = start(args);
        try {
            while (run.isAlive() && rowsWritten(output) == 0) {
                assertThat(run.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
            }
            Ran second = Ran.tagwright(args);
            assertThat(second)
                    .isEqualTo(
                            new Ran(2, "", "tagwright: another run is writing to " + output + System.lineSeparator()));
        } finally {
            run.destroyForcibly().waitFor();
        }

        assertThat(workingFolders(output)).hasSize(1);
        Map<String, String> after = files(output);
        assertThat(after).containsAllEntriesOf(earlier);
        assertThat(after.keySet()).anyMatch(name -> name.endsWith("mentions.csv") && name.startsWith("."));

        try (Stream<Path> files = Files.list(posts)) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("post-"))
                    .toList()) {
                Files.delete(file);
            }
        }
        assertThat(Ran.tagwright(args).code()).isZero();
        assertThat(files(output)).isEqualTo(earlier);
    }

    @Test
    void leavesTheEarlierReportsWholeWhenItFails() throws IOException {
        Path output = folder.resolve("output");
        Files.createDirectory(output);
        Files.writeString(output.resolve("posts.csv"), "earlier");
        Models models = Models.load(Path.of("src/test/resources/golden/models"));
        try (Reports reports = new Reports(
                output,
                models.gazetteer().types(),
                models::newNames,
                Set.of(ReportFormat.CSV),
                true,
                true,
                Optional.empty())) {
            assertThat(workingFolders(output)).hasSize(1);
        }
        assertThat(files(output)).isEqualTo(Map.of("posts.csv", "earlier"));
    }

    @Test
    void printsToItsOwnStreamsAndEndsWithTheCode() throws Exception {
        Process version = start("--version");
        assertThat(version.waitFor()).isZero();
        assertThat(Files.readString(folder.resolve("printed.txt"))).startsWith("tagwright ");
        assertThat(start("enrich").waitFor()).isEqualTo(2);
        Path broken = Files.writeString(folder.resolve("broken.md"), "---\ntitle: [open\n---\nESX 🐳\n");
        assertThat(start("enrich", broken, "--output", folder.resolve("out"), "--models", MODELS, "--quiet")
                        .waitFor())
                .isEqualTo(1);
        assertThat(folder.resolve("printed.txt")).isEmptyFile();
    }
}
