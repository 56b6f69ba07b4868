package io.github.tagwright.tag;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * A third stage: what the second got wrong of the posts most like the one in question. To its log odds comes, tag by tag,
 * a Gaussian process over posts with the kernel of {@link Ridge#TIME}. Of its fit one Newton step is taken, with the same
 * curvature for all pairs of posts and tags, so that all tags are solved at once: a ridge to what the second stage left,
 * y - p. What it adds to log odds is the kernel row times the ridge's α.
 *
 * <p>It is for posts that are none of those learned from: how the second stage judged these, their own tags have a part in.
 */
final class Correction {

    /** Of the ridge. From 2 to 12, and with steps of 3 to 9, ten folds of 1,305 posts gain about the same. */
    static final double LAMBDA = 8;

    private static final double STEP = 6;

    private Correction() {}

    /** What the ridge is fitted to, for a pair that the second stage judged; 0 for all others. */
    static float target(boolean right, double probability) {
        return (float) (STEP * ((right ? 1 : 0) - probability));
    }

    /**
     * @param kernel of the posts; overwritten
     * @param targets by post and tag
     */
    static GrowingRidge fitted(DMatrixRMaj kernel, float[][] targets) {
        int n = kernel.numRows;
        for (int i = 0; i < n; i++) {
            kernel.add(i, i, LAMBDA);
        }
        double[] inverse = RidgeSolver.inverse(kernel);
        return GrowingRidge.of(
                inverse,
                IntStream.range(0, n)
                        .parallel()
                        .mapToObj(post -> weights(inverse, post, targets))
                        .toArray(float[][]::new));
    }

    private static float[] weights(double[] inverse, int post, float[][] targets) {
        float[] weights = new float[targets[post].length];
        for (int other = 0; other < targets.length; other++) {
            Stage1.addScaled(targets[other], (float) inverse[post * targets.length + other], weights);
        }
        return weights;
    }
}
