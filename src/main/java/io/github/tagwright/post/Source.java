package io.github.tagwright.post;

import java.util.Arrays;

/**
 * The decoded text of one post file, unchanged: byte order mark, line ends and all. Immutable, safe to share.
 */
public final class Source {

    private final String text;
    private final int[] lineStarts;

    public Source(String text) {
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    public String text() {
        return text;
    }

    /** The raw characters at a span. */
    public String slice(Span span) {
        return text.substring(span.start(), span.end());
    }

    /** Line and column of a UTF-16 offset, which may be one past the last char. */
    public Position position(int offset) {
        if (offset < 0 || offset > text.length()) {
            throw new IndexOutOfBoundsException("offset " + offset + " in a text of " + text.length());
        }
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, text.codePointCount(lineStarts[line], offset) + 1);
    }

    /**
     * The UTF-16 offset of a place, the reverse of {@link #position}.
     *
     * @throws IndexOutOfBoundsException if the text has no such place
     */
    public int offset(Position place) {
        if (place.line() > lineStarts.length) {
            throw new IndexOutOfBoundsException("line " + place.line() + " in a text of " + lineStarts.length);
        }
        return text.offsetByCodePoints(lineStarts[place.line() - 1], place.column() - 1);
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
