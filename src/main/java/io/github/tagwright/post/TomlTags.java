package io.github.tagwright.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Tags in TOML. */
final class TomlTags implements TagDialect {

    private static final Pattern TABLE = Pattern.compile("(?m)^[ \\t]*\\[");

    @Override
    public Optional<WrittenTags> find(String text, Span block, String key, boolean splitOnBlanks)
            throws TagEditException {
        String toml = TomlFrontMatter.withoutLoneReturns(text.substring(block.start(), block.end()));
        List<String> path = new ArrayList<>();
        TomlTable root = Toml.parse(toml);
        Optional<Object> value = lookUp(root, key, path);
        TomlPosition position = value.isEmpty() ? null : root.inputPositionOf(path);
        if (position == null) {
            return Optional.empty();
        }
        int at = block.start() + TomlFrontMatter.offset(toml, position);
        int equals = text.indexOf('=', at);
        String written = String.join(".", path);
        int open = equals + 1;
        while (open < block.end() && (text.charAt(open) == ' ' || text.charAt(open) == '\t')) {
            open++;
        }
        if (equals < 0 || open >= block.end()) {
            throw new TagEditException(at, "tags that cannot be followed to their place");
        }
        if (value.get() instanceof TomlArray list) {
            return Optional.of(list(text, open, written, list));
        }
        if (!(value.get() instanceof String string)) {
            throw new TagEditException(at, "a value in place of tags that is no text");
        }
        int end = literalEnd(text, open);
        Span content = new Span(open + 1, end - 1);
        if (!text.substring(content.start(), content.end()).equals(string)) {
            throw new TagEditException(open, "tags in one string with escapes or line breaks");
        }
        return Optional.of(
                TagDialect.text(written, text, new Span(open, end), content, splitOnBlanks && key.endsWith("s")));
    }

    private static Optional<Object> lookUp(TomlTable table, String key, List<String> path) {
        int dot = key.indexOf('.');
        for (String name : table.keySet()) {
            if (name.equalsIgnoreCase(key)) {
                path.add(name);
                return Optional.ofNullable(table.get(List.of(name)));
            }
        }
        for (String name : table.keySet()) {
            if (dot > 0
                    && name.equalsIgnoreCase(key.substring(0, dot))
                    && table.get(List.of(name)) instanceof TomlTable inner) {
                path.add(name);
                return lookUp(inner, key.substring(dot + 1), path);
            }
        }
        return Optional.empty();
    }

    /** The items of an array are found by going through it: what is not a string ends that. */
    private static WrittenTags list(String text, int open, String key, TomlArray list) throws TagEditException {
        List<WrittenTags.Item> items = new ArrayList<>();
        int at = open + 1;
        int number = 0;
        while (text.charAt(at) != ']') {
            char c = text.charAt(at);
            if (c == '#') {
                at = FrontMatterBlock.lineEnd(text, at);
            } else if (c == ',' || Character.isWhitespace(c)) {
                at++;
            } else if ((c == '"' || c == '\'') && list.get(number) instanceof String string) {
                int end = literalEnd(text, at);
                String tag = string.strip();
                if (!tag.isEmpty()) {
                    items.add(new WrittenTags.Item(tag, new Span(at, end)));
                }
                number++;
                at = end;
            } else {
                throw new TagEditException(at, "a value in place of a tag that is no text");
            }
        }
        Span value = new Span(open, at + 1);
        return new WrittenTags(key, WrittenTags.bracketed(text, value, items), value, items);
    }

    /** One past a string on one line. */
    private static int literalEnd(String text, int open) throws TagEditException {
        char quote = text.charAt(open);
        if (text.startsWith(String.valueOf(quote).repeat(3), open)) {
            throw new TagEditException(open, "a tag in a string of several lines");
        }
        int at = open + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    @Override
    public String item(String tag, char quote) {
        boolean plain = tag.codePoints().allMatch(c -> c >= ' ' && c != 0x7F && c != '\'');
        if (quote == '\'' && plain) {
            return "'" + tag + "'";
        }
        return tag.codePoints()
                .mapToObj(c -> switch (c) {
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    default -> c >= ' ' && c != 0x7F ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04X", c);
                })
                .collect(Collectors.joining("", "\"", "\""));
    }

    /** Before the first table, or at the head of the key's own. */
    @Override
    public String withKey(String text, Span block, List<String> tags, TagHabit habit, String lineEnd) {
        int dot = habit.key().indexOf('.');
        String name = habit.key().substring(dot + 1);
        String line = name + " = " + value(tags, habit, lineEnd) + lineEnd;
        if (dot < 0) {
            Matcher table = TABLE.matcher(text).region(block.start(), block.end());
            int at = table.find() ? table.start() : block.end();
            return inserted(text, at, line, lineEnd);
        }
        String header = "[" + habit.key().substring(0, dot) + "]";
        int at = block.start();
        while (at < block.end()) {
            int end = FrontMatterBlock.lineEnd(text, at);
            if (text.substring(at, end).strip().equals(header)) {
                return inserted(text, FrontMatterBlock.next(text, end), line, lineEnd);
            }
            at = FrontMatterBlock.next(text, end);
        }
        return inserted(text, block.end(), header + lineEnd + line, lineEnd);
    }

    private static String inserted(String text, int at, String lines, String lineEnd) {
        String before = text.substring(0, at);
        String broken = before.isEmpty() || before.endsWith("\n") || before.endsWith("\r") ? "" : lineEnd;
        return before + broken + lines + text.substring(at);
    }

    /** TOML has no key without a value. */
    @Override
    public String withValue(String text, WrittenTags empty, List<String> tags, TagHabit habit, String lineEnd) {
        throw new IllegalStateException("a TOML key without a value");
    }
}
