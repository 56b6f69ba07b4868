package io.github.tagwright.entity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Logistic regression of several labels: how probable each is, given features. Immutable, safe to share. */
final class LogisticModel {

    private final int labels;
    private final long[] keys;
    private final float[] weights;
    private final int[] table;

    /**
     * @param keys features, ascending
     * @param weights of each feature, label by label
     */
    LogisticModel(int labels, long[] keys, float[] weights) {
        this.labels = labels;
        this.keys = keys;
        this.weights = weights;
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

    int features() {
        return keys.length;
    }

    /** The probability of each label. */
    double[] probabilities(FeatureRow row) {
        double[] odds = new double[labels];
        for (int i = 0; i < row.size(); i++) {
            int feature = feature(row.key(i));
            if (feature >= 0) {
                for (int label = 0; label < labels; label++) {
                    odds[label] += weights[feature * labels + label];
                }
            }
        }
        normalise(odds);
        return odds;
    }

    /**
     * Turns logarithms of odds into probabilities, in place.
     *
     * @return the logarithm of the sum of the odds
     */
    static double normalise(double[] odds) {
        double most = odds[0];
        for (double one : odds) {
            most = Math.max(most, one);
        }
        double sum = 0;
        for (int label = 0; label < odds.length; label++) {
            odds[label] = StrictMath.exp(odds[label] - most);
            sum += odds[label];
        }
        for (int label = 0; label < odds.length; label++) {
            odds[label] = Math.min(1, odds[label] / sum);
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
    }

    static LogisticModel read(DataInput in) throws IOException {
        int labels = in.readByte();
        long[] keys = new long[in.readInt()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = in.readLong();
        }
        float[] weights = new float[keys.length * labels];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = in.readFloat();
        }
        return new LogisticModel(labels, keys, weights);
    }
}
