package io.github.tagwright.post;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a post says of itself before its body.
 *
 * @param format the dialect it is written in, {@link Format#NONE} where there is none, it cannot be read, or a record says it
 * @param title the title's value with its place in the source, absent where there is none
 * @param date the day of the post as written there (no time zone is applied), or taken from the file's name
 * @param tags the archive's tags of the post in the order written, trimmed, without repeats
 * @param categories likewise; not part of {@code tags} unless the reader was told so
 * @param draft whether the post says that it is not to be published ({@code draft: true}, {@code published: false})
 * @param values all keys as written with plain values: String as written, List, Map, null
 */
public record FrontMatter(
        Format format,
        Optional<SourcedText> title,
        Optional<LocalDate> date,
        List<String> tags,
        List<String> categories,
        boolean draft,
        Map<String, Object> values) {

    /** How the front matter is written. */
    public enum Format {
        YAML,
        TOML,
        JSON,
        NONE
    }

    public static final FrontMatter EMPTY =
            new FrontMatter(Format.NONE, Optional.empty(), Optional.empty(), List.of(), List.of(), false, Map.of());

    public FrontMatter {
        tags = List.copyOf(tags);
        categories = List.copyOf(categories);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
