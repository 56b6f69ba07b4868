package io.github.tagwright.tag;

import java.util.Optional;

/**
 * A name or phrase of a post that might make a tag.
 *
 * @param text as it is most often written there, such as {@code VMworld 2015}
 * @param key hash of its {@link TagKey}
 * @param places where it stands, packed by {@link Names.Place}
 * @param lower how often the text has it all in lower case
 * @param inside how often, at most, the text has it inside one longer phrase
 * @param least how often the rarest of its words stands in the text
 * @param thing the vendor or product that it names
 */
record Phrase(String text, long key, long places, int lower, int inside, int least, Optional<Thing> thing) {

    /**
     * A vendor or product.
     *
     * @param id hash of its id
     * @param owner hash of the id of its vendor; of a vendor its own; 0 where there is none
     * @param kind hash of its kind, of a vendor of its field; 0 where there is none
     * @param owns whether it is a vendor
     * @param isName whether the phrase is its name in the gazetteer, not another way to write it
     * @param places where it is mentioned, packed by {@link Names.Place}
     */
    record Thing(long id, long owner, long kind, boolean owns, boolean isName, long places) {

        Thing withPlaces(long sum) {
            return new Thing(id, owner, kind, owns, isName, sum);
        }
    }

    /** Whether it is written without any capital. */
    boolean isLower() {
        return text.chars().noneMatch(Character::isUpperCase);
    }

    /** Number of its words, hyphens counted as gaps. */
    int words() {
        int words = 1;
        for (int i = 1; i < text.length(); i++) {
            words += isGap(text.charAt(i)) && !isGap(text.charAt(i - 1)) ? 1 : 0;
        }
        return words;
    }

    private static boolean isGap(char c) {
        return !Character.isLetterOrDigit(c) && c != '+' && c != '#' && !Character.isSurrogate(c);
    }
}
