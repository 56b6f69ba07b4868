package io.github.tagwright.tag;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Tags that are worth suggesting before an archive has any of its own.
 *
 * @param entries in the order of the file
 */
public record TagVocabulary(List<Entry> entries) {

    /** No tags at all. */
    public static final TagVocabulary NONE = new TagVocabulary(List.of());

    /**
     * One tag.
     *
     * @param tag as it is written
     * @param aliases words and phrases that stand for it in a text, beside the tag itself
     * @param broader tags that go with it
     * @param entities ids of vendors and products whose mention implies it
     * @param kinds kinds of product whose mention implies it
     * @param uri under which a thesaurus has it
     */
    public record Entry(
            String tag,
            List<String> aliases,
            List<String> broader,
            List<String> entities,
            List<String> kinds,
            Optional<String> uri) {
        public Entry {
            aliases = List.copyOf(aliases);
            broader = List.copyOf(broader);
            entities = List.copyOf(entities);
            kinds = List.copyOf(kinds);
        }
    }

    public TagVocabulary {
        entries = List.copyOf(entries);
    }

    /**
     * Reads {@code tags.yaml}: a list of {@code {tag, aliases, broader, entities, kinds}}.
     *
     * @throws IOException if it is no such list, with the entry's number
     */
    public static TagVocabulary read(Reader yaml) throws IOException {
        Object loaded;
        try {
            loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        } catch (YAMLException broken) {
            throw new IOException("tags.yaml is no valid YAML: " + broken.getMessage(), broken);
        }
        List<Entry> entries = new ArrayList<>();
        for (Object item : loaded instanceof List<?> list ? list : List.of()) {
            if (!(item instanceof Map<?, ?> map) || !(map.get("tag") instanceof String tag)) {
                throw new IOException(
                        "tags.yaml, entry " + (entries.size() + 1) + ": expected {tag: …}, found " + item);
            }
            entries.add(new Entry(
                    tag,
                    texts(map.get("aliases")),
                    texts(map.get("broader")),
                    texts(map.get("entities")),
                    texts(map.get("kinds")),
                    Optional.empty()));
        }
        return new TagVocabulary(entries);
    }

    private static List<String> texts(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
