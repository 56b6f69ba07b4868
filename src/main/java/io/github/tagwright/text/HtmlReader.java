package io.github.tagwright.text;

import io.github.tagwright.text.Block.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads HTML, good or bad, in one pass: whole bodies, the HTML blocks inside Markdown, and single tags between Markdown
 * text. What a tag opens stays open from one call to the next, as a {@code <pre>} may hold Markdown paragraphs.
 */
final class HtmlReader {

    private static final Set<String> CODE = Set.of("code", "pre", "kbd", "samp", "tt");
    private static final Set<String> HIDDEN =
            Set.of("script", "style", "textarea", "svg", "iframe", "math", "object", "noscript", "template", "head");
    /** Those whose contents have no tags inside. */
    private static final Set<String> RAW = Set.of("script", "style", "textarea", "iframe");

    private static final Set<String> SEPARATORS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "html",
            "legend",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "option",
            "p",
            "pre",
            "section",
            "select",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "title",
            "tr",
            "ul");

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("h1", Kind.HEADING),
            Map.entry("h2", Kind.HEADING),
            Map.entry("h3", Kind.HEADING),
            Map.entry("h4", Kind.HEADING),
            Map.entry("h5", Kind.HEADING),
            Map.entry("h6", Kind.HEADING),
            Map.entry("li", Kind.LIST_ITEM),
            Map.entry("dt", Kind.LIST_ITEM),
            Map.entry("dd", Kind.LIST_ITEM),
            Map.entry("td", Kind.TABLE_CELL),
            Map.entry("th", Kind.TABLE_CELL),
            Map.entry("blockquote", Kind.QUOTE));

    /** What a tag of these puts an end to, for the end tags that people leave out. */
    private static final Map<String, Set<String>> ENDS = Map.of(
            "/ul", Set.of("li"),
            "/ol", Set.of("li"),
            "/dl", Set.of("dt", "dd"),
            "/tr", Set.of("td", "th"),
            "tr", Set.of("td", "th"),
            "td", Set.of("td", "th"),
            "th", Set.of("td", "th"),
            "/table", Set.of("td", "th"),
            "li", Set.of("li"));

    private static final Map<String, Mark.Kind> MARKS = Map.of(
            "em", Mark.Kind.EMPHASIS,
            "i", Mark.Kind.EMPHASIS,
            "strong", Mark.Kind.EMPHASIS,
            "b", Mark.Kind.EMPHASIS,
            "mark", Mark.Kind.EMPHASIS,
            "a", Mark.Kind.LINK);

    private static final int DEEPEST = 100;

    private final Prose prose;
    private final String text;

    private Kind outerKind = Kind.PARAGRAPH;
    private int outerLevel;
    private final Deque<String> open = new ArrayDeque<>();

    /** The tag whose contents are not prose; empty where prose is read. */
    private String hiddenBy = "";

    /** Whether the tag was forgotten to be closed, so that its contents end with the block. */
    private boolean hidesInBlockOnly;

    private int hiddenFrom;
    private final StringBuilder hidden = new StringBuilder();

    private int nextTagEnd = -1;
    private boolean quotesHold = true;
    private final Map<String, Search> closingTags = new HashMap<>();

    /** A search that was made: from where, and what it found, the text's length for nothing. */
    private record Search(int from, int found) {}

    HtmlReader(Prose prose) {
        this.prose = prose;
        this.text = prose.masked();
    }

    /** Whether a tag of this name parts blocks of text. */
    static boolean separates(String name) {
        return SEPARATORS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether what comes next is not prose, since it stands in code, a script or the like. */
    boolean hides() {
        return !hiddenBy.isEmpty();
    }

    /** Takes over text that is not prose. */
    void hide(CharSequence content) {
        hidden.append(content);
    }

    /** Ends code that was opened in a line of text and never closed. */
    void endOfBlock() {
        if (hides() && hidesInBlockOnly) {
            show(hiddenFrom);
        }
    }

    /**
     * Reads a stretch of HTML. A blank line parts blocks, as it does in what WordPress keeps; HTML written otherwise has
     * none in the middle of its blocks.
     *
     * @param kind of the block around it
     * @param level of the block around it
     * @param quoted whether the lines after the first begin with quote marks
     */
    void read(int start, int end, Kind kind, int level, boolean quoted) {
        outerKind = kind;
        outerLevel = level;
        quotesHold = true;
        begin();
        int i = start;
        while (i < end) {
            char c = text.charAt(i);
            if (c == '<') {
                i = markup(i, end);
            } else if (c == '&') {
                i = reference(i, end);
            } else if (c == '\n' && !quoted && !hides() && isBlankLine(i + 1, end)) {
                begin();
                i = skipBlanks(i, end);
            } else {
                int next = i + 1;
                if (c == '\n' && quoted) {
                    while (next < end && (text.charAt(next) == '>' || text.charAt(next) == ' ')) {
                        next++;
                    }
                    add(c, i, next);
                } else {
                    add(c, i, next);
                }
                i = next;
            }
        }
        endOfBlock();
        prose.end();
    }

    private void add(char c, int start, int end) {
        if (hides()) {
            hidden.append(c);
        } else {
            prose.add(c, start, end);
        }
    }

    private int reference(int at, int limit) {
        int end = CharacterReferences.end(text, at, limit);
        if (end == at) {
            add('&', at, at + 1);
            return at + 1;
        }
        String decoded = CharacterReferences.decode(text.substring(at, end));
        if (hides()) {
            hidden.append(decoded);
        } else if (end - at == decoded.length()) {
            prose.add(at, end);
        } else {
            prose.add(decoded, at, end);
        }
        return end;
    }

    /** Reads what a {@code <} begins, and returns where it ends. */
    private int markup(int at, int limit) {
        char next = at + 1 < limit ? text.charAt(at + 1) : ' ';
        if (next == '!' || next == '?') {
            return declaration(at, limit);
        }
        boolean tag = Chars.isAsciiLetter(next)
                || (next == '/' && at + 2 < limit && Chars.isAsciiLetter(text.charAt(at + 2)));
        int end = tag ? tagEnd(at, limit) : at;
        if (end == at) {
            add('<', at, at + 1);
            return at + 1;
        }
        tag(at, end);
        return RAW.contains(hiddenBy) ? Math.min(closingTag(hiddenBy, end), limit) : end;
    }

    private int declaration(int at, int limit) {
        if (text.startsWith("<!--", at) || text.startsWith("<![CDATA[", at)) {
            String close = text.charAt(at + 2) == '-' ? "-->" : "]]>";
            int end = text.indexOf(close, at);
            return end < 0 || end >= limit ? limit : end + close.length();
        }
        int end = simpleTagEnd(at);
        if (end > limit) {
            add('<', at, at + 1);
            return at + 1;
        }
        return end;
    }

    /** One past the tag that starts at {@code at}, or {@code at} if it has no end. Linear over all calls. */
    private int tagEnd(int at, int limit) {
        if (simpleTagEnd(at) > limit) {
            return at;
        }
        if (quotesHold) {
            int end = tagEndOutsideQuotes(at, limit);
            if (end > at) {
                return end;
            }
            quotesHold = false;
        }
        return simpleTagEnd(at);
    }

    /** One past the next {@code >}; past the text if there is none. */
    private int simpleTagEnd(int at) {
        if (nextTagEnd < at) {
            int found = text.indexOf('>', at);
            nextTagEnd = found < 0 ? text.length() : found;
        }
        return nextTagEnd + 1;
    }

    private int tagEndOutsideQuotes(int at, int limit) {
        char quote = 0;
        boolean value = false;
        for (int i = at + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                }
            } else if (c == '>') {
                return i + 1;
            } else if (value && (c == '"' || c == '\'')) {
                quote = c;
                value = false;
            } else if (!Chars.isBlank(c)) {
                value = c == '=';
            }
        }
        return at;
    }

    /** Takes note of one tag, from its {@code <} to one past its {@code >}. */
    void tag(int start, int end) {
        boolean closing = text.charAt(start + 1) == '/';
        int nameStart = closing ? start + 2 : start + 1;
        int nameEnd = nameStart;
        while (nameEnd < end && (Character.isLetterOrDigit(text.charAt(nameEnd)) || text.charAt(nameEnd) == '-')) {
            nameEnd++;
        }
        String name = text.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
        boolean selfClosing = end - start >= 3 && text.charAt(end - 2) == '/';
        if (hides()) {
            if (closing && name.equals(hiddenBy)) {
                show(end);
            } else if (name.equals("br")) {
                hidden.append('\n');
            }
        } else if (closing) {
            close(name, start, end);
        } else {
            open(name, nameEnd, end, selfClosing);
        }
    }

    private void show(int at) {
        boolean block = SEPARATORS.contains(hiddenBy);
        if (CODE.contains(hiddenBy)) {
            prose.code(hiddenFrom, hidden.toString().strip());
        }
        hidden.setLength(0);
        hiddenBy = "";
        if (block) {
            begin();
        } else {
            prose.blank(hiddenFrom, Math.max(at, hiddenFrom));
        }
    }

    private void open(String name, int attributes, int end, boolean selfClosing) {
        links(attributes, end);
        if (CODE.contains(name) || HIDDEN.contains(name)) {
            if (SEPARATORS.contains(name)) {
                prose.end();
            }
            int close = closingTag(name, end);
            if (!selfClosing && close < text.length()) {
                hiddenBy = name;
                hiddenFrom = end;
                hidesInBlockOnly = CODE.contains(name) && opensBetween(name, end, close);
            }
            return;
        }
        if (SEPARATORS.contains(name)) {
            endHeadings();
            end(ENDS.getOrDefault(name, Set.of()));
            if (KINDS.containsKey(name) && !selfClosing && open.size() < DEEPEST) {
                open.push(name);
            }
            begin();
        } else if (MARKS.containsKey(name) && !selfClosing) {
            Mark.Kind mark = MARKS.get(name);
            prose.open(
                    mark,
                    mark == Mark.Kind.LINK ? attribute("href", attributes, end).orElse("") : "");
        } else if (name.equals("br") || name.equals("img")) {
            prose.blank(attributes, end);
        }
    }

    private void close(String name, int start, int end) {
        if (SEPARATORS.contains(name)) {
            end(ENDS.getOrDefault("/" + name, Set.of()));
            if (KINDS.get(name) == Kind.HEADING) {
                endHeadings();
            }
            if (open.contains(name)) {
                while (!open.pop().equals(name)) {
                    // what was left open inside ends too
                }
            }
            begin();
        } else if (MARKS.containsKey(name)) {
            prose.close(MARKS.get(name));
        } else if (name.equals("br")) {
            prose.blank(start, end);
        }
    }

    private void endHeadings() {
        while (!open.isEmpty() && KINDS.get(open.peek()) == Kind.HEADING) {
            open.pop();
        }
    }

    private void end(Set<String> names) {
        while (!open.isEmpty() && names.contains(open.peek())) {
            open.pop();
        }
    }

    /** Starts a block of the kind that the tags and the Markdown around say. */
    private void begin() {
        if (open.isEmpty()) {
            prose.begin(outerKind, outerLevel);
        } else {
            Kind kind = KINDS.get(open.peek());
            prose.begin(kind, kind == Kind.HEADING ? open.peek().charAt(1) - '0' : 0);
        }
    }

    /** The kind that open tags give to Markdown text between them. */
    Kind kindOf(Kind markdown) {
        boolean plain = markdown == Kind.PARAGRAPH && !open.isEmpty();
        return plain && KINDS.get(open.peek()) != Kind.HEADING ? KINDS.get(open.peek()) : markdown;
    }

    /** Where Markdown text is read next, for tags in its lines. */
    void within(Kind kind, int level) {
        outerKind = kind;
        outerLevel = level;
    }

    private void links(int from, int end) {
        attribute("href", from, end).ifPresent(target -> prose.link(from, target));
        attribute("src", from, end).ifPresent(target -> prose.link(from, target));
    }

    /** The value of an attribute as written. */
    private Optional<String> attribute(String name, int from, int end) {
        for (int i = from; i + name.length() < end; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                i = Chars.find(c, text, i + 1, end);
            } else if (Chars.isBlank(c) && text.regionMatches(true, i + 1, name, 0, name.length())) {
                int equals = skipBlanks(i + 1 + name.length(), end);
                if (equals < end && text.charAt(equals) == '=') {
                    return Optional.of(value(skipBlanks(equals + 1, end), end));
                }
            }
        }
        return Optional.empty();
    }

    private String value(int start, int end) {
        char quote = start < end ? text.charAt(start) : ' ';
        if (quote == '"' || quote == '\'') {
            return prose.written(start + 1, Math.min(Chars.find(quote, text, start + 1, end), end - 1));
        }
        int i = start;
        while (i < end && text.charAt(i) != '>' && !Chars.isBlank(text.charAt(i))) {
            i++;
        }
        return prose.written(start, i);
    }

    private boolean isBlankLine(int from, int end) {
        int i = from;
        while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i < end && text.charAt(i) == '\n';
    }

    private int skipBlanks(int from, int end) {
        int i = from;
        while (i < end && Chars.isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Where the next closing tag of this name starts, the text's length if there is none. Linear over all calls. */
    private int closingTag(String name, int from) {
        Search before = closingTags.get(name);
        if (before != null && before.from <= from && from <= before.found) {
            return before.found;
        }
        int i = text.indexOf("</", from);
        while (i >= 0 && !text.regionMatches(true, i + 2, name, 0, name.length())) {
            i = text.indexOf("</", i + 2);
        }
        int found = i < 0 ? text.length() : i;
        closingTags.put(name, new Search(from, found));
        return found;
    }

    private boolean opensBetween(String name, int from, int to) {
        for (int i = text.indexOf('<', from); i >= 0 && i < to; i = text.indexOf('<', i + 1)) {
            if (text.regionMatches(true, i + 1, name, 0, name.length())) {
                return true;
            }
        }
        return false;
    }
}
