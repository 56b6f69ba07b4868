package io.github.tagwright.entity;

import io.github.tagwright.text.Block;
import io.github.tagwright.text.Sentence;
import io.github.tagwright.text.Text;
import io.github.tagwright.text.Token;
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

    private static final String SENTENCE_ENDS = ".!?:";

    private final Gazetteer gazetteer;
    private final Text text;
    private final Map<String, BitSet> byKind = new HashMap<>();
    private final Map<String, BitSet> byField = new HashMap<>();
    private final Map<String, BitSet> byOwner = new HashMap<>();

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

    private static void put(Map<String, BitSet> sets, String key, int index) {
        sets.computeIfAbsent(key, first -> new BitSet()).set(index);
    }

    /**
     * Whether its kin speaks for a candidate that stands alone as it is written. For ordinary words the same kind or owner
     * does, and only where a capital tells something; for other names the same kind, or two names of the field.
     */
    boolean speaksFor(Candidate candidate) {
        if (!candidate.isName() || !isWrittenAsName(candidate) || isPartOfMore(candidate)) {
            return false;
        }
        int index = candidate.spelling().entity();
        Entity entity = gazetteer.entity(index);
        if (entity.type().owns()) {
            return false;
        }
        boolean ofKind = others(byKind, entity.kind(), index) > 0;
        if (isOrdinary(candidate.spelling())) {
            boolean ofOwner = entity.vendor()
                    .filter(owner -> others(byOwner, owner, index) > 0)
                    .isPresent();
            return (ofKind || ofOwner) && capitalTells(candidate);
        }
        return ofKind || others(byField, entity.field(), index) >= OF_FIELD;
    }

    private static int others(Map<String, BitSet> sets, String key, int index) {
        BitSet set = sets.get(key);
        return set == null ? 0 : set.cardinality() - (set.get(index) ? 1 : 0);
    }

    /** Whether it stands as the gazetteer writes it, not in the plural, with a capital, and is no short acronym. */
    private boolean isWrittenAsName(Candidate candidate) {
        String spelling = candidate.spelling().text();
        boolean acronym = spelling.length() <= SHORT_ACRONYM && spelling.chars().noneMatch(Character::isLowerCase);
        return !acronym
                && candidate.end() - candidate.start() == spelling.length()
                && spelling.chars().anyMatch(Character::isUpperCase)
                && text.blocks().get(candidate.block()).text().startsWith(spelling, candidate.start());
    }

    /** Whether a word with a capital stands beside it: {@code Jan Novak}, {@code Remote Console}, {@code Edge-to-edge}. */
    private boolean isPartOfMore(Candidate candidate) {
        String prose = text.blocks().get(candidate.block()).text();
        int end = candidate.end();
        boolean goesOn = end + 1 < prose.length()
                && (prose.charAt(end) == '-'
                        || (prose.charAt(end) == ' ' && Character.isUpperCase(prose.charAt(end + 1))));
        int before = prose.lastIndexOf(' ', candidate.start() - 2) + 1;
        boolean isInside = before > 1
                && before < candidate.start() - 1
                && prose.charAt(candidate.start() - 1) == ' '
                && Character.isLetter(prose.charAt(candidate.start() - 2))
                && Character.isLetterOrDigit(prose.charAt(before - 2))
                && Character.isUpperCase(prose.charAt(before));
        return goesOn || isInside;
    }

    private static boolean isOrdinary(Gazetteer.Spelling spelling) {
        for (Gazetteer.Word word : spelling.words()) {
            if (!word.ordinary()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a candidate stands neither first in a sentence nor among words that all have a capital. */
    private boolean capitalTells(Candidate candidate) {
        Block block = text.blocks().get(candidate.block());
        String prose = block.text();
        for (Sentence sentence : block.sentences()) {
            if (sentence.start() < candidate.start() && candidate.end() <= sentence.end()) {
                String before =
                        prose.substring(sentence.start(), candidate.start()).stripTrailing();
                return before.chars().anyMatch(Character::isLetter)
                        && SENTENCE_ENDS.indexOf(before.charAt(before.length() - 1)) < 0
                        && !isHeadline(sentence, prose);
            }
        }
        return false;
    }

    private static boolean isHeadline(Sentence sentence, String prose) {
        int words = 0;
        int capitals = 0;
        for (Token token : sentence.tokens()) {
            if (token.end() - token.start() > SHORT_ACRONYM) {
                words++;
                capitals += Character.isUpperCase(prose.charAt(token.start())) ? 1 : 0;
            }
        }
        return capitals > Tokens.HEADLINE * words;
    }
}
