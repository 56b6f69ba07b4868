package io.github.tagwright.spark;

import io.github.tagwright.bulk.Columns;
import io.github.tagwright.post.Decoder;
import io.github.tagwright.post.JsonFields;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostRecord;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.Unread;
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
        Unread post(byte[] line, String file) {
            Decoder.Decoded decoded = Decoder.decode(line);
            String here = file + ":" + NamedByContent.name(line);
            List<Problem> problems = decoded.found().stream()
                    .map(found -> new Problem(here, found, "UTF-8"))
                    .toList();
            try {
                Map<String, ?> fields = JsonFields.of(decoded.text());
                return Columns.DEFAULT.record(Columns.DEFAULT.id(fields).orElse(here), fields, problems);
            } catch (ParseException malformed) {
                return bad(here, malformed.getMessage(), "a line of JSON");
            }
        }
    },
    /** Each line the plain text of a post. */
    TEXT {
        @Override
        Unread post(byte[] line, String file) {
            String here = file + ":" + NamedByContent.name(line);
            return new PostRecord(here, Map.of(), Decoder.decode(line).text(), Post.Syntax.PLAIN, List.of());
        }
    };

    @Override
    public Iterator<Unread> posts(Row row) {
        byte[] line = row.getAs(0);
        String file = row.getString(1);
        boolean empty = new String(line, java.nio.charset.StandardCharsets.ISO_8859_1).isBlank();
        if (empty) {
            return Collections.emptyIterator();
        }
        Unread post = Decoder.isBinary(line)
                ? bad(file + ":" + NamedByContent.name(line), "binary content (a NUL byte)", "text")
                : post(line, file);
        return Collections.singleton(post).iterator();
    }

    abstract Unread post(byte[] line, String file);

    private static Unread bad(String name, String found, String expected) {
        return new BadPost(name, found, expected);
    }
}
