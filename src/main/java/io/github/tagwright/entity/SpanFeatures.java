package io.github.tagwright.entity;

import io.github.tagwright.entity.NameSpans.NameSpan;
import io.github.tagwright.entity.NameSpans.Uses;

/**
 * What speaks for and against taking a stretch for a name that the gazetteer lacks: how it is written, the words around
 * it, and what the text does with the same characters elsewhere. Words of names are not features; words of ordinary
 * prose are.
 */
final class SpanFeatures {

    private static final int FAR = 4;

    private final NameSpans spans;
    private final Tokens tokens;

    SpanFeatures(NameSpans spans) {
        this.spans = spans;
        this.tokens = spans.tokens();
    }

    void fill(FeatureRow row, NameSpan span) {
        row.clear();
        int pattern = pattern(span);
        int first = span.first();
        int last = span.last();
        boolean headline = tokens.capitalShare(first) > Tokens.HEADLINE;
        int forced = (tokens.is(first, Tokens.FIRST) ? 1 : 0) | (headline ? 2 : 0);
        row.add("bias");
        written(row, span, pattern, forced);
        around(row, span, pattern);
        marked(row, span);
        used(row, span, forced);
        acronym(row, span);
    }

    /** What kind of word each of the first tokens is. */
    private int pattern(NameSpan span) {
        int pattern = 0;
        int n = 0;
        for (int i = span.first(); i <= span.last() && n < 4; i++, n++) {
            pattern = pattern * 10 + look(i);
        }
        return pattern * 2 + (span.last() - span.first() > 3 ? 1 : 0);
    }

    /** How a token is written, 1..9. */
    private int look(int i) {
        if (!tokens.is(i, Tokens.LETTER)) {
            return tokens.is(i, Tokens.DIGIT) ? 1 : 2;
        }
        if (tokens.is(i, Tokens.DIGIT)) {
            return 3;
        }
        if (tokens.is(i, Tokens.INNER_CAPITAL)) {
            return 4;
        }
        if (tokens.is(i, Tokens.ALL_UPPER)) {
            return tokens.is(i, Tokens.ORDINARY) ? 5 : 6;
        }
        boolean ordinary = tokens.is(i, Tokens.ORDINARY);
        if (tokens.is(i, Tokens.CAPITAL)) {
            return ordinary ? 7 : 8;
        }
        return 9;
    }

    private void written(FeatureRow row, NameSpan span, int pattern, int forced) {
        int first = span.first();
        int last = span.last();
        boolean one = first == last;
        row.add("pattern", pattern);
        row.add("pattern+forced", pattern * 4 + forced);
        row.add("pattern+kind", pattern * 8 + tokens.kind(first).ordinal());
        row.add("length", Math.min(9, tokens.end(last) - tokens.start(first)) * 4 + Math.min(3, last - first));
        if (one) {
            row.add("shape", tokens.shape(first, first));
            row.add("shape+forced", tokens.shape(first, first) * 4 + forced);
        }
        affixes(row, one ? 2 : 0, first);
        if (!one) {
            affixes(row, 1, last);
        }
        for (int i = first + 1; i < last; i++) {
            row.add("inside", tokens.is(i, Tokens.ORDINARY) ? tokens.lower(i) : "?");
        }
        int person = 0;
        int other = 0;
        int denied = 0;
        int candidate = 0;
        int ordinary = 0;
        for (int i = first; i <= last; i++) {
            person = Math.max(person, tokens.person(i));
            other += tokens.is(i, Tokens.OTHER_NAME) ? 1 : 0;
            denied += spans.denied(i) ? 1 : 0;
            candidate += spans.candidate(i) ? 1 : 0;
            ordinary += tokens.is(i, Tokens.ORDINARY) ? 1 : 0;
        }
        int length = Math.min(3, last - first);
        row.add("person", person * 4 + length);
        row.add("person-first", tokens.person(first) * 4 + length);
        row.add("other", Math.min(2, other) * 4 + length);
        row.add("denied", Math.min(2, denied) * 4 + length);
        row.add("candidate", (candidate == 0 ? 0 : candidate == last - first + 1 ? 2 : 1) * 4 + length);
        row.add("ordinary", (ordinary == 0 ? 0 : ordinary == last - first + 1 ? 2 : 1) * 16 + length * 4 + forced);
    }

