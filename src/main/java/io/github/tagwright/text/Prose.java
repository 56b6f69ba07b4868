package io.github.tagwright.text;

import io.github.tagwright.post.SourcedText;
import io.github.tagwright.text.Block.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects the prose of one body as blocks without sentences, and beside it links and code. Runs of white space become
 * one blank, blanks at both ends of a block are left out. Positions given to it are indexes into the body with LF line
 * ends; what it yields has positions in the source.
 */
final class Prose {

    /** Longer "words" are data: encoded files, keys, lines of dashes. */
    private static final int LONGEST_WORD = 1_000;

    private static final int DEEPEST_MARK = 32;

    /** A block before its sentences are found. */
    record Stretch(Kind kind, int level, SourcedText text, List<Mark> marks) {}

    /** Something found, and where: in the source once it is noted. */
    record Found(int at, String text) {}

    private static final class OpenMark {
        final Mark.Kind kind;
        final String target;
        int start;

        OpenMark(Mark.Kind kind, String target, int start) {
            this.kind = kind;
            this.target = target;
            this.start = start;
        }
    }

    private final String body;
    private final String masked;
    private final LineEnds lines;
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Found> links = new ArrayList<>();
    private final List<Found> code = new ArrayList<>();

    private Kind kind = Kind.PARAGRAPH;
    private int level;
    private SourcedText.Builder text = new SourcedText.Builder();
    private List<Mark> marks = new ArrayList<>();
    private final List<OpenMark> open = new ArrayList<>();
    private int marksTooDeep;
    private int blankStart = -1;
    private int blankEnd;
    private int wordStart;
    private boolean wordTooLong;

    /**
     * @param lines the body
     * @param masked the body's text, of the same length, with fillers and blanks for what is not prose
     */
    Prose(LineEnds lines, String masked) {
        this.lines = lines;
        this.body = lines.text();
        this.masked = masked;
    }

    /** The text to read; of the same length as the body. */
    String masked() {
        return masked;
    }

    /** The body as written between two indexes. */
    String written(int start, int end) {
        return body.substring(start, end);
    }

    /** Ends the current block and starts one. */
    void begin(Kind newKind, int newLevel) {
        end();
        kind = newKind;
        level = newLevel;
    }

    /** Ends the current block and starts another of its kind. */
    void split() {
        begin(kind, level);
    }

    /** Ends the current block; without any text there is none. Marks still open go on in the next block. */
    void end() {
        blankStart = -1;
        wordTooLong = false;
        wordStart = 0;
        if (text.length() > 0 && text.last() == ' ') {
            text.truncate(text.length() - 1);
        }
        if (text.length() > 0) {
            for (OpenMark mark : open) {
                close(mark);
            }
            marks.removeIf(mark -> mark.end() > text.length());
            marks.sort(Comparator.comparingInt(Mark::start).thenComparing(Mark::end, Comparator.reverseOrder()));
            stretches.add(new Stretch(kind, level, text.build(), marks));
            text = new SourcedText.Builder();
            marks = new ArrayList<>();
        }
        for (OpenMark mark : open) {
            mark.start = 0;
        }
    }

    /** Adds the masked text between two indexes as it stands. */
    void add(int start, int end) {
        for (int i = start; i < end; i++) {
            add(masked.charAt(i), i, i + 1);
        }
    }

    /** Adds chars that are written as the body from {@code start} to {@code end}. */
    void add(CharSequence chars, int start, int end) {
        for (int i = 0; i < chars.length(); i++) {
            add(chars.charAt(i), start, end);
        }
    }

    /** Adds a char that is written as the body from {@code start} to {@code end}. */
    void add(char c, int start, int end) {
        if (Chars.isBlank(c) || (c == Chars.FILLER && body.charAt(start) != c)) {
            blank(start, end);
        } else if (!Chars.isInvisible(c)) {
            append(c, start, end);
        }
    }

    /** Separates what was added before from what comes next. */
    void blank(int start, int end) {
        if (blankStart < 0) {
            blankStart = start;
        }
        blankEnd = end;
        wordTooLong = false;
    }

    private void append(char c, int start, int end) {
        if (blankStart >= 0) {
            if (text.length() > 0 && text.last() != ' ') {
                text.append(' ', lines.toSource(blankStart), lines.toSource(blankEnd));
            }
            blankStart = -1;
            wordStart = text.length();
        }
        if (wordTooLong) {
            return;
        }
        if (text.length() - wordStart >= LONGEST_WORD) {
            text.truncate(wordStart);
            wordTooLong = true;
            return;
        }
        text.append(c, lines.toSource(start), lines.toSource(end));
    }

    /** Opens a mark over what comes next. */
    void open(Mark.Kind markKind, String target) {
        if (open.size() < DEEPEST_MARK) {
            open.add(new OpenMark(markKind, target, text.length()));
        } else {
            marksTooDeep++;
        }
    }

    /** Closes the innermost open mark of this kind, if there is one. */
    void close(Mark.Kind markKind) {
        if (marksTooDeep > 0) {
            marksTooDeep--;
            return;
        }
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).kind == markKind) {
                close(open.remove(i));
                return;
            }
        }
    }

    private void close(OpenMark mark) {
        int start = mark.start;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        if (start < text.length()) {
            marks.add(new Mark(mark.kind, start, text.length(), mark.target));
        }
    }

    /** Notes where a link leads. */
    void link(int at, String target) {
        if (!target.isBlank()) {
            links.add(new Found(lines.toSource(at), target.strip()));
        }
    }

    /** Notes a piece of code. */
    void code(int at, String content) {
        if (!content.isBlank()) {
            code.add(new Found(lines.toSource(at), content));
        }
    }

    List<Stretch> stretches() {
        return stretches;
    }

    List<Found> links() {
        return links;
    }

    List<Found> code() {
        return code;
    }
}
