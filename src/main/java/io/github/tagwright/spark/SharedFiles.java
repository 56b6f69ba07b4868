package io.github.tagwright.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkFiles;

/** Brings files from the driver to every machine of a job. */
final class SharedFiles {

    private SharedFiles() {}

    /**
     * Makes a file or folder known to all machines.
     *
     * @param location a local file; a file or folder on any file system that Hadoop reads; a local folder that is at the
     *     same place on every machine; or the name of what {@code --files} or {@code --archives} brings
     * @return the name under which {@link #find} finds it
     * @throws FileNotFoundException if there is none
     */
    static String share(SparkContext spark, String location) throws IOException {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(location);
        boolean plain = path.toUri().getScheme() == null;
        if (plain && Files.isDirectory(Path.of(location))) {
            return Path.of(location).toAbsolutePath().toString();
        }
        if (plain && !Files.exists(Path.of(location)) && Files.exists(Path.of(SparkFiles.get(location)))) {
            return location;
        }
        String source = plain && Files.exists(Path.of(location))
                ? Path.of(location).toUri().toString()
                : location;
        FileSystem files = new org.apache.hadoop.fs.Path(source).getFileSystem(spark.hadoopConfiguration());
        if (!files.exists(new org.apache.hadoop.fs.Path(source))) {
            throw new FileNotFoundException("no such file or folder: " + location);
        }
        spark.addFile(source, true);
        return path.getName();
    }

    /** Where a shared file or folder is on this machine. */
    static Path find(String name) {
        Path path = Path.of(name);
        return path.isAbsolute() ? path : Path.of(SparkFiles.get(name));
    }
}
