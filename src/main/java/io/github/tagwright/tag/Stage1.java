package io.github.tagwright.tag;

import io.github.tagwright.tag.PostFeatures.Part;
import java.util.ArrayList;
import java.util.List;

/** The fitted first stage: similarities with the archive's posts, and the ridges' weights. Immutable. */
final class Stage1 {

    private final List<PartIndex> indexes;
    private final float[][][] weights;
    private final float[][] with;
    private final float[][] without;
    private final int[] days;

    /**
     * @param indexes by part
     * @param weights by ridge, post and tag
     * @param with mean score on posts that have the tag, each left out itself, by ridge and tag
     * @param without likewise, on posts that have not
     * @param days of the posts
     */
    Stage1(List<PartIndex> indexes, float[][][] weights, float[][] with, float[][] without, int[] days) {
        this.indexes = List.copyOf(indexes);
        this.weights = weights;
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

    float[][] with() {
        return with;
    }

    float[][] without() {
        return without;
    }

    int[] days() {
        return days;
    }

    /** What it says of a post that it has not seen. */
    PairFeatures.Stage1 scores(PostFeatures post) {
        int n = days.length;
        List<float[]> parts = similarities(post, indexes, n);
        int tags = with[0].length;
        float[][] scores = new float[Ridge.values().length][tags];
        float[] similar = new float[n];
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
            }
        }
        return new PairFeatures.Stage1(scores, with, without, similar);
    }

    static void addScaled(float[] row, float factor, float[] sums) {
        for (int tag = 0; tag < sums.length; tag++) {
            sums[tag] += factor * row[tag];
        }
    }
}
