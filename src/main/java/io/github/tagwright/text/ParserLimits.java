package io.github.tagwright.text;

import io.github.tagwright.post.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps from the Markdown parser what would cost it time that grows with the square of the text, or the stack: nesting
 * beyond {@value #DEEPEST} levels becomes {@link Chars#FILLER}, and where a paragraph grows beyond {@value #MOST_CHARS}
 * chars, {@value #MOST_LINES} lines or {@value #MOST_DELIMITERS} delimiters, its next line is left out of the Markdown,
 * to be read as HTML, which is linear; that parts the paragraph. The archives at
 * hand have no such paragraph.
 */
final class ParserLimits {

    static final int DEEPEST = 30;
    static final int MOST_CHARS = 12_000;
    static final int MOST_LINES = 200;
    static final int MOST_DELIMITERS = 250;

    private final String masked;
    private final char[] capped;
    private final List<Span> heavyLines = new ArrayList<>();
    private final List<Span> codeLines = new ArrayList<>();

    private int chars;
    private int lines;
    private int delimiters;
    private boolean html;

    private ParserLimits(String masked) {
        this.masked = masked;
        this.capped = masked.toCharArray();
    }

    /**
     * @param masked a Markdown body
     * @param fences its fenced code
     */
    static ParserLimits of(String masked, List<Span> fences) {
        ParserLimits limits = new ParserLimits(masked);
        int from = 0;
        for (Span fence : fences) {
            limits.lines(from, fence.start());
            limits.reset();
            from = fence.end();
        }
        limits.lines(from, masked.length());
        return limits;
    }

    /** The body with fillers for nesting that is too deep. */
    String text() {
        return new String(capped);
    }

    /** The body for the parser: without the lines that are not for it. */
    String markdown() {
        char[] markdown = capped.clone();
        heavyLines.forEach(line -> Arrays.fill(markdown, line.start(), line.end(), ' '));
        codeLines.forEach(line -> Arrays.fill(markdown, line.start(), line.end(), ' '));
        return new String(markdown);
    }

    /** Lines to be read as HTML, in order. */
    List<Span> heavyLines() {
        return heavyLines;
    }

    /** Lines likewise too much for the parser that are indented as code, in order. */
    List<Span> codeLines() {
        return codeLines;
    }

    private void lines(int from, int to) {
        int start = from;
        while (start < to) {
            int end = masked.indexOf('\n', start);
            end = end < 0 || end > to ? to : end;
            line(start, end);
            start = end + 1;
        }
    }

    private void line(int start, int end) {
        int indent = capNesting(start, end);
        if (masked.substring(start, end).isBlank()) {
            reset();
            return;
        }
        int textStart = start + Math.min(indent, end - start);
        if (startsParagraph(start, textStart, end)) {
            reset();
            html = startsHtmlBlock(textStart, end);
        }
        lines++;
        chars += end - start;
        boolean definition = masked.startsWith("]:", Chars.find(']', masked, textStart, end));
        for (int i = start; i < end; i++) {
            if (isDelimiter(masked.charAt(i), definition)) {
                delimiters++;
            }
        }
        boolean tooMuch = lines > MOST_LINES || chars > MOST_CHARS || delimiters > MOST_DELIMITERS;
        if (tooMuch && !html) {
            (indent >= 4 ? codeLines : heavyLines).add(new Span(start, end));
            reset();
        }
    }

    private void reset() {
        lines = 0;
        chars = 0;
        delimiters = 0;
        html = false;
    }

    /** Fills up what is nested too deeply, and returns the number of blanks before the first char. */
    private int capNesting(int start, int end) {
        int depth = 0;
        int blanks = 0;
        int indent = 0;
        for (int i = start; i < end; ) {
            int next = Math.min(Chars.markerEnd(masked, i), end);
            if (next == i) {
                break;
            }
            if (Chars.isBlank(masked.charAt(i))) {
                blanks += masked.charAt(i) == '\t' ? 4 : 1;
            } else {
                depth++;
            }
            if (depth == 0) {
                indent = blanks;
            }
            if (depth > DEEPEST || blanks > 3 * DEEPEST) {
                Arrays.fill(capped, i, next, Chars.FILLER);
            }
            i = next;
        }
        return indent;
    }

    /** Whether a line does not go on with the paragraph before it: it has a bullet where no code can stand. */
    private boolean startsParagraph(int start, int textStart, int end) {
        if (lines == 0) {
            return true;
        }
        boolean bullet = textStart - start < 4 && textStart + 2 < end && "-*+".indexOf(masked.charAt(textStart)) >= 0;
        return bullet && masked.charAt(textStart + 1) == ' ' && !Chars.isBlank(masked.charAt(textStart + 2));
    }

    private boolean startsHtmlBlock(int at, int end) {
        int nameEnd = at + 1;
        while (nameEnd < end && Character.isLetterOrDigit(masked.charAt(nameEnd))) {
            nameEnd++;
        }
        return at < end && masked.charAt(at) == '<' && HtmlReader.separates(masked.substring(at + 1, nameEnd));
    }

    /** In the definition of a link's target, which is an address, chars of emphasis count for nothing. */
    private static boolean isDelimiter(char c, boolean definition) {
        return c == '[' || c == '<' || c == '`' || (!definition && (c == '*' || c == '_' || c == '~'));
    }
}
