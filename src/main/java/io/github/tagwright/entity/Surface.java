package io.github.tagwright.entity;

import io.github.tagwright.text.Pieces;

/** Judges whether a stretch of text is a spelling as it counts: its case, and what stands directly beside it. */
final class Surface {

    private static final int SHORT_ACRONYM = 3;

    private Surface() {}

    /**
     * Whether the case in which a spelling stands in the text is one that counts.
     *
     * @param end one past the name, a plural s left out
     */
    static boolean caseCounts(Gazetteer.Spelling spelling, String text, int start, int end) {
        String alias = literal(spelling.text());
        int length = Math.min(alias.length(), end - start);
        boolean same = true;
        boolean upper = true;
        boolean lower = true;
        boolean initials = true;
        int letters = 0;
        for (int i = 0; i < length; i++) {
            char written = text.charAt(start + i);
            char wanted = alias.charAt(i);
            same &= written == wanted || (!Character.isLetter(wanted) && Pieces.fold(written) == Pieces.fold(wanted));
            if (Character.isLetter(written)) {
                letters++;
                upper &= Character.isUpperCase(written);
                lower &= Character.isLowerCase(written);
                boolean first = i == 0 || !Character.isLetter(alias.charAt(i - 1));
                initials &= !first || Character.isUpperCase(written) || Character.isLowerCase(wanted);
            }
        }
        return switch (spelling.casePolicy()) {
            case EXACT -> same;
            case LOWER -> lower;
            case ANY -> true;
            case DEFAULT ->
                same
                        || (letters > SHORT_ACRONYM && (spelling.ordinary() ? upper || initials : true))
                        || (letters == SHORT_ACRONYM && !spelling.ordinary() && !isUpper(alias));
        };
    }

    /** The part of an alias before its model number, all of it where there is none. */
    private static String literal(String alias) {
        int number = alias.indexOf('#');
        return number < 0 ? alias : alias.substring(0, number);
    }

    private static boolean isUpper(String text) {
        return text.chars().noneMatch(Character::isLowerCase);
    }

    /** Whether a name may begin here: not inside a word, an address, a path, an option or an identifier. */
    static boolean beginsFreely(String text, int start) {
        if (start == 0) {
            return true;
        }
        char before = text.charAt(start - 1);
        if (Character.isLetterOrDigit(before)) {
            return false;
        }
        return switch (before) {
            case '@', '_', '$', '\\', '~' -> false;
            case '.' -> start < 2 || !Character.isLetterOrDigit(text.charAt(start - 2));
            case '-' -> start >= 2 && Character.isLetterOrDigit(text.charAt(start - 2));
            case '/' -> !isPath(text, start);
            default -> true;
        };
    }

    /** Whether the unbroken run of chars that ends before {@code start} looks like a path rather than "this/that". */
    private static boolean isPath(String text, int start) {
        int run = start;
        int slashes = 0;
        while (run > 0 && !Pieces.isBlank(text.charAt(run - 1)) && text.charAt(run - 1) != '(') {
            run--;
            if (text.charAt(run) == '/') {
                slashes++;
            }
        }
        char first = text.charAt(run);
        return first == '/' || first == '~' || first == '.' || text.startsWith("//", start - 2) || slashes > 3;
    }

    /** Whether a name may end here: not inside a word, an address, a file name or an identifier. */
    static boolean endsFreely(String text, int end) {
        if (end >= text.length()) {
            return true;
        }
        char after = text.charAt(end);
        if (Character.isLetterOrDigit(after) || after == '_' || after == '@' || after == '\\') {
            return false;
        }
        if (after != '.' || end + 1 >= text.length()) {
            return true;
        }
        char next = text.charAt(end + 1);
        boolean newSentence = Character.isUpperCase(next)
                && end + 2 < text.length()
                && (Character.isLowerCase(text.charAt(end + 2)) || text.charAt(end + 2) == ' ');
        return !Character.isLetter(next) || newSentence;
    }
}
