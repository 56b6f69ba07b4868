package io.github.tagwright.tag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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

    private static final Place[] PLACES = Place.values();

    static long add(long a, long b) {
        long sum = a;
        for (Place place : PLACES) {
            int more = place.count(b);
            if (more > 0) {
                sum = place.plus(sum, more);
            }
        }
        return sum;
    }

    /** The counts of a key in any spelling; 0 where it is not there. */
    long find(long key) {
        long sum = 0;
        for (int i = first(key); i < keys.length && keys[i] == key; i++) {
            sum = add(sum, places[i]);
        }
        return sum;
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

        private record Occurrence(long key, long exact, long places) {}

        private final List<Occurrence> occurrences = new ArrayList<>();

        void add(long key, long exact, long places) {
            occurrences.add(new Occurrence(key, exact, places));
        }

        Names build() {
            occurrences.sort(Comparator.comparingLong(Occurrence::key).thenComparingLong(Occurrence::exact));
            List<Occurrence> distinct = new ArrayList<>();
            for (Occurrence one : occurrences) {
                Occurrence last = distinct.isEmpty() ? null : distinct.get(distinct.size() - 1);
                if (last != null && last.key == one.key && last.exact == one.exact) {
                    distinct.set(
                            distinct.size() - 1,
                            new Occurrence(last.key, last.exact, Names.add(last.places, one.places)));
                } else {
                    distinct.add(one);
                }
            }
            return new Names(
                    distinct.stream().mapToLong(Occurrence::key).toArray(),
                    distinct.stream().mapToLong(Occurrence::exact).toArray(),
                    distinct.stream().mapToLong(Occurrence::places).toArray());
        }
    }
}
