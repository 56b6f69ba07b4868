package io.github.tagwright.bulk;

import io.github.tagwright.post.JsonFields;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Documents of a corpus that Annif learns from, as records of fields. A subject becomes the tag that its URI stands for,
 * else its label; one of which neither is known keeps its URI. Immutable, safe to share.
 */
final class AnnifDocuments {

    private final Function<String, Optional<String>> tagOfUri;

    AnnifDocuments(Function<String, Optional<String>> tagOfUri) {
        this.tagOfUri = tagOfUri;
    }

    /** A line of text, a tab, and URIs, perhaps in angle brackets, between blanks. */
    Map<String, Object> ofTsv(String line) throws ParseException {
        int tab = line.indexOf('\t');
        if (tab < 0) {
            throw new ParseException("no tab between text and subjects", line.length());
        }
        List<String> tags = new ArrayList<>();
        for (String uri : line.substring(tab).strip().split("\\s+")) {
            if (!uri.isEmpty()) {
                tags.add(tag(uri.replaceFirst("^<(.*)>$", "$1"), Optional.empty()));
            }
        }
        return Map.of("text", line.substring(0, tab), "tags", tags);
    }

    /**
     * An object of {@code document_id}, {@code text}, {@code metadata} and {@code subjects}. A title that stands in the
     * metadata and begins the text is no part of the body.
     */
    Map<String, Object> ofJson(String line) throws ParseException {
        Map<String, Object> document = JsonFields.of(line);
        Map<String, Object> fields = new LinkedHashMap<>();
        if (document.get("metadata") instanceof Map<?, ?> metadata) {
            metadata.forEach((key, value) -> fields.put(String.valueOf(key), value));
        }
        if (document.get("document_id") instanceof String id) {
            fields.put("id", id);
        }
        if (document.get("text") instanceof String text) {
            fields.put("text", fields.get("title") instanceof String title ? withoutTitle(text, title) : text);
        }
        List<String> tags = new ArrayList<>();
        if (document.get("subjects") instanceof List<?> subjects) {
            for (Object subject : subjects) {
                if (subject instanceof Map<?, ?> known) {
                    Optional<String> label =
                            known.get("label") instanceof String text ? Optional.of(text) : Optional.empty();
                    tags.add(tag(String.valueOf(known.get("uri")), label));
                }
            }
        }
        fields.put("tags", tags);
        return fields;
    }

    private static String withoutTitle(String text, String title) {
        boolean begins =
                text.startsWith(title) && text.substring(title.length()).startsWith("\n");
        return begins ? text.substring(title.length()).stripLeading() : text;
    }

    private String tag(String uri, Optional<String> label) {
        return tagOfUri.apply(uri).or(() -> label).orElse(uri);
    }
}
