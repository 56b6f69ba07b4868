package io.github.tagwright.tag;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tags an archive uses, each in its most frequent spelling, with the number of posts that have it.
 *
 * @param posts how many posts have tags
 * @param counts posts by tag, most used first, then by name
 */
public record ArchiveTags(int posts, Map<String, Integer> counts) {

    public static final ArchiveTags NONE = new ArchiveTags(0, Map.of());

    public ArchiveTags {
        counts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /**
     * The tags of an archive that was counted elsewhere.
     *
     * @param posts how many posts have tags
     * @param spellings tags as written, with the posts of each
     */
    public static ArchiveTags of(int posts, Map<String, Integer> spellings) {
        Counter counter = new Counter();
        spellings.forEach(counter::add);
        counter.posts = posts;
        return counter.build();
    }

    /** Counts the tags of posts as they come; not safe to share. */
    public static final class Counter {

        private final Map<String, Integer> usesBySpelling = new HashMap<>();
        private int posts;

        /** @param tags of one post; posts without tags do not count */
        public void add(Collection<String> tags) {
            if (tags.isEmpty()) {
                return;
            }
            posts++;
            tags.forEach(tag -> add(tag, 1));
        }

        private void add(String spelling, int uses) {
            usesBySpelling.merge(spelling, uses, Integer::sum);
        }

        public ArchiveTags build() {
            Map<String, Map<String, Integer>> spellingsByKey = new TreeMap<>();
            usesBySpelling.forEach((spelling, uses) -> spellingsByKey
                    .computeIfAbsent(TagKey.of(spelling), key -> new TreeMap<>())
                    .put(spelling, uses));
            Map<String, Integer> counts = new TreeMap<>();
            for (Map<String, Integer> spellings : spellingsByKey.values()) {
                String usual = spellings.entrySet().stream()
                        .max(Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                        .orElseThrow()
                        .getKey();
                counts.put(
                        usual,
                        spellings.values().stream().mapToInt(Integer::intValue).sum());
            }
            List<Map.Entry<String, Integer>> sorted = counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .toList();
            Map<String, Integer> ordered = new LinkedHashMap<>();
            sorted.forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
            return new ArchiveTags(posts, ordered);
        }
    }
}