    /** @param place 0 for the first token, 1 for the last, 2 for one alone */
    private void affixes(FeatureRow row, int place, int i) {
        String lower = tokens.lower(i);
        row.add("use", tokens.inNames(i), place);
        if (tokens.is(i, Tokens.ORDINARY) || !tokens.is(i, Tokens.LETTER)) {
            row.add("word", lower.hashCode(), place);
            return;
        }
        int length = lower.length();
        for (int n = 2; n <= 4 && n < length; n++) {
            row.add("begins", lower.substring(0, n).hashCode(), place);
            row.add("ends", lower.substring(length - n).hashCode(), place);
        }
    }

    private void around(FeatureRow row, NameSpan span, int pattern) {
        int first = span.first();
        int last = span.last();
        int coarse = coarse(span);
        int b1 = word(first - 1, first);
        int b2 = word(first - 2, first);
        int a1 = word(last + 1, last);
        int a2 = word(last + 2, last);
        row.add("b1", b1);
        row.add("b1+", b1, coarse);
        row.add("b2", b2);
        row.add("b2b1", b2, b1);
        row.add("b2b1+", b2 * 31 + b1, coarse);
        row.add("a1", a1);
        row.add("a1+", a1, coarse);
        row.add("a2", a2);
        row.add("a1a2", a1, a2);
        row.add("b1a1", b1, a1);
        row.add("b3", word(first - 3, first));
        row.add("a3", word(last + 3, last));
        boolean before = spans.joinsBefore(first);
        boolean after = spans.joinsAfter(last);
        row.add("joins", (before ? 1 : 0) | (after ? 2 : 0));
        row.add("joins-before", before ? 1 + look(first - 1) : 0, coarse);
        row.add("joins-after", after ? 1 + look(last + 1) : 0, coarse);
        row.add("joins-before+first", before ? 1 + look(first - 1) : 0, 10 + look(first));
        row.add("joins-after+last", after ? 1 + look(last + 1) : 0, 10 + look(last));
        if (after && tokens.is(last + 1, Tokens.ORDINARY)) {
            row.add("next-word", tokens.lower(last + 1));
        }
        if (after) {
            row.add("next-use", tokens.inNames(last + 1));
        }
        boolean glueBefore = tokens.inSentence(first - 1, first) && !tokens.gapBefore(first);
        boolean glueAfter = tokens.inSentence(last + 1, last) && !tokens.gapBefore(last + 1);
        row.add("glue", glueBefore ? tokens.word(first - 1) : "");
        row.add("glue-after", glueAfter ? tokens.word(last + 1) : "");
        String before1 = tokens.lower(first - 1, first);
        boolean possessive = before1.equals("'s") || before1.equals("\u2019s");
        int front = spans.known(possessive ? first - 2 : first - 1, first);
        row.add("front", front * 2 + (possessive ? 1 : 0));
        row.add("front+", front * 2 + (possessive ? 1 : 0), coarse);
        int behind = spans.known(last + 1, last);
        row.add("behind", behind);
        row.add("behind+", behind, coarse);
        row.add("to-known", a1, spans.known(last + 2, last));
        row.add("of-known", b1, spans.known(first - 2, first));
        row.add("listed", neighbour(first, -1), neighbour(last, 1));
        row.add("listed+", neighbour(first, -1) * 32 + neighbour(last, 1), coarse);
        row.add("near", near(span));
        row.add("coverage", spans.coverage());
        row.add("coverage+", spans.coverage(), coarse);
        row.add("explained", spans.explained(), coarse);
        row.add("explained+", spans.explained(), pattern);
    }

    /** How a stretch is written, coarsely. */
    private int coarse(NameSpan span) {
        int look = look(span.first());
        boolean one = span.first() == span.last();
        int kind = look == 7 ? 0 : look == 8 ? 1 : look == 9 ? 2 : look == 6 ? 3 : 4;
        return kind * 2 + (one ? 0 : 1);
    }

    /** A word of prose, or what sort of thing stands in its place. */
    private int word(int i, int from) {
        if (!tokens.inSentence(i, from)) {
            return 0;
        }
        if (spans.known(i, from) != UnknownNames.NONE) {
            return -spans.known(i, from);
        }
        if (tokens.is(i, Tokens.ORDINARY) || !tokens.is(i, Tokens.LETTER | Tokens.DIGIT)) {
            return tokens.lower(i).hashCode();
        }
        return !tokens.is(i, Tokens.LETTER) ? 1 : tokens.is(i, Tokens.CAPITAL) ? 2 : 3;
    }

