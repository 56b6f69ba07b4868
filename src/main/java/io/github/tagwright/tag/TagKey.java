package io.github.tagwright.tag;

/**
 * The key by which spellings of one tag are the same: its letters and digits in lower case. {@code Fibre Channel},
 * {@code fibre-channel} and {@code FibreChannel} share one. A tag without letters and digits is its own key.
 */
final class TagKey {

    /** What a char of ASCII is in a key; 0 where it is left out. */
    private static final char[] ASCII = new char[0x80];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = counts(c) ? Character.toLowerCase(c) : 0;
        }
    }

    private TagKey() {}

    static String of(String tag) {
        StringBuilder key = new StringBuilder(tag.length());
        tag.codePoints().filter(TagKey::counts).map(Character::toLowerCase).forEach(key::appendCodePoint);
        return key.isEmpty() ? tag : key.toString();
    }

    private static boolean counts(int c) {
        return Character.isLetterOrDigit(c) || c == '+' || c == '#';
    }

    /** Adds the key of a part of a text, which holds a letter or a digit, to a hash. */
    static void add(String text, int start, int end, Hash.Joined hash) {
        int c;
        for (int i = start; i < end; i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (c < 0x80) {
                int lower = ASCII[c];
                if (lower != 0) {
                    hash.add((char) lower);
                }
            } else if (counts(c)) {
                int lower = Character.toLowerCase(c);
                if (Character.isBmpCodePoint(lower)) {
                    hash.add((char) lower);
                } else {
                    hash.add(Character.highSurrogate(lower));
                    hash.add(Character.lowSurrogate(lower));
                }
            }
        }
    }
}
