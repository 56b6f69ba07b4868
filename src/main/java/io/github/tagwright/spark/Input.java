package io.github.tagwright.spark;

import static org.apache.spark.sql.functions.col;

import io.github.tagwright.bulk.ExportFormat;
import io.github.tagwright.post.Unread;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A dataset with posts in its rows, and how they are found there.
 *
 * @param <T> a row
 */
record Input<T>(Dataset<T> rows, PostSource<T> source) {

    private static final StructType FILE =
            new StructType().add("name", DataTypes.StringType, false).add("path", DataTypes.StringType, false);

    private static final int PARTS_PER_CORE = 4;

    /** What an archive is written in. */
    enum Format {
        /** A JSON object a line. */
        JSONL,
        /** Rows with a column for each field. */
        PARQUET,
        /** A post a line. */
        TEXT,
        /** Files that are posts. */
        FILES,
        /** WordPress exports. */
        WXR,
        /** Tables with a header. */
        CSV,
        /** Packed sites. */
        TAR,
        /** Packed sites. */
        ZIP
    }

    /** The format of a file or folder of this name. */
    static Format guess(String location) {
        String name = location.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "jsonl", "ndjson", "json" -> Format.JSONL;
            case "parquet" -> Format.PARQUET;
            case "xml", "wxr" -> Format.WXR;
            case "csv" -> Format.CSV;
            case "tar", "tgz" -> Format.TAR;
            case "zip" -> Format.ZIP;
            default -> Format.FILES;
        };
    }

    /**
     * Opens an archive.
     *
     * @param location a file or folder on any file system that Hadoop reads, or a glob
     * @throws IOException if there is none
     */
    static Input<?> open(SparkSession spark, String location, Format format) throws IOException {
        Path path = new Path(location);
        FileSystem files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
        FileStatus[] found = files.globStatus(path);
        if (found == null || found.length == 0) {
            throw new FileNotFoundException("no such file or folder: " + location);
        }
        return switch (format) {
            case JSONL -> lines(spark, location, LineRows.JSON);
            case TEXT -> lines(spark, location, LineRows.TEXT);
            case PARQUET -> new Input<>(spark.read().parquet(location), new RecordRows());
            case FILES -> files(spark, FileRows.list(files, found[0].getPath()));
            case WXR, CSV, TAR, ZIP -> exports(spark, files, found, ExportFormat.valueOf(format.name()));
        };
    }

    private static Input<Row> lines(SparkSession spark, String location, LineRows source) {
        Dataset<Row> lines =
                spark.read().text(location).select(col("value").cast("binary"), col("_metadata.file_name"));
        return new Input<>(lines, source);
    }

    private static Input<Row> files(SparkSession spark, Map<String, String> paths) {
        List<Row> rows = new ArrayList<>();
        paths.forEach((name, path) -> rows.add(RowFactory.create(name, path)));
        return new Input<>(spark.createDataFrame(rows, FILE).repartition(parts(spark)), new FileRows());
    }

    /** Into how many parts something is cut, so that all cores have work to the end. */
    static int parts(SparkSession spark) {
        return spark.sparkContext().defaultParallelism() * PARTS_PER_CORE;
    }

    /** Each export is read by one task; what it holds is spread over all before it is tagged. */
    private static Input<Unread> exports(SparkSession spark, FileSystem files, FileStatus[] found, ExportFormat format)
            throws IOException {
        List<String> paths = new ArrayList<>();
        for (FileStatus one : found) {
            FileStatus[] inside = one.isDirectory() ? files.listStatus(one.getPath()) : new FileStatus[] {one};
            Arrays.stream(inside)
                    .filter(FileStatus::isFile)
                    .map(FileStatus::getPath)
                    .filter(file ->
                            !file.getName().startsWith("_") && !file.getName().startsWith("."))
                    .forEach(file -> paths.add(file.toString()));
        }
        Dataset<String> rows = spark.createDataset(paths, Encoders.STRING()).repartition(Math.max(1, paths.size()));
        Dataset<Unread> posts =
                new Input<>(rows, new ExportRows(format)).posts().repartition(parts(spark));
        return new Input<>(posts, post -> Collections.singleton(post).iterator());
    }

    /** The posts themselves. */
    Dataset<Unread> posts() {
        PostSource<T> from = source;
        MapPartitionsFunction<T, Unread> all = partition -> new Posts<>(partition, from);
        return rows.mapPartitions(all, unread());
    }

    /** How posts travel between machines. */
    static Encoder<Unread> unread() {
        return Encoders.javaSerialization(Unread.class);
    }

    /**
     * The posts in the rows of one partition, one after the other.
     *
     * @param <T> a row
     */
    static final class Posts<T> implements Iterator<Unread> {

        private final Iterator<T> rows;
        private final PostSource<T> source;
        private Iterator<Unread> posts = Collections.emptyIterator();

        Posts(Iterator<T> rows, PostSource<T> source) {
            this.rows = rows;
            this.source = source;
        }

        @Override
        public boolean hasNext() {
            while (!posts.hasNext() && rows.hasNext()) {
                posts = source.posts(rows.next());
            }
            return posts.hasNext();
        }

        @Override
        public Unread next() {
            return hasNext()
                    ? posts.next()
                    : Collections.<Unread>emptyIterator().next();
        }
    }
}