    /** Which types of known names stand within six tokens. */
    private int near(NameSpan span) {
        int near = 0;
        for (int step = 1; step <= 6; step++) {
            near |= 1 << spans.known(span.first() - step, span.first())
                    | 1 << spans.known(span.last() + step, span.last());
        }
        return near >> 1;
    }

    /** The type of the nearest known name in a list on one side: {@code X, Y and Z}. */
    private int neighbour(int i, int direction) {
        boolean listed = false;
        for (int step = 1; step <= FAR; step++) {
            int k = i + direction * step;
            if (!tokens.inSentence(k, i)) {
                return 0;
            }
            String word = tokens.lower(k);
            listed |= word.equals(",") || word.equals("and") || word.equals("or") || word.equals("/");
            if (listed && spans.known(k, i) != UnknownNames.NONE) {
                return spans.known(k, i);
            }
        }
        return 0;
    }

    private void marked(FeatureRow row, NameSpan span) {
        int coarse = coarse(span);
        int link = (tokens.is(span.first(), Tokens.LINKED) ? 1 : 0)
                | (tokens.is(span.first(), Tokens.OPENS_LINK) ? 2 : 0)
                | (tokens.is(span.last(), Tokens.CLOSES_LINK) ? 4 : 0);
        int target = spans.target(span.uses());
        boolean here = tokens.is(span.first(), Tokens.IN_HOST | Tokens.IN_PATH);
        row.add("link", link, coarse);
        row.add("target", target * 8 + link);
        row.add("target+", target, coarse);
        row.add("target-here", (here ? 1 : 0) * 4 + target, coarse);
        row.add("emphasis", tokens.is(span.first(), Tokens.EMPHASISED) ? 1 : 0, coarse);
    }

    private void used(FeatureRow row, NameSpan span, int forced) {
        Uses uses = span.uses();
        int coarse = coarse(span);
        int times = Math.min(5, uses.times);
        int alone = uses.alone == 0 ? 0 : uses.alone == uses.times ? 3 : uses.alone * 2 >= uses.times ? 2 : 1;
        row.add("times", times, coarse);
        row.add("times+forced", times * 4 + forced);
        row.add("alone", alone * 6 + times);
        row.add("alone+", alone, coarse);
        row.add("unforced", Math.min(3, uses.unforced) * 4 + forced, coarse);
        row.add("in-title", Math.min(1, uses.inTitle) * 6 + times);
        row.add("whole-links", Math.min(2, uses.wholeLinks), coarse);
        row.add("acts", (span.acts() ? 1 : 0) | (uses.acts > 0 ? 2 : 0), coarse);
        row.add("behind-owners", Math.min(2, uses.behindOwners) * 6 + times);
        int habits = Math.min(2, uses.possessive) * 9 + Math.min(2, uses.numbered) * 3 + Math.min(2, uses.followed);
        row.add("habits", habits, coarse);
        row.add("habits+", habits, times);
        int lower = Math.min(2, tokens.lowerCount(span.first()));
        int capital = Math.min(3, tokens.capitalCount(span.first()));
        row.add("lower+capital", (lower * 4 + capital) * 4 + forced, coarse);
        int lowerLast = Math.min(2, tokens.lowerCount(span.last()));
        row.add("lower-last", lowerLast, coarse);
    }

    /** {@code Rapid Cloning Utility (RCU)}: initials of the capitals in front of the bracket. */
    private void acronym(FeatureRow row, NameSpan span) {
        int first = span.first();
        int last = span.last();
        if (first == last
                && tokens.is(first, Tokens.ALL_UPPER)
                && tokens.lower(first - 1, first).equals("(")) {
            String word = tokens.word(first);
            int matched = 0;
            for (int k = first - 2; k >= 0 && tokens.inSentence(k, first) && matched < word.length(); k--) {
                if (Character.toUpperCase(tokens.word(k).charAt(0)) != word.charAt(word.length() - 1 - matched)) {
                    break;
                }
                matched++;
            }
            row.add("acronym", matched == word.length() ? 2 : matched > 0 ? 1 : 0);
        }
        if (last > first && tokens.lower(last + 1, last).equals("(") && tokens.is(last + 2, last, Tokens.ALL_UPPER)) {
            String word = tokens.word(last + 2);
            StringBuilder initials = new StringBuilder();
            for (int i = first; i <= last; i++) {
                if (tokens.is(i, Tokens.LETTER)) {
                    initials.append(Character.toUpperCase(tokens.word(i).charAt(0)));
                }
            }
            row.add("spelled-out", initials.toString().equals(word) ? 2 : 1);
        }
    }
}
