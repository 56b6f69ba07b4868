package io.github.tagwright.tag;

import com.carrotsearch.hppc.LongIntHashMap;
import io.github.tagwright.tag.PostFeatures.Part;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * TF-IDF of one part over the posts of an archive, as an inverted index: 1 + ln tf, times ln((1+n)/(1+df)) + 1, terms
 * of at least two and at most half of the posts, each post at length 1. Immutable, safe to share.
 */
final class PartIndex {

    /** Posts whose share says something. */
    private static final int FEWEST = 3;

    private final int posts;
    private final long[] terms;
    private final float[] idf;
    private final int[] starts;
    private final int[] postings;
    private final float[] weights;
    private final LongIntHashMap indexByTerm;

    private PartIndex(int posts, long[] terms, float[] idf, int[] starts, int[] postings, float[] weights) {
        this.posts = posts;
        this.terms = terms;
        this.idf = idf;
        this.starts = starts;
        this.postings = postings;
        this.weights = weights;
        this.indexByTerm = new LongIntHashMap(terms.length);
        for (int i = 0; i < terms.length; i++) {
            indexByTerm.put(terms[i], i);
        }
    }

    static PartIndex of(List<PostFeatures> posts, Part part) {
        return of(posts.stream().map(post -> post.part(part)).toList());
    }

    /** @param posts the terms of each */
    static PartIndex of(List<Terms> posts) {
        int n = posts.size();
        long[] all = posts.stream()
                .flatMapToLong(post -> Arrays.stream(post.ids()))
                .sorted()
                .toArray();
        long[] terms = new long[all.length];
        float[] idf = new float[all.length];
        int[] starts = new int[all.length + 1];
        int kept = 0;
        for (int from = 0, to; from < all.length; from = to) {
            to = from + 1;
            while (to < all.length && all[to] == all[from]) {
                to++;
            }
            int df = to - from;
            if (df >= 2 && df <= Math.max(2, n / 2)) {
                terms[kept] = all[from];
                idf[kept] = (float) (Math.log((1.0 + n) / (1.0 + df)) + 1);
                starts[kept + 1] = starts[kept] + df;
                kept++;
            }
        }
        PartIndex index = new PartIndex(
                n,
                Arrays.copyOf(terms, kept),
                Arrays.copyOf(idf, kept),
                Arrays.copyOf(starts, kept + 1),
                new int[starts[kept]],
                new float[starts[kept]]);
        index.fill(posts);
        return index;
    }

    private void fill(List<Terms> counts) {
        int[] next = starts.clone();
        for (int post = 0; post < posts; post++) {
            Vector vector = vector(counts.get(post));
            for (int i = 0; i < vector.size; i++) {
                int slot = next[vector.terms[i]]++;
                postings[slot] = post;
                weights[slot] = vector.weights[i];
            }
        }
    }

    /** The first {@code size} terms, ascending, and their weights. */
    record Vector(int size, int[] terms, float[] weights) {

        /** Their inner product. */
        double times(Vector other) {
            double sum = 0;
            int j = 0;
            for (int i = 0; i < size; i++) {
                while (j < other.size && other.terms[j] < terms[i]) {
                    j++;
                }
                sum += j < other.size && other.terms[j] == terms[i] ? weights[i] * other.weights[j] : 0;
            }
            return sum;
        }
    }

    /** A post at length 1; empty where it shares no term with the archive. */
    Vector vector(Terms counts) {
        int[] found = new int[counts.size()];
        float[] values = new float[counts.size()];
        int size = 0;
        double length = 0;
        for (int i = 0; i < counts.size(); i++) {
            int slot = indexByTerm.indexOf(counts.ids()[i]);
            if (indexByTerm.indexExists(slot)) {
                int term = indexByTerm.indexGet(slot);
                double value = (1 + Math.log(counts.counts()[i])) * idf[term];
                found[size] = term;
                values[size++] = (float) value;
                length += value * value;
            }
        }
        float scale = (float) (1 / Math.sqrt(length));
        for (int i = 0; i < size; i++) {
            values[i] *= scale;
        }
        return new Vector(size, found, values);
    }

