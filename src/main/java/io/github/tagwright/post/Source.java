package io.github.tagwright.post;

import java.util.Arrays;
import java.util.stream.Collectors;

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

    /** The raw characters at a span; a line break inside, with the white space around it, as one blank. */
    public String sliceOnOneLine(Span span) {
        String slice = slice(span);
        if (slice.indexOf('\n') < 0 && slice.indexOf('\r') < 0) {
            return slice;
        }
        return slice.lines().map(String::strip).collect(Collectors.joining(" "));
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
