package io.github.tagwright.spark;

import io.github.tagwright.entity.EntityTypes;
import java.sql.Date;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Counts entities by year over the posts of one partition, so that Spark sorts and sends few rows. When many are held
 * they are handed on and counted anew.
 */
final class EntityYears implements Iterator<Row> {

    private static final int MOST_HELD = 100_000;

    // Columns of a post
    private static final int POST = 0;
    private static final int DATE = 1;
    private static final int NAMES = 2;

    // Fields of what it names, as EnrichedRows has them
    private static final int ENTITY = 0;
    private static final int TYPE = 1;
    private static final int NAME = 2;
    private static final int OWNER = 3;
    private static final int MENTIONS = 4;

    private final Iterator<Row> posts;
    private final Map<Key, Count> counts = new HashMap<>();
    private Iterator<Map.Entry<Key, Count>> counted = Collections.emptyIterator();

    private EntityYears(Iterator<Row> posts) {
        this.posts = posts;
    }

    /** @param posts rows with a post's name, date and entities */
    static Iterator<Row> of(Iterator<Row> posts) {
        return new EntityYears(posts);
    }

    /**
     * Rows with an {@code entity} and a {@code year}, null for posts without a date; its type and name as the
     * {@code first} post by name has them; its owner in the {@code last} post by date and in the first
     * {@code undated} one that tells; {@code posts}, {@code mentions} and {@code first_date}. More than one row may be on
     * the same entity and year.
     */
    static StructType schema(EntityTypes types) {
        StructType first = new StructType()
                .add("post", DataTypes.StringType, false)
                .add("type", DataTypes.StringType, false)
                .add("name", DataTypes.StringType, false);
        StructType last = new StructType()
                .add("date", DataTypes.DateType, false)
                .add("post", DataTypes.StringType, false)
                .add(types.ownerColumn(), DataTypes.StringType, false);
        StructType undated = new StructType()
                .add("post", DataTypes.StringType, false)
                .add(types.ownerColumn(), DataTypes.StringType, false);
        return new StructType()
                .add("entity", DataTypes.StringType, false)
                .add("year", DataTypes.IntegerType)
                .add("first", first, false)
                .add("last", last)
                .add("undated", undated)
                .add("posts", DataTypes.IntegerType, false)
                .add("mentions", DataTypes.IntegerType, false)
                .add("first_date", DataTypes.DateType);
    }

    private record Key(String entity, @Nullable Integer year) {}

    private static final class Count {
        private @Nullable Row first;
        private @Nullable Row last;
        private @Nullable Row undated;
        private @Nullable Date firstDate;
        private int posts;
        private int mentions;

        void add(String post, @Nullable Date date, Row name) {
            posts++;
            mentions += name.getInt(MENTIONS);
            if (first == null || post.compareTo(first.getString(0)) < 0) {
                first = RowFactory.create(post, name.getString(TYPE), name.getString(NAME));
            }
            String owner = name.getString(OWNER);
            if (date == null) {
                if (!owner.isEmpty() && (undated == null || post.compareTo(undated.getString(0)) < 0)) {
                    undated = RowFactory.create(post, owner);
                }
                return;
            }
            if (last == null || compare(date, post, last) > 0) {
                last = RowFactory.create(date, post, owner);
            }
            firstDate = firstDate == null || date.before(firstDate) ? date : firstDate;
        }

        private static int compare(Date date, String post, Row last) {
            int days = date.compareTo(last.getDate(0));
            return days == 0 ? post.compareTo(last.getString(1)) : days;
        }
    }

    @Override
    public boolean hasNext() {
        if (!counted.hasNext() && posts.hasNext()) {
            counts.clear();
            while (posts.hasNext() && counts.size() < MOST_HELD) {
                count(posts.next());
            }
            counted = counts.entrySet().iterator();
        }
        return counted.hasNext();
    }

    private void count(Row post) {
        Date date = post.isNullAt(DATE) ? null : post.getDate(DATE);
        Integer year = date == null ? null : date.toLocalDate().getYear();
        for (Row name : post.<Row>getList(NAMES)) {
            counts.computeIfAbsent(new Key(name.getString(ENTITY), year), key -> new Count())
                    .add(post.getString(POST), date, name);
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Map.Entry<Key, Count> one = counted.next();
        Count count = one.getValue();
        return RowFactory.create(
                one.getKey().entity(),
                one.getKey().year(),
                count.first,
                count.last,
                count.undated,
                count.posts,
                count.mentions,
                count.firstDate);
    }
}
