package io.github.tagwright.text;

import io.github.tagwright.post.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into the tokens that technical prose is made of. A token is a run of letters and digits, or one other
 * char, such as a dash, perhaps repeated; what joins letters and digits to a name or a number is part of it: {@code FAS3170}, {@code 7.3.1},
 * {@code mod_security}, {@code AT&T}, {@code C++}, {@code .NET}, {@code Node.js}, {@code e.g.}, {@code don't}. What
 * follows the apostrophe of a name is a token of its own ({@code VMware} and {@code 's}); hyphens and slashes separate
 * ({@code ESX}, {@code /}, {@code ESXi}).
 */
final class Tokenizer {

    private final String text;
    /** Where the current token began. */
    private int start;

    private Tokenizer(String text) {
        this.text = text;
    }

    /** Ranges of the text, in order, none empty, none with white space. */
    static List<Span> tokens(String text) {
        List<Span> tokens = new ArrayList<>(text.length() / 5 + 1);
        Tokenizer tokenizer = new Tokenizer(text);
        int i = 0;
        while (i < text.length()) {
            if (Chars.isBlank(text.charAt(i))) {
                i++;
                continue;
            }
            tokenizer.start = i;
            i++;
            while (i < text.length() && tokenizer.goesOn(i)) {
                i++;
            }
            tokens.add(new Span(tokenizer.start, i));
        }
        return tokens;
    }

    /** Whether the char at {@code i} belongs to the current token, as all between its start and {@code i} do. */
    private boolean goesOn(int i) {
        char left = text.charAt(i - 1);
        char right = text.charAt(i);
        if (isWord(right)) {
            return isWord(left) || wordGoesOnAfter(left, i);
        }
        switch (right) {
            case '.':
                return left == '.' ? !isWord(text.charAt(start)) : dotJoins(i);
            case ',':
                return Character.isDigit(left) && Character.isDigit(at(i + 1));
            case '&':
                return Character.isLetter(left) && Character.isLetter(at(i + 1));
            case '_':
                return isWord(left) && isWord(at(i + 1));
            case '+':
                return Character.isLetter(left) ? at(i + 1) == '+' : left == '+';
            case '#':
                return i - start == 1 && Character.isUpperCase(left) && !isWord(at(i + 1));
            case '\'':
            case '\u2019':
                return Character.isLetter(left) && Character.isLetter(at(i + 1)) && !isEnding(i + 1);
            default:
                return isPartOfChar(right) || (right == left && isRepeated(right));
        }
    }

    /** Whether a run of this char is one token; brackets and quotes come in pairs, each with its own partner. */
    private static boolean isRepeated(char c) {
        return "()[]{}<>\"\u201C\u201D".indexOf(c) < 0 && !Chars.isBlank(c);
    }

    /** Whether a letter or digit goes on with a token whose last char is neither. */
    private boolean wordGoesOnAfter(char left, int i) {
        switch (left) {
            case '.':
                return i - start > 1 ? isWord(text.charAt(start)) : startsDottedName(i);
            case '\'':
            case '\u2019':
                return i - start > 1 || (isWord(at(start - 1)) && isEnding(i));
            case ',':
            case '&':
            case '_':
                return i - start > 1 && isWord(text.charAt(start));
            default:
                return isPartOfChar(left) && isWord(text.charAt(start)) || isAstralLetter(i);
        }
    }

    /** Whether a name such as {@code .NET} starts with the dot before {@code i}. */
    private boolean startsDottedName(int i) {
        return Character.isLetter(text.charAt(i)) && !isWord(at(start - 1)) && at(start - 1) != ')';
    }

    /** Whether a dot goes on with the token before it: in numbers, host and file names, abbreviations. */
    private boolean dotJoins(int dot) {
        char left = text.charAt(dot - 1);
        char next = at(dot + 1);
        if (Character.isDigit(left)) {
            return Character.isDigit(next) || Character.isLowerCase(next);
        }
        if (!Character.isLetter(left)) {
            return false;
        }
        if (Character.isUpperCase(next)) {
            return Character.isUpperCase(left) && capitalsOnly(dot + 1);
        }
        return isWord(next) || endsDottedAbbreviation(dot);
    }

    private boolean capitalsOnly(int from) {
        int i = from;
        while (i < text.length() && Character.isUpperCase(text.charAt(i))) {
            i++;
        }
        return !isWord(at(i));
    }

    /** Whether the token so far is single letters with dots between, such as {@code e.g}. */
    private boolean endsDottedAbbreviation(int end) {
        if (end - start < 3) {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if ((i - start) % 2 == 0 ? !Character.isLetter(c) : c != '.') {
                return false;
            }
        }
        return true;
    }

    /** Whether what stands after an apostrophe is an ending: {@code 's}, {@code 'd}, {@code 'ed}, {@code 'ing}. */
    private boolean isEnding(int from) {
        int end = from;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        switch (end - from) {
            case 1:
                return "sSdD".indexOf(text.charAt(from)) >= 0;
            case 2:
                return text.startsWith("ed", from);
            case 3:
                return text.startsWith("ing", from);
            default:
                return false;
        }
    }

    private char at(int i) {
        return i >= 0 && i < text.length() ? text.charAt(i) : ' ';
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    /** Whether this char only adds to the one before: accents, variants, the second half of an astral char. */
    private static boolean isPartOfChar(char c) {
        if (c < 0x300) {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || Character.isLowSurrogate(c)
                || c == 0x200D;
    }

    private boolean isAstralLetter(int i) {
        return Character.isLetter(text.codePointBefore(i));
    }
}
