package io.github.tagwright.post;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which front-matter keys hold the archive's tags, and how their values are split.
 *
 * <p>A list is taken item by item. A string is split at commas if it has any; without one it is a single tag, except
 * under Jekyll's folders ({@code _posts}), whose own rule is to split plural keys at white space. Keys count in any
 * case; a dot leads into a table ({@code taxonomies.tags}).
 *
 * @param names keys, first to last; the values of all are joined
 */
public record TagKeys(List<String> names) {

    public static final TagKeys DEFAULT = new TagKeys(List.of("tags", "tag", "taxonomies.tags"));

    private static final List<String> CATEGORIES = List.of("categories", "category", "taxonomies.categories");

    public TagKeys {
        names = List.copyOf(names);
        if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("tag keys must have names: " + names);
        }
    }

    List<String> tags(Map<String, Object> values, boolean splitOnBlanks) {
        return read(values, names, splitOnBlanks);
    }

    List<String> categories(Map<String, Object> values, boolean splitOnBlanks) {
        return read(values, CATEGORIES, splitOnBlanks);
    }

    /** Whether a post of this name stands where Jekyll's rule for strings holds (Hexo has such a folder in source/). */
    static boolean splitsOnBlanks(String name) {
        String path = "/" + name;
        return path.contains("/_posts/") && !path.contains("/source/_posts/");
    }

    private static List<String> read(Map<String, Object> values, List<String> keys, boolean splitOnBlanks) {
        Set<String> found = new LinkedHashSet<>();
        for (String key : keys) {
            boolean plural = key.endsWith("s");
            lookUp(values, key).ifPresent(value -> collect(value, plural && splitOnBlanks, found));
        }
        return new ArrayList<>(found);
    }

    private static Optional<Object> lookUp(Map<?, ?> values, String key) {
        Optional<Object> whole = RawFrontMatter.get(values, key);
        int dot = key.indexOf('.');
        if (whole.isPresent() || dot < 0) {
            return whole;
        }
        return RawFrontMatter.get(values, key.substring(0, dot))
                .filter(Map.class::isInstance)
                .flatMap(table -> lookUp((Map<?, ?>) table, key.substring(dot + 1)));
    }

    private static void collect(Object value, boolean splitOnBlanks, Set<String> found) {
        if (value instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof String tag) {
                    add(tag, found);
                } else if (item instanceof List<?> path) {
                    path.stream().filter(String.class::isInstance).forEach(tag -> add((String) tag, found));
                }
            }
        } else if (value instanceof String text) {
            for (String tag : text.split(separator(text, splitOnBlanks))) {
                add(tag, found);
            }
        }
    }

    /** A regular expression for what parts the tags in one string. */
    static String separator(String text, boolean splitOnBlanks) {
        return text.indexOf(',') >= 0 ? "," : splitOnBlanks ? "\\s+" : "\n";
    }

    private static void add(String tag, Set<String> found) {
        String trimmed = tag.strip();
        if (!trimmed.isEmpty()) {
            found.add(trimmed);
        }
    }
}
