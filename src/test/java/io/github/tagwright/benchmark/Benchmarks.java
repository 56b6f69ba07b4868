package io.github.tagwright.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Prints how fast Tagwright is on a folder of posts: first each stage by itself on one thread once warm (JMH), then
 * whole processes with 1, 2, … threads on the folder repeated, start-up included.
 */
public final class Benchmarks {

    private static final int PROCESS_POSTS = 10_000;

    private Benchmarks() {}

    /** @param args the folder of posts */
    public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
        Path folder = Path.of(args.length > 0 ? args[0] : "posts").toAbsolutePath();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        stages(folder, files.size(), bytes);
        processes(folder, files, bytes);
    }

    private static void stages(Path folder, int posts, long bytes) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(StageBenchmark.class.getSimpleName())
                .param("folder", folder.toString())
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(5))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(5))
                .build();
        var results = new Runner(options).run();
        System.out.printf("%nOne thread, warm, %,d posts, %.1f MB%n", posts, bytes / 1e6);
        System.out.printf("%-10s%12s%12s%10s%n", "stage", "us/post", "posts/s", "MB/s");
        for (RunResult result : results) {
            String stage = result.getParams().getBenchmark().replaceFirst(".*\\.", "");
            double microsPerPost = result.getPrimaryResult().getScore() / posts;
            System.out.printf(
                    Locale.ROOT,
                    "%-10s%12.1f%12.0f%10.1f%n",
                    stage,
                    microsPerPost,
                    1e6 / microsPerPost,
                    bytes / (microsPerPost * posts));
        }
    }

    private static void processes(Path folder, List<Path> files, long bytes) throws IOException, InterruptedException {
        int copies = Math.max(1, PROCESS_POSTS / Math.max(1, files.size()));
        Path work = Files.createTempDirectory("tagwright-benchmark");
        try {
            for (int copy = 0; copy < copies; copy++) {
                for (Path file : files) {
                    Path target = work.resolve("posts").resolve("copy" + copy).resolve(folder.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
            int posts = copies * files.size();
            System.out.printf(
                    "%nWhole processes, %,d posts, %.1f MB, start-up and reports included%n",
                    posts, copies * bytes / 1e6);
            System.out.printf("%-10s%12s%12s%10s%n", "threads", "seconds", "posts/s", "MB/s");
            for (int threads = 1; threads <= Runtime.getRuntime().availableProcessors(); threads *= 2) {
                double seconds = process(work, threads);
                System.out.printf(
                        Locale.ROOT,
                        "%-10d%12.2f%12.0f%10.1f%n",
                        threads,
                        seconds,
                        posts / seconds,
                        copies * bytes / seconds / 1e6);
            }
        } finally {
            remove(work);
        }
    }

    private static double process(Path work, int threads) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.github.tagwright.cli.Main",
                        "enrich",
                        work.resolve("posts").toString(),
                        "--output",
                        work.resolve("output").toString(),
                        "--threads",
                        Integer.toString(threads),
                        "--quiet")
                .inheritIO()
                .start();
        int code = process.waitFor();
        if (code > 1) {
            throw new IOException("enrich ended with exit code " + code);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
