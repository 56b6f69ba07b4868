package io.github.tagwright.entity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes one entry as the gazetteer's files have it: one line, keys in the usual order. */
final class GazetteerLine {

    /** Texts that YAML takes for themselves without quotes, inside {@code {…}} too. */
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}][\\p{L}\\p{N}.+/_²]*([ &'-]+[\\p{L}\\p{N}.+/_²(][\\p{L}\\p{N}.+/_²()]*)*");

    private static final Pattern NO_TEXT = Pattern.compile("(?i)y|n|yes|no|true|false|on|off|null|~");

    private final List<String> cells = new ArrayList<>();

    /** Adds a text, quoted if need be. */
    GazetteerLine with(String key, String text) {
        cells.add(key + ": " + quoted(text));
        return this;
    }

    /** Adds what is YAML already, such as a year. */
    GazetteerLine withYaml(String key, String yaml) {
        cells.add(key + ": " + yaml);
        return this;
    }

    /** Adds a list of texts; nothing where there are none. */
    GazetteerLine with(String key, List<String> texts) {
        return texts.isEmpty()
                ? this
                : withYaml(key, texts.stream().map(GazetteerLine::quoted).collect(Collectors.joining(", ", "[", "]")));
    }

    /** The entry as an item of its section, without a line end. */
    String text() {
        return cells.stream().collect(Collectors.joining(", ", "  - {", "}"));
    }

    private static String quoted(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !NO_TEXT.matcher(text).matches();
        return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The part of an id that a name makes: lower-case letters a to z and digits, with a hyphen between runs of them. */
    static String slug(String name) {
        return Normalizer.normalize(name.replace("+", " plus ").replace("#", ""), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
