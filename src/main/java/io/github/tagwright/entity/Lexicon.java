package io.github.tagwright.entity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;

/**
 * What is known of words before a text is read, and how they look. Safe to share: the looks it keeps for the next text
 * are immutable, and which it keeps changes nothing but the time.
 */
final class Lexicon {

    /** Looks kept; a power of two. The words of prose are mostly the same few thousand. */
    private static final int KEPT = 1 << 13;

    private final Words ordinary;
    private final Words firstNames;
    private final Words otherNames;
    private final NameWords inNames;
    private final Look[] kept = new Look[KEPT];

    /**
     * All in lower case.
     *
     * @param ordinary words of ordinary prose
     * @param firstNames of people
     * @param otherNames of places, peoples, families, days and months, and jargon ({@code RAM}, {@code QoS}): words written
     *     as names are that name no product
     * @param inNames how the gazetteer uses words in its names
     */
    Lexicon(Words ordinary, Words firstNames, Words otherNames, NameWords inNames) {
        this.ordinary = ordinary;
        this.firstNames = firstNames;
        this.otherNames = otherNames;
        this.inNames = inNames;
    }

    /**
     * How a word looks, wherever it stands.
     *
     * @param lower in lower case
     * @param flags of {@link Tokens}
     * @param shape runs of capitals, small letters, digits and signs, hashed
     * @param inNames how the gazetteer uses it with a capital, by {@link NameWords#use}
     */
    record Look(String word, String lower, int flags, int shape, int inNames) {}

    Words ordinary() {
        return ordinary;
    }

    Words firstNames() {
        return firstNames;
    }

    Look look(String word) {
        int hash = word.hashCode();
        int slot = (hash ^ hash >>> 16) & KEPT - 1;
        Look look = kept[slot];
        if (look == null || !look.word.equals(word)) {
            look = lookAt(word);
            kept[slot] = look;
        }
        return look;
    }

    private Look lookAt(String word) {
        int seen = Tokens.ALL_UPPER | Tokens.ALL_LOWER;
        int shape = 0;
        int last = -1;
        int run = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int kind;
            if (Character.isUpperCase(c)) {
                kind = 1;
                seen |= Tokens.LETTER | (i == 0 ? Tokens.CAPITAL : 0) | (i > 0 && last == 2 ? Tokens.INNER_CAPITAL : 0);
                seen &= ~Tokens.ALL_LOWER;
            } else if (Character.isLetter(c)) {
                kind = 2;
                seen |= Tokens.LETTER;
                seen &= ~Tokens.ALL_UPPER;
            } else if (Character.isDigit(c)) {
                kind = 3;
                seen |= Tokens.DIGIT;
            } else {
                kind = 4 + (c == '.' ? 1 : 0) + (c == '-' ? 2 : 0);
            }
            run = kind == last ? run + 1 : 1;
            if (run <= 2) {
                shape = shape * 7 + kind;
            }
            last = kind;
        }
        if ((seen & Tokens.LETTER) == 0) {
            seen &= ~(Tokens.ALL_UPPER | Tokens.ALL_LOWER);
        }
        String lower = word.toLowerCase(Locale.ROOT);
        seen |= (ordinary.has(lower) ? Tokens.ORDINARY : 0) | (otherNames.has(lower) ? Tokens.OTHER_NAME : 0);
        return new Look(word, lower, seen, shape, (seen & Tokens.CAPITAL) != 0 ? inNames.use(lower) : 0);
    }

    void write(DataOutput out) throws IOException {
        ordinary.write(out);
        firstNames.write(out);
        otherNames.write(out);
        inNames.write(out);
    }

    static Lexicon read(DataInput in) throws IOException {
        return new Lexicon(Words.read(in), Words.read(in), Words.read(in), NameWords.read(in));
    }
}
