package io.github.tagwright.entity;

import io.github.tagwright.text.Pieces;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges whether a stretch of text is a spelling as it counts: its case, and what stands directly beside it. */
final class Surface {

    private static final int SHORT_ACRONYM = 3;

    /** What follows a lower-case name after a hyphen in prose; other such compounds are names of packages or files. */
    private static final Set<String> SUFFIXES = Set.of(
            "based",
            "like",
            "style",
            "native",
            "aware",
            "specific",
            "only",
            "powered",
            "compatible",
            "enabled",
            "related",
            "focused",
            "centric",
            "free",
            "hosted",
            "managed",
            "friendly",
            "side",
            "level",
            "wide",
            "backed",
            "driven",
            "formatted",
            "capable",
            "in",
            "as",
            "to",
            "and",
            "or");

    private static final Pattern FILE =
            Pattern.compile("\\.(?:tar|t?[bgx]z2?|zip|iso|img|dmg|exe|msi|rpm|deb|ova|qcow2|md|html?)(?![a-z0-9])");

    private Surface() {}

    /**
     * Whether the case in which a spelling stands in the text is one that counts. By default a name counts in its
     * own case; and in another one where nothing ordinary is meant by it: words that are in the dictionary keep
     * their capital, short acronyms their capitals.
     *
     * @param end one past the name
     */
    static boolean caseCounts(Gazetteer.Spelling spelling, String text, int start, int end) {
        return switch (spelling.casePolicy()) {
            case EXACT -> sameLetters(spelling.text(), text, start, end);
            case LOWER -> isLower(text, start, end);
            case ANY -> true;
            case DEFAULT -> countsByDefault(spelling, text, start, end);
        };
    }

    /** Whether {@link #caseCounts} is false wherever the first char is a small letter of ASCII. */
    static boolean asksForCapital(Gazetteer.Spelling spelling) {
        if (spelling.words().length == 0 || spelling.words()[0].start() > 0) {
            return false;
        }
        char first = spelling.text().charAt(0);
        Gazetteer.Word word = spelling.words()[0];
        return first >= 'A'
                && first <= 'Z'
                && switch (spelling.casePolicy()) {
                    case EXACT -> true;
                    case LOWER, ANY -> false;
                    case DEFAULT -> (word.isUpper() && word.length() <= SHORT_ACRONYM) || word.ordinary();
                };
    }

