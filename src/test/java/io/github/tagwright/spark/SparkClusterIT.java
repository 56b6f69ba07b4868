package io.github.tagwright.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job on a master and two workers that are processes of their own. */
class SparkClusterIT {

    private static final int RECORDS = 540;
    private static final int TAGGED = 72;

    private static final List<String> MANY_SMALL_PARTS =
            List.of("spark.sql.files.maxPartitionBytes=50000", "spark.sql.shuffle.partitions=2");

    @TempDir
    private Path folder;

    @Test
    void aWorkerThatDiesInTheMiddleChangesNothing() throws Exception {
        Path records = SampleRecords.write(folder.resolve("posts.jsonl"), RECORDS, TAGGED);
        Files.writeString(records, "{\"id\": \"post-empty\", \"title\": \"\"}\n", StandardOpenOption.APPEND);
        Path alone = folder.resolve("alone");
        Path together = folder.resolve("together");
        enrich(records, alone);

        try (SparkProcesses spark = new SparkProcesses(folder)) {
            spark.startWorker("worker-1");
            Process victim = spark.startWorker("worker-2");
            Process job = spark.submit(records, together, MANY_SMALL_PARTS, "--sorted");
            SparkProcesses.await(
                    () -> tasksDone(together.resolve("enriched")) > 1 || !job.isAlive(), "the first posts");
            assertThat(job.isAlive()).as(spark.said("submit")).isTrue();
            assertThat(victim.descendants())
                    .as("processes")
                    .anyMatch(process ->
                            process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"));
            SparkProcesses.kill(victim);

            assertThat(job.waitFor(10, TimeUnit.MINUTES))
                    .as(spark.said("submit"))
                    .isTrue();
            assertThat(job.exitValue()).as(spark.said("submit")).isZero();
            assertThat(spark.said("submit")).contains("Lost executor");
        }

        for (String table : Csv.TABLES) {
            assertThat(Csv.parts(together.resolve(table))).as(table).isEqualTo(Csv.rows(alone.resolve(table + ".csv")));
        }
        assertThat(Csv.parts(together.resolve("posts"))).hasSize(RECORDS + 2);
        assertThat(Csv.parts(together.resolve("problems"))).hasSize(2);
    }

    /** Parts of a dataset that are written but not yet in place. */
    private static long tasksDone(Path dataset) {
        Path tasks = dataset.resolve("_temporary/0");
        if (!Files.exists(tasks)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(tasks)) {
            return files.filter(file -> file.getFileName().toString().startsWith("task_"))
                    .count();
        } catch (IOException inPlaceByNow) {
            return 0;
        }
    }

    private void enrich(Path records, Path output) {
        StringWriter said = new StringWriter();
        int code = Main.run(
                new PrintWriter(said),
                new PrintWriter(said),
                "enrich",
                records.toString(),
                "--output",
                output.toString(),
                "--no-html",
                "--cache",
                folder.resolve("cache").toString());
        assertThat(code).as(said.toString()).isEqualTo(1);
    }

    @Test
    void theJarHoldsNoClassThatSparkHasToo() throws IOException {
        Set<String> spark = new TreeSet<>();
        try (Stream<Path> jars = Files.list(SparkProcesses.HOME.resolve("jars"))) {
            for (Path jar : jars.toList()) {
                spark.addAll(classes(jar));
            }
        }
        Set<String> both = classes(Path.of("target/tagwright.jar"));
        both.retainAll(spark);

        assertThat(spark).hasSizeGreaterThan(10_000);
        assertThat(both).allMatch(name -> name.startsWith("org/slf4j/"));
    }

    private static Set<String> classes(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.contains("module-info"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
