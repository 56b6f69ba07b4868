package io.github.tagwright.entity;

import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Spellings of a gazetteer that a finder treats as if the gazetteer lacked them: so it is trained for, and measured on,
 * names that it does not know. Immutable, safe to share.
 */
public final class Struck {

    public static final Struck NOTHING = new Struck(spelling -> false);

    private final IntPredicate spellings;

    private Struck(IntPredicate spellings) {
        this.spellings = spellings;
    }

    /**
     * A share of the owners, such as vendors, with all that is theirs, and the same share of what nobody owns: as if the
     * gazetteer had never heard of these firms.
     *
     * @param share 0..1
     * @param seed another one strikes others
     */
    public static Struck families(Gazetteer gazetteer, double share, int seed) {
        return new Struck(spelling -> {
            int index = gazetteer.spelling(spelling).entity();
            if (index == Gazetteer.NO_MENTION) {
                return false;
            }
            Entity entity = gazetteer.entity(index);
            return isAmong(entity.vendor().orElse(entity.id()), share, seed);
        });
    }

    /**
     * A share of what owns nothing, such as products, one by one: as if the gazetteer knew the firms but not all they make.
     *
     * @param share 0..1
     * @param seed another one strikes others
     */
    public static Struck products(Gazetteer gazetteer, double share, int seed) {
        return new Struck(spelling -> {
            int index = gazetteer.spelling(spelling).entity();
            return index != Gazetteer.NO_MENTION
                    && !gazetteer.entity(index).type().owns()
                    && isAmong(gazetteer.entity(index).id(), share, seed);
        });
    }

    private static boolean isAmong(String id, double share, int seed) {
        int hash = (seed ^ id.hashCode() * 0x85EBCA6B) * 0x9E3779B9;
        return ((hash ^ hash >>> 15) >>> 8 & 0xFFFF) < share * 0x10000;
    }

    /** @param names of entities that own nothing, such as products, in lower case */
    public static Struck products(Gazetteer gazetteer, Set<String> names) {
        BitSet struck = new BitSet();
        for (int i = 0; i < gazetteer.spellingCount(); i++) {
            Gazetteer.Spelling spelling = gazetteer.spelling(i);
            boolean product = spelling.entity() != Gazetteer.NO_MENTION
                    && !gazetteer.entity(spelling.entity()).type().owns();
            if (product && stands(spelling.text().toLowerCase(Locale.ROOT), names)) {
                struck.set(i);
            }
        }
        return new Struck(struck::get);
    }

    /** Whether a spelling, model number or not, is for one of some names. */
    private static boolean stands(String spelling, Set<String> names) {
        int number = spelling.indexOf('#');
        if (number < 0) {
            return names.contains(spelling);
        }
        return names.stream()
                .anyMatch(name -> name.length() > number
                        && name.startsWith(spelling.substring(0, number))
                        && Character.isDigit(name.charAt(number)));
    }

    /** @param spelling index in the gazetteer */
    boolean has(int spelling) {
        return spellings.test(spelling);
    }
}
