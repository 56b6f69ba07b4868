package io.github.tagwright.tag;

import java.util.Arrays;

/**
 * Terms of one part of a post with the number of times each occurs.
 *
 * @param ids 64-bit hashes of the terms, ascending
 * @param counts at least 1, parallel to {@code ids}
 */
record Terms(long[] ids, int[] counts) {

    static final Terms NONE = new Terms(new long[0], new int[0]);

    int size() {
        return ids.length;
    }

    boolean has(long id) {
        return Arrays.binarySearch(ids, id) >= 0;
    }

    /** Collects terms in any order; not safe to share. */
    static final class Builder {

        private long[] ids = new long[64];
        private int size;

        void add(long id) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, size * 2);
            }
            ids[size++] = id;
        }

        Terms build() {
            Arrays.sort(ids, 0, size);
            long[] distinct = new long[size];
            int[] counts = new int[size];
            int found = 0;
            for (int i = 0; i < size; i++) {
                if (found > 0 && distinct[found - 1] == ids[i]) {
                    counts[found - 1]++;
                } else {
                    distinct[found] = ids[i];
                    counts[found++] = 1;
                }
            }
            return new Terms(Arrays.copyOf(distinct, found), Arrays.copyOf(counts, found));
        }
    }
}
