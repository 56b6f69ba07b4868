package io.github.tagwright.spark;

import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Reading;
import io.github.tagwright.post.Selection;
import io.github.tagwright.post.Unread;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.Row;

/**
 * Posts in whole files; a row is the name of a post and the path of its file. Which files are posts, and what they are
 * called, is as in a folder on one machine.
 */
final class FileRows implements PostSource<Row> {

    private static final long serialVersionUID = 1L;

    /** The posts below a folder, or the one that is not a folder: their paths by their names. */
    static Map<String, String> list(FileSystem files, Path root) throws IOException {
        Map<String, String> paths = new TreeMap<>();
        if (files.getFileStatus(root).isFile()) {
            paths.put(root.getName(), root.toString());
            return paths;
        }
        String above = files.resolvePath(root) + "/";
        RemoteIterator<LocatedFileStatus> found = files.listFiles(root, true);
        while (found.hasNext()) {
            String file = found.next().getPath().toString();
            String below = file.substring(above.length());
            if (isPost(below)) {
                paths.put(below, file);
            }
        }
        Map<String, String> byName = new TreeMap<>();
        Selection.names(paths.keySet()).forEach((path, name) -> byName.put(name, paths.getOrDefault(path, path)));
        return byName;
    }

    private static boolean isPost(String path) {
        String[] parts = path.split("/");
        return Selection.ALL.takesFile(path)
                && Arrays.stream(parts).limit(parts.length - 1L).allMatch(Selection::isPublished);
    }

    @Override
    public Iterator<Unread> posts(Row row) {
        return Collections.<Unread>singleton(new WholeFile(row.getString(0), row.getString(1)))
                .iterator();
    }

    private record WholeFile(String name, String path) implements Unread, Serializable {

        @Override
        public byte[] bytes() throws IOException {
            Path file = new Path(path);
            try (InputStream in =
                    file.getFileSystem(SparkHadoopUtil.get().conf()).open(file)) {
                return in.readNBytes(PostReader.LARGEST_FILE + 1);
            }
        }

        @Override
        public Reading read(PostReader reader) {
            try {
                return reader.read(name, path.substring(path.lastIndexOf('/') + 1), bytes());
            } catch (IOException failure) {
                String found = failure instanceof FileNotFoundException ? "no such file" : "cannot be read";
                return new BadPost(name, found, "a readable file").read(reader);
            }
        }
    }
}
