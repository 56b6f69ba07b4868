package io.github.tagwright.tag;

/**
 * Mean leave-one-out scores, y - α / G_ii, of the posts with and without each tag. Sums over all posts are kept, so that
 * no score is needed but those of posts for their own tags.
 */
final class LeftOutMeans {

    private final double[] with;
    private final double[] all;
    private final int[] count;

    LeftOutMeans(int tags) {
        this.with = new double[tags];
        this.all = new double[tags];
        this.count = new int[tags];
    }

    /** The score of a post for one of its tags. */
    void addOwn(int tag, double score) {
        with[tag] += score;
        all[tag]++;
        count[tag]++;
    }

    /** Part of what scores of all posts differ by from 1 for their own tags and 0 for others. */
    void addToAll(double factor, double[] rows, int row) {
        int tags = all.length;
        for (int tag = 0; tag < tags; tag++) {
            all[tag] += factor * rows[row * tags + tag];
        }
    }

    /** @param posts how many */
    RidgeSolver.LeftOut of(float[][] scores, int posts) {
        int tags = all.length;
        float[] meanWith = new float[tags];
        float[] meanWithout = new float[tags];
        for (int tag = 0; tag < tags; tag++) {
            meanWith[tag] = (float) (with[tag] / Math.max(1, count[tag]));
            meanWithout[tag] = (float) ((all[tag] - with[tag]) / Math.max(1, posts - count[tag]));
        }
        return new RidgeSolver.LeftOut(scores, meanWith, meanWithout);
    }
}
