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

    /** One past the blank, quote mark, bullet or list number at a place in a line, or the place if there is none. */
    static int markerEnd(CharSequence text, int at) {
        char c = text.charAt(at);
        if (c == ' ' || c == '\t' || c == '>') {
            return at + 1;
        }
        if (c == '-' || c == '*' || c == '+') {
            return endsWord(text, at + 1) ? at + 1 : at;
        }
        int i = at;
        while (i < text.length() && i < at + 9 && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        boolean number = i > at && i < text.length() && (text.charAt(i) == '.' || text.charAt(i) == ')');
        return number && endsWord(text, i + 1) ? i + 1 : at;
    }

    /** The first place of a char between two places, the second of these where there is none. */
    static int find(char c, String text, int from, int to) {
        int i = from;
        while (i < to && text.charAt(i) != c) {
            i++;
        }
        return i;
    }

    private static boolean endsWord(CharSequence text, int at) {
        return at >= text.length() || isBlank(text.charAt(at));
    }

    static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isAsciiPunctuation(char c) {
        return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
    }
}
