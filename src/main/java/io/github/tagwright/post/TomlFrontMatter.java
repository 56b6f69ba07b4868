package io.github.tagwright.post;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** TOML front matter, read by tomlj (chosen for its positions in errors and keys). */
final class TomlFrontMatter {

    private static final int DEEPEST = 50;

    private TomlFrontMatter() {}

    static RawFrontMatter parse(String text, int start, int end) throws FrontMatterException {
        String toml = lineFeedsOnly(text.substring(start, end));
        refuseDeepNesting(toml, start);
        TomlParseResult result = Toml.parse(toml);
        if (result.hasErrors()) {
            TomlParseError error = result.errors().get(0);
            throw new FrontMatterException(
                    start + offset(toml, error.position()), error.getMessage().replaceAll("\\s+", " "), "valid TOML");
        }
        Map<String, Object> values = plain(result);
        Optional<Span> title = Optional.empty();
        for (String key : result.keySet()) {
            TomlPosition position = result.inputPositionOf(List.of(key));
            if (key.equalsIgnoreCase("title") && position != null) {
                title = valueSpan(text, start + offset(toml, position), end);
            }
        }
        return new RawFrontMatter(values, title);
    }

    /** TOML knows no lone CR; each CR becomes a blank or LF of the same length, so offsets stay. */
    private static String lineFeedsOnly(String toml) {
        return toml.indexOf('\r') < 0 ? toml : toml.replace("\r\n", " \n").replace('\r', '\n');
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

    private static int offset(String toml, TomlPosition position) {
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
    private static Optional<Span> valueSpan(String text, int key, int end) {
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
                int close = i + quotes.length();
                while (close < end && !text.startsWith(quotes, close)) {
                    close += quotes.startsWith("\"") && text.charAt(close) == '\\' ? 2 : 1;
                }
                return Optional.of(new Span(i, Math.min(end, close + quotes.length())));
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
        return value.toString();
    }
}
