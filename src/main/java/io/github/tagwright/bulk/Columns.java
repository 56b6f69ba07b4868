package io.github.tagwright.bulk;

import io.github.tagwright.post.JsonFields;
import io.github.tagwright.post.Post.Syntax;
import io.github.tagwright.post.PostRecord;
import io.github.tagwright.post.Problem;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a record hold what of a post. Names count in any case; a dot leads into an object
 * ({@code content.rendered}). The other fields are taken as front matter is. Immutable, safe to share.
 */
public final class Columns {

    /** Fields that are called what they are. */
    public static final Columns DEFAULT = new Columns(Map.of());

    /** What a post consists of. */
    public enum Part {
        ID,
        TITLE,
        DATE,
        TAGS,
        TEXT,
        MARKDOWN,
        HTML;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of several bodies, the one that says most of how it is meant. */
    private static final Map<Part, Syntax> BODIES = bodies();

    private final Map<Part, String> names = new EnumMap<>(Part.class);

    /** @param names of the fields that are not called what they are */
    public Columns(Map<Part, String> names) {
        for (Part part : Part.values()) {
            this.names.put(part, names.getOrDefault(part, part.word()));
        }
    }

    private static Map<Part, Syntax> bodies() {
        Map<Part, Syntax> bodies = new LinkedHashMap<>();
        bodies.put(Part.MARKDOWN, Syntax.MARKDOWN);
        bodies.put(Part.HTML, Syntax.HTML);
        bodies.put(Part.TEXT, Syntax.PLAIN);
        return bodies;
    }

    /** Names of fields that a table must have and does not: those given that are not there, or any for a body. */
    String missing(List<String> header) {
        String given = names.entrySet().stream()
                .filter(name -> !name.getValue().equals(name.getKey().word()) && !has(header, name.getValue()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
        boolean bodiless = BODIES.keySet().stream().noneMatch(part -> has(header, names.get(part)));
        return given.isEmpty() && bodiless ? bodyNames() : given;
    }

    private static boolean has(List<String> header, String name) {
        return header.stream().anyMatch(name::equalsIgnoreCase);
    }

    private String bodyNames() {
        return Stream.of(Part.TEXT, Part.MARKDOWN, Part.HTML).map(names::get).collect(Collectors.joining(" or "));
    }

    /** The id of a record, without blanks around it; empty where it has none. */
    public Optional<String> id(Map<String, ?> fields) {
        return text(fields, Part.ID).map(String::strip).filter(id -> !id.isEmpty());
    }

    /**
     * Makes a record of its fields.
     *
     * @param name the record's id
     * @param fields values are String, List, Map or null
     * @param problems found in it so far
     */
    public PostRecord record(String name, Map<String, ?> fields, List<Problem> problems) {
        Map<String, Object> values = new LinkedHashMap<>(fields);
        names.values().forEach(field -> remove(values, field));
        for (Part part : List.of(Part.TITLE, Part.DATE, Part.TAGS)) {
            Object value = get(fields, names.get(part));
            if (value != null) {
                remove(values, part.word());
                values.put(part.word(), part == Part.TAGS ? tags(value) : value);
            }
        }
        for (Map.Entry<Part, Syntax> body : BODIES.entrySet()) {
            Optional<String> text = text(fields, body.getKey()).filter(one -> !one.isBlank());
            if (text.isPresent()) {
                return new PostRecord(name, values, text.get(), body.getValue(), problems);
            }
        }
        List<Problem> all = new ArrayList<>(problems);
        all.add(new Problem(name, "no text", "a field " + bodyNames()));
        return new PostRecord(name, values, "", Syntax.PLAIN, all);
    }

    /** Tags in one string may be a JSON list or stand between semicolons or bars; at commas they are split as in front matter. */
    private static Object tags(Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        if (text.strip().startsWith("[")) {
            try {
                return JsonFields.of("{\"tags\":" + text + "}").getOrDefault("tags", text);
            } catch (ParseException noJson) {
                return text;
            }
        }
        for (String separator : List.of(";", "|")) {
            if (text.contains(separator)) {
                return List.of(text.split(Pattern.quote(separator)));
            }
        }
        return text;
    }

    private Optional<String> text(Map<String, ?> fields, Part part) {
        return get(fields, names.get(part)) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static @Nullable Object get(Map<?, ?> fields, String name) {
        Object whole = null;
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            if (whole == null && name.equalsIgnoreCase(String.valueOf(field.getKey()))) {
                whole = field.getValue();
            }
        }
        int dot = name.indexOf('.');
        return whole == null && dot > 0 && get(fields, name.substring(0, dot)) instanceof Map<?, ?> inner
                ? get(inner, name.substring(dot + 1))
                : whole;
    }

    private static void remove(Map<String, Object> values, String name) {
        values.keySet().removeIf(name::equalsIgnoreCase);
    }
}
