package io.github.tagwright.tag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * One kernel ridge regression for all tags at once: G = (K + λI)⁻¹, α = G Y. Fitting once tells what fits of fewer
 * posts would say, exactly:
 *
 * <ul>
 *   <li>Without the posts F, the scores of F are Y_F - G_FF⁻¹ α_F, and of the rest α becomes α - G_RF G_FF⁻¹ α_F.
 *   <li>With K + λI = L Lᵀ, the first p posts alone have the leading part of L as their factor, so that a later post t
 *       scores L_t,1..p (L⁻¹ Y)_1..p by them.
 * </ul>
 *
 * <p>The leave-one-out score of a post is y - α / G_ii. Its mean over all posts with or without a tag needs no α of its
 * own for each tag and post: where a sum over posts is enough, the weights 1 / G_ii are multiplied in first.
 */
final class RidgeSolver {

    private final int n;
    private final int tags;
    private final int[][] labels;
    private final double[] factor;
    private final double[] factorInverse;
    private final double[] inverse;
    private final double[] alpha;

    /**
     * @param kernel symmetric; overwritten
     * @param labels tag numbers by post
     */
    RidgeSolver(DMatrixRMaj kernel, double lambda, int[][] labels, int tags) {
        this.n = kernel.numRows;
        this.labels = labels;
        this.tags = tags;
        for (int i = 0; i < n; i++) {
            kernel.add(i, i, lambda);
        }
        this.factor = factor(kernel);
        this.factorInverse = Triangle.inverse(factor, n);
        this.inverse = Triangle.gram(factorInverse, n);
        this.alpha = new double[n * tags];
        for (int i = 0; i < n; i++) {
            for (int post = 0; post < n; post++) {
                double weight = inverse[i * n + post];
                for (int tag : labels[post]) {
                    alpha[i * tags + tag] += weight;
                }
            }
        }
    }

    /** The inverse of a positive definite matrix, full; overwrites the matrix. */
    static double[] inverse(DMatrixRMaj positive) {
        int n = positive.numRows;
        return n == 0 ? new double[0] : Triangle.gram(Triangle.inverse(factor(positive), n), n);
    }

    /** The lower Cholesky factor. */
    static double[] factor(DMatrixRMaj positive) {
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(positive.numRows, true);
        if (!cholesky.decompose(positive)) {
            throw new IllegalStateException("a kernel matrix that is not positive definite");
        }
        return cholesky.getT(null).data;
    }

    /** G, lower triangle, and α. */
    GrowingRidge growing() {
        return GrowingRidge.of(inverse, weights());
    }

    /** Weights of the posts in the score of a tag: score = kernel row times these. */
    float[][] weights() {
        float[][] rows = new float[n][tags];
        for (int i = 0; i < n; i++) {
            for (int tag = 0; tag < tags; tag++) {
                rows[i][tag] = (float) alpha[i * tags + tag];
            }
        }
        return rows;
    }

    /**
     * What is left when some posts are left out.
     *
     * @param scores of the posts left out, in their order, by tag
     * @param with mean score of the remaining posts that have the tag, each left out itself
     * @param without likewise, of those that have not
     */
    record LeftOut(float[][] scores, float[] with, float[] without) {}

    /** @param out ascending; may be empty */
    LeftOut leaveOut(int[] out) {
        int f = out.length;
        double[] corner = new double[f * f];
        boolean[] isOut = new boolean[n];
        for (int i = 0; i < f; i++) {
            isOut[out[i]] = true;
            for (int j = 0; j < f; j++) {
                corner[i * f + j] = inverse[out[i] * n + out[j]];
            }
        }
        double[] half = f == 0 ? corner : Triangle.inverse(factor(DMatrixRMaj.wrap(f, f, corner)), f);
        double[] correction = f == 0 ? corner : correction(out, half);
        float[][] scores = new float[f][tags];
        for (int i = 0; i < f; i++) {
            for (int tag = 0; tag < tags; tag++) {
                scores[i][tag] = (float) -correction[i * tags + tag];
            }
            for (int tag : labels[out[i]]) {
                scores[i][tag] += 1;
            }
        }
        LeftOutMeans means = new LeftOutMeans(tags);
        double[] weighted = new double[f];
        for (int i = 0; i < n; i++) {
            if (isOut[i]) {
                continue;
            }
            double[] side = new double[f];
            for (int j = 0; j < f; j++) {
                side[j] = inverse[i * n + out[j]];
            }
            double weight = 1 / (inverse[i * n + i] - squaredLength(half, side));
            for (int tag : labels[i]) {
                double own = alpha[i * tags + tag];
                for (int j = 0; j < f; j++) {
                    own -= side[j] * correction[j * tags + tag];
                }
                means.addOwn(tag, 1 - weight * own);
            }
            means.addToAll(-weight, alpha, i);
            for (int j = 0; j < f; j++) {
                weighted[j] += weight * side[j];
            }
        }
        for (int j = 0; j < f; j++) {
            means.addToAll(weighted[j], correction, j);
        }
        return means.of(scores, n - f);
    }

