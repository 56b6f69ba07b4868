package io.github.tagwright.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
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
        Loss loss = new Loss(keys, penalty);
        double[] best = new QNMinimizer(0, 0, STEPS, MEMORY, 10 * STEPS).minimize(loss);
        return model(keys, best);
    }

    private long[] frequent(int fewest) {
        long[] all = sequences.stream()
                .flatMap(Arrays::stream)
                .flatMapToLong(Arrays::stream)
                .sorted()
                .toArray();
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

    /**
     * The negative logarithm of the probability of the training labels, with the penalty. All places stand in one row,
     * and buffers are filled anew for each sequence: this is where training spends its time.
     */
    private final class Loss implements Function {

        private final int features;
        private final double penalty;
        private final int[] sequenceStarts = new int[sequences.size() + 1];
        private final int[] rowStarts;
        private final int[] rows;
        private final int[] answer;
        private final double[] local;
        private final double[] forward;
        private final double[] backward;
        private final double[] scale;
        private final double[] steps = new double[allowed.length];
        private double[] at = {};
        private double value;
        private double[] gradient = {};

        Loss(long[] keys, double penalty) {
            this.features = keys.length;
            this.penalty = penalty;
            int longest = 0;
            for (int s = 0; s < sequences.size(); s++) {
                sequenceStarts[s + 1] = sequenceStarts[s] + sequences.get(s).length;
                longest = Math.max(longest, sequences.get(s).length);
            }
            int places = sequenceStarts[sequences.size()];
            rowStarts = new int[places + 1];
            answer = new int[places];
            IntStream.Builder all = IntStream.builder();
            int place = 0;
            for (int s = 0; s < sequences.size(); s++) {
                for (int i = 0; i < sequences.get(s).length; i++) {
                    int[] row = Arrays.stream(sequences.get(s)[i])
                            .mapToInt(key -> Arrays.binarySearch(keys, key))
                            .filter(feature -> feature >= 0)
                            .toArray();
                    Arrays.stream(row).forEach(all);
                    answer[place] = answers.get(s)[i];
                    rowStarts[place + 1] = rowStarts[place] + row.length;
                    place++;
                }
            }
            rows = all.build().toArray();
            local = new double[longest * labels];
            forward = new double[longest * labels];
            backward = new double[longest * labels];
            scale = new double[longest];
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
            for (int t = 0; t < steps.length; t++) {
                steps[t] = allowed[t] ? StrictMath.exp(Math.max(LEAST, x[features * labels + t])) : 0;
            }
            int count = sequences.size();
            for (int s = 0; s < count; s++) {
                add(sequenceStarts[s], sequenceStarts[s + 1], sequenceWeights.get(s), x);
            }
            for (int i = 0; i < x.length; i++) {
                value += penalty / 2 * x[i] * x[i];
                gradient[i] = (gradient[i] + penalty * x[i]) / count;
            }
            value = Double.isFinite(value) ? value / count : Double.MAX_VALUE;
        }

        private void add(int first, int end, double weight, double[] x) {
            double logTotal = forward(first, end, x);
            backward(end - first);
            value += weight * (logTotal - score(first, end, x));
            for (int place = first; place < end; place++) {
                int i = (place - first) * labels;
                for (int label = 0; label < labels; label++) {
                    double error =
                            weight * (forward[i + label] * backward[i + label] - (answer[place] == label ? 1 : 0));
                    for (int k = rowStarts[place]; k < rowStarts[place + 1]; k++) {
                        gradient[rows[k] * labels + label] += error;
                    }
                    addSteps(first, place, label, weight, error);
                }
            }
        }

        private double forward(int first, int end, double[] x) {
            double logTotal = 0;
            for (int place = first; place < end; place++) {
                int i = (place - first) * labels;
                logTotal += local(place, i, x);
                double sum = 0;
                for (int to = 0; to < labels; to++) {
                    double reached = 0;
                    if (i == 0) {
                        reached = steps[labels * labels + to];
                    } else {
                        for (int from = 0; from < labels; from++) {
                            reached += forward[i - labels + from] * steps[from * labels + to];
                        }
                    }
                    forward[i + to] = reached * local[i + to];
                    sum += forward[i + to];
                }
                for (int to = 0; to < labels; to++) {
                    forward[i + to] /= sum;
                }
                scale[place - first] = sum;
                logTotal += StrictMath.log(sum);
            }
            return logTotal;
        }

        private void backward(int n) {
            Arrays.fill(backward, (n - 1) * labels, n * labels, 1);
            for (int place = n - 2; place >= 0; place--) {
                int i = place * labels;
                for (int from = 0; from < labels; from++) {
                    double sum = 0;
                    for (int to = 0; to < labels; to++) {
                        sum += steps[from * labels + to] * local[i + labels + to] * backward[i + labels + to];
                    }
                    backward[i + from] = sum / scale[place + 1];
                }
            }
        }

        private void addSteps(int first, int place, int to, double weight, double error) {
            int base = features * labels;
            int i = (place - first) * labels;
            if (i == 0) {
                gradient[base + labels * labels + to] += error;
                return;
            }
            double reached = local[i + to] * backward[i + to] / scale[place - first];
            for (int from = 0; from < labels; from++) {
                double expected = forward[i - labels + from] * steps[from * labels + to] * reached;
                boolean taken = answer[place - 1] == from && answer[place] == to;
                gradient[base + from * labels + to] += weight * (expected - (taken ? 1 : 0));
            }
        }

        /** Fills in the factor of each label at a place, the greatest of them 1; returns the logarithm left out. */
        private double local(int place, int i, double[] x) {
            Arrays.fill(local, i, i + labels, 0);
            for (int k = rowStarts[place]; k < rowStarts[place + 1]; k++) {
                int weights = rows[k] * labels;
                for (int label = 0; label < labels; label++) {
                    local[i + label] += x[weights + label];
                }
            }
            double most = local[i];
            for (int label = 1; label < labels; label++) {
                most = Math.max(most, local[i + label]);
            }
            for (int label = 0; label < labels; label++) {
                local[i + label] = StrictMath.exp(Math.max(LEAST, local[i + label] - most));
            }
            return most;
        }

        private double score(int first, int end, double[] x) {
            double score = 0;
            for (int place = first; place < end; place++) {
                for (int k = rowStarts[place]; k < rowStarts[place + 1]; k++) {
                    score += x[rows[k] * labels + answer[place]];
                }
                int from = place == first ? labels : answer[place - 1];
                score += x[features * labels + from * labels + answer[place]];
            }
            return score;
        }
    }
}
