package io.github.tagwright.tag;

import io.github.tagwright.tag.PostFeatures.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The fitted first stage: similarities with the archive's posts, and the ridges' weights; beside them those of the {@link
 * Correction}, which looks at the same similarities. Immutable.
 */
final class Stage1 {

    private static final int COMMON = 30;
    private static final int HEAVIEST = 60;
    private static final int TELLING = 20;

    private final List<PartIndex> indexes;
    private final float[][][] weights;
    private final float[][] correction;
    private final float[][] with;
    private final float[][] without;
    private final int[] days;

    /**
     * @param indexes by part
     * @param weights by ridge, post and tag
     * @param correction weights by post and tag; no rows where there is none
     * @param with mean score on posts that have the tag, each left out itself, by ridge and tag
     * @param without likewise, on posts that have not
     * @param days of the posts
     */
    Stage1(
            List<PartIndex> indexes,
            float[][][] weights,
            float[][] correction,
            float[][] with,
            float[][] without,
            int[] days) {
        this.indexes = List.copyOf(indexes);
        this.weights = weights;
        this.correction = correction;
        this.with = with;
        this.without = without;
        this.days = days;
    }

    static List<PartIndex> index(List<PostFeatures> posts) {
        List<PartIndex> indexes = new ArrayList<>();
        for (Part part : Part.values()) {
            indexes.add(PartIndex.of(posts, part));
        }
        return indexes;
    }

    /** Similarities of a post with the archive's first posts, by part. */
    static List<float[]> similarities(PostFeatures post, List<PartIndex> indexes, int first) {
        List<float[]> parts = new ArrayList<>();
        for (Part part : Part.values()) {
            parts.add(indexes.get(part.ordinal()).similarities(post.part(part), first));
        }
        return parts;
    }

    List<PartIndex> indexes() {
        return indexes;
    }

    float[][][] weights() {
        return weights;
    }

    float[][] correction() {
        return correction;
    }

    float[][] with() {
        return with;
    }

    float[][] without() {
        return without;
    }

    int[] days() {
        return days;
    }

    /** How like a post every post of the archive is. */
    float[] similar(PostFeatures post) {
        List<float[]> parts = similarities(post, indexes, days.length);
        float[] similar = new float[days.length];
        for (int i = 0; i < similar.length; i++) {
            similar[i] = (float) Ridge.ALL.kernel(parts, i, post.day(), days[i]);
        }
        return similar;
    }

    /** What it says of a post that it has not seen. */
    PairFeatures.Stage1 scores(PostFeatures post) {
        int n = days.length;
        List<float[]> parts = similarities(post, indexes, n);
        int tags = with[0].length;
        float[][] scores = new float[Ridge.values().length][tags];
        float[] similar = new float[n];
        float[] corrections = new float[tags];
        for (Ridge ridge : Ridge.values()) {
            float[] sums = scores[ridge.ordinal()];
            for (int i = 0; i < n; i++) {
                float kernel = (float) ridge.kernel(parts, i, post.day(), days[i]);
                if (ridge == Ridge.ALL) {
                    similar[i] = kernel;
                }
                if (kernel != 0) {
                    addScaled(weights[ridge.ordinal()][i], kernel, sums);
                }
                if (ridge == Ridge.TIME && correction.length > 0) {
                    addScaled(correction[i], kernel, corrections);
                }
            }
        }
        return new PairFeatures.Stage1(scores, with, without, similar, corrections);
    }

    /** A term of a post's prose or code, with what it weighs there. */
    record Weighted(long id, int term, float weight) {}

    /**
     * The words and pairs of words that weigh most in a post's prose or code. Those that stand in every eighth post of
     * many say nothing to a reader and are left out.
     */
    List<Weighted> heavy(PostFeatures post) {
        PartIndex index = indexes.get(Part.MAIN.ordinal());
        PartIndex.Vector vector = index.vector(post.part(Part.MAIN));
        List<Weighted> terms = new ArrayList<>();
        for (int i = 0; i < vector.size(); i++) {
            int term = vector.terms()[i];
            if (index.posts(term) <= Math.max(COMMON, days.length / 8)) {
                terms.add(new Weighted(index.id(term), term, vector.weights()[i]));
            }
        }
        terms.sort(Comparator.comparingDouble(one -> -one.weight));
        return terms.subList(0, Math.min(HEAVIEST, terms.size()));
    }

    /**
     * Those of a post's terms that speak for a tag, those that say most first.
     *
     * @param self the post in the archive; -1 where it is not there
     */
    List<Weighted> telling(List<Weighted> heavy, int tag, int self) {
        PartIndex index = indexes.get(Part.MAIN.ordinal());
        record Told(Weighted one, float share) {}
        return heavy.stream()
                .map(one -> new Told(one, one.weight * index.share(one.term, weights[Ridge.ALL.ordinal()], tag, self)))
                .filter(told -> told.share > 0)
                .sorted(Comparator.comparingDouble(told -> -told.share))
                .limit(TELLING)
                .map(Told::one)
                .toList();
    }

    /**
     * The share of a term's posts that are of some sort; 0 where there are too few.
     *
     * @param self a post that does not count; -1 for none
     */
    double rate(Weighted one, IntPredicate sort, int self) {
        return indexes.get(Part.MAIN.ordinal()).rate(one.term, sort, self);
    }

    static void addScaled(float[] row, float factor, float[] sums) {
        for (int tag = 0; tag < sums.length; tag++) {
            sums[tag] += factor * row[tag];
        }
    }
}
