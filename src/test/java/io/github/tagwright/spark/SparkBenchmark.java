package io.github.tagwright.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What Spark costs: the same records enriched by one process and by a cluster of a master and two workers, in processor
 * time, since machines have other work too. Of two numbers of records the smaller one says what starting up takes: what
 * the larger one takes beyond it is the time of posts once all is warm. The tables must be equal.
 *
 * <p>Tags are suggested from names; learning is the same work on one machine in both cases. Arguments: a folder, whose
 * posts come again and again; two numbers of records. Needs {@code target/tagwright.jar} and {@code target/spark}.
 */
public final class SparkBenchmark {

    private static final String NO_LEARN = "--no-learn";
    private static final int MILLISECONDS_BETWEEN_LOOKS = 100;

    private final Path work;
    private final PrintStream out;

    private SparkBenchmark(Path work, PrintStream out) {
        this.work = work;
        this.out = out;
    }

    /** Processor time of some processes. */
    private record Cost(int records, Duration cpu, Duration wall) {

        /** Records in a second of one processor, beyond those of another run. */
        double rateBeyond(Cost less) {
            return (records - less.records) / (seconds(cpu) - seconds(less.cpu));
        }

        double startUp(Cost less) {
            return seconds(less.cpu) - less.records / rateBeyond(less);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    public static void main(String[] args) throws Exception {
        Path work =
                Files.createTempDirectory(Path.of("target"), "spark-benchmark").toAbsolutePath();
        new SparkBenchmark(work, System.out)
                .run(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }

    private void run(Path posts, int few, int many) throws Exception {
        List<Cost> alone = new ArrayList<>();
        List<Cost> together = new ArrayList<>();
        for (int records : List.of(few, many)) {
            Path folder = Files.createDirectory(work.resolve("" + records));
            Path input = SampleRecords.write(folder.resolve("posts.jsonl"), posts, records, records);
            alone.add(say("one process", alone(input, records, folder.resolve("alone"))));
            together.add(say("cluster", together(input, records, folder)));
            for (String table : Csv.TABLES) {
                long rows = Csv.compare(
                        folder.resolve("alone").resolve(table + ".csv"),
                        folder.resolve("together").resolve(table));
                out.printf(Locale.ROOT, "  %s: %,d rows, equal%n", table, rows);
            }
        }
        double one = alone.get(1).rateBeyond(alone.get(0));
        double spark = together.get(1).rateBeyond(together.get(0));
        out.printf(
                Locale.ROOT,
                "Once warm, in a second of one processor: one process %.0f records, cluster %.0f (%.0f %%).%n"
                        + "Start-up: one process %.1f s, cluster %.1f s of processor time.%n",
                one,
                spark,
                100 * spark / one,
                alone.get(1).startUp(alone.get(0)),
                together.get(1).startUp(together.get(0)));
    }

    private Cost say(String what, Cost cost) {
        out.printf(
                Locale.ROOT,
                "%s: %,d records, %.1f s of processor time, %.1f s%n",
                what,
                cost.records,
                seconds(cost.cpu),
                seconds(cost.wall));
        return cost;
    }

    private Cost alone(Path input, int records, Path output) throws Exception {
        ProcessBuilder enrich = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                "target/tagwright.jar",
                "enrich",
                input.toString(),
                "--output",
                output.toString(),
                "--threads",
                "2",
                "--no-html",
                NO_LEARN,
                "--quiet");
        Process process = enrich.inheritIO().start();
        return cost(process, records, () -> List.of(process.toHandle()));
    }

    private Cost together(Path input, int records, Path folder) throws Exception {
        try (SparkProcesses spark = new SparkProcesses(folder)) {
            spark.startWorker("worker-1");
            spark.startWorker("worker-2");
            Process job = spark.submit(input, folder.resolve("together"), List.of(), "--sorted", NO_LEARN);
            Cost cost = cost(job, records, spark::living);
            if (job.exitValue() != 0) {
                throw new IOException(spark.said("submit"));
            }
            spark.said("submit")
                    .lines()
                    .filter(line -> line.startsWith("Ready"))
                    .forEach(out::println);
            return cost;
        }
    }

    /** Looks at processes again and again until one has ended. What they took after the last look is lost. */
    private static Cost cost(Process until, int records, Supplier<List<ProcessHandle>> processes) throws Exception {
        long start = System.nanoTime();
        Map<Long, Duration> cpu = new HashMap<>();
        boolean ended;
        do {
            ended = until.waitFor(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            for (ProcessHandle process : processes.get()) {
                process.info()
                        .totalCpuDuration()
                        .ifPresent(taken -> cpu.merge(process.pid(), taken, SparkBenchmark::longer));
            }
        } while (!ended);
        Duration sum = cpu.values().stream().reduce(Duration.ZERO, Duration::plus);
        return new Cost(records, sum, Duration.ofNanos(System.nanoTime() - start));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
