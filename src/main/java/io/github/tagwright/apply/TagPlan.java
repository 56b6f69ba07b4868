package io.github.tagwright.apply;

import io.github.tagwright.post.TagChange;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What is to become of an archive's tags, as a person wrote it down: tags that become another, tags that go, and tags
 * that posts get. A YAML file:
 *
 * <pre>
 * merge:
 *   Snapshots: [Snapshot, snapshots]
 * remove: [Misc]
 * add:
 *   Determina: [2007/vmware-and-determina.md]
 * </pre>
 *
 * Tags are meant char by char. Immutable, safe to share.
 */
public final class TagPlan {

    private static final Set<String> KEYS = Set.of("merge", "remove", "add");

    private final Map<String, String> renamed;
    private final Set<String> removed;
    private final Map<String, List<String>> addedByPost;

    private TagPlan(Map<String, String> renamed, Set<String> removed, Map<String, List<String>> addedByPost) {
        this.renamed = renamed;
        this.removed = removed;
        this.addedByPost = addedByPost;
    }

    /** @throws IOException if it is no such file, with what is wrong */
    public static TagPlan read(Path file) throws IOException {
        Object loaded;
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        } catch (YAMLException broken) {
            throw new IOException(
                    file + " is no valid YAML: " + broken.getMessage().replaceAll("\\s+", " "), broken);
        }
        try {
            return of(loaded);
        } catch (IllegalArgumentException mistake) {
            throw new IOException(file + ": " + mistake.getMessage(), mistake);
        }
    }

    private static TagPlan of(@Nullable Object loaded) {
        if (loaded == null) {
            return new TagPlan(Map.of(), Set.of(), Map.of());
        }
        if (!(loaded instanceof Map<?, ?> plan)) {
            throw new IllegalArgumentException("expected merge, remove and add");
        }
        for (Object key : plan.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new IllegalArgumentException("found " + key + ", expected merge, remove or add");
            }
        }
        Map<String, String> renamed = new HashMap<>();
        Map<String, List<String>> merged = lists(plan, "merge");
        merged.forEach((into, tags) -> {
            for (String tag : tags) {
                String other = renamed.put(tag, into);
                if (other != null && !other.equals(into)) {
                    throw new IllegalArgumentException(tag + " is to become both " + other + " and " + into);
                }
            }
        });
        renamed.remove("");
        Set<String> removed = new LinkedHashSet<>(texts(plan.get("remove"), "remove"));
        for (Map.Entry<String, String> one : renamed.entrySet()) {
            if (renamed.containsKey(one.getValue()) && !one.getKey().equals(one.getValue())) {
                throw new IllegalArgumentException(one.getValue() + " is to stay and to become another");
            }
            if (removed.contains(one.getKey()) || removed.contains(one.getValue())) {
                throw new IllegalArgumentException((removed.contains(one.getKey()) ? one.getKey() : one.getValue())
                        + " is to be merged and to go");
            }
        }
        Map<String, List<String>> added = new HashMap<>();
        lists(plan, "add")
                .forEach((tag, posts) -> posts.forEach(post ->
                        added.computeIfAbsent(post, name -> new ArrayList<>()).add(tag)));
        return new TagPlan(renamed, removed, added);
    }

    private static Map<String, List<String>> lists(Map<?, ?> plan, String key) {
        Object value = plan.get(key);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(key + ": expected tags, each with a list");
        }
        Map<String, List<String>> lists = new LinkedHashMap<>();
        map.forEach((tag, list) -> lists.put(String.valueOf(tag), texts(list, key + ", " + tag)));
        return lists;
    }

    private static List<String> texts(@Nullable Object value, String where) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(where + ": expected a list such as [one, two]");
        }
        List<String> texts = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof String text) || text.isBlank()) {
                throw new IllegalArgumentException(where + ": found " + item + ", expected a text in quotes");
            }
            texts.add(text);
        }
        return texts;
    }

    /** What is to become of a post's tags. */
    public TagChange of(String post) {
        return new TagChange(renamed, removed, addedByPost.getOrDefault(post, List.of()));
    }

    /** Posts that are to get tags, by name; the plan is wrong about those that are not there. */
    public Set<String> posts() {
        return Set.copyOf(addedByPost.keySet());
    }
}
