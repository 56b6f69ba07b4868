package io.github.tagwright.text;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Phrases of pieces, folded, each with numbers that say what it stands for. Held in a few flat arrays: looking up a
 * text costs one hash probe a piece and start, however many phrases there are, and loading is copying arrays.
 * Immutable, safe to share.
 */
public final class PhraseTrie {

    /** Hears of a phrase that stands in a text. */
    public interface Hits {
        /**
         * @param first its first piece
         * @param last its last piece
         * @param end one past its last char, a plural s included
         * @param payload what it stands for
         */
        void hit(int first, int last, int end, int payload);
    }

    private static final int ROOT = 0;

    /** The symbol of {@code #}: digits with the letters and digits that follow at once. */
    private static final int NUMBER = 0;

    private static final int UNKNOWN = -1;

    private final char[] symbolChars;
    private final int[] symbolEnds;
    private final long[] symbolTable;
    private final long[] edges;
    private final long[] edgeKeys;
    private final int[] edgeTargets;
    private final int[] firstTargets;
    private final int[] payloadStarts;
    private final int[] payloads;

    /** @param edges the key of the one that leads to each state, of which there is none for the root */
    private PhraseTrie(char[] symbolChars, int[] symbolEnds, long[] edges, int[] starts, int[] payloads) {
        this.symbolChars = symbolChars;
        this.symbolEnds = symbolEnds;
        this.symbolTable = symbolTable();
        this.edges = edges;
        this.edgeKeys = new long[Integer.highestOneBit(Math.max(4, edges.length * 2)) * 2];
        this.edgeTargets = new int[edgeKeys.length];
        fillEdgeTable();
        this.firstTargets = firstTargets();
        this.payloadStarts = starts;
        this.payloads = payloads;
    }

