package io.github.tagwright.entity;

import java.util.List;
import java.util.Optional;

/**
 * One line of the gazetteer as it stands in its file.
 *
 * @param entity what it says of the entity; absent for names that are no mentions
 * @param aliases the name first, then the others
 * @param file where it stands
 * @param line 1-based
 */
record GazetteerEntry(Optional<Entity> entity, List<Alias> aliases, String file, int line) {

    /**
     * One spelling.
     *
     * @param text as written; a digitless {@code #} stands for a model number
     * @param casePolicy in which case it counts
     * @param needs words or phrases of which one must stand in the post; none for a name that speaks for itself
     */
    record Alias(String text, CasePolicy casePolicy, List<String> needs) {
        Alias {
            needs = List.copyOf(needs);
        }
    }

    GazetteerEntry {
        aliases = List.copyOf(aliases);
    }

    String place() {
        return file + ":" + line;
    }
}
