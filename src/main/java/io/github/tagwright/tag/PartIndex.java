package io.github.tagwright.tag;

import com.carrotsearch.hppc.LongIntHashMap;
import io.github.tagwright.tag.PostFeatures.Part;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * TF-IDF of one part over the posts of an archive, as an inverted index: 1 + ln tf, times ln((1+n)/(1+df)) + 1, terms
 * of at least two and at most half of the posts, each post at length 1. Immutable, safe to share.
 */
final class PartIndex {

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
        int n = posts.size();
        long[] all = posts.stream()
                .flatMapToLong(post -> Arrays.stream(post.part(part).ids()))
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
        index.fill(posts, part);
        return index;
    }

    private void fill(List<PostFeatures> features, Part part) {
        int[] next = starts.clone();
        for (int post = 0; post < posts; post++) {
            Vector vector = vector(features.get(post).part(part));
            for (int i = 0; i < vector.size; i++) {
                int slot = next[vector.terms[i]]++;
                postings[slot] = post;
                weights[slot] = vector.weights[i];
            }
        }
    }

    /** The first {@code size} terms, ascending, and their weights. */
    record Vector(int size, int[] terms, float[] weights) {}

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

    int terms() {
        return terms.length;
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
