package io.github.tagwright.report;

import java.io.IOException;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

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

    private static final Comparator<Candidate> LEAST_FIRST = Comparator.comparingDouble(Candidate::weight)
            .thenComparing(Comparator.comparingInt(Candidate::number).reversed());

    private final PriorityQueue<Candidate> surest = new PriorityQueue<>(LEAST_FIRST);
    private int detailsHeld;

    private record Candidate(int number, double weight, int size) {}

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
    BitSet listed(PostSpill spill, Set<Integer> names) throws IOException {
        BitSet numbers = inFull();
        if (spill.rows() <= ALL) {
            numbers.set(0, spill.rows());
            return numbers;
        }
        Map<Point, PriorityQueue<Candidate>> points = new HashMap<>();
        spill.forEach((number, row) -> {
            for (int i = 0; i < row.names().length; i += 2) {
                if (row.date().isPresent() && names.contains(row.names()[i])) {
                    PriorityQueue<Candidate> behind = points.computeIfAbsent(
                            new Point(row.names()[i], row.date().get().getYear()),
                            point -> new PriorityQueue<>(LEAST_FIRST));
                    behind.add(new Candidate(number, row.names()[i + 1], 0));
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
