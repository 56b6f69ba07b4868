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

    /** The share of different terms of both that both have, 0 to 1; 0 where neither has any. */
    double likeness(Terms other) {
        int all = plus(other, 1).size();
        return all == 0 ? 0 : (double) (size() + other.size() - all) / all;
    }

    /** These terms with all of others, each of those counted so many times. */
    Terms plus(Terms others, int times) {
        long[] sum = new long[size() + others.size()];
        int[] sumCounts = new int[sum.length];
        int found = 0;
        int i = 0;
        int j = 0;
        while (i < size() || j < others.size()) {
            boolean mine = i < size() && (j == others.size() || ids[i] <= others.ids[j]);
            boolean other = j < others.size() && (i == size() || others.ids[j] <= ids[i]);
            sum[found] = mine ? ids[i] : others.ids[j];
            sumCounts[found++] = (mine ? counts[i++] : 0) + (other ? times * others.counts[j++] : 0);
        }
        return new Terms(Arrays.copyOf(sum, found), Arrays.copyOf(sumCounts, found));
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
