package io.github.tagwright.spark;

import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.cursors.LongIntCursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Counts pairs of entities over the posts of one partition, so that few rows go to the other machines. When many are
 * held they are handed on and counted anew.
 */
final class PairCounts implements Iterator<Row> {

    static final StructType SCHEMA = new StructType()
            .add("entity_a", DataTypes.StringType, false)
            .add("entity_b", DataTypes.StringType, false)
            .add("posts", DataTypes.IntegerType, false);

    private static final int MOST_HELD = 500_000;

    /** As in the reports: of a post that mentions more, only the most mentioned ones are paired. */
    private static final int PAIRED_PER_POST = 100;

    private final Iterator<Row> posts;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> entities = new ArrayList<>();
    private final LongIntHashMap pairs = new LongIntHashMap();
    private Iterator<LongIntCursor> counted = pairs.iterator();

    private PairCounts(Iterator<Row> posts) {
        this.posts = posts;
    }

    /** @param posts rows whose only column holds their entities */
    static Iterator<Row> of(Iterator<Row> posts) {
        return new PairCounts(posts);
    }

    @Override
    public boolean hasNext() {
        if (!counted.hasNext() && posts.hasNext()) {
            pairs.clear();
            while (posts.hasNext() && pairs.size() < MOST_HELD) {
                count(posts.next().<Row>getList(0));
            }
            counted = pairs.iterator();
        }
        return counted.hasNext();
    }

    private record Named(String entity, int mentions) {}

    private void count(List<Row> names) {
        List<Integer> present = names.stream()
                .map(name -> new Named(name.getAs("entity"), name.getAs("mentions")))
                .sorted(Comparator.comparingInt((Named name) -> -name.mentions())
                        .thenComparing(Named::entity))
                .limit(PAIRED_PER_POST)
                .map(Named::entity)
                .sorted()
                .map(this::number)
                .toList();
        for (int i = 0; i < present.size(); i++) {
            for (int j = i + 1; j < present.size(); j++) {
                pairs.addTo((long) present.get(i) << 32 | present.get(j), 1);
            }
        }
    }

    private int number(String entity) {
        return numbers.computeIfAbsent(entity, fresh -> {
            entities.add(fresh);
            return entities.size() - 1;
        });
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        LongIntCursor pair = counted.next();
        return RowFactory.create(entities.get((int) (pair.key >>> 32)), entities.get((int) pair.key), pair.value);
    }
}