    /** Reports every phrase that stands in the pieces, overlapping ones too, by first piece. */
    public void find(Pieces pieces, Hits hits) {
        int[] symbols = new int[pieces.size()];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = symbol(pieces, i, pieces.hash(i), pieces.end(i) - pieces.start(i));
        }
        for (int first = 0; first < symbols.length; first++) {
            walk(pieces, symbols, first, first, ROOT, hits);
        }
    }

    private void walk(Pieces pieces, int[] symbols, int first, int at, int state, Hits hits) {
        if (at >= pieces.size()) {
            return;
        }
        int gap = at > first && pieces.gapBefore(at) ? 1 : 0;
        int from = pieces.start(at);
        int to = pieces.end(at);
        int symbol = symbols[at];
        if (symbol != UNKNOWN) {
            int next = target(state, symbol, gap);
            if (next != UNKNOWN) {
                report(first, at, to, next, hits);
                walk(pieces, symbols, first, at + 1, next, hits);
            }
        }
        if (pieces.kind(at) == Pieces.LETTERS && isPlural(pieces, from, to)) {
            int singular = symbol(pieces, at, pieces.hashOfSingular(at), to - from - 1);
            int next = singular == UNKNOWN ? UNKNOWN : target(state, singular, gap);
            if (next != UNKNOWN) {
                report(first, at, to, next, hits);
            }
        }
        if (pieces.kind(at) == Pieces.DIGITS) {
            int next = target(state, NUMBER, gap);
            if (next != UNKNOWN) {
                int last = at;
                while (last + 1 < pieces.size()
                        && !pieces.gapBefore(last + 1)
                        && pieces.kind(last + 1) != Pieces.OTHER) {
                    last++;
                }
                report(first, last, pieces.end(last), next, hits);
                walk(pieces, symbols, first, last + 1, next, hits);
            }
        }
    }

    /** {@code switches}, {@code VMs}, but not {@code has} for HA. */
    private static boolean isPlural(Pieces pieces, int from, int to) {
        int length = to - from;
        return pieces.charAt(to - 1) == 's'
                && (length > 3 || (length == 3 && Character.isUpperCase(pieces.charAt(to - 2))));
    }

    private void report(int first, int last, int end, int state, Hits hits) {
        for (int i = payloadStarts[state]; i < payloadStarts[state + 1]; i++) {
            hits.hit(first, last, end, payloads[i]);
        }
    }

    /** The root's edges by symbol: most pieces of a text begin no phrase. */
    private int[] firstTargets() {
        int[] targets = new int[symbolEnds.length];
        for (int symbol = 0; symbol < targets.length; symbol++) {
            targets[symbol] = search(ROOT, symbol, 0);
        }
        return targets;
    }

    private int target(int state, int symbol, int gap) {
        return state == ROOT ? firstTargets[symbol] : search(state, symbol, gap);
    }

    private int search(int state, int symbol, int gap) {
        long key = key(state, symbol, gap);
        int mask = edgeKeys.length - 1;
        for (int slot = slot(key, mask); edgeKeys[slot] != 0; slot = (slot + 1) & mask) {
            if (edgeKeys[slot] == key) {
                return edgeTargets[slot];
            }
        }
        return UNKNOWN;
    }

    private void fillEdgeTable() {
        int mask = edgeKeys.length - 1;
        for (int state = 1; state < edges.length; state++) {
            int slot = slot(edges[state], mask);
            while (edgeKeys[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            edgeKeys[slot] = edges[state];
            edgeTargets[slot] = state;
        }
    }

    /** Never 0, which marks a free slot. */
    private static long key(int state, int symbol, int gap) {
        return ((long) state << 32 | (long) symbol << 1 | gap) + 1;
    }

    private static int slot(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & mask;
    }

    /** The symbol of the first chars of a piece, by their hash. */
    private int symbol(Pieces pieces, int piece, int hash, int length) {
        int mask = symbolTable.length - 1;
        for (int slot = spread(hash) & mask; symbolTable[slot] != 0; slot = (slot + 1) & mask) {
            int symbol = (int) symbolTable[slot];
            if (symbolTable[slot] >>> 32 == (hash & 0xFFFFFFFFL)
                    && symbolEnds[symbol] - symbolEnds[symbol - 1] == length
                    && pieces.beginsWith(piece, symbolChars, symbolEnds[symbol - 1], symbolEnds[symbol])) {
                return symbol;
            }
        }
        return UNKNOWN;
    }

    /** Symbols by the hash of their chars, each behind that hash: a slot tells of most other words that they are none. */
    private long[] symbolTable() {
        int size = Integer.highestOneBit(Math.max(4, symbolEnds.length * 2)) * 2;
        long[] table = new long[size];
        for (int symbol = 1; symbol < symbolEnds.length; symbol++) {
            int hash = Pieces.hash(symbolChars, symbolEnds[symbol - 1], symbolEnds[symbol]);
            int slot = spread(hash) & (size - 1);
            while (table[slot] != 0) {
                slot = (slot + 1) & (size - 1);
            }
            table[slot] = (long) hash << 32 | symbol;
        }
        return table;
    }

    private static int spread(int hash) {
        return (hash ^ (hash >>> 16)) * 0x9E3779B9 >>> 8;
    }

    /** Writes the arrays; the same phrases added in the same order always yield the same bytes. */
    public void write(DataOutput out) throws IOException {
        writeInts(symbolEnds, out);
        byte[] chars = new byte[symbolChars.length * 2];
        ByteBuffer.wrap(chars).asCharBuffer().put(symbolChars);
        out.writeInt(symbolChars.length);
        out.write(chars);
        byte[] keys = new byte[edges.length * 8];
        ByteBuffer.wrap(keys).asLongBuffer().put(edges);
        out.writeInt(edges.length);
        out.write(keys);
        writeInts(payloadStarts, out);
        writeInts(payloads, out);
    }

    /** Reads what {@link #write} wrote, and leaves the buffer behind it. */
    public static PhraseTrie read(ByteBuffer in) {
        int[] symbolEnds = readInts(in);
        char[] chars = new char[in.getInt()];
        part(in, chars.length * 2).asCharBuffer().get(chars);
        long[] edges = new long[in.getInt()];
        part(in, edges.length * 8).asLongBuffer().get(edges);
        return new PhraseTrie(chars, symbolEnds, edges, readInts(in), readInts(in));
    }

    private static void writeInts(int[] values, DataOutput out) throws IOException {
        byte[] bytes = new byte[values.length * 4];
        ByteBuffer.wrap(bytes).asIntBuffer().put(values);
        out.writeInt(values.length);
        out.write(bytes);
    }

    private static int[] readInts(ByteBuffer in) {
        int[] values = new int[in.getInt()];
        part(in, values.length * 4).asIntBuffer().get(values);
        return values;
    }

    private static ByteBuffer part(ByteBuffer in, int length) {
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        return part;
    }

    /** Collects phrases. */
    public static final class Builder {

        private final Map<String, Integer> symbols = new HashMap<>();
        private final StringBuilder symbolChars = new StringBuilder();
        private final List<Integer> symbolEnds = new ArrayList<>(List.of(0));
        private final Map<Long, Integer> edges = new HashMap<>();
        private final List<List<Integer>> payloads = new ArrayList<>(List.of(new ArrayList<>()));

        /**
         * @param phrase folded before it is kept
         * @param numbers whether a {@code #} in it stands for a model number
         * @throws IllegalArgumentException if the phrase has no piece
         */
        public Builder add(String phrase, boolean numbers, int payload) {
            Pieces pieces = new Pieces();
            pieces.read(phrase, 0, phrase.length());
            if (pieces.size() == 0) {
                throw new IllegalArgumentException("a phrase without a letter or sign");
            }
            int state = ROOT;
            for (int i = 0; i < pieces.size(); i++) {
                int gap = pieces.gapBefore(i) ? 1 : 0;
                long key = key(state, symbol(pieces.folded(i), numbers), gap);
                Integer next = edges.get(key);
                if (next == null) {
                    next = payloads.size();
                    payloads.add(new ArrayList<>());
                    edges.put(key, next);
                }
                state = next;
            }
            payloads.get(state).add(payload);
            return this;
        }

        private int symbol(String folded, boolean numbers) {
            if (numbers && folded.equals("#")) {
                return NUMBER;
            }
            return symbols.computeIfAbsent(folded, text -> {
                symbolChars.append(text);
                symbolEnds.add(symbolChars.length());
                return symbolEnds.size() - 1;
            });
        }

        public PhraseTrie build() {
            long[] keys = new long[payloads.size()];
            edges.forEach((key, target) -> keys[target] = key);
            int[] starts = new int[payloads.size() + 1];
            for (int state = 0; state < payloads.size(); state++) {
                starts[state + 1] = starts[state] + payloads.get(state).size();
            }
            int[] flat = payloads.stream()
                    .flatMap(List::stream)
                    .mapToInt(Integer::intValue)
                    .toArray();
            return new PhraseTrie(
                    symbolChars.toString().toCharArray(),
                    symbolEnds.stream().mapToInt(Integer::intValue).toArray(),
                    keys,
                    starts,
                    flat);
        }
    }
}
