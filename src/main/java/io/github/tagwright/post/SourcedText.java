package io.github.tagwright.post;

import java.util.Arrays;

/**
 * Text as a reader sees it, each char of which knows the stretch of source it was written as. {@code AT&amp;T} reads
 * as four chars, the third of them five source chars wide. Immutable, safe to share.
 *
 * <p>Chars that stand for no source of their own (the one blank that joins two wrapped lines stands for the line end,
 * with indent and quote marks) carry the span of what they replace. Spans are in order and do not overlap, but there
 * may be gaps between them (emphasis marks, link targets).
 */
public final class SourcedText {

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private SourcedText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    public String text() {
        return text;
    }

    /**
     * The source span from the char at {@code start} through the one before {@code end}.
     *
     * @throws IllegalArgumentException if the range is empty or outside the text
     */
    public Span span(int start, int end) {
        if (start < 0 || end <= start || end > text.length()) {
            throw new IllegalArgumentException("no chars at " + start + ".." + end + " of " + text.length());
        }
        return new Span(starts[start], ends[end - 1]);
    }

    /** Collects a text piece by piece; not safe to share. */
    public static final class Builder {

        private final StringBuilder text = new StringBuilder();
        private int[] starts = new int[64];
        private int[] ends = new int[64];

        /** Appends one UTF-16 char written as the source chars {@code start..end}. */
        public Builder append(char c, int start, int end) {
            int at = text.length();
            if (at > 0 && start < ends[at - 1] && start != starts[at - 1]) {
                throw new IllegalArgumentException("source goes backwards at " + start + " after " + ends[at - 1]);
            }
            if (at == starts.length) {
                starts = Arrays.copyOf(starts, at * 2);
                ends = Arrays.copyOf(ends, at * 2);
            }
            text.append(c);
            starts[at] = start;
            ends[at] = end;
            return this;
        }

        /** Appends chars that stand in the source as they read, the first of them at {@code start}. */
        public Builder append(CharSequence same, int start) {
            for (int i = 0; i < same.length(); i++) {
                append(same.charAt(i), start + i, start + i + 1);
            }
            return this;
        }

        /** Appends chars that were written as one unit, such as a character reference that yields two chars. */
        public Builder append(CharSequence chars, int start, int end) {
            for (int i = 0; i < chars.length(); i++) {
                append(chars.charAt(i), start, end);
            }
            return this;
        }

        public int length() {
            return text.length();
        }

        public char last() {
            return text.charAt(text.length() - 1);
        }

        public char charAt(int index) {
            return text.charAt(index);
        }

        /** Cuts the text to its first {@code length} chars. */
        public Builder truncate(int length) {
            text.setLength(length);
            return this;
        }

        public SourcedText build() {
            int n = text.length();
            return new SourcedText(text.toString(), Arrays.copyOf(starts, n), Arrays.copyOf(ends, n));
        }
    }
}
