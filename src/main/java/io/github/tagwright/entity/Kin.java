package io.github.tagwright.entity;

import io.github.tagwright.text.Text;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The sure names of a post, by kind, field and owner. They speak for a name of their kin that could be something else:
 * Safari beside Internet Explorer is the browser. Not safe to share.
 */
final class Kin {

    /** Acronyms up to this length mean too many things to be told by their kin. */
    private static final int SHORT_ACRONYM = 4;

    /** So many names of a field speak for one more of it. */
    private static final int OF_FIELD = 2;

    /** So many names of a kind that could be words speak for one another. */
    private static final int OF_LIST = 2;

    private final Gazetteer gazetteer;
    private final Text text;
    private final Map<String, BitSet> byKind = new HashMap<>();
    private final Map<String, BitSet> byField = new HashMap<>();
    private final Map<String, BitSet> byOwner = new HashMap<>();
    private final Map<String, BitSet> possibleByKind = new HashMap<>();

    Kin(Gazetteer gazetteer, Text text) {
        this.gazetteer = gazetteer;
        this.text = text;
    }

    /** @param index of an entity that is surely mentioned */
    void add(int index) {
        Entity entity = gazetteer.entity(index);
        if (entity.type().owns()) {
            put(byOwner, entity.id(), index);
        } else {
            put(byKind, entity.kind(), index);
            put(byField, entity.field(), index);
            entity.vendor().ifPresent(owner -> put(byOwner, owner, index));
        }
    }

    /** @param index of a product that is mentioned if its name is no word, as its capital says */
    void addPossible(int index) {
        put(possibleByKind, gazetteer.entity(index).kind(), index);
    }

    private static void put(Map<String, BitSet> sets, String key, int index) {
        sets.computeIfAbsent(key, first -> new BitSet()).set(index);
    }

    /**
     * Whether its kin speaks for a candidate that stands alone as it is written. For ordinary words the same narrow kind or owner
     * does, and only where a capital tells something; for other names the same kind, or two names of the field.
     */
    boolean speaksFor(Candidate candidate) {
        if (!candidate.isName() || !isWrittenAsName(candidate, text) || Capitals.isPartOfMore(candidate, text)) {
            return false;
        }
        int index = candidate.spelling().entity();
        Entity entity = gazetteer.entity(index);
        if (entity.type().owns()) {
            return false;
        }
        if (Capitals.isOrdinary(candidate.spelling())) {
            return (isNear(candidate) || isInList(entity, index)) && Capitals.tell(candidate, text);
        }
        return isOfKind(entity, index)
                || others(byField, entity.field(), index) >= OF_FIELD
                || (isInList(entity, index) && Capitals.tell(candidate, text));
    }

    /**
     * Whether, of a product, another one of its kind, where that is no wide one, or of its owner, or the owner is surely
     * named; of an owner, something it owns.
     */
    boolean isNear(Candidate candidate) {
        int index = candidate.spelling().entity();
        Entity entity = gazetteer.entity(index);
        if (entity.type().owns()) {
            return others(byOwner, entity.id(), index) > 0;
        }
        return (isOfKind(entity, index) && !gazetteer.isWide(entity.kind()))
                || entity.vendor()
                        .filter(owner -> others(byOwner, owner, index) > 0)
                        .isPresent();
    }

    /** Whether others of its kind are named that could be words too: Opera, Vivaldi and Brave. */
    private boolean isInList(Entity entity, int index) {
        return !gazetteer.isWide(entity.kind()) && others(possibleByKind, entity.kind(), index) >= OF_LIST;
    }

    private boolean isOfKind(Entity entity, int index) {
        return others(byKind, entity.kind(), index) > 0;
    }

    private static int others(Map<String, BitSet> sets, String key, int index) {
        BitSet set = sets.get(key);
        return set == null ? 0 : set.cardinality() - (set.get(index) ? 1 : 0);
    }

    /** Whether it stands as the gazetteer writes it, not in the plural, with a capital, and is no short acronym. */
    static boolean isWrittenAsName(Candidate candidate, Text text) {
        String spelling = candidate.spelling().text();
        boolean acronym = spelling.length() <= SHORT_ACRONYM && spelling.chars().noneMatch(Character::isLowerCase);
        return !acronym
                && candidate.end() - candidate.start() == spelling.length()
                && spelling.chars().anyMatch(Character::isUpperCase)
                && text.blocks().get(candidate.block()).text().startsWith(spelling, candidate.start());
    }
}
