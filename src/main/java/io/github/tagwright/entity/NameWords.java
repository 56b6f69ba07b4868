package io.github.tagwright.entity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often words begin and end the names of a gazetteer: Suite and Manager end products, Networks ends vendors. In
 * coarse steps, so that no single name can be told from it. What is said of products holds for whatever a type of the field owns, and
 * what is said of vendors for the types that own.
 */
final class NameWords {

    /** Counts below these fall into the same step. */
    private static final int[] STEPS = {4, 16, 64};

    private static final int PLACES = 3;

    private final int[] hashes;
    private final byte[] uses;

    private NameWords(int[] hashes, byte[] uses) {
        this.hashes = hashes;
        this.uses = uses;
    }

    static NameWords of(Gazetteer gazetteer) {
        Map<Integer, int[]> counts = new TreeMap<>();
        for (Entity entity : gazetteer.entities()) {
            String[] words = entity.name().toLowerCase(Locale.ROOT).split(" ");
            if (words.length > 1) {
                boolean owner = entity.type().owns();
                count(counts, words[words.length - 1], owner ? 2 : 1);
                if (!owner) {
                    count(counts, words[0], 0);
                }
            }
        }
        counts.values().removeIf(count -> use(count) == 0);
        int[] hashes = counts.keySet().stream().mapToInt(hash -> hash).toArray();
        byte[] uses = new byte[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            uses[i] = use(counts.get(hashes[i]));
        }
        return new NameWords(hashes, uses);
    }

    private static void count(Map<Integer, int[]> counts, String word, int place) {
        counts.computeIfAbsent(word.hashCode(), hash -> new int[PLACES])[place]++;
    }

    private static byte use(int[] count) {
        int use = 0;
        for (int place = 0; place < PLACES; place++) {
            int step = 0;
            while (step < STEPS.length && count[place] >= STEPS[step]) {
                step++;
            }
            use |= step << 2 * place;
        }
        return (byte) use;
    }

    /**
     * The steps of a word in lower case: how often it begins products (two bits), ends products, ends vendors; 0 for
     * most words.
     */
    int use(String word) {
        int at = Arrays.binarySearch(hashes, word.hashCode());
        return at < 0 ? 0 : uses[at];
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(hashes.length);
        for (int hash : hashes) {
            out.writeInt(hash);
        }
        out.write(uses);
    }

    static NameWords read(DataInput in) throws IOException {
        int[] hashes = new int[in.readInt()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = in.readInt();
        }
        byte[] uses = new byte[hashes.length];
        in.readFully(uses);
        return new NameWords(hashes, uses);
    }
}
