package io.github.tagwright.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.github.tagwright.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints what {@code enrich --incremental} costs beside a whole run: on a folder of posts repeated, after one post in a
 * hundred has changed and after none has. First in processes of their own, start-up included, and again in such that compile
 * code once only ({@code -XX:TieredStopAtLevel=1}); then once warm: all in this one, incremental runs several times. Fails where the reports of a whole and an incremental run differ in a byte.
 */
public final class IncrementalBenchmark {

    private static final int POSTS = 20_000;
    private static final int CHANGED = 100;
    private static final int WARM_ROUNDS = 6;

    private final Path posts;
    private final List<Path> files = new ArrayList<>();
    private final Path whole;
    private final Path incremental;
    private int edits;

    private IncrementalBenchmark(Path work) {
        this.posts = work.resolve("posts");
        this.whole = work.resolve("whole");
        this.incremental = work.resolve("incremental");
    }

    /**
     * Measures; or, where {@code enrich} comes first, runs that command and prints its processor time.
     *
     * @param args the folder of posts, and to how many it is repeated (20,000)
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args[0].equals("enrich")) {
            run(args);
            System.out.println(processorNanos());
            return;
        }
        Path work = Files.createTempDirectory("tagwright-benchmark");
        try {
            var benchmark = new IncrementalBenchmark(work);
            benchmark.repeat(Path.of(args[0]), args.length > 1 ? Integer.parseInt(args[1]) : POSTS);
            System.out.printf("%-50s%10s%14s%10s%n", "", "seconds", "processor s", "ratio");
            benchmark.measure("processes", 1, command -> inItsOwnProcess(List.of(), command));
            benchmark.measure(
                    "compiled once", 1, command -> inItsOwnProcess(List.of("-XX:TieredStopAtLevel=1"), command));
            benchmark.measure("once warm", WARM_ROUNDS, Cost::ofThis);
        } finally {
            remove(work);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void repeat(Path folder, int count) throws IOException {
        List<Path> originals;
        try (Stream<Path> walk = Files.walk(folder)) {
            originals = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (int i = 0; i < count; i++) {
            Path original = originals.get(i % originals.size());
            Path copy = posts.resolve("copy" + i / originals.size()).resolve(folder.relativize(original));
            Files.createDirectories(copy.getParent());
            Files.copy(original, copy);
            files.add(copy);
        }
    }

    private void change() throws IOException {
        edits++;
        for (int i = edits % CHANGED; i < files.size(); i += CHANGED) {
            Files.writeString(
                    files.get(i), "\nChanged, " + edits + ": ESX beside Hyper-V.\n", StandardOpenOption.APPEND);
        }
    }

    /** A way to run a command. */
    private interface Runner {
        Cost run(String... command) throws IOException, InterruptedException;
    }

    /** What a run took. */
    private record Cost(double seconds, double processorSeconds) {

        static Cost ofThis(String... command) {
            long start = System.nanoTime();
            long processor = processorNanos();
            IncrementalBenchmark.run(command);
            return new Cost((System.nanoTime() - start) / 1e9, (processorNanos() - processor) / 1e9);
        }

        void print(String what, Cost all) {
            System.out.printf(
                    Locale.ROOT,
                    "%-50s%10.2f%14.2f%10.1f%n",
                    what,
                    seconds,
                    processorSeconds,
                    all.processorSeconds / processorSeconds);
        }
    }

    /** @param rounds of which the last is printed */
    private void measure(String where, int rounds, Runner runner) throws IOException, InterruptedException {
        String[] incrementally = command(incremental, "--incremental");
        Cost first = runner.run(incrementally);
        Cost changed = first;
        for (int round = 0; round < rounds; round++) {
            change();
            changed = runner.run(incrementally);
        }
        Cost all = runner.run(command(whole));
        compare();
        Cost unchanged = first;
        for (int round = 0; round < rounds; round++) {
            unchanged = runner.run(incrementally);
        }
        compare();
        all.print(where + ", whole run", all);
        first.print(where + ", first incremental run", all);
        changed.print(where + ", one post in " + CHANGED + " changed", all);
        unchanged.print(where + ", no post changed", all);
        remove(incremental);
    }

    private String[] command(Path output, String... more) {
        List<String> command = new ArrayList<>(List.of("enrich", posts.toString(), "--output", output.toString()));
        command.addAll(List.of("--no-learn", "--quiet"));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    private static void run(String... command) {
        int code = Main.run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), command);
        if (code > 1) {
            throw new IllegalStateException("enrich ended with exit code " + code);
        }
    }

    private static Cost inItsOwnProcess(List<String> options, String... command)
            throws IOException, InterruptedException {
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.addAll(options);
        java.addAll(List.of("-cp", System.getProperty("java.class.path"), IncrementalBenchmark.class.getName()));
        java.addAll(List.of(command));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(java)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("a process ended with exit code " + process.exitValue());
        }
        return new Cost((System.nanoTime() - start) / 1e9, Long.parseLong(printed.strip()) / 1e9);
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private void compare() throws IOException {
        try (Stream<Path> reports = Files.list(whole)) {
            for (Path report : reports.sorted().toList()) {
                if (Files.mismatch(report, incremental.resolve(report.getFileName())) >= 0) {
                    throw new IllegalStateException("not the same bytes: " + report.getFileName());
                }
            }
        }
    }
}
