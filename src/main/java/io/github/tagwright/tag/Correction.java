package io.github.tagwright.tag;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * A third stage: what the second got wrong of the posts most like the one in question. To its log odds comes, tag by tag,
 * a Gaussian process over posts with the kernel of {@link Ridge#TIME}. Of its fit one Newton step is taken, with the same
 * curvature for all pairs of posts and tags, so that all tags are solved at once: a ridge to what the second stage left,
 * y - p. What it adds to log odds is the kernel row times the ridge's α.
 *
 * <p>It must not see how the second stage did on a post that it is asked about; see {@link #leftOut}.
 */
final class Correction {

    /** Of the ridge. From 2 to 12, and with steps of 3 to 9, ten folds of 1,305 posts gain about the same. */
    static final double LAMBDA = 8;

    private static final double STEP = 6;

    private final int n;
    private final double[] inverse;

    /** @param kernel of the posts; overwritten */
    Correction(DMatrixRMaj kernel) {
        this.n = kernel.numRows;
        for (int i = 0; i < n; i++) {
            kernel.add(i, i, LAMBDA);
        }
        this.inverse = RidgeSolver.inverse(kernel);
    }

    /** What the ridge is fitted to, for a pair that the second stage judged; 0 for all others. */
    static float target(boolean right, double probability) {
        return (float) (STEP * ((right ? 1 : 0) - probability));
    }

    /** @param targets by post and tag */
    GrowingRidge fitted(float[][] targets) {
        return GrowingRidge.of(
                inverse,
                IntStream.range(0, n)
                        .parallel()
                        .mapToObj(post -> weights(post, targets))
                        .toArray(float[][]::new));
    }

    private float[] weights(int post, float[][] targets) {
        float[] weights = new float[targets[post].length];
        for (int other = 0; other < n; other++) {
            Stage1.addScaled(targets[other], (float) inverse[post * n + other], weights);
        }
        return weights;
    }

    /**
     * What is added to the log odds of some posts by a fit to the others.
     *
     * @param out these posts
     * @param targets by post and tag; 0 for those posts
     * @return by post left out, in their order, and tag
     */
    float[][] leftOut(int[] out, float[][] targets) {
        int f = out.length;
        double[] corner = new double[f * f];
        for (int i = 0; i < f; i++) {
            for (int j = 0; j < f; j++) {
                corner[i * f + j] = inverse[out[i] * n + out[j]];
            }
        }
        double[] cornerInverse = RidgeSolver.inverse(DMatrixRMaj.wrap(f, f, corner));
        float[][] weights =
                Arrays.stream(out).mapToObj(post -> weights(post, targets)).toArray(float[][]::new);
        float[][] added = new float[f][];
        for (int i = 0; i < f; i++) {
            added[i] = new float[targets[out[i]].length];
            for (int j = 0; j < f; j++) {
                Stage1.addScaled(weights[j], (float) -cornerInverse[i * f + j], added[i]);
            }
        }
        return added;
    }
}
