package io.github.tagwright.post;

import java.util.Optional;

/** Finds where each char of a parsed front-matter value was written, whatever quotes, escapes and folding were used. */
final class ScalarText {

    private ScalarText() {}

    /**
     * @param value the value as the dialect's parser gave it
     * @param span the scalar in the source, quotes or block header included
     * @return the value with its places; empty where it cannot have been written there
     */
    static Optional<SourcedText> align(String value, String source, Span span) {
        int at = contentStart(source, span);
        SourcedText.Builder built = new SourcedText.Builder();
        for (int v = 0; v < value.length(); ) {
            if (at >= span.end()) {
                return Character.isWhitespace(value.charAt(v))
                                && value.substring(v).isBlank()
                        ? Optional.of(built.build())
                        : Optional.empty();
            }
            char wanted = value.charAt(v);
            char raw = source.charAt(at);
            if (raw == '\\' && escapeLength(source, at) > 0 && !(wanted == '\\' && source.charAt(at + 1) != '\\')) {
                int length = escapeLength(source, at);
                int chars = length > 6 && Character.isHighSurrogate(wanted) && v + 1 < value.length() ? 2 : 1;
                built.append(value.substring(v, v + chars), at, Math.min(span.end(), at + length));
                v += chars;
                at += length;
            } else if (Character.isWhitespace(wanted) && Character.isWhitespace(raw)) {
                int end = at + 1;
                if (raw != wanted || isLineEnd(raw)) {
                    while (end < span.end() && Character.isWhitespace(source.charAt(end))) {
                        end++;
                    }
                } else if (foldsAt(source, at, span.end()) > 0) {
                    end = foldsAt(source, at, span.end());
                }
                built.append(wanted, at, end);
                v++;
                at = end;
            } else if (raw == wanted) {
                boolean doubled = raw == '\''
                        && at + 1 < span.end()
                        && source.charAt(at + 1) == '\''
                        && source.charAt(span.start()) == '\'';
                built.append(wanted, at, at + (doubled ? 2 : 1));
                v++;
                at += doubled ? 2 : 1;
            } else if (Character.isWhitespace(raw)) {
                at++;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(built.build());
    }

    /** Blanks before a line end belong to the fold: one past the white space, or 0 where no line ends in it. */
    private static int foldsAt(String source, int at, int end) {
        int i = at;
        boolean folded = false;
        while (i < end && Character.isWhitespace(source.charAt(i))) {
            folded |= isLineEnd(source.charAt(i));
            i++;
        }
        return folded ? i : 0;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static int contentStart(String source, Span span) {
        int start = span.start();
        char first = start < span.end() ? source.charAt(start) : ' ';
        if (first == '|' || first == '>') {
            while (start < span.end() && !isLineEnd(source.charAt(start))) {
                start++;
            }
            while (start < span.end() && Character.isWhitespace(source.charAt(start))) {
                start++;
            }
            return start;
        }
        for (String quotes : new String[] {"\"\"\"", "'''", "\"", "'"}) {
            if (source.startsWith(quotes, start) && span.length() >= 2 * quotes.length()) {
                return start + quotes.length();
            }
        }
        return start;
    }

    /** Length of the escape at a backslash, or 0 where it is none that YAML, TOML or JSON know. */
    private static int escapeLength(String source, int at) {
        if (at + 1 >= source.length()) {
            return 0;
        }
        return switch (source.charAt(at + 1)) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't', '0', 'a', 'e', 'v', 'N', '_', 'L', 'P', ' ' -> 2;
            default -> 0;
        };
    }
}
