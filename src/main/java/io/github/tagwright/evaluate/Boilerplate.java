package io.github.tagwright.evaluate;

import io.github.tagwright.tag.TagExample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Posts that come again and again with the same tags and nearly the same title, such as announcements of releases. They
 * are easy, and flatter every way to tag.
 */
public final class Boilerplate {

    /** So many posts are alike at least. */
    private static final int FEWEST = 3;

    private static final double ALIKE = 0.5;

    private Boilerplate() {}

    /** @return paths of those among the posts that are like two others */
    public static Set<String> among(List<TagExample> posts) {
        Map<Set<String>, List<TagExample>> byTags = new HashMap<>();
        for (TagExample post : posts) {
            Set<String> tags = post.tags().stream().map(TagEvaluation::fold).collect(Collectors.toSet());
            byTags.computeIfAbsent(tags, key -> new ArrayList<>()).add(post);
        }
        Set<String> paths = new TreeSet<>();
        for (List<TagExample> sameTags : byTags.values()) {
            for (TagExample post : sameTags) {
                long alike = sameTags.stream()
                        .filter(other -> post.titleLikeness(other) >= ALIKE)
                        .count();
                if (alike >= FEWEST) {
                    paths.add(post.path());
                }
            }
        }
        return paths;
    }
}
