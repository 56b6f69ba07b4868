package io.github.tagwright.text;

/** What single chars are to prose. */
final class Chars {

    /**
     * Put in place of what is not Markdown, such as a Liquid tag in a line of text: a char of Unicode's private use
     * area, a plain word char to a Markdown parser, and never part of the prose.
     */
    static final char FILLER = '\uE0F0';

    private Chars() {}

    /** White space of any kind, and control chars. */
    static boolean isBlank(char c) {
        return c <= ' ' || (c >= 0x7F && c <= 0xA0) || (c > 0xFF && Character.isSpaceChar(c));
    }

    /** A hint to the typesetter that readers do not see: soft hyphen, zero width space, word joiner, BOM. */
    static boolean isInvisible(char c) {
        return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
    }

    static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isAsciiPunctuation(char c) {
        return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
    }
}
