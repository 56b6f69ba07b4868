package io.github.tagwright.post;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a file's front matter stands, and in which dialect. Known are {@code ---} (YAML; also {@code ---yaml},
 * {@code ---toml}, {@code ---json}), {@code +++} (TOML), <code>{</code> (JSON), {@code ;;;} (JSON between two such
 * lines, or before one as in Hexo), and Hexo's YAML that has only the closing line.
 *
 * @param format NONE where there is no front matter
 * @param start where its content begins, a UTF-16 offset
 * @param end one past its content
 * @param bodyStart where the body begins
 * @param unclosed whether the closing line is missing
 */
record FrontMatterBlock(FrontMatter.Format format, int start, int end, int bodyStart, boolean unclosed) {

    private static final int LARGEST = 256 << 10;

    private static final Pattern TITLE_OR_DATE = Pattern.compile("\"?(title|date)\"?\\s*:", Pattern.CASE_INSENSITIVE);

    private record Fence(FrontMatter.Format format, String closing) {}

    private static final Map<String, Fence> FENCES = Map.of(
            "---", new Fence(FrontMatter.Format.YAML, "---"),
            "---yaml", new Fence(FrontMatter.Format.YAML, "---"),
            "---toml", new Fence(FrontMatter.Format.TOML, "---"),
            "---json", new Fence(FrontMatter.Format.JSON, "---"),
            "+++", new Fence(FrontMatter.Format.TOML, "+++"),
            ";;;", new Fence(FrontMatter.Format.JSON, ";;;"),
            "= yaml =", new Fence(FrontMatter.Format.YAML, "= yaml ="),
            "= toml =", new Fence(FrontMatter.Format.TOML, "= toml ="),
            "= json =", new Fence(FrontMatter.Format.JSON, "= json ="));

    static FrontMatterBlock find(String text) {
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        int lineEnd = lineEnd(text, start);
        String first = text.substring(start, lineEnd).stripTrailing();
        Fence fence = FENCES.get(first);
        if (fence != null) {
            return fenced(text, fence, start, next(text, lineEnd));
        }
        if (first.startsWith("{") && !first.startsWith("{%") && !first.startsWith("{{") && !first.startsWith("{:")) {
            return json(text, start);
        }
        return looksLikeKey(first) ? closedOnly(text, start) : none(start);
    }

    RawFrontMatter parse(String text) throws FrontMatterException {
        if (unclosed) {
            throw new FrontMatterException(start, "opened but never closed", "a closing line");
        }
        if (end - start > LARGEST) {
            throw new FrontMatterException(
                    start, "longer than " + LARGEST + " characters", "at most " + LARGEST + " characters");
        }
        try {
            return switch (format) {
                case YAML -> YamlFrontMatter.parse(text, start, end);
                case TOML -> TomlFrontMatter.parse(text, start, end);
                case JSON -> JsonFrontMatter.parse(text, start, end);
                case NONE -> RawFrontMatter.EMPTY;
            };
        } catch (StackOverflowError | RuntimeException surprise) {
            throw new FrontMatterException(
                    start, "cannot be parsed (" + surprise.getClass().getSimpleName() + ")", "valid " + format);
        }
    }

    /** What can be read of it where {@link #parse} cannot read it whole. */
    RawFrontMatter salvage(String text) {
        return end - start > LARGEST ? RawFrontMatter.EMPTY : Salvage.from(format, text, start, end);
    }

    private static FrontMatterBlock none(int start) {
        return new FrontMatterBlock(FrontMatter.Format.NONE, start, start, start, false);
    }

    private static FrontMatterBlock fenced(String text, Fence fence, int open, int start) {
        Optional<FrontMatterBlock> closed = closedAt(text, fence, start);
        if (closed.isPresent()) {
            return closed.get();
        }
        String second = text.substring(start, lineEnd(text, start));
        boolean meant = fence.format() != FrontMatter.Format.YAML || looksLikeKey(second);
        if (!meant) {
            return none(open);
        }
        int body = blankLine(text, start);
        return new FrontMatterBlock(fence.format(), open, body, body, true);
    }

    /** Where an opened front matter that is never closed is taken to end. */
    private static int blankLine(String text, int start) {
        int line = start;
        while (line < text.length()
                && !text.substring(line, lineEnd(text, line)).isBlank()) {
            line = next(text, lineEnd(text, line));
        }
        return line;
    }

    private static Optional<FrontMatterBlock> closedAt(String text, Fence fence, int start) {
        for (int line = start; line < text.length(); line = next(text, lineEnd(text, line))) {
            int end = lineEnd(text, line);
            if (closes(text, line, end, fence)) {
                return Optional.of(new FrontMatterBlock(fence.format(), start, line, next(text, end), false));
            }
        }
        return Optional.empty();
    }

    private static boolean closes(String text, int line, int end, Fence fence) {
        String closing = fence.closing();
        if (end - line > closing.length() + 64) {
            return false;
        }
        if (text.startsWith(closing, line)) {
            return text.substring(line + closing.length(), end).isBlank();
        }
        return closing.equals("---")
                && fence.format() == FrontMatter.Format.YAML
                && text.substring(line, end).stripTrailing().equals("...");
    }

    private static FrontMatterBlock json(String text, int start) {
        int end = JsonFrontMatter.valueEnd(text, start);
        if (end < 0) {
            return looksLikeJson(text, start) ? brokenJson(text, start) : none(start);
        }
        int lineEnd = lineEnd(text, end);
        int body = text.substring(end, lineEnd).isBlank() ? next(text, lineEnd) : end;
        int closing = lineEnd(text, body);
        if (text.substring(body, closing).stripTrailing().equals(";;;")) {
            body = next(text, closing);
        }
        return new FrontMatterBlock(FrontMatter.Format.JSON, start, end, body, false);
    }

    /** Up to a line that is a closing brace, so that the parser can say what is wrong before it. */
    private static FrontMatterBlock brokenJson(String text, int start) {
        for (int line = start; line < text.length(); line = next(text, lineEnd(text, line))) {
            int end = lineEnd(text, line);
            if (text.substring(line, end).stripTrailing().equals("}")) {
                return new FrontMatterBlock(FrontMatter.Format.JSON, start, end, next(text, end), false);
            }
        }
        int body = blankLine(text, start);
        return new FrontMatterBlock(FrontMatter.Format.JSON, start, body, body, true);
    }

    private static boolean looksLikeJson(String text, int start) {
        int i = start + 1;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) == '"';
    }

    /**
     * Hexo's front matter without an opening line: keys from the first line to {@code ---} or {@code ;;;}. One of
     * them must be a title or a date, since a line such as {@code Update: it works} over dashes is a heading.
     */
    private static FrontMatterBlock closedOnly(String text, int start) {
        boolean meant = false;
        for (int line = start; line < text.length(); line = next(text, lineEnd(text, line))) {
            int end = lineEnd(text, line);
            String content = text.substring(line, end).stripTrailing();
            meant |= TITLE_OR_DATE.matcher(content).lookingAt();
            if (meant && line > start && content.equals("---")) {
                return new FrontMatterBlock(FrontMatter.Format.YAML, start, line, next(text, end), false);
            }
            if (meant && line > start && content.equals(";;;")) {
                return new FrontMatterBlock(FrontMatter.Format.JSON, start, line, next(text, end), false);
            }
            boolean continues = looksLikeKey(content)
                    || (line > start
                            && (content.startsWith(" ") || content.startsWith("- ") || content.startsWith("#")));
            if (!continues) {
                break;
            }
        }
        return none(start);
    }

    /** {@code key:} at the start of a line, the key bare or quoted. */
    private static boolean looksLikeKey(String line) {
        int i = 0;
        boolean quoted = line.startsWith("\"");
        if (quoted) {
            i++;
        }
        int from = i;
        while (i < line.length()
                && (Character.isLetterOrDigit(line.charAt(i)) || "_-. ".indexOf(line.charAt(i)) >= 0)) {
            i++;
        }
        if (quoted && i < line.length() && line.charAt(i) == '"') {
            i++;
        }
        return i > from
                && i - from < 40
                && i < line.length()
                && line.charAt(i) == ':'
                && (i + 1 == line.length() || Character.isWhitespace(line.charAt(i + 1)));
    }

    /** Where the line ends, before its line end. */
    static int lineEnd(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    /** Where the next line begins. */
    static int next(String text, int lineEnd) {
        if (lineEnd >= text.length()) {
            return text.length();
        }
        boolean crLf = text.charAt(lineEnd) == '\r' && lineEnd + 1 < text.length() && text.charAt(lineEnd + 1) == '\n';
        return lineEnd + (crLf ? 2 : 1);
    }
}
