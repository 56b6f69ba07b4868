package io.github.tagwright.entity;

import com.carrotsearch.hppc.IntHashSet;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;

/** A set of words, kept as their hashes: one word in a hundred thousand that is not in it is taken for one that is. */
final class Words {

    private final IntHashSet hashes;

    private Words(int expected) {
        this.hashes = new IntHashSet(expected);
    }

    static Words of(Collection<String> words) {
        Words all = new Words(words.size());
        words.forEach(word -> all.hashes.add(word.hashCode()));
        return all;
    }

    boolean has(String word) {
        return hashes.contains(word.hashCode());
    }

    void write(DataOutput out) throws IOException {
        int[] sorted = hashes.toArray();
        Arrays.sort(sorted);
        out.writeInt(sorted.length);
        for (int hash : sorted) {
            out.writeInt(hash);
        }
    }

    static Words read(DataInput in) throws IOException {
        int size = in.readInt();
        Words words = new Words(size);
        for (int i = 0; i < size; i++) {
            words.hashes.add(in.readInt());
        }
        return words;
    }
}
