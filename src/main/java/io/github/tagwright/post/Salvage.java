package io.github.tagwright.post;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be read of front matter that is broken somewhere: one bad line must not cost a post its title, its date and
 * its tags. Each key is read by itself, from its line to the next key's; what fails is left out, save that a YAML value
 * on one line that lacks quotes ({@code title: ESX: a review}) is taken as it stands.
 */
final class Salvage {

    /** A key at the start of a line, with what follows it there. */
    private static final Pattern YAML_KEY =
            Pattern.compile("(?m)^(?<key>\"?[\\w.-][\\w .-]{0,38}\"?):(?:[ \\t]|\\r?$)");

    /** So too in TOML, where a table takes all keys that follow. */
    private static final Pattern TOML_KEY = Pattern.compile("(?m)^(?:(?<table>\\[)|\"?[\\w.-]{1,40}\"?[ \\t]*=)");

    /** What a value begins with that is more than a text. */
    private static final String NO_PLAIN_TEXT = "[{|>*&!";

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, ScalarText.Place> titles = new HashMap<>();

    private Salvage() {}

    /**
     * The keys that can be read, in order; of JSON none.
     *
     * @param start where the front matter begins in the text, a UTF-16 offset
     * @param end one past it
     */
    static RawFrontMatter from(FrontMatter.Format format, String text, int start, int end) {
        Salvage salvage = new Salvage();
        if (format == FrontMatter.Format.YAML) {
            salvage.yaml(text, start, end);
        } else if (format == FrontMatter.Format.TOML) {
            salvage.toml(text, start, end);
        }
        return new RawFrontMatter(salvage.values, salvage.titles);
    }

    private void yaml(String text, int start, int end) {
        Matcher keys = YAML_KEY.matcher(text).region(start, end);
        boolean more = keys.find();
        while (more) {
            int from = keys.start();
            String key = keys.group("key").replace("\"", "");
            int value = keys.end("key") + 1;
            more = keys.find();
            int to = more ? keys.start() : end;
            try {
                add(YamlFrontMatter.parse(text, from, to));
            } catch (FrontMatterException | StackOverflowError | RuntimeException broken) {
                plain(key, text, value, to);
            }
        }
    }

    private void plain(String key, String text, int start, int end) {
        String value = text.substring(start, end);
        String stripped = value.strip();
        if (stripped.isEmpty()
                || NO_PLAIN_TEXT.indexOf(stripped.charAt(0)) >= 0
                || stripped.lines().count() > 1) {
            return;
        }
        values.putIfAbsent(key, stripped);
        if (RawFrontMatter.isTitle(key)) {
            int at = start + value.indexOf(stripped);
            titles.put(key, new ScalarText.Place(new Span(at, at + stripped.length()), ScalarText.Escapes.NONE));
        }
    }

    private void toml(String text, int start, int end) {
        Matcher keys = TOML_KEY.matcher(text).region(start, end);
        boolean more = keys.find();
        while (more) {
            int from = keys.start();
            boolean table = keys.group("table") != null;
            do {
                more = keys.find();
            } while (more && table && keys.group("table") == null);
            try {
                add(TomlFrontMatter.parse(text, from, more ? keys.start() : end));
            } catch (FrontMatterException | StackOverflowError | RuntimeException broken) {
                // The reader has already said what is wrong with the whole.
            }
        }
    }

    private void add(RawFrontMatter one) {
        one.values().forEach((key, value) -> {
            if (value != null) {
                values.putIfAbsent(key, value);
            }
        });
        one.titles().forEach(titles::putIfAbsent);
    }
}