    /** The cosine of a post with every post of the archive, 0 to 1. */
    float[] similarities(Terms counts) {
        return similarities(counts, posts);
    }

    /** The cosine of a post with each of the archive's first posts, 0 to 1. */
    float[] similarities(Terms counts, int first) {
        float[] sums = new float[first];
        Vector vector = vector(counts);
        for (int i = 0; i < vector.size; i++) {
            int term = vector.terms[i];
            float value = vector.weights[i];
            int end = starts[term + 1];
            for (int slot = starts[term]; slot < end && postings[slot] < first; slot++) {
                sums[postings[slot]] += value * weights[slot];
            }
        }
        return sums;
    }

    /** A term of a vector as posts have it. */
    long id(int term) {
        return terms[term];
    }

    /** In how many posts a term stands. */
    int posts(int term) {
        return starts[term + 1] - starts[term];
    }

    /** The share of the posts in which a term stands that are of some sort, one left out; 0 where there are too few. */
    double rate(int term, IntPredicate sort, int leftOut) {
        int others = 0;
        int right = 0;
        for (int slot = starts[term]; slot < starts[term + 1]; slot++) {
            boolean counts = postings[slot] != leftOut;
            others += counts ? 1 : 0;
            right += counts && sort.test(postings[slot]) ? 1 : 0;
        }
        return others < FEWEST ? 0 : (double) right / others;
    }

    /**
     * What a term that weighs 1 in a post adds to the score of a tag.
     *
     * @param alpha by post of the archive and tag
     * @param leftOut a post that does not count; -1 for none
     */
    float share(int term, float[][] alpha, int tag, int leftOut) {
        float sum = 0;
        for (int slot = starts[term]; slot < starts[term + 1]; slot++) {
            sum += postings[slot] == leftOut ? 0 : weights[slot] * alpha[postings[slot]][tag];
        }
        return sum;
    }

    int posts() {
        return posts;
    }

    int terms() {
        return terms.length;
    }

    /**
     * The same terms with the same weights over other posts.
     *
     * @param kept posts that stay, ascending; they come first
     * @param added the terms of the posts behind them
     */
    PartIndex changed(int[] kept, List<Terms> added) {
        int[] renumbered = new int[posts];
        Arrays.fill(renumbered, -1);
        for (int i = 0; i < kept.length; i++) {
            renumbered[kept[i]] = i;
        }
        List<Vector> vectors = added.stream().map(this::vector).toList();
        int[] sizes = new int[terms.length];
        for (Vector vector : vectors) {
            for (int i = 0; i < vector.size; i++) {
                sizes[vector.terms[i]]++;
            }
        }
        int most = postings.length + Arrays.stream(sizes).sum();
        int[] newStarts = new int[starts.length];
        int[] newPostings = new int[most];
        float[] newWeights = new float[most];
        int[] next = new int[terms.length];
        int at = 0;
        for (int term = 0; term < terms.length; term++) {
            for (int slot = starts[term]; slot < starts[term + 1]; slot++) {
                if (renumbered[postings[slot]] >= 0) {
                    newPostings[at] = renumbered[postings[slot]];
                    newWeights[at++] = weights[slot];
                }
            }
            next[term] = at;
            at += sizes[term];
            newStarts[term + 1] = at;
        }
        for (int post = 0; post < vectors.size(); post++) {
            Vector vector = vectors.get(post);
            for (int i = 0; i < vector.size; i++) {
                int slot = next[vector.terms[i]]++;
                newPostings[slot] = kept.length + post;
                newWeights[slot] = vector.weights[i];
            }
        }
        return new PartIndex(
                kept.length + added.size(),
                terms,
                idf,
                newStarts,
                Arrays.copyOf(newPostings, at),
                Arrays.copyOf(newWeights, at));
    }

    void write(TagModelFile.Out out) throws IOException {
        out.data().writeInt(posts);
        out.longs(terms);
        out.floats(idf);
        out.ints(starts);
        out.ints(postings);
        out.floats(weights);
    }

    static PartIndex read(TagModelFile.In in) {
        return new PartIndex(in.data().getInt(), in.longs(), in.floats(), in.ints(), in.ints(), in.floats());
    }
}
