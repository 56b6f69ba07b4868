package io.github.tagwright.text;

import java.util.Arrays;

/**
 * A text cut into the smallest pieces that names are made of: runs of letters, runs of digits, and every other char
 * that is no white space by itself. {@code FAS3170} is two pieces, {@code Hyper-V} three. Finer than tokens, so that
 * a name is found whatever the tokenizer joins. Refilled for every text; belongs to one thread.
 */
public final class Pieces {

    /** Kinds of piece. */
    public static final byte LETTERS = 0;

    public static final byte DIGITS = 1;
    public static final byte OTHER = 2;

    private CharSequence text = "";
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private byte[] kinds = new byte[256];
    private int[] hashes = new int[256];
    private int[] foldedStarts = new int[256];
    private int size;

    /** The chars of all pieces, folded, one piece behind the other. */
    private char[] folded = new char[2048];

    private int foldedSize;

    /** Cuts the chars {@code from..to} of a text; what was read before is forgotten. */
    public void read(CharSequence newText, int from, int to) {
        reset(newText);
        cut(from, to);
    }

    /** Cuts the tokens of a sentence; what is no token, such as a bare address, yields no piece. */
    public void read(CharSequence newText, Sentence sentence) {
        reset(newText);
        for (Token token : sentence.tokens()) {
            cut(token.start(), token.end());
        }
    }

    private void reset(CharSequence newText) {
        text = newText;
        size = 0;
        foldedSize = 0;
    }

    private void cut(int from, int to) {
        int i = from;
        while (i < to) {
            int c = Character.codePointAt(text, i);
            int width = Character.charCount(c);
            if (isBlank(c)) {
                i += width;
                continue;
            }
            byte kind = kindOf(c);
            int end = i + width;
            while (kind != OTHER && end < to) {
                int next = Character.codePointAt(text, end);
                if (!continues(kind, next)) {
                    break;
                }
                end += Character.charCount(next);
            }
            add(i, Math.min(end, to), kind);
            i = end;
        }
    }

    public int size() {
        return size;
    }

    public int start(int piece) {
        return starts[piece];
    }

    public int end(int piece) {
        return ends[piece];
    }

    public byte kind(int piece) {
        return kinds[piece];
    }

    /** Whether white space stands before a piece; false for the first. */
    public boolean gapBefore(int piece) {
        return piece > 0 && starts[piece] > ends[piece - 1];
    }

    public char charAt(int index) {
        return text.charAt(index);
    }

    /** The chars of a piece, folded. */
    String folded(int piece) {
        return new String(folded, foldedStarts[piece], ends[piece] - starts[piece]);
    }

    /** The hash of a piece, folded. */
    int hash(int piece) {
        return hashes[piece];
    }

    /** The hash of a piece without its last char. */
    int hashOfSingular(int piece) {
        int from = foldedStarts[piece];
        return hash(folded, from, from + ends[piece] - starts[piece] - 1);
    }

    /** Whether a piece begins with these chars, folded ones. */
    boolean beginsWith(int piece, char[] chars, int from, int to) {
        int start = foldedStarts[piece];
        return Arrays.equals(folded, start, start + to - from, chars, from, to);
    }

    static int hash(char[] chars, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + chars[i];
        }
        return hash;
    }

    /** The char by which pieces are compared: lower case, one kind of apostrophe and of hyphen. */
    public static char fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return switch (c) {
            case '\u2018', '\u2019', '\u02BC' -> '\'';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2212' -> '-';
            default -> Character.toLowerCase(c);
        };
    }

    public static boolean isBlank(int c) {
        return c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean continues(byte kind, int c) {
        return kindOf(c) == kind || (kind == LETTERS && Character.getType(c) == Character.NON_SPACING_MARK);
    }

    private static byte kindOf(int c) {
        if (c < 0x80) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            return letter ? LETTERS : c >= '0' && c <= '9' ? DIGITS : OTHER;
        }
        if (Character.isLetter(c)) {
            return LETTERS;
        }
        return Character.isDigit(c) ? DIGITS : OTHER;
    }

    private void add(int start, int end, byte kind) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            kinds = Arrays.copyOf(kinds, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
            foldedStarts = Arrays.copyOf(foldedStarts, size * 2);
        }
        int length = end - start;
        if (foldedSize + length > folded.length) {
            folded = Arrays.copyOf(folded, Math.max(foldedSize + length, folded.length * 2));
        }
        for (int i = 0; i < length; i++) {
            folded[foldedSize + i] = fold(text.charAt(start + i));
        }
        foldedStarts[size] = foldedSize;
        hashes[size] = hash(folded, foldedSize, foldedSize + length);
        foldedSize += length;
        starts[size] = start;
        ends[size] = end;
        kinds[size++] = kind;
    }
}
