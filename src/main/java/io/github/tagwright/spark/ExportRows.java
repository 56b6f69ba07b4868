package io.github.tagwright.spark;

import io.github.tagwright.bulk.Columns;
import io.github.tagwright.bulk.ExportFormat;
import io.github.tagwright.bulk.Exports;
import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.Selection;
import io.github.tagwright.post.Unread;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Posts in exports; a row is the path of one, which one task copies to its machine and reads to its end. */
record ExportRows(ExportFormat format) implements PostSource<String> {

    @Override
    public Iterator<Unread> posts(String row) {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(row);
        try {
            Path copy = Files.createTempFile("tagwright", "-" + path.getName());
            try (InputStream in =
                    path.getFileSystem(SparkHadoopUtil.get().conf()).open(path)) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                PostArchive posts = Exports.open(copy, path.getName(), format, Columns.DEFAULT, Selection.ALL);
                Stream<Unread> problems = posts.problems().stream()
                        .map(problem -> new BadPost(problem.post(), problem.found(), problem.expected()));
                return new Copied(
                        Stream.concat(problems, StreamSupport.stream(posts.spliterator(), false))
                                .iterator(),
                        copy);
            } catch (IOException | RuntimeException failure) {
                Files.delete(copy);
                throw failure;
            }
        } catch (IOException unreadable) {
            return Collections.<Unread>singleton(new BadPost(
                            path.getName(), "cannot be read: " + unreadable.getMessage(), "a readable export"))
                    .iterator();
        }
    }

    /** Removes the copy when the last post has been read. */
    private record Copied(Iterator<Unread> posts, Path copy) implements Iterator<Unread> {

        @Override
        public boolean hasNext() {
            boolean more = posts.hasNext();
            if (!more) {
                copy.toFile().delete();
            }
            return more;
        }

        @Override
        public Unread next() {
            return posts.next();
        }
    }
}
