package io.github.tagwright.tag;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Logistic regression on standardised features, clipped at ±6 standard deviations. Fitted by Newton's method, which
 * needs a handful of steps on a few hundred features and has no step size to choose.
 *
 * @param mean by feature
 * @param scale one by the standard deviation; 0 for a feature that never changes
 * @param weights by feature, of the standardised value; the last is the intercept
 */
record LogisticRegression(float[] mean, float[] scale, double[] weights) {

    private static final float CLIP = 6;
    private static final int MOST_STEPS = 30;
    private static final double ENOUGH = 1e-6;

    /**
     * Fits.
     *
     * @param rows features, all of one length
     * @param labels by row
     * @param importance of each row
     * @param c as in liblinear: the smaller, the closer to 0 the weights
     */
    static LogisticRegression fit(float[][] rows, boolean[] labels, float[] importance, double c) {
        return fit(rows, labels, importance, c, new double[rows[0].length + 1]);
    }

    /** Fits likewise, beginning with weights that may be nearly right. */
    static LogisticRegression fit(float[][] rows, boolean[] labels, float[] importance, double c, double[] start) {
        int width = rows[0].length;
        LogisticRegression blank = standard(rows, importance, width);
        float[][] standard = new float[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            standard[i] = blank.standardise(rows[i]);
        }
        double[] weights = start.clone();
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            DMatrixRMaj hessian = new DMatrixRMaj(width + 1, width + 1);
            DMatrixRMaj gradient = new DMatrixRMaj(width + 1, 1);
            double loss = accumulate(standard, labels, importance, weights, hessian.data, gradient.data);
            for (int j = 0; j <= width; j++) {
                double pull = j < width ? 1 / c : 1e-9;
                hessian.data[j * (width + 1) + j] += pull;
                gradient.data[j] += pull * weights[j];
                loss += 0.5 * pull * weights[j] * weights[j];
            }
            if (before - loss < ENOUGH * Math.abs(loss)) {
                break;
            }
            before = loss;
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(width + 1);
            if (!solver.setA(hessian)) {
                break;
            }
            DMatrixRMaj direction = new DMatrixRMaj(width + 1, 1);
            solver.solve(gradient, direction);
            for (int j = 0; j <= width; j++) {
                weights[j] -= direction.data[j];
            }
        }
        return new LogisticRegression(blank.mean, blank.scale, weights);
    }

    private static LogisticRegression standard(float[][] rows, float[] importance, int width) {
        double[] sum = new double[width];
        double[] squares = new double[width];
        double total = 0;
        for (int i = 0; i < rows.length; i++) {
            total += importance[i];
            for (int j = 0; j < width; j++) {
                sum[j] += importance[i] * rows[i][j];
                squares[j] += importance[i] * (double) rows[i][j] * rows[i][j];
            }
        }
        float[] mean = new float[width];
        float[] scale = new float[width];
        for (int j = 0; j < width; j++) {
            double average = sum[j] / total;
            double variance = squares[j] / total - average * average;
            mean[j] = (float) average;
            scale[j] = variance > 1e-10 ? (float) (1 / Math.sqrt(variance)) : 0;
        }
        return new LogisticRegression(mean, scale, new double[width + 1]);
    }

    private static double accumulate(
            float[][] rows,
            boolean[] labels,
            float[] importance,
            double[] weights,
            double[] hessian,
            double[] gradient) {
        int width = weights.length - 1;
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            float[] row = rows[i];
            double z = weights[width];
            for (int j = 0; j < width; j++) {
                z += weights[j] * row[j];
            }
            double p = probability(z);
            double margin = labels[i] ? z : -z;
            loss += importance[i]
                    * (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
            double error = importance[i] * (p - (labels[i] ? 1 : 0));
            double curvature = importance[i] * Math.max(1e-6, p * (1 - p));
            for (int j = 0; j < width; j++) {
                gradient[j] += error * row[j];
                double scaled = curvature * row[j];
                if (scaled != 0) {
                    int at = j * (width + 1);
                    for (int k = 0; k <= j; k++) {
                        hessian[at + k] += scaled * row[k];
                    }
                }
            }
            gradient[width] += error;
            int at = width * (width + 1);
            for (int k = 0; k < width; k++) {
                hessian[at + k] += curvature * row[k];
            }
            hessian[at + width] += curvature;
        }
        for (int j = 0; j <= width; j++) {
            for (int k = 0; k < j; k++) {
                hessian[k * (width + 1) + j] = hessian[j * (width + 1) + k];
            }
        }
        return loss;
    }

    float[] standardise(float[] row) {
        float[] result = new float[row.length];
        for (int j = 0; j < row.length; j++) {
            result[j] = Math.max(-CLIP, Math.min(CLIP, (row[j] - mean[j]) * scale[j]));
        }
        return result;
    }

    /** 0 to 1. */
    double probability(float[] row) {
        double z = weights[row.length];
        for (int j = 0; j < row.length; j++) {
            z += weights[j] * Math.max(-CLIP, Math.min(CLIP, (row[j] - mean[j]) * scale[j]));
        }
        return probability(z);
    }

    private static double probability(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
