package io.github.tagwright.post;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** TOML front matter, read by tomlj (chosen for its positions in errors and keys). */
final class TomlFrontMatter {

    private static final int DEEPEST = 50;
    private static final Pattern LONE_RETURN = Pattern.compile("\r(?!\n)");

    private TomlFrontMatter() {}

    static RawFrontMatter parse(String text, int start, int end) throws FrontMatterException {
        String toml = withoutLoneReturns(text.substring(start, end));
        refuseDeepNesting(toml, start);
        TomlParseResult result = Toml.parse(toml);
        if (result.hasErrors()) {
            TomlParseError error = result.errors().get(0);
            throw new FrontMatterException(
                    start + offset(toml, error.position()), error.getMessage().replaceAll("\\s+", " "), "valid TOML");
        }
        Map<String, Object> values = plain(result);
        Map<String, ScalarText.Place> titles = new HashMap<>();
        for (String key : result.keySet()) {
            TomlPosition position = result.inputPositionOf(List.of(key));
            if (RawFrontMatter.isTitle(key) && position != null) {
                place(text, start + offset(toml, position), end).ifPresent(place -> titles.put(key, place));
            }
        }
        return new RawFrontMatter(values, titles);
    }

    /** TOML knows no lone CR; each becomes an LF, so that offsets stay. */
    static String withoutLoneReturns(String toml) {
        return toml.indexOf('\r') < 0 ? toml : LONE_RETURN.matcher(toml).replaceAll("\n");
    }

    private static void refuseDeepNesting(String toml, int start) throws FrontMatterException {
        int depth = 0;
        for (int i = 0; i < toml.length(); i++) {
            char c = toml.charAt(i);
            if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
            }
            if (depth > DEEPEST) {
                throw new FrontMatterException(start + i, "nested deeper than " + DEEPEST, "at most " + DEEPEST);
            }
        }
    }

    static int offset(String toml, TomlPosition position) {
        int at = 0;
        for (int line = 1; line < position.line(); line++) {
            int next = toml.indexOf('\n', at);
            if (next < 0) {
                break;
            }
            at = next + 1;
        }
        return Math.min(toml.length(), at + position.column() - 1);
    }

    /** The string literal after the {@code =} that follows a key. */
    private static Optional<ScalarText.Place> place(String text, int key, int end) {
        int i = text.indexOf('=', key);
        if (i < 0 || i >= end) {
            return Optional.empty();
        }
        i++;
        while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        for (String quotes : new String[] {"\"\"\"", "'''", "\"", "'"}) {
            if (text.startsWith(quotes, i)) {
                boolean basic = quotes.startsWith("\"");
                int open = i + quotes.length();
                int close = open;
                while (close < end && !text.startsWith(quotes, close)) {
                    close += basic && text.charAt(close) == '\\' ? 2 : 1;
                }
                // Of the quotes before the closing three, up to two belong to the text.
                while (quotes.length() > 1 && text.startsWith(quotes, close + 1)) {
                    close++;
                }
                return Optional.of(new ScalarText.Place(
                        new Span(open, Math.min(end, close)),
                        basic ? ScalarText.Escapes.BACKSLASH : ScalarText.Escapes.NONE));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> plain(TomlTable table) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            Object value = table.get(List.of(key));
            if (value != null) {
                values.put(key, plain(value));
            }
        }
        return values;
    }

    private static Object plain(Object value) {
        if (value instanceof TomlTable table) {
            return plain(table);
        }
        if (value instanceof TomlArray array) {
            List<Object> list = new ArrayList<>();
            for (Object item : array.toList()) {
                list.add(plain(item));
            }
            return list;
        }
        return value.toString().replace("\r\n", "\n");
    }
}
