package io.github.tagwright.spark;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A Spark cluster of processes on this machine, from the jars in {@code target/spark}. */
final class SparkProcesses implements AutoCloseable {

    static final Path HOME = Path.of("target/spark").toAbsolutePath();

    private static final String OPENS = "@" + Path.of("src/spark/opens").toAbsolutePath();
    private static final int MOST_SECONDS = 900;

    private final Path folder;
    private final String master;
    private final List<Process> started = new ArrayList<>();

    SparkProcesses(Path folder) throws IOException {
        this.folder = folder;
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        this.master = "spark://127.0.0.1:" + port;
        start(
                "master",
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "" + port,
                "--webui-port",
                "0");
        await(() -> logged("master", "I have been elected leader"), "the master");
    }

    /** Starts a worker with one core. */
    Process startWorker(String name) throws IOException {
        Process worker = start(
                name,
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                "127.0.0.1",
                "--webui-port",
                "0",
                "--cores",
                "1",
                "--memory",
                "512m",
                "--work-dir",
                folder.resolve(name).toString(),
                master);
        await(() -> logged(name, "Successfully registered with master"), name);
        return worker;
    }

    /** Submits Tagwright's job. */
    Process submit(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                master,
                "--executor-memory",
                "512m",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.sql.files.maxPartitionBytes=50000",
                "--conf",
                "spark.sql.shuffle.partitions=2",
                "--class",
                "io.github.tagwright.spark.Enrich",
                Path.of("target/tagwright.jar").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return start("submit", command.toArray(String[]::new));
    }

    private Process start(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                OPENS,
                "-cp",
                HOME.resolve("jars") + "/*"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile());
        builder.environment().put("SPARK_HOME", HOME.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
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
