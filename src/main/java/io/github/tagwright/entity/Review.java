package io.github.tagwright.entity;

import io.github.tagwright.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges names that the gazetteer lacks a second time, by what the whole post says of them: a name that is certain in
 * one place of a post is likely in all, and a word that stands behind a first name elsewhere is a person. Gives scores
 * that mean what they say, as it learns from names found in posts the finder had not seen.
 */
final class Review {

    /** From this score on a name is looked for in the rest of the post. */
    private static final double LIKELY = 0.5;

    /** From this score on a name is taken for a mention. Above even: an invented name disturbs more than a missed one. */
    private static final double HOLDS = 0.7;

    private static final Set<String> SPEAKS = Set.of(
            "says",
            "said",
            "writes",
            "wrote",
            "mentions",
            "mentioned",
            "notes",
            "noted",
            "describes",
            "described",
            "talks",
            "talked",
            "explains",
            "explained",
            "asks",
            "asked",
            "points",
            "thinks",
            "shows",
            "showed",
            "indicates",
            "discusses",
            "discussed",
            "posted",
            "and",
            "recommends",
            "suggests");

    private final Text text;
    private final Tokens tokens;
    private final NameFeatures features;
    private final List<Found> proposed;
    private final Map<String, List<Found>> byName = new LinkedHashMap<>();
    private final Map<String, Integer> behindCapital = new HashMap<>();
    private final Map<String, Integer> spoken = new HashMap<>();
    private final int known;

    /** @param found known names and proposals for new ones, by place */
    Review(Text text, Tokens tokens, NameFeatures features, List<Found> found) {
        this.text = text;
        this.tokens = tokens;
        this.features = features;
        this.known =
                (int) found.stream().filter(one -> one.candidate().isPresent()).count();
        for (Found one : found) {
            if (one.candidate().isEmpty()) {
                byName.computeIfAbsent(name(one), key -> new ArrayList<>()).add(one);
            }
        }
        this.proposed = withRepeats(found);
        for (int i = 0; i < tokens.size(); i++) {
            if (isPlainCapital(i) && tokens.inSentence(i - 1, i) && isPlainCapital(i - 1)) {
                behindCapital.merge(tokens.word(i), 1, Integer::sum);
            }
            if (tokens.is(i, Tokens.CAPITAL) && SPEAKS.contains(tokens.lower(i + 1, i))) {
                spoken.merge(tokens.word(i), 1, Integer::sum);
            }
        }
    }

    /** A word as first and last names are written, known to nobody. */
    private boolean isPlainCapital(int i) {
        return tokens.is(i, Tokens.CAPITAL)
                && !tokens.is(i, Tokens.ALL_UPPER)
                && !tokens.is(i, Tokens.INNER_CAPITAL)
                && !tokens.is(i, Tokens.DIGIT)
                && !tokens.is(i, Tokens.ORDINARY)
                && features.known(i) == NameLabels.OUTSIDE;
    }

    private String name(Found found) {
        return text.blocks().get(found.block()).text().substring(found.start(), found.end());
    }

    /** Proposals for new names, with the places in which a likely one stands without having been proposed. */
    private List<Found> withRepeats(List<Found> found) {
        List<Found> all = new ArrayList<>();
        boolean[] taken = new boolean[tokens.size()];
        for (Found one : found) {
            for (int i = first(one); i <= last(one); i++) {
                taken[i] = true;
            }
            if (one.candidate().isEmpty()) {
                all.add(one);
            }
        }
        Map<String, List<Found>> likely = new HashMap<>();
        byName.values()
                .forEach(places -> places.stream()
                        .filter(one -> one.score() >= LIKELY)
                        .findFirst()
                        .ifPresent(one -> likely.computeIfAbsent(tokens.word(first(one)), key -> new ArrayList<>())
                                .add(one)));
        for (int i = 0; i < tokens.size(); i++) {
            for (Found one : likely.getOrDefault(tokens.word(i), List.of())) {
                int end = i + last(one) - first(one);
                if (repeats(one, i, end, taken)) {
                    all.add(new Found(
                            tokens.block(i), tokens.start(i), tokens.end(end), one.type(), 0, Optional.empty()));
                    Arrays.fill(taken, i, end + 1, true);
                }
            }
        }
        all.sort(Found.BY_PLACE);
        return all;
    }

    private boolean repeats(Found one, int from, int to, boolean[] taken) {
        if (to >= tokens.size() || !tokens.inSentence(to, from)) {
            return false;
        }
        for (int i = from; i <= to; i++) {
            if (taken[i]) {
                return false;
            }
        }
        return text.blocks()
                .get(tokens.block(from))
                .text()
                .substring(tokens.start(from), tokens.end(to))
                .equals(name(one));
    }

    private int first(Found found) {
        return tokens.at(found.block(), found.start());
    }

    private int last(Found found) {
        return tokens.at(found.block(), found.end() - 1);
    }

    /** Hears of each proposal with its features. */
    interface Rows {
        void row(Found proposal, FeatureRow row);
    }

    void rows(Rows rows) {
        FeatureRow row = new FeatureRow();
        for (Found proposal : proposed) {
            fill(row, proposal);
            rows.row(proposal, row);
        }
    }

