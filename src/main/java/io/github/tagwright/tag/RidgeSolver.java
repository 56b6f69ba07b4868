package io.github.tagwright.tag;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * One kernel ridge regression for all tags at once: G = (K + λI)⁻¹, α = G Y. Leaving posts out is exact and needs no
 * new inverse: without the posts F, the scores of F are Y_F - G_FF⁻¹ α_F, and of the rest α becomes
 * α - G_RF G_FF⁻¹ α_F.
 */
final class RidgeSolver {

    private final DMatrixRMaj inverse;
    private final DMatrixRMaj alpha;
    private final int[][] labels;
    private final int tags;

    /**
     * @param kernel symmetric
     * @param labels tag numbers by post
     */
    RidgeSolver(DMatrixRMaj kernel, double lambda, int[][] labels, int tags) {
        this.labels = labels;
        this.tags = tags;
        int n = kernel.numRows;
        DMatrixRMaj regular = kernel.copy();
        for (int i = 0; i < n; i++) {
            regular.add(i, i, lambda);
        }
        this.inverse = inverted(regular);
        this.alpha = new DMatrixRMaj(n, tags);
        for (int row = 0; row < n; row++) {
            for (int post = 0; post < n; post++) {
                double weight = inverse.data[row * n + post];
                for (int tag : labels[post]) {
                    alpha.data[row * tags + tag] += weight;
                }
            }
        }
    }

    private static DMatrixRMaj inverted(DMatrixRMaj positive) {
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(positive.numRows);
        if (!solver.setA(positive)) {
            throw new IllegalStateException("a kernel matrix that is not positive definite");
        }
        DMatrixRMaj result = new DMatrixRMaj(positive.numRows, positive.numRows);
        solver.invert(result);
        return result;
    }

    /** Weights of the posts in the score of a tag: score = kernel row times these. */
    float[][] weights() {
        float[][] rows = new float[labels.length][tags];
        for (int i = 0; i < rows.length; i++) {
            for (int tag = 0; tag < tags; tag++) {
                rows[i][tag] = (float) alpha.data[i * tags + tag];
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
        int n = labels.length;
        int f = out.length;
        DMatrixRMaj corner = new DMatrixRMaj(f, f);
        DMatrixRMaj alphaOut = new DMatrixRMaj(f, tags);
        boolean[] isOut = new boolean[n];
        for (int i = 0; i < f; i++) {
            isOut[out[i]] = true;
            System.arraycopy(alpha.data, out[i] * tags, alphaOut.data, i * tags, tags);
            for (int j = 0; j < f; j++) {
                corner.data[i * f + j] = inverse.data[out[i] * n + out[j]];
            }
        }
        DMatrixRMaj cornerInverse = f == 0 ? corner : inverted(corner);
        DMatrixRMaj correction = new DMatrixRMaj(f, tags);
        CommonOps_DDRM.mult(cornerInverse, alphaOut, correction);
        float[][] scores = new float[f][tags];
        for (int i = 0; i < f; i++) {
            for (int tag = 0; tag < tags; tag++) {
                scores[i][tag] = (float) -correction.data[i * tags + tag];
            }
            for (int tag : labels[out[i]]) {
                scores[i][tag] += 1;
            }
        }
        return means(out, isOut, cornerInverse, correction, scores);
    }

    private LeftOut means(
            int[] out, boolean[] isOut, DMatrixRMaj cornerInverse, DMatrixRMaj correction, float[][] scores) {
        int n = labels.length;
        int f = out.length;
        int rest = n - f;
        DMatrixRMaj side = new DMatrixRMaj(rest, f);
        int[] kept = new int[rest];
        int row = 0;
        for (int i = 0; i < n; i++) {
            if (!isOut[i]) {
                for (int j = 0; j < f; j++) {
                    side.data[row * f + j] = inverse.data[i * n + out[j]];
                }
                kept[row++] = i;
            }
        }
        DMatrixRMaj shift = new DMatrixRMaj(rest, tags);
        DMatrixRMaj turned = new DMatrixRMaj(rest, f);
        if (f > 0) {
            CommonOps_DDRM.mult(side, correction, shift);
            CommonOps_DDRM.mult(side, cornerInverse, turned);
        }
        double[] with = new double[tags];
        double[] all = new double[tags];
        int[] count = new int[tags];
        for (int i = 0; i < rest; i++) {
            double diagonal = inverse.data[kept[i] * n + kept[i]];
            for (int j = 0; j < f; j++) {
                diagonal -= turned.data[i * f + j] * side.data[i * f + j];
            }
            int[] own = labels[kept[i]];
            for (int tag = 0; tag < tags; tag++) {
                boolean has = Arrays.binarySearch(own, tag) >= 0;
                double weight = alpha.data[kept[i] * tags + tag] - shift.data[i * tags + tag];
                double score = (has ? 1 : 0) - weight / diagonal;
                all[tag] += score;
                if (has) {
                    with[tag] += score;
                    count[tag]++;
                }
            }
        }
        float[] meanWith = new float[tags];
        float[] meanWithout = new float[tags];
        for (int tag = 0; tag < tags; tag++) {
            meanWith[tag] = (float) (with[tag] / Math.max(1, count[tag]));
            meanWithout[tag] = (float) ((all[tag] - with[tag]) / Math.max(1, rest - count[tag]));
        }
        return new LeftOut(scores, meanWith, meanWithout);
    }
}
