package io.github.tagwright.text;

import java.util.Arrays;

/**
 * A body with every line end as one LF, and the way back to the source. The line end's char stands for all that ended
 * the line, so that a body reads the same whether its lines end in LF, CRLF or CR. Not safe to share: it remembers
 * where it looked last.
 */
final class LineEnds {

    private final String text;
    private final int start;
    /** Places in the text of the LFs that were CRLF, in order. */
    private final int[] shortened;

    private int passed;

    private LineEnds(String text, int start, int[] shortened) {
        this.text = text;
        this.start = start;
        this.shortened = shortened;
    }

    /** The source from {@code start} to its end. */
    static LineEnds of(String source, int start) {
        if (source.indexOf('\r', start) < 0) {
            return new LineEnds(source.substring(start), start, new int[0]);
        }
        StringBuilder text = new StringBuilder(source.length() - start);
        int[] shortened = new int[64];
        int count = 0;
        for (int i = start; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c != '\r') {
                text.append(c);
                continue;
            }
            if (i + 1 < source.length() && source.charAt(i + 1) == '\n') {
                if (count == shortened.length) {
                    shortened = Arrays.copyOf(shortened, count * 2);
                }
                shortened[count++] = text.length();
                i++;
            }
            text.append('\n');
        }
        return new LineEnds(text.toString(), start, Arrays.copyOf(shortened, count));
    }

    String text() {
        return text;
    }

    /** Where the char at {@code index} of the text begins in the source; the text's length is allowed. */
    int toSource(int index) {
        while (passed < shortened.length && shortened[passed] < index) {
            passed++;
        }
        while (passed > 0 && shortened[passed - 1] >= index) {
            passed--;
        }
        return start + index + passed;
    }
}
