package io.github.tagwright.text;

import com.vladsch.flexmark.util.sequence.Html5Entities;
import java.nio.charset.Charset;

/** HTML's {@code &name;}, {@code &#8217;} and {@code &#x2019;}. */
public final class CharacterReferences {

    private static final int LONGEST = 40;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private CharacterReferences() {}

    /** A text with the characters in place of what refers to them. */
    public static String decoded(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = text.charAt(at) == '&' ? end(text, at, text.length()) : at;
            decoded.append(end > at ? decode(text.substring(at, end)) : text.substring(at, at + 1));
            at = Math.max(end, at + 1);
        }
        return decoded.toString();
    }

    /** One past the reference that starts at the ampersand at {@code at}, or {@code at} where there is none. */
    static int end(CharSequence text, int at, int limit) {
        int last = Math.min(limit, at + LONGEST);
        for (int i = at + 1; i < last; i++) {
            char c = text.charAt(i);
            if (c == ';') {
                return i > at + 1 ? i + 1 : at;
            }
            if (!(Chars.isAsciiLetter(c) || (c >= '0' && c <= '9') || (c == '#' && i == at + 1))) {
                return at;
            }
        }
        return at;
    }

    /** What a whole reference stands for; itself where that is unknown. */
    static String decode(String reference) {
        String decoded = Html5Entities.entityToString(reference);
        if (decoded.length() == 1 && decoded.charAt(0) >= 0x80 && decoded.charAt(0) < 0xA0) {
            // As browsers do: old editors wrote &#146; and meant the apostrophe of Windows.
            return new String(new byte[] {(byte) decoded.charAt(0)}, WINDOWS);
        }
        return decoded;
    }
}
