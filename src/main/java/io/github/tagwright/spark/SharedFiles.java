package io.github.tagwright.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * A file or folder of the driver's for every machine of a job. It goes there as a broadcast and not by
 * {@code SparkContext.addFile}: an executor of Spark 4 keeps what that brings in a folder of the session, where
 * {@code SparkFiles} does not look. Equal where name and contents are. Immutable, safe to share between threads.
 */
final class SharedFiles implements Serializable {

    /**
     * Makes something of a file or folder.
     *
     * @param <T> what is made
     */
    @FunctionalInterface
    interface Loader<T> {

        /** @param path there only until this returns */
        T load(Path path) throws IOException;
    }

    private final String name;
    private final String digest;
    private final Broadcast<TreeMap<String, byte[]>> contents;

    private SharedFiles(SparkContext spark, String name, TreeMap<String, byte[]> contents) {
        this.name = name;
        this.digest = digest(contents);
        this.contents = JavaSparkContext.fromSparkContext(spark).broadcast(contents);
    }

    /** A file with these contents. */
    static SharedFiles of(SparkContext spark, String name, byte[] contents) {
        return new SharedFiles(spark, name, new TreeMap<>(Map.of("", contents)));
    }

    /**
     * Reads a file or folder.
     *
     * @param location on the driver; on any file system that Hadoop reads; or the name of what {@code --files} or
     *     {@code --archives} brings
     * @throws FileNotFoundException if there is none
     */
    static SharedFiles read(SparkContext spark, String location) throws IOException {
        org.apache.hadoop.fs.Path given = path(location);
        FileSystem files = given.getFileSystem(spark.hadoopConfiguration());
        org.apache.hadoop.fs.Path root = files.makeQualified(given);
        if (!files.exists(root)) {
            throw new FileNotFoundException("no such file or folder: " + location);
        }
        TreeMap<String, byte[]> contents = new TreeMap<>();
        RemoteIterator<LocatedFileStatus> inside = files.listFiles(root, true);
        while (inside.hasNext()) {
            org.apache.hadoop.fs.Path file = inside.next().getPath();
            try (InputStream in = files.open(file)) {
                contents.put(root.toUri().relativize(file.toUri()).getPath(), in.readAllBytes());
            }
        }
        return new SharedFiles(spark, root.getName(), contents);
    }

    private static org.apache.hadoop.fs.Path path(String location) {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(location);
        if (path.toUri().getScheme() != null) {
            return path;
        }
        for (Path local : new Path[] {Path.of(location), Path.of(SparkFiles.get(location))}) {
            if (Files.exists(local)) {
                return new org.apache.hadoop.fs.Path(local.toUri());
            }
        }
        return path;
    }

    private static String digest(TreeMap<String, byte[]> contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            contents.forEach((name, bytes) -> {
                digest.update((name + '\0' + bytes.length + '\0').getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Loads from a copy on this machine. */
    <T> T load(Loader<T> loader) throws IOException {
        Path folder = Files.createTempDirectory("tagwright");
        try {
            Path copy = folder.resolve(name);
            for (Map.Entry<String, byte[]> file : contents.value().entrySet()) {
                Path place = copy.resolve(file.getKey());
                Files.createDirectories(place.getParent());
                Files.write(place, file.getValue());
            }
            return loader.load(copy);
        } finally {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SharedFiles files && name.equals(files.name) && digest.equals(files.digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }
}
