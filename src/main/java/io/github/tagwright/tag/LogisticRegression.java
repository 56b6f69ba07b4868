package io.github.tagwright.tag;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Logistic regression on standardised features, clipped at ±6 standard deviations. Fitted by Newton's method, which
 * needs a handful of steps on a few hundred features; a step that leads up is halved.
 *
 * @param mean by feature
 * @param scale one by the standard deviation; 0 for a feature that never changes
 * @param weights by feature, of the standardised value; the last is the intercept
 */
record LogisticRegression(float[] mean, float[] scale, double[] weights) {

    private static final float CLIP = 6;
    private static final int MOST_STEPS = 30;
    private static final double ENOUGH = 1e-6;

    /** Of a step that leads up. */
    private static final int MOST_HALVES = 10;

    /** Rows that are summed up together. */
    private static final int PART = 1024;

    /**
     * Fits.
     *
     * @param rows features, all of one length
     * @param labels by row
     * @param importance of each row
     * @param c as in liblinear: the smaller, the closer to 0 the weights
     */
    static LogisticRegression fit(float[][] rows, boolean[] labels, float[] importance, double c) {
        return blank(rows, importance).fitted(rows, labels, importance, Pull.toZero(rows[0].length, c));
    }

    /** Says nothing yet; its standardisation is that of some rows. */
    static LogisticRegression blank(float[][] rows, float[] importance) {
        int width = rows[0].length;
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

    /**
     * Fits to rows, beginning with these weights, and keeps this standardisation.
     *
     * @param rows features, as many each as here
     * @param labels by row
     * @param importance of each row
     */
    LogisticRegression fitted(float[][] rows, boolean[] labels, float[] importance, Pull pull) {
        Rows all = new Rows(rows, labels, importance);
        double[] current = weights;
        Sums before = all.sums(0, rows.length, current, true).pulled(current, pull);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] next = before.stepped(current, before);
            Sums after = all.sums(0, rows.length, next, true).pulled(next, pull);
            for (int half = 0; half < MOST_HALVES && after.loss > before.loss; half++) {
                for (int j = 0; j < next.length; j++) {
                    next[j] = (next[j] + current[j]) / 2;
                }
                after = all.sums(0, rows.length, next, true).pulled(next, pull);
            }
            if (after.loss >= before.loss) {
                break;
            }
            boolean enough = before.loss - after.loss < ENOUGH * Math.abs(after.loss);
            current = next;
            before = after;
            if (enough) {
                break;
            }
        }
        return new LogisticRegression(mean, scale, current);
    }

    /**
     * What fits to all rows but those of a group would be, for each group; this is the fit to all. They are near it, so
     * that its curvature, less the group's, serves for all their steps.
     *
     * @param starts first row of each group, and behind the last the number of rows
     */
    List<LogisticRegression> withoutEach(
            float[][] rows, boolean[] labels, float[] importance, Pull pull, int[] starts) {
        Rows all = new Rows(rows, labels, importance);
        List<Sums> groups = IntStream.range(0, starts.length - 1)
                .parallel()
                .mapToObj(group -> all.sums(starts[group], starts[group + 1], weights, true))
                .toList();
        Sums whole = groups.stream().reduce(Sums::plus).orElseThrow();
        return IntStream.range(0, groups.size())
                .parallel()
                .mapToObj(group -> all.without(starts[group], starts[group + 1], whole.minus(groups.get(group)), pull))
                .toList();
    }

    /** The curvature of the loss at these weights, a square with the intercept last. */
    double[] curvature(float[][] rows, boolean[] labels, float[] importance) {
        return new Rows(rows, labels, importance).sums(0, rows.length, weights, true).hessian;
    }

    /** Loss, its gradient and its curvature over some rows; the intercept comes last. */
    private record Sums(double loss, double[] gradient, double[] hessian) {

        Sums plus(Sums other) {
            return new Sums(loss + other.loss, sum(gradient, other.gradient, 1), sum(hessian, other.hessian, 1));
        }

        Sums minus(Sums other) {
            return new Sums(loss - other.loss, sum(gradient, other.gradient, -1), sum(hessian, other.hessian, -1));
        }

        private static double[] sum(double[] a, double[] b, double sign) {
            double[] sum = a.clone();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += sign * b[i];
            }
            return sum;
        }

        /** With what pulls the weights. */
        Sums pulled(double[] weights, Pull pull) {
            return new Sums(
                    loss + pull.loss(weights),
                    sum(gradient, pull.gradient(weights), 1),
                    hessian.length == 0 ? hessian : sum(hessian, pull.strength(), 1));
        }

        /** A step down this gradient, as far as a curvature says. */
        double[] stepped(double[] weights, Sums curvature) {
            int width = weights.length;
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(width);
            DMatrixRMaj direction = new DMatrixRMaj(width, 1);
            double[] next = weights.clone();
            if (solver.setA(DMatrixRMaj.wrap(width, width, curvature.hessian.clone()))) {
                solver.solve(DMatrixRMaj.wrap(width, 1, gradient), direction);
                for (int j = 0; j < width; j++) {
                    next[j] -= direction.data[j];
                }
            }
            return next;
        }
    }

    /** Rows to fit to, standardised as they are looked at. */
    private final class Rows {

        private final float[][] rows;
        private final boolean[] labels;
        private final float[] importance;
        private final int width = mean.length + 1;

        Rows(float[][] rows, boolean[] labels, float[] importance) {
            this.rows = rows;
            this.labels = labels;
            this.importance = importance;
        }

        /** Sums over some rows, always of the same parts in the same order. */
        Sums sums(int from, int to, double[] weights, boolean curved) {
            List<Sums> parts = IntStream.range(0, (to - from + PART - 1) / PART)
                    .parallel()
                    .mapToObj(part -> part(from + part * PART, Math.min(to, from + (part + 1) * PART), weights, curved))
                    .toList();
            return parts.stream().reduce(Sums::plus).orElseGet(() -> part(from, from, weights, curved));
        }

        private Sums part(int from, int to, double[] weights, boolean curved) {
            double[] gradient = new double[width];
            double[] hessian = new double[curved ? width * width : 0];
            double[] four = new double[4 * width];
            double[] scaled = new double[4 * width];
            double loss = 0;
            for (int first = from; first < to; first += 4) {
                for (int slot = 0; slot < 4; slot++) {
                    int at = slot * width;
                    if (first + slot >= to) {
                        Arrays.fill(scaled, at, at + width, 0);
                        continue;
                    }
                    int row = first + slot;
                    double z = standardise(rows[row], weights, four, at);
                    double p = LogisticRegression.probability(z);
                    double margin = labels[row] ? z : -z;
                    loss += importance[row]
                            * (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
                    double error = importance[row] * (p - (labels[row] ? 1 : 0));
                    double curvature = importance[row] * Math.max(1e-6, p * (1 - p));
                    for (int j = 0; j < width; j++) {
                        gradient[j] += error * four[at + j];
                        scaled[at + j] = curvature * four[at + j];
                    }
                }
                for (int j = 0; curved && j < width; j++) {
                    Triangle.addFour(scaled, j, width, 1, four, 0, width, hessian, j * width, j + 1);
                }
            }
            for (int j = 0; curved && j < width; j++) {
                for (int k = 0; k < j; k++) {
                    hessian[k * width + j] = hessian[j * width + k];
                }
            }
            return new Sums(loss, gradient, hessian);
        }

        /** @return the log odds of the row */
        private double standardise(float[] row, double[] weights, double[] into, int at) {
            double z = weights[width - 1];
            into[at + width - 1] = 1;
            for (int j = 0; j < width - 1; j++) {
                double value = Math.max(-CLIP, Math.min(CLIP, (row[j] - mean[j]) * scale[j]));
                into[at + j] = value;
                z += weights[j] * value;
            }
            return z;
        }

        /** @param others sums over all rows but those of the group, at the weights of the fit to all */
        LogisticRegression without(int from, int to, Sums others, Pull pull) {
            double[] current = weights;
            Sums curvature = others.pulled(current, pull);
            Sums before = curvature;
            for (int step = 0; step < MOST_STEPS; step++) {
                double[] next = before.stepped(current, curvature);
                Sums after = sums(0, from, next, false)
                        .plus(sums(to, rows.length, next, false))
                        .pulled(next, pull);
                if (before.loss - after.loss < ENOUGH * Math.abs(after.loss)) {
                    return new LogisticRegression(mean, scale, after.loss < before.loss ? next : current);
                }
                current = next;
                before = after;
            }
            return new LogisticRegression(mean, scale, current);
        }
    }

    /** The same, with the standardisation of another for features that never changed here. */
    LogisticRegression completed(LogisticRegression other) {
        float[] means = mean.clone();
        float[] scales = scale.clone();
        for (int j = 0; j < means.length; j++) {
            if (scales[j] == 0) {
                means[j] = other.mean[j];
                scales[j] = other.scale[j];
            }
        }
        return new LogisticRegression(means, scales, weights);
    }

    /**
     * The same, less sure of everything.
     *
     * @param part of the way that log odds stay from those below, 0 to 1
     * @param logOdds what they are drawn to
     */
    LogisticRegression drawnTo(double logOdds, double part) {
        double[] drawn = Arrays.stream(weights).map(weight -> part * weight).toArray();
        drawn[drawn.length - 1] += (1 - part) * logOdds;
        return new LogisticRegression(mean, scale, drawn);
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
        return probability(logOdds(row));
    }

    double logOdds(float[] row) {
        double z = weights[row.length];
        for (int j = 0; j < row.length; j++) {
            z += weights[j] * Math.max(-CLIP, Math.min(CLIP, (row[j] - mean[j]) * scale[j]));
        }
        return z;
    }

    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
