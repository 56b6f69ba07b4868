package io.github.tagwright.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.ml.maxent.quasinewton.Function;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer;

/**
 * Trains a {@link LogisticModel}: the weights under which the training labels are most probable, kept small by a penalty
 * on their squares. The minimum is found by OpenNLP's L-BFGS; the same data always yields the same model.
 */
final class LogisticTrainer {

    private static final float NEGLIGIBLE = 1e-3f;
    private static final int STEPS = 40;
    private static final int MEMORY = 12;

    private final int labels;
    private final List<long[]> rows = new ArrayList<>();
    private final List<Integer> answers = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    LogisticTrainer(int labels) {
        this.labels = labels;
    }

    void add(FeatureRow row, int answer, double weight) {
        rows.add(row.keys());
        answers.add(answer);
        weights.add(weight);
    }

    /**
     * @param fewest how often a feature must occur to be used
     * @param penalty on half the sum of squared weights
     */
    LogisticModel train(int fewest, double penalty) {
        long[] keys = frequent(fewest);
        double[] found = new QNMinimizer(0, 0, STEPS, MEMORY, 10 * STEPS).minimize(new Loss(keys, penalty));
        int[] kept = new int[keys.length];
        int n = 0;
        for (int k = 0; k < keys.length; k++) {
            for (int label = 0; label < labels; label++) {
                if (Math.abs(found[k * labels + label]) >= NEGLIGIBLE) {
                    kept[n++] = k;
                    break;
                }
            }
        }
        long[] keptKeys = new long[n];
        float[] keptWeights = new float[n * labels];
        for (int i = 0; i < n; i++) {
            keptKeys[i] = keys[kept[i]];
            for (int label = 0; label < labels; label++) {
                keptWeights[i * labels + label] = (float) found[kept[i] * labels + label];
            }
        }
        return new LogisticModel(labels, keptKeys, keptWeights);
    }

    private long[] frequent(int fewest) {
        long[] all = rows.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        int kept = 0;
        for (int i = 0; i < all.length; ) {
            int next = i + 1;
            while (next < all.length && all[next] == all[i]) {
                next++;
            }
            if (next - i >= fewest) {
                all[kept++] = all[i];
            }
            i = next;
        }
        return Arrays.copyOf(all, kept);
    }

    /** The negative logarithm of the probability of the training labels, with the penalty, for each row of training. */
    private final class Loss implements Function {
        private final int dimension;
        private final double penalty;
        private final int[] starts = new int[rows.size() + 1];
        private final int[] features;
        private final double[] odds = new double[labels];
        private double[] at = {};
        private double value;
        private double[] gradient = {};

        Loss(long[] keys, double penalty) {
            this.dimension = keys.length * labels;
            this.penalty = penalty;
            int[] all = new int[rows.stream().mapToInt(row -> row.length).sum()];
            int n = 0;
            for (int r = 0; r < rows.size(); r++) {
                for (long key : rows.get(r)) {
                    int feature = Arrays.binarySearch(keys, key);
                    if (feature >= 0) {
                        all[n++] = feature * labels;
                    }
                }
                starts[r + 1] = n;
            }
            features = Arrays.copyOf(all, n);
        }

        @Override
        public int getDimension() {
            return dimension;
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
            gradient = new double[dimension];
            double loss = 0;
            for (int r = 0; r < rows.size(); r++) {
                loss += add(r, x);
            }
            double count = rows.size();
            for (int i = 0; i < dimension; i++) {
                loss += penalty / 2 * x[i] * x[i];
                gradient[i] = (gradient[i] + penalty * x[i]) / count;
            }
            value = Double.isFinite(loss) ? loss / count : Double.MAX_VALUE;
        }

        private double add(int r, double[] x) {
            Arrays.fill(odds, 0);
            for (int k = starts[r]; k < starts[r + 1]; k++) {
                for (int label = 0; label < labels; label++) {
                    odds[label] += x[features[k] + label];
                }
            }
            int answer = answers.get(r);
            double weight = weights.get(r);
            double own = odds[answer];
            double logSum = LogisticModel.normalise(odds);
            for (int label = 0; label < labels; label++) {
                odds[label] = weight * (odds[label] - (label == answer ? 1 : 0));
            }
            for (int k = starts[r]; k < starts[r + 1]; k++) {
                for (int label = 0; label < labels; label++) {
                    gradient[features[k] + label] += odds[label];
                }
            }
            return weight * (logSum - own);
        }
    }
}
