package io.github.tagwright.text;

/** Tells whether a stretch of source says a text, once mark-up is left out and entities and escapes are resolved. */
final class Written {

    private Written() {}

    static boolean says(String source, String text) {
        int at = 0;
        int said = 0;
        while (at < source.length()) {
            int entity = source.charAt(at) == '&' ? CharacterReferences.end(source, at, source.length()) : at;
            String read = entity > at
                    ? CharacterReferences.decode(source.substring(at, entity))
                    : source.substring(at, at + 1);
            if (text.startsWith(read, said)) {
                said += read.length();
                at += Math.max(1, entity - at);
            } else {
                int skipped = skip(source, at);
                if (skipped == at) {
                    return false;
                }
                at = skipped;
            }
        }
        return said == text.length();
    }

    /** One past mark-up at a place. */
    private static int skip(String source, int at) {
        char c = source.charAt(at);
        if ("*_~[\\\u00AD\u200B\u2060\uFEFF".indexOf(c) >= 0) {
            return at + 1;
        }
        if (c == '<') {
            return source.indexOf('>', at) + 1;
        }
        if (source.startsWith("](", at)) {
            return source.indexOf(')', at) + 1;
        }
        if (source.startsWith("][", at)) {
            return source.indexOf(']', at + 1) + 1;
        }
        return c == ']' ? at + 1 : at;
    }
}
