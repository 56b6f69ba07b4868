package io.github.tagwright.spark;

import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostRecord;
import io.github.tagwright.post.Unread;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Posts in rows: a column for each field of a record. */
final class RecordRows implements PostSource {

    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<Unread> posts(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String column : row.schema().fieldNames()) {
            fields.put(column, plain(row.getAs(column)));
        }
        return List.<Unread>of(new PostRecord(
                        String.valueOf(fields.get("id")),
                        fields,
                        String.valueOf(fields.get("markdown")),
                        Post.Syntax.MARKDOWN,
                        List.of()))
                .iterator();
    }

    /** As a record's fields are: String, List, Map or null. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Seq<?> list) {
            return CollectionConverters.asJava(list).stream()
                    .map(RecordRows::plain)
                    .collect(Collectors.toList());
        }
        return value.toString();
    }
}
