package io.github.tagwright.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import opennlp.tools.ml.maxent.quasinewton.Function;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer;

/**
 * Trains a {@link ChainModel}: the weights under which the training labels are most probable, kept small by a penalty
 * on their squares. The minimum is found by OpenNLP's L-BFGS; the same data always yields the same model.
 */
final class ChainTrainer {

    private static final float IMPOSSIBLE = -1e9f;
    private static final float NEGLIGIBLE = 1e-3f;
    /** Logarithm below which a factor does not go, or far from the minimum all of a sum's terms could vanish. */
    private static final double LEAST = -200;

    private static final int STEPS = 60;
    private static final int MEMORY = 12;

    private final int labels;
    private final boolean[] allowed;
    private final List<long[][]> sequences = new ArrayList<>();
    private final List<int[]> answers = new ArrayList<>();
    private final List<Double> sequenceWeights = new ArrayList<>();

    /** @param allowed gives 1 where a label (first argument; {@code labels} at the start) may precede another */
    ChainTrainer(int labels, IntBinaryOperator allowed) {
        this.labels = labels;
        this.allowed = new boolean[(labels + 1) * labels];
        for (int from = 0; from <= labels; from++) {
            for (int to = 0; to < labels; to++) {
                this.allowed[from * labels + to] = allowed.applyAsInt(from, to) == 1;
            }
        }
    }

    /** @param features of each place, by {@link FeatureRow#keys()} */
    void add(List<long[]> features, int[] labelsOfPlaces, double weight) {
        sequences.add(features.toArray(long[][]::new));
        answers.add(labelsOfPlaces.clone());
        sequenceWeights.add(weight);
    }

    /**
     * @param fewest how often a feature must occur to be used
     * @param penalty on half the sum of squared weights
     */
    ChainModel train(int fewest, double penalty) {
        long[] keys = frequent(fewest);
        Map<Long, Integer> index = new HashMap<>();
        for (int i = 0; i < keys.length; i++) {
            index.put(keys[i], i);
        }
        int[][][] rows = new int[sequences.size()][][];
        for (int s = 0; s < rows.length; s++) {
            rows[s] = Arrays.stream(sequences.get(s))
                    .map(place -> Arrays.stream(place)
                            .filter(index::containsKey)
                            .mapToInt(index::get)
                            .toArray())
                    .toArray(int[][]::new);
        }
        Loss loss = new Loss(rows, keys.length, penalty);
        double[] best = new QNMinimizer(0, 0, STEPS, MEMORY, 10 * STEPS).minimize(loss);
        return model(keys, best);
    }

