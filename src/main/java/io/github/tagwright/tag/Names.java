package io.github.tagwright.tag;

import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongIntHashMap;
import java.util.Arrays;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * Joined names that stand in a post and how often in which places: {@code Fibre Channel} under the key
 * {@code fibrechannel}. Keys are hashes of {@link TagKey}s.
 *
 * @param keys ascending, with repeats where a key is written in several ways
 * @param exact hash of the joined name in the case in which it is written
 * @param places counts packed by {@link Place}
 */
record Names(long[] keys, long[] exact, long[] places) {

    static final Names NONE = new Names(new long[0], new long[0], new long[0]);

    /** Where a name stands; a name may stand in several at once. */
    enum Place {
        TITLE,
        FIRST,
        FIRST_THREE,
        HEADING,
        LINK_TEXT,
        TEXT,
        CODE,
        URL;

        private static final int LARGEST = 255;

        /** How often, up to 255. */
        int count(long packed) {
            return (int) (packed >>> (8 * ordinal())) & LARGEST;
        }

        long plus(long packed, int more) {
            int shift = 8 * ordinal();
            int sum = Math.min(LARGEST, count(packed) + more);
            return (packed & ~((long) LARGEST << shift)) | ((long) sum << shift);
        }
    }

    /** The top bit of each count. */
    private static final long TOPS = 0x8080808080808080L;

    /** Adds count by count, each up to 255; all eight at once, their lower bits first. */
    static long add(long a, long b) {
        long sum = ((a & ~TOPS) + (b & ~TOPS)) ^ ((a ^ b) & TOPS);
        long over = ((a & b) | ((a | b) & ~sum)) & TOPS;
        return sum | (over >>> 7) * 255;
    }

    /** The counts of a key in any spelling; 0 where it is not there. */
    long find(long key) {
        int from = first(key);
        return sum(from, end(from, key));
    }

    /** The counts of those from one to before another, together. */
    long sum(int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum = add(sum, places[i]);
        }
        return sum;
    }

    /** Where those end that have a key, given where they begin. */
    int end(int from, long key) {
        int to = from;
        while (to < keys.length && keys[to] == key) {
            to++;
        }
        return to;
    }

    /** The counts of a key in one spelling. */
    long find(long key, long spelling) {
        for (int i = first(key); i < keys.length && keys[i] == key; i++) {
            if (exact[i] == spelling) {
                return places[i];
            }
        }
        return 0;
    }

    /** Those of some keys. */
    Names only(LongPredicate wanted) {
        int[] chosen = IntStream.range(0, keys.length)
                .filter(i -> wanted.test(keys[i]))
                .toArray();
        return new Names(
                Arrays.stream(chosen).mapToLong(i -> keys[i]).toArray(),
                Arrays.stream(chosen).mapToLong(i -> exact[i]).toArray(),
                Arrays.stream(chosen).mapToLong(i -> places[i]).toArray());
    }

    private int first(long key) {
        int low = 0;
        int high = keys.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Collects names in any order; not safe to share. */
    static final class Builder {

        /** More than most posts have. */
        private static final int USUAL = 2_000;

        private final LongIntHashMap numbers = new LongIntHashMap(USUAL);
        private final LongArrayList keys = new LongArrayList(USUAL);
        private final LongArrayList exact = new LongArrayList(USUAL);
        private final LongArrayList places = new LongArrayList(USUAL);

        void add(long key, long spelling, long where) {
            long both = Hash.join(key, spelling);
            int at = numbers.indexOf(both);
            if (numbers.indexExists(at)) {
                int number = numbers.indexGet(at);
                places.set(number, Names.add(places.get(number), where));
            } else {
                numbers.indexInsert(at, both, keys.size());
                keys.add(key);
                exact.add(spelling);
                places.add(where);
            }
        }

        Names build() {
            int[] order = order();
            return new Names(
                    Arrays.stream(order).mapToLong(keys::get).toArray(),
                    Arrays.stream(order).mapToLong(exact::get).toArray(),
                    Arrays.stream(order).mapToLong(places::get).toArray());
        }

        /** By key, then spelling: sorted as numbers that are a key but for the last bits, where the place in the list is. */
        private int[] order() {
            int size = keys.size();
            long place = Math.max(1, Long.highestOneBit(size) * 2) - 1;
            long[] sorted = new long[size];
            for (int i = 0; i < size; i++) {
                sorted[i] = (keys.get(i) & ~place) | i;
            }
            Arrays.sort(sorted);
            int[] order = new int[size];
            for (int i = 0; i < size; i++) {
                int next = (int) (sorted[i] & place);
                int at = i;
                while (at > 0 && isBefore(next, order[at - 1])) {
                    order[at] = order[at - 1];
                    at--;
                }
                order[at] = next;
            }
            return order;
        }

        private boolean isBefore(int a, int b) {
            int byKey = Long.compare(keys.get(a), keys.get(b));
            return byKey < 0 || (byKey == 0 && exact.get(a) < exact.get(b));
        }
    }
}
