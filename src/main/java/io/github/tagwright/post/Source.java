package io.github.tagwright.post;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The decoded text of one post file, unchanged: byte order mark, line ends and all. Of a post that comes in fields, its
 * title and its body, each with lines of its own. Immutable, safe to share.
 */
public final class Source {

    private static final int PAIR_BLOCK = 1024;

    private final String text;
    private final int[] lineStarts;
    private final int[] pairsBefore;
    private final int bodyLine;

    public Source(String text) {
        this(text, 0);
    }

    private Source(String text, int bodyStart) {
        this.text = text;
        this.lineStarts = lineStarts(text);
        this.pairsBefore = pairsBefore(text);
        this.bodyLine = Arrays.binarySearch(lineStarts, bodyStart);
    }

    /** A title, a line end and a body, whose lines are counted from 1 again. */
    static Source ofFields(String title, String body) {
        return new Source(title + "\n" + body, title.length() + 1);
    }

    public String text() {
        return text;
    }

    /** The raw characters at a span. */
    public String slice(Span span) {
        return text.substring(span.start(), span.end());
    }

    /** The raw characters at a span; a line break inside, with the white space around it, as one blank. */
    public String sliceOnOneLine(Span span) {
        String slice = slice(span);
        if (slice.indexOf('\n') < 0 && slice.indexOf('\r') < 0) {
            return slice;
        }
        return slice.lines().map(String::strip).collect(Collectors.joining(" "));
    }

    /** Line and column of a UTF-16 offset, which may be one past the last char; those of its field if there are fields. */
    public Position position(int offset) {
        if (offset < 0 || offset > text.length()) {
            throw new IndexOutOfBoundsException("offset " + offset + " in a text of " + text.length());
        }
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        int start = lineStarts[line];
        int before = line >= bodyLine ? bodyLine : 0;
        return new Position(line - before + 1, offset - start - (pairs(offset) - pairs(start)) + 1);
    }

    /** Surrogate pairs that end at an offset or before it. */
    private int pairs(int offset) {
        int block = offset / PAIR_BLOCK;
        return pairsBefore[block] + pairs(text, block * PAIR_BLOCK, offset);
    }

    /** For each stretch of {@link #PAIR_BLOCK} chars the pairs before it, so that columns of long lines cost little. */
    private static int[] pairsBefore(String text) {
        int[] before = new int[text.length() / PAIR_BLOCK + 1];
        for (int block = 1; block < before.length; block++) {
            before[block] = before[block - 1] + pairs(text, (block - 1) * PAIR_BLOCK, block * PAIR_BLOCK);
        }
        return before;
    }

    private static int pairs(String text, int start, int end) {
        int pairs = 0;
        for (int i = Math.max(1, start); i < end; i++) {
            pairs += Character.isLowSurrogate(text.charAt(i)) && Character.isHighSurrogate(text.charAt(i - 1)) ? 1 : 0;
        }
        return pairs;
    }

    /**
     * The UTF-16 offset of a place, the reverse of {@link #position}; if there are fields, of a place in the body.
     *
     * @throws IndexOutOfBoundsException if the text has no such place
     */
    public int offset(Position place) {
        int line = bodyLine + place.line() - 1;
        if (line >= lineStarts.length) {
            throw new IndexOutOfBoundsException("line " + place.line() + " in a text of " + lineStarts.length);
        }
        return text.offsetByCodePoints(lineStarts[line], place.column() - 1);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[Math.max(8, text.length() / 40)];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                if (lines == starts.length) {
                    starts = Arrays.copyOf(starts, lines * 2);
                }
                starts[lines++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, lines);
    }
}
