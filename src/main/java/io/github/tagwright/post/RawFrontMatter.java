package io.github.tagwright.post;

import java.util.Map;
import java.util.Optional;

/**
 * A front matter's keys and values as one of the dialects gives them.
 *
 * @param values keys as written; values are String, List, Map or null
 * @param titles where the values of title keys stand in the source, by key as written
 */
record RawFrontMatter(Map<String, Object> values, Map<String, ScalarText.Place> titles) {

    static final RawFrontMatter EMPTY = new RawFrontMatter(Map.of(), Map.of());

    /** Where the value of the title that {@link #text} gives was written. */
    Optional<ScalarText.Place> titlePlace() {
        return values.keySet().stream()
                .filter(RawFrontMatter::isTitle)
                .findFirst()
                .map(titles::get);
    }

    static boolean isTitle(String key) {
        return key.equalsIgnoreCase("title");
    }

    /** The value of a key in any case if it is a single text or number. */
    Optional<String> text(String key) {
        return get(values, key).filter(String.class::isInstance).map(String.class::cast);
    }

    /** The value of a key in any case; the first as written where several differ by case only. */
    static Optional<Object> get(Map<?, ?> values, String key) {
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            if (entry.getKey() instanceof String name && name.equalsIgnoreCase(key)) {
                return Optional.ofNullable(entry.getValue());
            }
        }
        return Optional.empty();
    }
}
