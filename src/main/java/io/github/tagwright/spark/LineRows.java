package io.github.tagwright.spark;

import io.github.tagwright.bulk.Columns;
import io.github.tagwright.post.Decoder;
import io.github.tagwright.post.JsonFields;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostRecord;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.Unread;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Posts in the lines of files; a row is the bytes of one line and the name of its file. */
enum LineRows implements PostSource<Row> {
    /** Each line a JSON object. */
    JSON {
        @Override
        Unread post(String here, Decoder.Decoded line) {
            List<Problem> problems = line.found().stream()
                    .map(found -> new Problem(here, found, "UTF-8"))
                    .toList();
            try {
                Map<String, ?> fields = JsonFields.of(line.text());
                return Columns.DEFAULT.record(Columns.DEFAULT.id(fields).orElse(here), fields, problems);
            } catch (ParseException malformed) {
                return new BadPost(here, malformed.getMessage(), "a line of JSON");
            }
        }
    },
    /** Each line the plain text of a post. */
    TEXT {
        @Override
        Unread post(String here, Decoder.Decoded line) {
            return new PostRecord(here, Map.of(), line.text(), Post.Syntax.PLAIN, List.of());
        }
    };

    /** Empty lines are passed over. */
    @Override
    public Iterator<Unread> posts(Row row) {
        byte[] line = row.getAs(0);
        if (new String(line, StandardCharsets.ISO_8859_1).isBlank()) {
            return Collections.emptyIterator();
        }
        String here = row.getString(1) + ":" + NamedByContent.name(line);
        Unread post = Decoder.isBinary(line)
                ? new BadPost(here, "binary content (a NUL byte)", "text")
                : post(here, Decoder.decode(line));
        return Collections.singleton(post).iterator();
    }

    /** @param here a name for what has none */
    abstract Unread post(String here, Decoder.Decoded line);
}