    /** G_FF⁻¹ α_F, where the lower {@code half} of G_FF⁻¹ is given. */
    private double[] correction(int[] out, double[] half) {
        int f = out.length;
        double[] cornerInverse = Triangle.gram(half, f);
        double[] correction = new double[f * tags];
        for (int i = 0; i < f; i++) {
            for (int j = 0; j < f; j++) {
                double weight = cornerInverse[i * f + j];
                for (int tag = 0; tag < tags; tag++) {
                    correction[i * tags + tag] += weight * alpha[out[j] * tags + tag];
                }
            }
        }
        return correction;
    }

    /** The squared length of a vector times a lower triangle. */
    private static double squaredLength(double[] triangle, double[] vector) {
        int f = vector.length;
        double sum = 0;
        for (int i = 0; i < f; i++) {
            double dot = 0;
            for (int j = 0; j <= i; j++) {
                dot += triangle[i * f + j] * vector[j];
            }
            sum += dot * dot;
        }
        return sum;
    }

    /**
     * What each split's first posts say of its later ones.
     *
     * @param splits that are learned from the first posts without a gap, fewest first
     */
    List<LeftOut> ahead(List<TagTrainer.Split> splits) {
        double[] halfAlpha = new double[n * tags];
        for (int i = 0; i < n; i++) {
            for (int post = 0; post <= i; post++) {
                double weight = factorInverse[i * n + post];
                for (int tag : labels[post]) {
                    halfAlpha[i * tags + tag] += weight;
                }
            }
        }
        double[] diagonal = new double[n];
        double[][] own =
                Arrays.stream(labels).map(tag -> new double[tag.length]).toArray(double[][]::new);
        double[][] scores = new double[n][];
        List<LeftOut> results = new ArrayList<>();
        int known = 0;
        for (TagTrainer.Split split : splits) {
            int before = known;
            for (; known < split.train().length; known++) {
                addRow(known, halfAlpha, diagonal, own);
            }
            float[][] result = new float[split.test().length][tags];
            for (int i = 0; i < result.length; i++) {
                int post = split.test()[i];
                int from = scores[post] == null ? 0 : before;
                scores[post] = scores[post] == null ? new double[tags] : scores[post];
                for (int k = from; k < known; k++) {
                    double weight = factor[post * n + k];
                    for (int tag = 0; tag < tags; tag++) {
                        scores[post][tag] += weight * halfAlpha[k * tags + tag];
                    }
                }
                for (int tag = 0; tag < tags; tag++) {
                    result[i][tag] = (float) scores[post][tag];
                }
            }
            results.add(means(known, halfAlpha, diagonal, own).of(result, known));
        }
        return results;
    }

    /** One more known post: what it adds to the diagonal of G, and to the α of each post for its own tags. */
    private void addRow(int row, double[] halfAlpha, double[] diagonal, double[][] own) {
        for (int i = 0; i <= row; i++) {
            double weight = factorInverse[row * n + i];
            diagonal[i] += weight * weight;
            for (int j = 0; j < own[i].length; j++) {
                own[i][j] += weight * halfAlpha[row * tags + labels[i][j]];
            }
        }
    }

    private LeftOutMeans means(int known, double[] halfAlpha, double[] diagonal, double[][] own) {
        LeftOutMeans means = new LeftOutMeans(tags);
        for (int i = 0; i < known; i++) {
            for (int j = 0; j < own[i].length; j++) {
                means.addOwn(labels[i][j], 1 - own[i][j] / diagonal[i]);
            }
            double weight = 0;
            for (int k = 0; k <= i; k++) {
                weight += factorInverse[i * n + k] / diagonal[k];
            }
            means.addToAll(-weight, halfAlpha, i);
        }
        return means;
    }
}
