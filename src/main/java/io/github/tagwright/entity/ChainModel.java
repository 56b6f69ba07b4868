package io.github.tagwright.entity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A linear-chain conditional random field: of all sequences of labels the most probable one, and how probable each
 * label is at its place. With sequences of length one it is logistic regression of many classes. Immutable, safe to
 * share.
 */
final class ChainModel {

    private static final double IMPOSSIBLE = -1e9;

    private final int labels;
    private final long[] keys;
    private final float[] weights;
    private final float[] transitions;
    private final int[] table;

    /**
     * @param keys features, ascending
     * @param weights of each feature, label by label
     * @param transitions from each label to each label; the last row is that from the start
     */
    ChainModel(int labels, long[] keys, float[] weights, float[] transitions) {
        this.labels = labels;
        this.keys = keys;
        this.weights = weights;
        this.transitions = transitions;
        this.table = table(keys);
    }

    private static int[] table(long[] keys) {
        int[] table = new int[Integer.highestOneBit(Math.max(4, keys.length)) * 4];
        Arrays.fill(table, -1);
        for (int i = 0; i < keys.length; i++) {
            int slot = slot(keys[i], table.length - 1);
            while (table[slot] >= 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = i;
        }
        return table;
    }

    private static int slot(long key, int mask) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
    }

    private int feature(long key) {
        int mask = table.length - 1;
        for (int slot = slot(key, mask); table[slot] >= 0; slot = (slot + 1) & mask) {
            if (keys[table[slot]] == key) {
                return table[slot];
            }
        }
        return -1;
    }

    int labels() {
        return labels;
    }

    int features() {
        return keys.length;
    }

    /** The score of each label at a place by itself, not normalised. */
    double[] scores(FeatureRow row) {
        double[] scores = new double[labels];
        for (int i = 0; i < row.size(); i++) {
            int feature = feature(row.key(i));
            if (feature >= 0) {
                for (int label = 0; label < labels; label++) {
                    scores[label] += weights[feature * labels + label];
                }
            }
        }
        return scores;
    }

    /** The probability of each label of a place that is a sequence by itself. */
    double[] probabilities(FeatureRow row) {
        double[] scores = scores(row);
        double most = Arrays.stream(scores).max().orElse(0);
        double sum = 0;
        for (int label = 0; label < labels; label++) {
            scores[label] = StrictMath.exp(scores[label] - most);
            sum += scores[label];
        }
        for (int label = 0; label < labels; label++) {
            scores[label] /= sum;
        }
        return scores;
    }

    /** The most probable labels of a sequence of which the scores of each place are known. */
    int[] best(List<double[]> scores) {
        int n = scores.size();
        double[][] reached = new double[n][labels];
        int[][] from = new int[n][labels];
        for (int i = 0; i < n; i++) {
            for (int to = 0; to < labels; to++) {
                reached[i][to] = i == 0 ? transition(labels, to) : IMPOSSIBLE * 2;
                for (int before = 0; i > 0 && before < labels; before++) {
                    double score = reached[i - 1][before] + transition(before, to);
                    if (score > reached[i][to]) {
                        reached[i][to] = score;
                        from[i][to] = before;
                    }
                }
                reached[i][to] += scores.get(i)[to];
            }
        }
        int[] path = new int[n];
        for (int i = n - 1; i >= 0; i--) {
            path[i] = i == n - 1 ? argMax(reached[i]) : from[i + 1][path[i + 1]];
        }
        return path;
    }

    /** The probability of each label at each place of a sequence. */
    double[][] marginals(List<double[]> scores) {
        int n = scores.size();
        double[][] forward = new double[n][labels];
        double[][] backward = new double[n][labels];
        double[] terms = new double[labels];
        for (int i = 0; i < n; i++) {
            for (int to = 0; to < labels; to++) {
                if (i == 0) {
                    forward[i][to] = transition(labels, to) + scores.get(i)[to];
                } else {
                    for (int before = 0; before < labels; before++) {
                        terms[before] = forward[i - 1][before] + transition(before, to);
                    }
                    forward[i][to] = logSum(terms) + scores.get(i)[to];
                }
            }
        }
        for (int i = n - 2; i >= 0; i--) {
            for (int label = 0; label < labels; label++) {
                for (int after = 0; after < labels; after++) {
                    terms[after] = transition(label, after) + scores.get(i + 1)[after] + backward[i + 1][after];
                }
                backward[i][label] = logSum(terms);
            }
        }
        double total = n == 0 ? 0 : logSum(forward[n - 1]);
        for (int i = 0; i < n; i++) {
            for (int label = 0; label < labels; label++) {
                forward[i][label] = StrictMath.exp(forward[i][label] + backward[i][label] - total);
            }
        }
        return forward;
    }

    private double transition(int from, int to) {
        return transitions[from * labels + to];
    }

    private static int argMax(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private static double logSum(double[] terms) {
        double most = terms[0];
        for (double term : terms) {
            most = Math.max(most, term);
        }
        double sum = 0;
        for (double term : terms) {
            sum += StrictMath.exp(term - most);
        }
        return most + StrictMath.log(sum);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(labels);
        out.writeInt(keys.length);
        for (long key : keys) {
            out.writeLong(key);
        }
        for (float weight : weights) {
            out.writeFloat(weight);
        }
        for (float transition : transitions) {
            out.writeFloat(transition);
        }
    }

    static ChainModel read(DataInput in) throws IOException {
        int labels = in.readByte();
        long[] keys = new long[in.readInt()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = in.readLong();
        }
        float[] weights = new float[keys.length * labels];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = in.readFloat();
        }
        float[] transitions = new float[(labels + 1) * labels];
        for (int i = 0; i < transitions.length; i++) {
            transitions[i] = in.readFloat();
        }
        return new ChainModel(labels, keys, weights, transitions);
    }
}
