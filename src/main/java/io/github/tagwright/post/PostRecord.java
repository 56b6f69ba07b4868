package io.github.tagwright.post;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A post that comes in fields, such as a row of a table or an item of a feed. Places in it are places in its title or
 * in its body: the lines of each are counted from 1.
 *
 * @param name the record's id
 * @param values what the post says of itself, by the keys of front matter ({@code title}, {@code date}, {@code tags}
 *     …); values are String, List, Map or null
 * @param body the post without its title
 * @param syntax how the body is written
 * @param problems what was wrong with the record and could be read past
 */
public record PostRecord(
        String name, Map<String, Object> values, String body, Post.Syntax syntax, List<Problem> problems)
        implements Unread, Serializable {

    public PostRecord {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        problems = List.copyOf(problems);
    }

    @Override
    public byte[] bytes() {
        List<Object> all = new ArrayList<>(List.of(values, body, syntax.name()));
        problems.forEach(problem -> all.add(problem.toString()));
        StringBuilder text = new StringBuilder(body.length() + 512);
        append(all, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Each text with its length before it, so that different values never look the same. */
    private static void append(@Nullable Object value, StringBuilder text) {
        if (value instanceof Map<?, ?> map) {
            text.append('{').append(map.size()).append(' ');
            map.forEach((key, one) -> {
                append(key, text);
                append(one, text);
            });
        } else if (value instanceof List<?> list) {
            text.append('[').append(list.size()).append(' ');
            list.forEach(one -> append(one, text));
        } else if (value == null) {
            text.append('-');
        } else {
            String plain = value.toString();
            text.append(plain.length()).append(' ').append(plain);
        }
    }

    @Override
    public Reading read(PostReader reader) {
        return reader.read(this);
    }
}