    private long[] frequent(int fewest) {
        Map<Long, Integer> counts = new HashMap<>();
        for (long[][] sequence : sequences) {
            for (long[] place : sequence) {
                for (long key : place) {
                    counts.merge(key, 1, Integer::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= fewest)
                .mapToLong(Map.Entry::getKey)
                .sorted()
                .toArray();
    }

    private ChainModel model(long[] keys, double[] found) {
        List<Integer> kept = new ArrayList<>();
        for (int k = 0; k < keys.length; k++) {
            boolean matters = false;
            for (int label = 0; label < labels; label++) {
                matters |= Math.abs(found[k * labels + label]) >= NEGLIGIBLE;
            }
            if (matters) {
                kept.add(k);
            }
        }
        long[] keptKeys = kept.stream().mapToLong(k -> keys[k]).toArray();
        float[] weights = new float[keptKeys.length * labels];
        for (int i = 0; i < keptKeys.length; i++) {
            for (int label = 0; label < labels; label++) {
                weights[i * labels + label] = (float) found[kept.get(i) * labels + label];
            }
        }
        float[] transitions = new float[allowed.length];
        for (int t = 0; t < transitions.length; t++) {
            transitions[t] = allowed[t] ? (float) found[keys.length * labels + t] : IMPOSSIBLE;
        }
        return new ChainModel(labels, keptKeys, weights, transitions);
    }

    /** The negative logarithm of the probability of the training labels, with the penalty. */
    private final class Loss implements Function {

        private final int[][][] rows;
        private final int features;
        private final double penalty;
        private double[] at = {};
        private double value;
        private double[] gradient = {};

        Loss(int[][][] rows, int features, double penalty) {
            this.rows = rows;
            this.features = features;
            this.penalty = penalty;
        }

        @Override
        public int getDimension() {
            return features * labels + allowed.length;
        }

        @Override
        public double valueAt(double[] x) {
            compute(x);
            return value;
        }

        @Override
        public double[] gradientAt(double[] x) {
            compute(x);
            return gradient.clone();
        }

        private void compute(double[] x) {
            if (Arrays.equals(x, at)) {
                return;
            }
            at = x.clone();
            value = 0;
            gradient = new double[x.length];
            double[] steps = new double[allowed.length];
            for (int t = 0; t < steps.length; t++) {
                steps[t] = allowed[t] ? StrictMath.exp(Math.max(LEAST, x[features * labels + t])) : 0;
            }
            for (int s = 0; s < rows.length; s++) {
                add(rows[s], answers.get(s), sequenceWeights.get(s), x, steps);
            }
            for (int i = 0; i < x.length; i++) {
                value += penalty / 2 * x[i] * x[i];
                gradient[i] = (gradient[i] + penalty * x[i]) / rows.length;
            }
            value = Double.isFinite(value) ? value / rows.length : Double.MAX_VALUE;
        }

        private void add(int[][] row, int[] answer, double weight, double[] x, double[] steps) {
            int n = row.length;
            double[][] local = new double[n][labels];
            double[][] forward = new double[n][labels];
            double[][] backward = new double[n][labels];
            double[] scale = new double[n];
            double logTotal = 0;
            for (int i = 0; i < n; i++) {
                logTotal += local(row[i], x, local[i]);
                for (int to = 0; to < labels; to++) {
                    double sum = 0;
                    if (i == 0) {
                        sum = steps[labels * labels + to];
                    } else {
                        for (int from = 0; from < labels; from++) {
                            sum += forward[i - 1][from] * steps[from * labels + to];
                        }
                    }
                    forward[i][to] = sum * local[i][to];
                    scale[i] += forward[i][to];
                }
                for (int to = 0; to < labels; to++) {
                    forward[i][to] /= scale[i];
                }
                logTotal += StrictMath.log(scale[i]);
            }
            Arrays.fill(backward[n - 1], 1);
            for (int i = n - 2; i >= 0; i--) {
                for (int from = 0; from < labels; from++) {
                    for (int to = 0; to < labels; to++) {
                        backward[i][from] +=
                                steps[from * labels + to] * local[i + 1][to] * backward[i + 1][to] / scale[i + 1];
                    }
                }
            }
            value += weight * (logTotal - score(row, answer, x));
            for (int i = 0; i < n; i++) {
                for (int label = 0; label < labels; label++) {
                    double expected = forward[i][label] * backward[i][label];
                    double error = weight * (expected - (answer[i] == label ? 1 : 0));
                    for (int feature : row[i]) {
                        gradient[feature * labels + label] += error;
                    }
                    addSteps(i, label, answer, weight, forward, backward, local, scale, steps);
                }
            }
        }

        private void addSteps(
                int i,
                int to,
                int[] answer,
                double weight,
                double[][] forward,
                double[][] backward,
                double[][] local,
                double[] scale,
                double[] steps) {
            int base = features * labels;
            if (i == 0) {
                gradient[base + labels * labels + to] +=
                        weight * (forward[0][to] * backward[0][to] - (answer[0] == to ? 1 : 0));
                return;
            }
            for (int from = 0; from < labels; from++) {
                double expected =
                        forward[i - 1][from] * steps[from * labels + to] * local[i][to] * backward[i][to] / scale[i];
                gradient[base + from * labels + to] +=
                        weight * (expected - (answer[i - 1] == from && answer[i] == to ? 1 : 0));
            }
        }

        /** Fills in the factor of each label at a place, the greatest of them 1; returns the logarithm left out. */
        private double local(int[] row, double[] x, double[] into) {
            for (int feature : row) {
                for (int label = 0; label < labels; label++) {
                    into[label] += x[feature * labels + label];
                }
            }
            double most = Arrays.stream(into).max().orElse(0);
            for (int label = 0; label < labels; label++) {
                into[label] = StrictMath.exp(Math.max(LEAST, into[label] - most));
            }
            return most;
        }

        private double score(int[][] row, int[] answer, double[] x) {
            double score = 0;
            for (int i = 0; i < row.length; i++) {
                for (int feature : row[i]) {
                    score += x[feature * labels + answer[i]];
                }
                int from = i == 0 ? labels : answer[i - 1];
                score += x[features * labels + from * labels + answer[i]];
            }
            return score;
        }
    }
}
