package io.github.tagwright.entity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Goes through a gazetteer for what is wrong with it, and for what is allowed but probably not meant. */
public final class GazetteerCheck {

    private final EntityTypes types;
    private final List<GazetteerEntry> entries;
    private final Set<String> ordinaryWords;
    private final List<String> mistakes = new ArrayList<>();

    /**
     * @param models a models folder
     * @param ordinaryWords words of a dictionary, in lower case
     * @throws GazetteerException if its types have mistakes
     */
    public GazetteerCheck(Path models, Set<String> ordinaryWords) throws IOException {
        this.types = EntityTypes.read(models);
        GazetteerReader reader = GazetteerReader.read(models.resolve("gazetteer"), types);
        this.entries = reader.entries();
        this.ordinaryWords = ordinaryWords;
        mistakes.addAll(reader.mistakes());
        mistakes.addAll(reader.contradictions());
    }

    public EntityTypes types() {
        return types;
    }

    /** How many entries of a type there are. */
    public long count(EntityType type) {
        return entries.stream()
                .flatMap(entry -> entry.entity().stream())
                .filter(entity -> entity.type().equals(type))
                .count();
    }

    /** What keeps the gazetteer from being used, each {@code file:line: what is wrong}. */
    public List<String> mistakes() {
        return mistakes;
    }

    /** Spellings that never count or count where nothing is meant, each {@code file:line: what is to be looked at}. */
    public List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        Map<String, List<String>> vendorNames = Gazetteer.vendorNames(entries);
        Map<String, GazetteerEntry> certain = new HashMap<>();
        for (GazetteerEntry entry : entries) {
            for (GazetteerEntry.Alias alias : entry.aliases()) {
                if (entry.entity().isPresent() && alias.needs().isEmpty()) {
                    certain.putIfAbsent(alias.text(), entry);
                }
            }
        }
        for (GazetteerEntry entry : entries) {
            Set<GazetteerEntry.Alias> met = new HashSet<>();
            for (GazetteerEntry.Alias alias : entry.aliases()) {
                if (!met.add(alias)) {
                    doubts.add(entry.place() + ": alias " + alias.text() + " is there twice");
                } else if (Gazetteer.isVendorAndName(alias, entry, vendorNames)) {
                    doubts.add(entry.place() + ": alias " + alias.text()
                            + " never counts: the name in front and the rest are found on their own");
                } else if (entry.entity().isEmpty() && certain.containsKey(alias.text())) {
                    doubts.add(entry.place() + ": " + alias.text() + " under not never counts: it is a name at "
                            + certain.get(alias.text()).place());
                } else if (entry.entity().isPresent() && alias.needs().isEmpty()) {
                    plainWord(alias, entry, doubts);
                }
            }
        }
        return doubts;
    }

    private void plainWord(GazetteerEntry.Alias alias, GazetteerEntry entry, List<String> doubts) {
        String text = alias.text();
        if (!ordinaryWords.contains(text.toLowerCase(Locale.ROOT))) {
            return;
        }
        boolean lower = text.equals(text.toLowerCase(Locale.ROOT));
        if (alias.casePolicy() == CasePolicy.DEFAULT && lower) {
            doubts.add(entry.place() + ": alias " + text + " never counts: a word of the dictionary in lower case needs"
                    + " a context (needs: […])");
        } else {
            doubts.add(entry.place() + ": alias " + text + " is a word of the dictionary and has no context"
                    + " (needs: […])");
        }
    }

    /** Entries that are not among those met, each {@code file:line: id}. */
    public List<String> unmet(Set<String> ids) {
        return entries.stream()
                .filter(entry -> entry.entity()
                        .filter(entity -> !ids.contains(entity.id()))
                        .isPresent())
                .map(entry -> entry.place() + ": " + entry.entity().get().id())
                .toList();
    }
}
