package io.github.tagwright.report;

import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.cursors.LongIntCursor;
import io.github.tagwright.entity.EntityType;
import io.github.tagwright.report.PostFacts.Named;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts over all posts: entities, entities by year, and pairs of entities in one post. Memory grows with the
 * entities met, not with the posts; not safe to share.
 */
final class EntityCounts {

    /** Of a post that mentions more entities than this, only the most mentioned ones are paired. */
    static final int PAIRED_PER_POST = 100;

    /** When more pairs than this are held, the rarest are dropped until no more than half of them are left. */
    static final int MOST_PAIRS = 1_000_000;

    private final Map<String, Count> byId = new HashMap<>();
    private final List<Count> byIndex = new ArrayList<>();
    private final LongIntHashMap pairs = new LongIntHashMap();

    /** Pairs met no more often than this may be missing, and the others be counted so many posts short. */
    private int droppedUpTo;

    /** What is counted of one vendor or product. */
    static final class Count {
        final int index;
        final String id;
        final EntityType type;
        final String name;
        final boolean isNew;
        String vendor = "";
        private String vendorInPost = "";
        private int inPost;
        int posts;
        int mentions;

        @Nullable
        LocalDate first;

        @Nullable
        LocalDate last;

        final YearCounts years = new YearCounts();

        Count(int index, Name name) {
            this.index = index;
            this.id = name.id();
            this.type = name.type();
            this.name = name.name();
            this.isNew = name.isNew();
        }

        /** Adds what was met in a post. The vendor shown is the one at the last mention. */
        private void add(Optional<LocalDate> day) {
            int mentionsInPost = inPost;
            inPost = 0;
            posts++;
            mentions += mentionsInPost;
            if (day.isEmpty()) {
                vendor = vendor.isEmpty() ? vendorInPost : vendor;
                return;
            }
            LocalDate date = day.get();
            if (first == null || date.isBefore(first)) {
                first = date;
            }
            if (last == null || !date.isBefore(last)) {
                last = date;
                vendor = vendorInPost;
            }
            years.add(date.getYear(), 1, mentionsInPost);
        }
    }

    /**
     * What a post names.
     *
     * @param named the count of each of its names, in their order
     * @param mentioned the index of each entity, followed by how often it is mentioned, in the order of their first names
     */
    record Met(List<Count> named, int[] mentioned) {}

    /** Counts a post. */
    Met add(PostFacts post) {
        List<Count> named = new ArrayList<>(post.names().size());
        List<Count> present = new ArrayList<>(post.names().size());
        for (Named one : post.names()) {
            Name name = one.name();
            Count count = byId.computeIfAbsent(name.id(), id -> {
                Count fresh = new Count(byIndex.size(), name);
                byIndex.add(fresh);
                return fresh;
            });
            if (count.inPost == 0) {
                present.add(count);
            }
            count.inPost += one.mentions();
            count.vendorInPost = name.owner();
            named.add(count);
        }
        pair(present);
        int[] mentioned = new int[2 * present.size()];
        int at = 0;
        for (Count count : present) {
            mentioned[at++] = count.index;
            mentioned[at++] = count.inPost;
            count.add(post.date());
        }
        return new Met(named, mentioned);
    }

    private void pair(List<Count> all) {
        List<Count> present = all.size() <= PAIRED_PER_POST
                ? all
                : all.stream()
                        .sorted(Comparator.comparingInt((Count count) -> -count.inPost)
                                .thenComparing(count -> count.id))
                        .limit(PAIRED_PER_POST)
                        .toList();
        int[] numbers = new int[present.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = present.get(i).index;
            for (int j = 0; j < i; j++) {
                int a = Math.min(numbers[i], numbers[j]);
                int b = Math.max(numbers[i], numbers[j]);
                pairs.addTo((long) a << 32 | b, 1);
            }
        }
        if (pairs.size() > MOST_PAIRS) {
            while (pairs.size() > MOST_PAIRS / 2) {
                droppedUpTo++;
                pairs.removeAll((long pair, int posts) -> posts <= droppedUpTo);
            }
        }
    }

    /** Two vendors or products that so many posts both mention; {@code score} is the cosine of their posts. */
    record Pair(Count a, Count b, int posts, double score) {}

    int entities() {
        return byIndex.size();
    }

    /** All entities, those of most posts first. */
    List<Count> ranked() {
        return byIndex.stream()
                .sorted(Comparator.comparingInt((Count count) -> -count.posts)
                        .thenComparingInt(count -> -count.mentions)
                        .thenComparing(count -> count.id))
                .toList();
    }

    /** All pairs, those of most posts first. */
    List<Pair> pairs() {
        List<Pair> all = new ArrayList<>(pairs.size());
        for (LongIntCursor cursor : pairs) {
            Count a = byIndex.get((int) (cursor.key >>> 32));
            Count b = byIndex.get((int) cursor.key);
            double score = cursor.value / Math.sqrt((double) a.posts * b.posts);
            boolean inOrder = a.id.compareTo(b.id) < 0;
            all.add(new Pair(inOrder ? a : b, inOrder ? b : a, cursor.value, score));
        }
        all.sort(EntityCounts::compare);
        return all;
    }

    /** In one method, as hundreds of thousands are sorted. */
    private static int compare(Pair one, Pair other) {
        int order = Integer.compare(other.posts, one.posts);
        if (order == 0) {
            order = Double.compare(other.score, one.score);
        }
        if (order == 0) {
            order = one.a.id.compareTo(other.a.id);
        }
        return order == 0 ? one.b.id.compareTo(other.b.id) : order;
    }

    /** Whether rare pairs were dropped to bound memory. */
    boolean pairsDropped() {
        return droppedUpTo > 0;
    }

    void writeEntities(Table table, TableFile file) throws IOException {
        for (Count count : ranked()) {
            file.write(table.row(
                    count.id,
                    count.type.name(),
                    count.name,
                    count.vendor,
                    count.posts,
                    count.mentions,
                    Optional.ofNullable(count.first),
                    Optional.ofNullable(count.last)));
        }
    }

    void writeTrends(Table table, TableFile file) throws IOException {
        record Row(int year, Count count, int posts, int mentions) {}
        List<Row> rows = new ArrayList<>();
        for (Count count : byIndex) {
            count.years.forEach((year, posts, mentions) -> rows.add(new Row(year, count, posts, mentions)));
        }
        rows.sort(Comparator.comparingInt(Row::year)
                .thenComparingInt(row -> -row.posts())
                .thenComparingInt(row -> -row.mentions())
                .thenComparing(row -> row.count().id));
        for (Row row : rows) {
            file.write(table.row(
                    row.year(),
                    row.count().id,
                    row.count().type.name(),
                    row.count().name,
                    row.posts(),
                    row.mentions()));
        }
    }

    /** Pairs with the cosine of their posts: posts of both, by the root of the product of the posts of each. */
    static void writePairs(List<Pair> pairs, Table table, TableFile file) throws IOException {
        for (Pair pair : pairs) {
            file.write(table.row(pair.a().id, pair.b().id, pair.posts(), Score.rounded(pair.score())));
        }
    }
}
