package io.github.tagwright.spark;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A Spark cluster of processes on this machine, from the jars in {@code target/spark}, started by the very lines of
 * README.
 */
final class SparkProcesses implements AutoCloseable {

    static final Path HOME = Path.of("target/spark").toAbsolutePath();

    private static final String MASTER = "127.0.0.1:7077";
    private static final int MOST_SECONDS = 900;

    private final Path folder;
    private final String master;
    private final List<String> readme;
    private final List<Process> started = new ArrayList<>();

    SparkProcesses(Path folder) throws IOException {
        this.folder = folder;
        this.readme = readme();
        try (ServerSocket free = new ServerSocket(0)) {
            this.master = "127.0.0.1:" + free.getLocalPort();
        }
        String port = master.substring(master.indexOf(':') + 1);
        start("master", line("spark org.apache.spark.deploy.master").replace("7077", port) + " --webui-port 0");
        await(() -> logged("master", "I have been elected leader"), "the master");
    }

    /** The commands of README that try Spark. */
    private static List<String> readme() throws IOException {
        String all = Files.readString(Path.of("README.md"));
        int start = all.indexOf("mvn -q -f src/spark/pom.xml package\n");
        return all.substring(start, all.indexOf("```", start))
                .replace("\\\n", "")
                .lines()
                .toList();
    }

    /** The first of those lines that begins so, in the foreground. */
    private String line(String start) {
        return readme.stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("README lacks a line: " + start))
                .replaceFirst(" &$", "")
                .replace(MASTER, master);
    }

    /** Starts a worker with one core. */
    Process startWorker(String name) throws IOException {
        Process worker = start(
                name,
                line("spark org.apache.spark.deploy.worker") + " --webui-port 0 --work-dir " + folder.resolve(name));
        await(() -> logged(name, "Successfully registered with master"), name);
        return worker;
    }

    /**
     * Submits Tagwright's job.
     *
     * @param configuration of Spark, beside README's, each {@code name=value}
     */
    Process submit(Path input, Path output, List<String> configuration, String... options) throws IOException {
        String settings = configuration.stream().map(one -> " --conf " + one).collect(Collectors.joining());
        return start(
                "submit",
                line("spark org.apache.spark.deploy.SparkSubmit")
                                .replace(" --class", " --conf spark.ui.enabled=false" + settings + " --class")
                                .replace("--input posts", "--input " + input)
                                .replace("--output /tmp/reports", "--output " + output)
                        + " " + String.join(" ", options));
    }

    private Process start(String name, String line) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", line("export") + "\n" + line("spark()") + "\n" + line)
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile());
        builder.environment().put("SPARK_LOCAL_DIRS", folder.resolve("local").toString());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    /** What a process has said so far. */
    String said(String name) {
        try {
            return Files.readString(log(name));
        } catch (IOException nothingYet) {
            return "";
        }
    }

    private boolean logged(String name, String text) {
        return said(name).contains(text);
    }

    static void await(BooleanSupplier done, String what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited too long for " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException stop) {
                throw new AssertionError(stop);
            }
        }
    }

    /** All that has been started and lives. */
    List<ProcessHandle> living() {
        return started.stream().flatMap(process -> process.descendants()).toList();
    }

    /** Kills a process and what it has started. */
    static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        started.forEach(SparkProcesses::kill);
    }
}
