package io.github.tagwright.post;

import java.util.Optional;

/** Finds where each char of a parsed front-matter value was written, whatever quotes, escapes and folding were used. */
final class ScalarText {

    /** How the chars of a scalar are written where they do not stand for themselves. */
    enum Escapes {
        NONE,
        /** As in JSON, TOML's basic strings and YAML between double quotes. */
        BACKSLASH,
        /** As in YAML between single quotes. */
        DOUBLED_QUOTE
    }

    /**
     * Where a scalar stands in the source.
     *
     * @param span its content, without quotes or block header
     */
    record Place(Span span, Escapes escapes) {}

    private ScalarText() {}

    /**
     * @param value the value as the dialect's parser gave it, without blanks around it
     * @return the value with its places; empty where it cannot have been written there
     */
    static Optional<SourcedText> align(String value, String source, Place place) {
        int at = place.span().start();
        int end = place.span().end();
        SourcedText.Builder built = new SourcedText.Builder();
        for (int v = 0; v < value.length(); ) {
            if (at >= end) {
                return Optional.empty();
            }
            char wanted = value.charAt(v);
            char raw = source.charAt(at);
            int blanks = blanksEnd(source, at, end);
            if (raw == '\\' && place.escapes() == Escapes.BACKSLASH) {
                int continued = continuationEnd(source, at, end);
                if (continued == at) {
                    int next = Math.min(end, at + escapeLength(source, at));
                    boolean pair = next - at > 6 && Character.isHighSurrogate(wanted) && v + 1 < value.length();
                    built.append(value.substring(v, v + (pair ? 2 : 1)), at, next);
                    v += pair ? 2 : 1;
                    at = next;
                } else {
                    at = continued;
                }
            } else if (hasLineEnd(source, at, blanks) && Character.isWhitespace(wanted)) {
                int folded = blanksEnd(value, v, value.length());
                built.append(value.substring(v, folded), at, blanks);
                v = folded;
                at = blanks;
            } else if (raw == wanted) {
                int width = raw == '\'' && place.escapes() == Escapes.DOUBLED_QUOTE ? 2 : 1;
                built.append(wanted, at, at + width);
                v++;
                at += width;
            } else if (blanks > at) {
                at = blanks;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(built.build());
    }

    private static int blanksEnd(String text, int start, int end) {
        int i = start;
        while (i < end && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean hasLineEnd(String source, int start, int end) {
        for (int i = start; i < end; i++) {
            if (source.charAt(i) == '\n' || source.charAt(i) == '\r') {
                return true;
            }
        }
        return false;
    }

    /** Where the text goes on after a backslash that hides a line end; {@code at} if it hides none. */
    private static int continuationEnd(String source, int at, int end) {
        int i = at + 1;
        while (i < end && (source.charAt(i) == ' ' || source.charAt(i) == '\t')) {
            i++;
        }
        return hasLineEnd(source, i, Math.min(end, i + 1)) ? blanksEnd(source, i, end) : at;
    }

    private static int escapeLength(String source, int at) {
        return switch (source.charAt(at + 1)) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
    }
}