    private void fill(FeatureRow row, Found proposal) {
        int first = first(proposal);
        int last = last(proposal);
        int type = proposal.type().index();
        int length = Math.min(4, last - first + 1);
        int look = features.look(first);
        int score = bucket(proposal.score());
        row.clear();
        row.add("type", type);
        row.add("score", score * 2 + type);
        List<Found> places = byName.getOrDefault(name(proposal), List.of());
        double elsewhere = 0;
        for (Found other : places) {
            elsewhere = other == proposal ? elsewhere : Math.max(elsewhere, other.score());
        }
        row.add("elsewhere", bucket(elsewhere));
        row.add("score+elsewhere", score * 16 + bucket(elsewhere));
        row.add("times", Math.min(5, places.size()));
        row.add("lower", Math.min(2, tokens.lowerCount(first)) * 8 + length);
        row.add("capital", Math.min(3, tokens.capitalCount(first)) * 128 + (look & 127));
        row.add("length", length * 2 + type);
        row.add("look", look * 8 + length);
        row.add("look-last", features.look(last) * 2 + (length == 1 ? 1 : 0));
        row.add("shape", tokens.shape(first, first) * 8 + length);
        int ordinary = 0;
        int denied = 0;
        boolean personal = false;
        int speaks = 0;
        int person = 0;
        for (int i = first; i <= last; i++) {
            ordinary += tokens.is(i, Tokens.ORDINARY) ? 1 : 0;
            denied += features.denied(i) ? 1 : 0;
            personal |= behindCapital.containsKey(tokens.word(i));
            person = Math.max(person, tokens.person(i));
            speaks = Math.max(speaks, spoken.getOrDefault(tokens.word(i), 0));
        }
        int plain = ordinary == 0 ? 0 : ordinary == last - first + 1 ? 2 : 1;
        row.add("plain", plain * 16 + length * 2 + type);
        row.add("denied", Math.min(2, denied));
        boolean plainCapital = isPlainCapital(first);
        row.add("person", (personal ? 1 : 0) | (plainCapital ? 2 : 0) | Math.min(2, speaks) << 2 | length << 4);
        row.add("people", person * 8 + length);
        int other = 0;
        int host = 0;
        for (int i = first; i <= last; i++) {
            other += tokens.is(i, Tokens.OTHER_NAME) ? 1 : 0;
            host |= (tokens.is(i, Tokens.IN_HOST) ? 1 : 0) | (tokens.is(i, Tokens.IN_PATH) ? 2 : 0);
        }
        row.add("other", Math.min(2, other) * 8 + length);
        row.add("target", host * 4 + Math.min(2, person));
        row.add("use", tokens.inNames(last) * 8 + length);
        row.add("use-first", tokens.inNames(first) * 8 + length);
        boolean headline = tokens.capitalShare(first) > 0.6;
        row.add(
                "where",
                tokens.kind(first).ordinal() * 4 + (headline ? 2 : 0) + (tokens.is(first, Tokens.FIRST) ? 1 : 0));
        boolean wholeLink = tokens.is(first, Tokens.OPENS_LINK) && tokens.is(last, Tokens.CLOSES_LINK);
        row.add("link", (wholeLink ? 1 : 0) | (tokens.is(first, Tokens.LINKED) ? 2 : 0) | type << 2);
        row.add("emphasis", tokens.is(first, Tokens.EMPHASISED) ? 1 : 0);
        row.add("known", Math.min(6, known));
        row.add("front", tokens.inSentence(first - 1, first) ? features.known(first - 1) : -1);
        row.add("behind", tokens.inSentence(last + 1, last) ? features.known(last + 1) : -1);
        row.add("capital-before", tokens.is(first - 1, first, Tokens.CAPITAL) ? 1 : 0);
        row.add("capital-after", tokens.is(last + 1, last, Tokens.CAPITAL) ? 1 : 0);
        boolean bracketed = tokens.lower(last + 1, last).equals("(")
                || tokens.lower(first - 1, first).equals("(");
        row.add("bracket", bracketed ? 1 : 0);
        beside(row, "before", first - 1, first);
        beside(row, "after", last + 1, last);
    }

    private void beside(FeatureRow row, String which, int i, int from) {
        String word = tokens.lower(i, from);
        boolean common = word.isEmpty() || tokens.is(i, from, Tokens.ORDINARY) || !tokens.is(i, from, Tokens.LETTER);
        row.add(which, common ? word : "?");
    }

    private static int bucket(double score) {
        return score == 0 ? 0 : score >= 0.99 ? 9 : score >= 0.97 ? 8 : 1 + (int) (score * 7);
    }

    /** The mentions after the review: known ones as they were, new ones that hold. */
    List<Found> hold(ChainModel model, EntityTypes types, List<Found> found) {
        List<Found> held = new ArrayList<>();
        found.stream().filter(one -> one.candidate().isPresent()).forEach(held::add);
        rows((proposal, row) -> {
            double[] probabilities = model.probabilities(row);
            for (EntityType type : types.all()) {
                double score = probabilities[Decision.label(type)];
                if (score >= HOLDS) {
                    held.add(new Found(
                            proposal.block(), proposal.start(), proposal.end(), type, score, Optional.empty()));
                }
            }
        });
        held.sort(Found.BY_PLACE);
        return held;
    }
}