    private static boolean countsByDefault(Gazetteer.Spelling spelling, String text, int start, int end) {
        String alias = spelling.text();
        boolean loneWord = spelling.words().length == 1;
        if (loneWord && spelling.words()[0].ordinary() && spelling.words()[0].isLower()) {
            return spelling.needs().length > 0 && sameLetters(alias, text, start, end);
        }
        for (Gazetteer.Word word : spelling.words()) {
            int from = start + word.start();
            int to = Math.min(end, start + word.end());
            if (from >= to || text.regionMatches(from, alias, word.start(), to - from)) {
                continue;
            }
            boolean upper = isUpper(text, from, to);
            boolean capital = Character.isUpperCase(text.charAt(from));
            if (word.isUpper() && word.length() <= SHORT_ACRONYM) {
                return false;
            }
            if (word.ordinary() && !word.isLower() && !(loneWord ? upper : capital)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameLetters(String alias, String text, int start, int end) {
        String literal = literal(alias);
        int length = Math.min(literal.length(), end - start);
        for (int i = 0; i < length; i++) {
            char written = text.charAt(start + i);
            char wanted = literal.charAt(i);
            if (written != wanted && (Character.isLetter(wanted) || Pieces.fold(written) != Pieces.fold(wanted))) {
                return false;
            }
        }
        return true;
    }

    /** The part of an alias before its model number, all of it where there is none. */
    private static String literal(String alias) {
        int number = alias.indexOf('#');
        return number < 0 ? alias : alias.substring(0, number);
    }

    private static boolean isUpper(String text, int start, int end) {
        return text.substring(start, end).chars().noneMatch(Character::isLowerCase);
    }

    private static boolean isLower(String text, int start, int end) {
        return text.substring(start, end).chars().noneMatch(Character::isUpperCase);
    }

    /** Whether a name may stand here: not inside a word, an address, a path, an option or an identifier. */
    static boolean standsFreely(String text, int start, int end) {
        return beginsFreely(text, start) && endsFreely(text, end) && !isPartOfIdentifier(text, start, end);
    }

    private static boolean beginsFreely(String text, int start) {
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
            case '-' ->
                start >= 2
                        && (Character.isLetterOrDigit(text.charAt(start - 2)) || text.charAt(start - 2) == '-')
                        && !isOption(text, start);
            case '/' -> !isPath(text, start);
            default -> true;
        };
    }

    /** {@code --docker}, but not the dash between two words. */
    private static boolean isOption(String text, int start) {
        return text.charAt(start - 2) == '-' && (start < 3 || Pieces.isBlank(text.charAt(start - 3)));
    }

    /** Whether the unbroken run of chars that ends before {@code start} looks like a path rather than "this/that". */
    private static boolean isPath(String text, int start) {
        int run = runStart(text, start);
        int slashes = 0;
        for (int i = run; i < start; i++) {
            slashes += text.charAt(i) == '/' ? 1 : 0;
        }
        char first = text.charAt(run);
        return first == '/' || first == '~' || first == '.' || text.startsWith("//", start - 2) || slashes > 3;
    }

    private static boolean endsFreely(String text, int end) {
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

    /**
     * Names of packages, images, files and repositories hold names of products without being mentions of them:
     * {@code docker/docker-ce}, {@code Fedora-Atomic-27-20180117.x86_64}, {@code selinux-policy}.
     */
    private static boolean isPartOfIdentifier(String text, int start, int end) {
        boolean gluedBefore = start > 0 && isJoint(text.charAt(start - 1));
        boolean gluedAfter = end < text.length() && isJoint(text.charAt(end));
        if (!gluedBefore && !gluedAfter) {
            return false;
        }
        int from = runStart(text, start);
        int to = runEnd(text, end);
        if (from == start && isPackage(text, end, to)) {
            return false;
        }
        boolean coded = false;
        for (int i = from; i < to; i++) {
            coded |= text.charAt(i) == '_' || text.charAt(i) == '#' || text.charAt(i) == '=';
        }
        if (coded) {
            return true;
        }
        if (!isLower(text, from, to)) {
            return false;
        }
        return (gluedAfter && !isSuffix(text, end + 1, to))
                || (gluedBefore && isLower(text, from, start) && !gluedAfter && !isPrefix(text, from, start - 1));
    }

    /** {@code etcd-3.2.9-3.el7.x86_64} names etcd; {@code etcd-3.2.9.tar.gz} is a file. */
    private static boolean isPackage(String text, int end, int to) {
        boolean numbered = end + 1 < to && text.charAt(end) == '-' && Character.isDigit(text.charAt(end + 1));
        return numbered && !FILE.matcher(text).region(end, to).find();
    }

    private static boolean isJoint(char c) {
        return c == '-' || c == '/';
    }

    private static boolean isSuffix(String text, int from, int to) {
        int end = from;
        while (end < to && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return SUFFIXES.contains(text.substring(from, end));
    }

    private static boolean isPrefix(String text, int from, int to) {
        return Set.of("non", "pre", "post", "multi", "anti", "in", "to", "and").contains(text.substring(from, to));
    }

    private static int runStart(String text, int from) {
        int run = from;
        while (run > 0 && isOfRun(text.charAt(run - 1))) {
            run--;
        }
        return run;
    }

    private static int runEnd(String text, int from) {
        int run = from;
        while (run < text.length() && isOfRun(text.charAt(run))) {
            run++;
        }
        return run;
    }

    private static boolean isOfRun(char c) {
        return !Pieces.isBlank(c) && "()[]{}<>\"\u201C\u201D,;".indexOf(c) < 0;
    }
}
