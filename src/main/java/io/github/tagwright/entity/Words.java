package io.github.tagwright.entity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;

/** A set of words, kept as their hashes: one word in a hundred thousand that is not in it is taken for one that is. */
final class Words {

    private final int[] hashes;

    private Words(int[] hashes) {
        this.hashes = hashes;
    }

    static Words of(Collection<String> words) {
        return new Words(
                words.stream().mapToInt(String::hashCode).sorted().distinct().toArray());
    }

    boolean has(String word) {
        return Arrays.binarySearch(hashes, word.hashCode()) >= 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(hashes.length);
        for (int hash : hashes) {
            out.writeInt(hash);
        }
    }

    static Words read(DataInput in) throws IOException {
        int[] hashes = new int[in.readInt()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = in.readInt();
        }
        return new Words(hashes);
    }
}
