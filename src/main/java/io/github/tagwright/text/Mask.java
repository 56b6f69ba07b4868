package io.github.tagwright.text;

import io.github.tagwright.post.Post.Syntax;
import io.github.tagwright.post.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Covers in a body what is neither Markdown nor HTML: tags of template languages (Liquid, Hugo shortcodes, Jinja;
 * WordPress's in HTML), code between such tags, kramdown attribute lists, comments, MDX imports. The masked text has the length of the body, so
 * that positions hold. What stands alone on its lines becomes blank, what stands in a line of text becomes
 * {@link Chars#FILLER}, so that {@code [text]({% post_url x %})} is still a link. Nothing inside fenced code or
 * backticks is touched.
 *
 * <p>One pass, linear in the length of the body.
 */
final class Mask {

    private static final int LONGEST_ATTRIBUTES = 500;

    /** WordPress's own shortcodes, and those of plugins that show code. */
    private static final Set<String> SHORTCODES = Set.of("caption", "gallery", "embed", "audio", "video", "playlist");

    private static final Set<String> CODE_SHORTCODES = Set.of("code", "sourcecode", "highlight");

    private static final int NONE = Integer.MAX_VALUE;

    private final String text;
    private final char[] masked;
    private final boolean markdown;
    private final List<Prose.Found> code = new ArrayList<>();
    private final List<Span> fences = new ArrayList<>();

    /** Where {@code {% raw %}} ends; before it Liquid is text. */
    private int rawUntil;

    /** Closing tags that were looked for in vain. */
    private final Set<String> missing = new HashSet<>();

    private final Finder liquidEnd = new Finder("%}");
    private final Finder outputEnd = new Finder("}}");
    private final Finder jinjaCommentEnd = new Finder("#}");
    private final Finder commentEnd = new Finder("-->");
    private final Finder paragraphEnd = new Finder("\n\n");
    private final int[] noBackticksBefore = new int[65];

    private Mask(String text, boolean markdown) {
        this.text = text;
        this.masked = text.toCharArray();
        this.markdown = markdown;
    }

    static Mask of(String text, Syntax syntax) {
        Mask mask = new Mask(text, syntax == Syntax.MARKDOWN);
        if (syntax != Syntax.PLAIN) {
            mask.run();
        }
        return mask;
    }

    /** The body with fillers and blanks. */
    String text() {
        return new String(masked);
    }

    /** Bodies of {@code highlight} tags and their like. */
    List<Prose.Found> code() {
        return code;
    }

    /** Fenced code, fences included, in order. */
    List<Span> fences() {
        return fences;
    }

    private void run() {
        int i = 0;
        while (i < text.length()) {
            if (markdown && (i == 0 || text.charAt(i - 1) == '\n')) {
                int next = lineStart(i);
                if (next > i) {
                    i = next;
                    continue;
                }
            }
            i = step(i);
        }
    }

    private int step(int i) {
        switch (text.charAt(i)) {
            case '{':
                return brace(i);
            case '<':
                return text.startsWith("<!--", i) ? comment(i) : i + 1;
            case '[':
                return markdown ? i + 1 : shortcode(i);
            case '`':
                return markdown ? backticks(i) : i + 1;
            case '\\':
                boolean escaped = markdown && i + 1 < text.length() && text.charAt(i + 1) != '\n';
                return escaped ? i + 2 : i + 1;
            default:
                return i + 1;
        }
    }

    // Lines

    /** Deals with what begins a line, and returns where to go on: later in the line or after it; or {@code start}. */
    private int lineStart(int start) {
        int i = start;
        boolean quoted = false;
        while (i < text.length()) {
            int end = Chars.markerEnd(text, i);
            if (end == i) {
                break;
            }
            quoted |= text.charAt(i) == '>';
            i = end;
        }
        if (isFence(i)) {
            return fence(i, quoted);
        }
        int lineEnd = lineEnd(i);
        if (isDirective(start, i, lineEnd)) {
            cover(i, lineEnd);
            return lineEnd;
        }
        if (i > start && isTaskBox(i)) {
            Arrays.fill(masked, i, i + 3, Chars.FILLER);
            return i + 3;
        }
        return i;
    }

    private boolean isFence(int i) {
        return text.startsWith("```", i) || text.startsWith("~~~", i);
    }

    /** One past a fenced block, up to the end of the quote or the text where it is not closed. */
    private int fence(int start, boolean quoted) {
        char mark = text.charAt(start);
        int length = run(start, mark);
        int end = lineEnd(start);
        if (mark == '`' && text.substring(start + length, end).indexOf('`') >= 0) {
            return start;
        }
        while (end < text.length()) {
            int i = end + 1;
            boolean inQuote = false;
            while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '>')) {
                inQuote |= text.charAt(i) == '>';
                i++;
            }
            if (quoted && !inQuote) {
                break;
            }
            int close = i < text.length() && text.charAt(i) == mark ? run(i, mark) : 0;
            end = lineEnd(i);
            if (close >= length && text.substring(i + close, end).isBlank()) {
                break;
            }
        }
        fences.add(new Span(start, end));
        return end;
    }

    private boolean isTaskBox(int i) {
        return text.startsWith("[ ] ", i) || text.startsWith("[x] ", i) || text.startsWith("[X] ", i);
    }

    /** Whether a line is an order to the generator and no text. */
    private boolean isDirective(int start, int i, int end) {
        if (i >= end) {
            return false;
        }
        char c = text.charAt(i);
        if (i > start && text.startsWith("{:toc", skipBlanks(end + 1))) {
            return true;
        }
        if (c == '[') {
            String line = text.substring(i, Math.min(end, i + 24)).strip();
            return line.equalsIgnoreCase("[toc]")
                    || line.equalsIgnoreCase("[[toc]]")
                    || line.equalsIgnoreCase("[[_toc_]]")
                    || (line.startsWith("[!") && line.endsWith("]") && i > start);
        }
        if (c == 'R') {
            return end - i <= 10 && text.substring(i, end).strip().equals("READMORE");
        }
        return i == start && ((c == 'i' && isImport(i, end)) || (c == 'e' && isExport(i, end)));
    }

    private boolean isImport(int i, int end) {
        if (!text.startsWith("import ", i)) {
            return false;
        }
        String line = text.substring(i, end).strip();
        String module = line.endsWith(";") ? line.substring(0, line.length() - 1) : line;
        return (module.endsWith("'") || module.endsWith("\""))
                && (module.contains(" from ") || module.charAt(7) == '\'' || module.charAt(7) == '"');
    }

    private boolean isExport(int i, int end) {
        if (text.startsWith("export default ", i)) {
            return true;
        }
        boolean declares = text.startsWith("export const ", i) || text.startsWith("export let ", i);
        int equals = declares ? text.indexOf('=', i) : -1;
        return equals > 0 && equals < end;
    }

    // Templates

    private int brace(int i) {
        char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        switch (next) {
            case '%':
                return liquidTag(i);
            case '{':
                return output(i);
            case '#':
                int end = inParagraph(jinjaCommentEnd, i);
                return end < 0 ? attributes(i) : coverAll(i, end);
            case ':':
            case '.':
                return attributes(i);
            default:
                return i + 1;
        }
    }

    private int liquidTag(int start) {
        int end = inParagraph(liquidEnd, start);
        if (end < 0) {
            return start + 1;
        }
        String name = word(start + 2);
        if (start < rawUntil && !name.equals("endraw")) {
            return end;
        }
        switch (name) {
            case "highlight":
            case "codeblock":
                return codeBetween(start, end, indexOfTag("end" + name, end));
            case "comment":
                int close = indexOfTag("endcomment", end);
                return coverAll(start, close < 0 ? end : text.indexOf("%}", close) + 2);
            case "raw":
            case "verbatim":
                int rawEnd = indexOfTag("end" + name, end);
                rawUntil = rawEnd < 0 ? rawUntil : rawEnd;
                return coverAll(start, end);
            default:
                return coverAll(start, end);
        }
    }

    /** Covers a pair of tags with the code between; without a closing tag only the opening one. */
    private int codeBetween(int start, int codeStart, int codeEnd) {
        if (codeEnd < 0) {
            return coverAll(start, codeStart);
        }
        code.add(new Prose.Found(codeStart, trimLines(codeStart, codeEnd)));
        int end = text.indexOf('}', codeEnd);
        while (end + 1 < text.length() && text.charAt(end + 1) == '}') {
            end++;
        }
        return coverAll(start, end + 1);
    }

    private String trimLines(int start, int end) {
        int from = start;
        while (from < end && text.charAt(from) == '\n') {
            from++;
        }
        return text.substring(from, end).stripTrailing();
    }

    private int indexOfTag(String name, int from) {
        if (missing.contains(name)) {
            return -1;
        }
        for (int i = text.indexOf("{%", from); i >= 0; i = text.indexOf("{%", i + 2)) {
            if (word(i + 2).equals(name) && text.indexOf("%}", i) > 0) {
                return i;
            }
        }
        missing.add(name);
        return -1;
    }

    /** {@code {{ output }}} of Liquid, or a shortcode of Hugo. */
    private int output(int start) {
        char kind = start + 2 < text.length() ? text.charAt(start + 2) : ' ';
        int end = inParagraph(outputEnd, start);
        if (end < 0) {
            return start + 2;
        }
        if (start < rawUntil) {
            return end;
        }
        boolean opensCode =
                (kind == '<' || kind == '%') && word(start + 3).equals("highlight") && text.charAt(end - 4) != '/';
        return opensCode ? codeBetween(start, end, indexOfClosingShortcode(end)) : coverAll(start, end);
    }

    private int indexOfClosingShortcode(int from) {
        if (missing.contains("/highlight")) {
            return -1;
        }
        for (int i = text.indexOf("{{", from); i >= 0; i = text.indexOf("{{", i + 2)) {
            int slash = skipBlanks(i + 3);
            if (slash < text.length()
                    && text.charAt(slash) == '/'
                    && word(slash + 1).equals("highlight")
                    && text.indexOf("}}", slash) > 0) {
                return i;
            }
        }
        missing.add("/highlight");
        return -1;
    }

    /** {@code [caption width="300"]}, {@code [/caption]}; with what stands between two that show code. */
    private int shortcode(int start) {
        boolean closing = text.startsWith("[/", start);
        int nameStart = closing ? start + 2 : start + 1;
        String name = word(nameStart);
        boolean showsCode = CODE_SHORTCODES.contains(name);
        if (!showsCode && !SHORTCODES.contains(name)) {
            return start + 1;
        }
        int last = Chars.find(']', text, nameStart, Math.min(text.length(), start + LONGEST_ATTRIBUTES));
        if (last == text.length() || text.charAt(last) != ']') {
            return start + 1;
        }
        int end = last + 1;
        int close = showsCode && !closing ? indexOfEnd("[/" + name + "]", end) : -1;
        if (close >= 0) {
            code.add(new Prose.Found(end, trimLines(end, close)));
            end = close + name.length() + "[/]".length();
        }
        cover(start, end);
        return end;
    }

    private int indexOfEnd(String tag, int from) {
        int at = missing.contains(tag) ? -1 : text.indexOf(tag, from);
        if (at < 0) {
            missing.add(tag);
        }
        return at;
    }

    /** A kramdown attribute list or directive: {@code {: .class}}, {@code {:toc}}, {@code {#id}}, {@code {::x /}}. */
    private int attributes(int start) {
        int end = start + 1;
        int limit = Math.min(text.length(), start + LONGEST_ATTRIBUTES);
        while (end < limit && text.charAt(end) != '}' && text.charAt(end) != '\n') {
            end++;
        }
        boolean closed = end < limit && text.charAt(end) == '}';
        boolean afterText = text.charAt(start + 1) == ':' || isAttributeText(start + 1, end);
        return markdown && closed && afterText ? coverAll(start, end + 1) : start + 1;
    }

    private boolean isAttributeText(int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && " .#=\"'-_:".indexOf(c) < 0) {
                return false;
            }
        }
        return end > start + 1;
    }

    private int comment(int start) {
        int end = commentEnd.after(start + 4);
        return end == NONE ? start + 4 : coverAll(start, end);
    }

    /** One past a code span, or past the backticks if they open none. */
    private int backticks(int start) {
        int length = run(start, '`');
        int after = start + length;
        if (length >= noBackticksBefore.length || after <= noBackticksBefore[length]) {
            return after;
        }
        int limit = Math.min(paragraphEnd.after(after), text.length());
        for (int i = text.indexOf('`', after); i >= 0 && i < limit; ) {
            int found = run(i, '`');
            if (found == length) {
                return i + found;
            }
            i = text.indexOf('`', i + found);
        }
        noBackticksBefore[length] = limit;
        return after;
    }

    // Covering

    /** Covers a stretch: with blanks where nothing else is on its lines, else with filler. */
    private int coverAll(int start, int end) {
        int lineStart = start;
        while (lineStart > 0 && blankAt(lineStart - 1) && text.charAt(lineStart - 1) != '\n') {
            lineStart--;
        }
        int lineEnd = end;
        while (lineEnd < text.length() && blankAt(lineEnd) && text.charAt(lineEnd) != '\n') {
            lineEnd++;
        }
        boolean alone = (lineStart == 0 || text.charAt(lineStart - 1) == '\n')
                && (lineEnd == text.length() || text.charAt(lineEnd) == '\n');
        char cover = alone && !followsMarkup(lineStart) ? ' ' : Chars.FILLER;
        for (int i = start; i < end; i++) {
            if (text.charAt(i) != '\n') {
                masked[i] = cover;
            }
        }
        return end;
    }

    /** Whether the line before ends with a tag: a blank line would end the HTML block too early. */
    private boolean followsMarkup(int lineStart) {
        int i = lineStart - 2;
        while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i--;
        }
        return i >= 0 && (text.charAt(i) == '>' || masked[i] == Chars.FILLER) && text.charAt(i) != '}';
    }

    private void cover(int start, int end) {
        Arrays.fill(masked, start, end, ' ');
    }

    // Looking around

    private boolean blankAt(int i) {
        return i >= text.length() || text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '\n';
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    /** The word after blanks and white space control marks. */
    private String word(int from) {
        int start = from;
        while (start < text.length() && (blankAt(start) || text.charAt(start) == '-')) {
            start++;
        }
        int end = start;
        while (end < text.length() && Chars.isAsciiLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private int run(int from, char c) {
        int end = from;
        while (end < text.length() && text.charAt(end) == c) {
            end++;
        }
        return end - from;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** One past the next end mark if it comes in this paragraph, else -1. */
    private int inParagraph(Finder end, int from) {
        int found = end.after(from + 2);
        return found <= paragraphEnd.after(from) && found != NONE ? found : -1;
    }

    /** Looks for one string from ever later places, and remembers what it found. */
    private final class Finder {

        private final String what;
        private int from = NONE;
        private int found;

        Finder(String what) {
            this.what = what;
        }

        /** One past the next occurrence that begins at or after a place; {@link #NONE} if there is none. */
        int after(int place) {
            boolean known = from <= place && (found == NONE || place <= found - what.length());
            if (!known) {
                int at = text.indexOf(what, place);
                found = at < 0 ? NONE : at + what.length();
                from = place;
            }
            return found;
        }
    }
}
