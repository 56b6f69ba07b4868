package io.github.tagwright.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What speaks for and against taking a token for part of a name that the gazetteer may lack: its shape and affixes,
 * the words around it, what the gazetteer says of it and of its neighbours. Words of names are not features; words of
 * ordinary prose are.
 */
final class NameFeatures {

    private static final int FAR = 4;

    private static final Set<String> CALENDAR = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "e.g.",
            "i.e.",
            "etc",
            "p.s");

    private final Tokens tokens;
    private final byte[] known;
    private final byte[] surely;
    private final boolean[] candidate;
    private final boolean[] denied;
    private final int vendors;
    private final int products;

    /**
     * @param decided mentions of known names, by place
     */
    NameFeatures(Tokens tokens, Candidates candidates, Rule rule, List<Found> decided) {
        this.tokens = tokens;
        this.known = new byte[tokens.size()];
        this.surely = new byte[tokens.size()];
        this.candidate = new boolean[tokens.size()];
        this.denied = new boolean[tokens.size()];
        int owners = 0;
        for (Found found : decided) {
            int first = tokens.at(found.block(), found.start());
            int last = tokens.at(found.block(), found.end() - 1);
            owners += found.type().owns() ? 1 : 0;
            for (int i = first; i <= last; i++) {
                known[i] = (byte) NameLabels.label(found.type(), i == first);
                surely[i] = (byte) (found.score() > 0.95 ? 2 : found.score() > 0.75 ? 1 : 0);
            }
        }
        for (List<Candidate> stretch : candidates.stretches()) {
            Candidate place = stretch.get(0);
            Arrays.fill(
                    candidate,
                    tokens.at(place.block(), place.start()),
                    tokens.at(place.block(), place.end() - 1) + 1,
                    true);
        }
        for (Candidate chosen : rule.chosen()) {
            if (!chosen.isName()) {
                Arrays.fill(
                        denied,
                        tokens.at(chosen.block(), chosen.start()),
                        tokens.at(chosen.block(), chosen.end() - 1) + 1,
                        true);
            }
        }
        vendors = Math.min(3, owners);
        products = Math.min(3, decided.size() - owners);
    }

    /** The label a token has as part of a known name; {@link NameLabels#OUTSIDE} where it is none. */
    int known(int i) {
        return known[i];
    }

    /** Whether a token stands in what the gazetteer knows to be no mention. */
    boolean denied(int i) {
        return denied[i];
    }

    /** Whether tokens are all part of known names. */
    boolean allKnown(int first, int end) {
        for (int i = first; i < end; i++) {
            if (known[i] == NameLabels.OUTSIDE) {
                return false;
            }
        }
        return true;
    }

    /** Whether a name can stand here, given whether one can stand at the token before. */
    boolean canBeName(int i, boolean before) {
        if (known[i] != NameLabels.OUTSIDE) {
            return true;
        }
        String word = tokens.word(i);
        if (tokens.is(i, Tokens.LETTER)) {
            boolean plain = tokens.is(i, Tokens.ALL_LOWER)
                    && (tokens.is(i, Tokens.ORDINARY) || word.length() < 3 || word.indexOf('\'') >= 0);
            return !plain && !word.equals("I") && !word.startsWith("I'") && !CALENDAR.contains(tokens.lower(i));
        }
        if (tokens.is(i, Tokens.DIGIT)) {
            return before && word.indexOf('.') < 0;
        }
        boolean joins = word.length() == 1 && "-/&+.".indexOf(word.charAt(0)) >= 0;
        return before
                && joins
                && tokens.inSentence(i + 1, i)
                && !tokens.gapBefore(i)
                && !tokens.gapBefore(i + 1)
                && tokens.is(i + 1, Tokens.LETTER | Tokens.DIGIT);
    }

    /**
     * Whether tokens can be a name of their own, whatever stands around them: a capital or a digit among its letters,
     * and not alone a word of prose, a person, a place or what the gazetteer knows to be no mention.
     */
    boolean canBeWholeName(int first, int last) {
        boolean written = false;
        boolean known = true;
        for (int i = first; i <= last; i++) {
            written |= tokens.is(i, Tokens.CAPITAL | Tokens.INNER_CAPITAL)
                    || (tokens.is(i, Tokens.LETTER) && tokens.is(i, Tokens.DIGIT));
            known &= denied[i] || tokens.is(i, Tokens.OTHER_NAME) || tokens.person(i) > 0;
        }
        boolean word = first == last && (tokens.is(first, Tokens.ORDINARY) || tokens.lowerCount(first) > 0);
        return written && !known && !word;
    }

    void fill(FeatureRow row, int i) {
        row.clear();
        row.add("bias");
        boolean ordinary = tokens.is(i, Tokens.ORDINARY);
        int look = look(i);
        int headline = tokens.capitalShare(i) > 0.6 ? 1 : 0;
        int where = tokens.kind(i).ordinal() * 2 + headline;
        int first = tokens.is(i, Tokens.FIRST) ? 1 : 0;
        itself(row, i, ordinary, look);
        row.add("look+headline", (look * 2 + headline) * 2 + first);
        int other = tokens.is(i, Tokens.OTHER_NAME) ? 4 : 0;
        row.add("person", (tokens.person(i) + other) * 256 + look);
        row.add("person-lower", (tokens.person(i) + other) * 4 + Math.min(2, tokens.lowerCount(i)));
        row.add("use", tokens.inNames(i));
        row.add("use+look", tokens.inNames(i) * 256 + look);
        row.add("where", where);
        row.add("where+look", where * 256 + look);
        row.add("post", vendors * 4 + products);
        int lower = Math.min(2, tokens.lowerCount(i));
        int capital = Math.min(3, tokens.capitalCount(i));
        row.add("lower+capital", (lower * 4 + capital) * 256 + look);
        row.add("lower+capital+headline", ((lower * 4 + capital) * 2 + headline) * 2 + first);
        for (int step = 1; step <= 2; step++) {
            beside(row, "before" + step, i - step, i, look);
            beside(row, "after" + step, i + step, i, look);
        }
        row.add("glue", glue(i) * 256 + look);
        for (int step = 1; step <= 2; step++) {
            int k = i + step + 1;
            int behind = tokens.inSentence(k, i) ? known[k] : 0;
            row.add(
                    "to-known" + step,
                    tokens.is(i + step, i, Tokens.ORDINARY) ? tokens.lower(i + step, i) : "",
                    behind);
            k = i - step - 1;
            int ahead = tokens.inSentence(k, i) ? known[k] : 0;
            row.add("of-known" + step, tokens.is(i - step, i, Tokens.ORDINARY) ? tokens.lower(i - step, i) : "", ahead);
        }
        marked(row, i, look);
        listed(row, i, look);
        acronym(row, i);
        gazetteer(row, i, look);
    }

    /** How a token is written, 0..255. */
    int look(int i) {
        return (tokens.is(i, Tokens.CAPITAL) ? 1 : 0)
                | (tokens.is(i, Tokens.ALL_UPPER) ? 2 : 0)
                | (tokens.is(i, Tokens.ALL_LOWER) ? 4 : 0)
                | (tokens.is(i, Tokens.INNER_CAPITAL) ? 8 : 0)
                | (tokens.is(i, Tokens.DIGIT) ? 16 : 0)
                | (tokens.is(i, Tokens.LETTER) ? 32 : 0)
                | (tokens.is(i, Tokens.ORDINARY) ? 64 : 0)
                | (tokens.word(i).length() > 4 ? 128 : 0);
    }

    private void itself(FeatureRow row, int i, boolean ordinary, int look) {
        String lower = tokens.lower(i);
        row.add("look", look);
        row.add("shape", tokens.shape(i, i));
        row.add("length", Math.min(9, lower.length()) * 256 + look);
        if (ordinary || !tokens.is(i, Tokens.LETTER)) {
            row.add("word", lower, look & 15);
            return;
        }
        int length = lower.length();
        for (int n = 1; n <= 4 && n < length; n++) {
            row.add("begins" + n, lower.substring(0, n));
            if (n > 1) {
                row.add("ends" + n, lower.substring(length - n), look & 15);
            }
        }
    }

    private void beside(FeatureRow row, String which, int i, int from, int look) {
        String word = tokens.lower(i, from);
        boolean common = word.isEmpty()
                || tokens.is(i, from, Tokens.ORDINARY)
                || !tokens.is(i, from, Tokens.LETTER | Tokens.DIGIT);
        row.add(which, common ? word : "?");
        row.add(which + "+look", common ? word : "?", look & 79);
        row.add(which + "shape", tokens.shape(i, from));
        if (tokens.inSentence(i, from)) {
            row.add(which + "look", look(i) * 256 + look);
            row.add(which + "use", tokens.inNames(i) * 256 + look);
            row.add(which + "person", tokens.person(i) + (tokens.is(i, Tokens.OTHER_NAME) ? 4 : 0));
            row.add(which + "known", known[i] * 4 + surely[i] * 32 + (look & 3));
        }
    }

    private int glue(int i) {
        boolean before = tokens.inSentence(i - 1, i) && !tokens.gapBefore(i);
        boolean after = tokens.inSentence(i + 1, i) && !tokens.gapBefore(i + 1);
        return (before ? 1 : 0) | (after ? 2 : 0);
    }

    private void marked(FeatureRow row, int i, int look) {
        int link = (tokens.is(i, Tokens.LINKED) ? 1 : 0)
                | (tokens.is(i, Tokens.OPENS_LINK) ? 2 : 0)
                | (tokens.is(i, Tokens.CLOSES_LINK) ? 4 : 0);
        row.add("link", link * 256 + look);
        int target = (tokens.is(i, Tokens.IN_HOST) ? 1 : 0) | (tokens.is(i, Tokens.IN_PATH) ? 2 : 0);
        row.add("target", target * 4 + (tokens.is(i, Tokens.ORDINARY) ? 1 : 0) + (tokens.person(i) > 0 ? 2 : 0));
        row.add("target+link", target * 8 + link);
        row.add("emphasis", (tokens.is(i, Tokens.EMPHASISED) ? 256 : 0) + look);
    }

    /** The nearest known name in a list on either side: {@code X, Y and Z}. */
    private void listed(FeatureRow row, int i, int look) {
        row.add("listed-before", neighbour(i, -1) * 256 + look);
        row.add("listed-after", neighbour(i, 1) * 256 + look);
    }

    private int neighbour(int i, int direction) {
        boolean listed = false;
        for (int step = 1; step <= FAR; step++) {
            int k = i + direction * step;
            if (!tokens.inSentence(k, i)) {
                return 0;
            }
            String word = tokens.lower(k);
            listed |= word.equals(",") || word.equals("and") || word.equals("or") || word.equals("/");
            if (listed && known[k] != NameLabels.OUTSIDE) {
                return 1 + NameLabels.type(known[k]);
            }
        }
        return 0;
    }

    /** {@code Rapid Cloning Utility (RCU)}: initials of the capitals in front of the bracket, or in the bracket. */
    private void acronym(FeatureRow row, int i) {
        boolean bracketed =
                tokens.lower(i - 1, i).equals("(") && tokens.lower(i + 1, i).equals(")");
        if (bracketed && tokens.is(i, Tokens.ALL_UPPER)) {
            String word = tokens.word(i);
            int matched = 0;
            for (int k = i - 2; k >= 0 && tokens.inSentence(k, i) && matched < word.length(); k--) {
                if (Character.toUpperCase(tokens.word(k).charAt(0)) != word.charAt(word.length() - 1 - matched)) {
                    break;
                }
                matched++;
            }
            row.add("acronym", matched == word.length() ? 2 : matched > 0 ? 1 : 0);
            row.add("acronym-known", known[Math.max(0, i - 2)]);
        }
    }

    private void gazetteer(FeatureRow row, int i, int look) {
        row.add("known", known[i] * 4 + surely[i]);
        row.add("known+look", (known[i] * 4 + surely[i]) * 256 + look);
        row.add("denied", (denied[i] ? 256 : 0) + look);
        row.add("candidate", (candidate[i] ? 8 : 0) | known[i]);
        row.add("candidate+look", (candidate[i] ? 256 : 0) + look);
        boolean possessive =
                tokens.lower(i - 1, i).equals("'s") || tokens.lower(i - 1, i).equals("\u2019s");
        int front = i - (possessive ? 2 : 1);
        if (tokens.inSentence(front, i)) {
            row.add("front", (known[front] * 2 + (possessive ? 1 : 0)) * 256 + look);
        }
    }
}
