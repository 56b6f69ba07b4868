package io.github.tagwright.spark;

import io.github.tagwright.bulk.Columns;
import io.github.tagwright.post.Unread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Posts in rows: a column for each field of a record. */
final class RecordRows implements PostSource<Row> {

    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<Unread> posts(Row row) {
        Map<String, Object> fields = fields(row);
        Unread post = Columns.DEFAULT
                .id(fields)
                .<Unread>map(id -> Columns.DEFAULT.record(id, fields, List.of()))
                .orElseGet(() -> NamedByContent.of(Columns.DEFAULT.record("", fields, List.of())));
        return Collections.singleton(post).iterator();
    }

    /** As a record has them: String, List, Map or null. */
    private static Map<String, Object> fields(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        String[] columns = row.schema().fieldNames();
        for (int i = 0; i < columns.length; i++) {
            fields.put(columns[i], plain(row, i));
        }
        return fields;
    }

    private static @Nullable Object plain(Row row, int column) {
        Object value = row.get(column);
        if (value instanceof Row inner) {
            return fields(inner);
        }
        if (value instanceof scala.collection.Seq<?>) {
            List<String> texts = new ArrayList<>();
            row.getList(column).forEach(one -> texts.add(String.valueOf(one)));
            return texts;
        }
        return value == null ? null : value.toString();
    }
}
