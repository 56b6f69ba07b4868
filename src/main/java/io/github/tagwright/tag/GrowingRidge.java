package io.github.tagwright.tag;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The inverse G = (K + λI)⁻¹ of a ridge and its α = G Y, to which posts can be added and from which they can be taken
 * without inverting it anew: exact but for rounding, and quadratic in the number of posts. Immutable.
 */
final class GrowingRidge {

    private final float[][] inverse;
    private final float[][] alpha;

    /**
     * @param inverse lower triangle, row {@code i} of length {@code i + 1}
     * @param alpha by post and tag
     */
    GrowingRidge(float[][] inverse, float[][] alpha) {
        this.inverse = inverse;
        this.alpha = alpha;
    }

    /** @param inverse full, row by row */
    static GrowingRidge of(double[] inverse, float[][] alpha) {
        int n = alpha.length;
        float[][] lower = new float[n][];
        for (int i = 0; i < n; i++) {
            lower[i] = new float[i + 1];
            for (int j = 0; j <= i; j++) {
                lower[i][j] = (float) inverse[i * n + j];
            }
        }
        return new GrowingRidge(lower, alpha);
    }

    float[][] inverse() {
        return inverse;
    }

    float[][] alpha() {
        return alpha;
    }

    /** @param out ascending */
    GrowingRidge without(int[] out) {
        int f = out.length;
        int[] kept = new int[alpha.length - f];
        int rest = 0;
        for (int i = 0; i < alpha.length; i++) {
            if (Arrays.binarySearch(out, i) < 0) {
                kept[rest++] = i;
            }
        }
        double[][] side = new double[f][rest];
        double[][] corner = new double[f][f];
        for (int q = 0; q < f; q++) {
            for (int i = 0; i < rest; i++) {
                side[q][i] = entry(out[q], kept[i]);
            }
            for (int j = 0; j < f; j++) {
                corner[q][j] = entry(out[q], out[j]);
            }
        }
        double[][] turned = product(inverted(corner), side);
        float[][] lower = new float[rest][];
        float[][] weights = new float[rest][];
        for (int i = 0; i < rest; i++) {
            lower[i] = new float[i + 1];
            for (int j = 0; j <= i; j++) {
                lower[i][j] = inverse[kept[i]][kept[j]];
            }
            weights[i] = alpha[kept[i]].clone();
            for (int q = 0; q < f; q++) {
                addScaled(-turned[q][i], side[q], lower[i]);
                addScaled(-turned[q][i], alpha[out[q]], weights[i]);
            }
        }
        return new GrowingRidge(lower, weights);
    }

    /**
     * With more posts, behind those there are.
     *
     * @param kernels of each new post with every post there is
     * @param corner of the new posts with each other, λ added to its diagonal
     * @param targets Y of the new posts, by tag
     * @param tags how many there are now; no fewer than before
     */
    GrowingRidge with(double[][] kernels, double[][] corner, float[][] targets, int tags) {
        int n = alpha.length;
        int more = kernels.length;
        double[][] reach = new double[more][];
        double[][] rest = new double[more][];
        double[][] residual = new double[more][tags];
        for (int q = 0; q < more; q++) {
            reach[q] = times(kernels[q]);
            for (int tag = 0; tag < tags; tag++) {
                residual[q][tag] = targets[q][tag];
            }
            for (int i = 0; i < n; i++) {
                for (int tag = 0; tag < alpha[i].length; tag++) {
                    residual[q][tag] -= kernels[q][i] * alpha[i][tag];
                }
            }
        }
        for (int q = 0; q < more; q++) {
            rest[q] = corner[q].clone();
            for (int p = 0; p < more; p++) {
                for (int i = 0; i < n; i++) {
                    rest[q][p] -= kernels[p][i] * reach[q][i];
                }
            }
        }
        double[][] restInverse = inverted(rest);
        double[][] turned = product(restInverse, reach);
        double[][] added = product(restInverse, residual);
        float[][] lower = new float[n + more][];
        float[][] weights = new float[n + more][];
        for (int i = 0; i < n; i++) {
            lower[i] = inverse[i].clone();
            weights[i] = Arrays.copyOf(alpha[i], tags);
            for (int q = 0; q < more; q++) {
                addScaled(turned[q][i], reach[q], lower[i]);
                addScaled(-reach[q][i], added[q], weights[i]);
            }
        }
        for (int q = 0; q < more; q++) {
            lower[n + q] = new float[n + q + 1];
            addScaled(-1, turned[q], lower[n + q], n);
            for (int p = 0; p <= q; p++) {
                lower[n + q][n + p] = (float) restInverse[q][p];
            }
            weights[n + q] = new float[tags];
            addScaled(1, added[q], weights[n + q]);
        }
        return new GrowingRidge(lower, weights);
    }

    /** Mean scores of all posts, each left out itself. */
    RidgeSolver.LeftOut means(int[][] labels, int tags) {
        LeftOutMeans means = new LeftOutMeans(tags);
        double[] row = new double[tags];
        for (int i = 0; i < alpha.length; i++) {
            double factor = 1.0 / inverse[i][i];
            for (int tag = 0; tag < tags; tag++) {
                row[tag] = alpha[i][tag];
            }
            for (int tag : labels[i]) {
                means.addOwn(tag, 1 - factor * row[tag]);
            }
            means.addToAll(-factor, row, 0);
        }
        return means.of(new float[0][], alpha.length);
    }

    private double entry(int i, int j) {
        return i < j ? inverse[j][i] : inverse[i][j];
    }

    /** G times a vector. */
    private double[] times(double[] vector) {
        double[] result = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            float[] row = inverse[i];
            double own = vector[i];
            double sum = row[i] * own;
            for (int j = 0; j < i; j++) {
                sum += row[j] * vector[j];
                result[j] += row[j] * own;
            }
            result[i] += sum;
        }
        return result;
    }

    private static double[][] inverted(double[][] positive) {
        int m = positive.length;
        double[] full = new double[m * m];
        for (int i = 0; i < m; i++) {
            System.arraycopy(positive[i], 0, full, i * m, m);
        }
        double[] flat = RidgeSolver.inverse(DMatrixRMaj.wrap(m, m, full));
        double[][] result = new double[m][];
        for (int i = 0; i < m; i++) {
            result[i] = Arrays.copyOfRange(flat, i * m, (i + 1) * m);
        }
        return result;
    }

    private static double[][] product(double[][] square, double[][] rows) {
        double[][] result = new double[square.length][];
        for (int i = 0; i < square.length; i++) {
            result[i] = new double[rows[i].length];
            for (int q = 0; q < square.length; q++) {
                for (int j = 0; j < result[i].length; j++) {
                    result[i][j] += square[i][q] * rows[q][j];
                }
            }
        }
        return result;
    }

    private static void addScaled(double factor, double[] row, float[] sums) {
        addScaled(factor, row, sums, sums.length);
    }

    private static void addScaled(double factor, double[] row, float[] sums, int length) {
        for (int i = 0; i < length; i++) {
            sums[i] += (float) (factor * row[i]);
        }
    }

    private static void addScaled(double factor, float[] row, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (float) (factor * row[i]);
        }
    }
}
