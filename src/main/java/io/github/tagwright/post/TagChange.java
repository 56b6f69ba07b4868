package io.github.tagwright.post;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to become of a post's tags. Tags are compared char by char.
 *
 * @param renamed what a tag is to be called; where the post has that tag already, the first goes
 * @param removed tags that go
 * @param added tags to put behind the others, as far as the post lacks them
 */
public record TagChange(Map<String, String> renamed, Set<String> removed, List<String> added) {

    public TagChange {
        renamed = Map.copyOf(renamed);
        removed = Set.copyOf(removed);
        added = List.copyOf(added);
    }

    public static TagChange adding(List<String> tags) {
        return new TagChange(Map.of(), Set.of(), tags);
    }

    /** The tags that a post with these tags will have. */
    public List<String> of(List<String> tags) {
        Set<String> changed = new LinkedHashSet<>(withoutAdded(tags));
        changed.addAll(added);
        return new ArrayList<>(changed);
    }

    /** The same before anything is added. */
    List<String> withoutAdded(List<String> tags) {
        Naming naming = new Naming(tags);
        List<String> changed = new ArrayList<>();
        for (String tag : tags) {
            String name = naming.next(tag);
            if (!name.isEmpty()) {
                changed.add(name);
            }
        }
        return changed;
    }

    /** Goes through the tags of a post in their order. */
    final class Naming {

        private final Set<String> taken = new LinkedHashSet<>();

        Naming(List<String> tags) {
            for (String tag : tags) {
                if (name(tag).equals(tag)) {
                    taken.add(tag);
                }
            }
        }

        private String name(String tag) {
            return removed.contains(tag) ? "" : renamed.getOrDefault(tag, tag);
        }

        /** What to write in place of a tag; empty where it goes. */
        String next(String tag) {
            String name = name(tag);
            return name.equals(tag) || taken.add(name) ? name : "";
        }
    }
}
