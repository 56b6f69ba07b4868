package io.github.tagwright.entity;

import java.util.Arrays;

/** The features of one place, each a number made of its kind and its value. Refilled; belongs to one thread. */
final class FeatureRow {

    private long[] keys = new long[128];
    private int size;

    void clear() {
        size = 0;
    }

    /** Adds the feature of a kind that has no further value. */
    void add(String kind) {
        add(kind, 0);
    }

    void add(String kind, String value) {
        add(kind, value.hashCode());
    }

    void add(String kind, String value, int other) {
        add(kind, value.hashCode() * 31 + other);
    }

    void add(String kind, int value, int other) {
        add(kind, value * 0x9E3779B1 + other);
    }

    void add(String kind, int value) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size++] = (long) kind.hashCode() << 32 | value & 0xFFFFFFFFL;
    }

    int size() {
        return size;
    }

    long key(int i) {
        return keys[i];
    }

    long[] keys() {
        return Arrays.copyOf(keys, size);
    }
}
