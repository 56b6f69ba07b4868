package io.github.tagwright.report;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Chooses the posts that the page lists. Of an archive of up to {@link #ALL} posts it is all of them. Of a larger one it
 * is those whose missing tags are surest, in full, and in one line each those that say most of a name in a year. Memory
 * does not grow with the posts; not safe to share.
 */
final class ShownPosts {

    /** Archives of so many posts are shown whole. */
    static final int ALL = 2_000;

    /** Details of posts, in chars, that keep the page below five megabytes. */
    static final int MOST_DETAILS = 2_800_000;

    /** Posts behind a name in a year, of a larger archive. */
    static final int BEHIND_A_POINT = 3;

    private final PriorityQueue<Candidate> surest = new PriorityQueue<>();
    private int detailsHeld;

    /** Those of least weight come first, of these the last that were added. */
    private record Candidate(int number, double weight, int size) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            int order = Double.compare(weight, other.weight);
            return order == 0 ? Integer.compare(other.number, number) : order;
        }
    }

    private record Point(int name, int year) {}

    /**
     * Weighs a post.
     *
     * @param number of the post in the spill
     * @param gain the greatest score of a tag that it lacks, 0 for none
     * @param size of its details
     */
    void add(int number, double gain, int size) {
        surest.add(new Candidate(number, gain, size));
        detailsHeld += size;
        while (surest.size() > ALL || detailsHeld > MOST_DETAILS) {
            detailsHeld -= surest.remove().size();
        }
    }

    /** Numbers of the posts that are shown in full. */
    BitSet inFull() {
        BitSet numbers = new BitSet();
        surest.forEach(candidate -> numbers.set(candidate.number()));
        return numbers;
    }

    /**
     * Numbers of all posts that are shown.
     *
     * @param names the entities of which the posts behind each year can be seen
     */
    BitSet listed(PostSpill spill, BitSet names) throws IOException {
        BitSet numbers = inFull();
        if (spill.rows() <= ALL) {
            numbers.set(0, spill.rows());
            return numbers;
        }
        Map<Point, PriorityQueue<Candidate>> points = new HashMap<>();
        spill.forEachDated((number, date, mentioned) -> {
            for (int i = 0; i < mentioned.length; i += 2) {
                if (names.get(mentioned[i])) {
                    PriorityQueue<Candidate> behind = points.computeIfAbsent(
                            new Point(mentioned[i], date.getYear()), point -> new PriorityQueue<>());
                    behind.add(new Candidate(number, mentioned[i + 1], 0));
                    if (behind.size() > BEHIND_A_POINT) {
                        behind.remove();
                    }
                }
            }
        });
        points.values().forEach(behind -> behind.forEach(candidate -> numbers.set(candidate.number())));
        return numbers;
    }
}
