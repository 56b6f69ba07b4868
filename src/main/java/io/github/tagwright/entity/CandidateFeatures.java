package io.github.tagwright.entity;

import io.github.tagwright.text.Text;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What speaks for and against taking a stretch of text for the name it could be. Never the name itself, so that what
 * is learned on the names of one archive holds for those of another.
 */
final class CandidateFeatures {

    private final Gazetteer gazetteer;
    private final Text text;
    private final Tokens tokens;
    private final Candidates candidates;
    private final Rule rule;
    private final Optional<LocalDate> day;
    private final Set<Candidate> byRule;
    private final Map<String, Integer> ofVendor = new HashMap<>();
    private final Map<String, Integer> ofField = new HashMap<>();
    private final Map<Integer, Integer> ofEntity = new HashMap<>();
    private final BitSet starts = new BitSet();
    private int sure;

    CandidateFeatures(
            Gazetteer gazetteer, Text text, Tokens tokens, Candidates candidates, Rule rule, Optional<LocalDate> day) {
        this.gazetteer = gazetteer;
        this.text = text;
        this.tokens = tokens;
        this.candidates = candidates;
        this.rule = rule;
        this.day = day;
        this.byRule = new HashSet<>(rule.chosen());
        BitSet entities = candidates.sureEntities();
        for (int e = entities.nextSetBit(0); e >= 0; e = entities.nextSetBit(e + 1)) {
            Entity entity = gazetteer.entity(e);
            ofField.merge(entity.field(), 1, Integer::sum);
            sure++;
            if (entity.type().owns()) {
                ofVendor.merge(entity.id(), 1, Integer::sum);
            } else {
                entity.vendor().ifPresent(vendor -> ofVendor.merge(vendor, 1, Integer::sum));
            }
        }
        for (List<Candidate> stretch : candidates.stretches()) {
            for (Candidate candidate : stretch) {
                if (candidate.isName()) {
                    ofEntity.merge(candidate.spelling().entity(), 1, Integer::sum);
                }
            }
            starts.set(tokens.at(stretch.get(0).block(), stretch.get(0).start()));
        }
    }

    /**
     * @param stretch the candidates of one stretch
     * @param around a longer stretch in which it stands, or itself
     * @param inside whether a shorter one stands in it
     */
    void fill(FeatureRow row, List<Candidate> stretch, List<Candidate> around, boolean inside) {
        Candidate place = stretch.get(0);
        int first = tokens.at(place.block(), place.start());
        int last = tokens.at(place.block(), place.end() - 1);
        String prose = text.blocks().get(place.block()).text();
        row.clear();
        row.add("bias");
        boolean isNone = stretch.stream().anyMatch(candidate -> !candidate.isName());
        int none = 1 << types().size();
        int kinds = isNone ? none : 0;
        for (EntityType type : types().all()) {
            kinds |= bestOf(stretch, type).isPresent() ? 1 << type.index() : 0;
        }
        row.add("kinds", kinds);
        Optional<Candidate> chosen = stretch.stream().filter(byRule::contains).findFirst();
        int ruled = chosen.isEmpty()
                ? 0
                : !chosen.get().isName() ? 1 : 2 + type(chosen.get()).index();
        row.add("ruled", ruled);
        row.add("ruled+kinds", ruled * 2 * none + kinds);
        boolean company = CompanyCues.actsOrIsSpokenOf(prose, place.start(), place.end());
        row.add("company", (company ? 2 * none : 0) | kinds);
        for (EntityType type : types().all()) {
            bestOf(stretch, type).ifPresent(candidate -> about(row, type.plural(), candidate, ruled));
        }
        written(row, place, first, last, ruled, kinds);
        beside(row, first, last, ruled, kinds);
        boolean within = around != stretch;
        row.add("within", (within ? 1 : 0) | (inside ? 2 : 0) | ruled << 2);
        if (within) {
            Candidate outer = around.get(0);
            row.add("within-more", (outer.start() < place.start() ? 1 : 0) | (outer.end() > place.end() ? 2 : 0));
        }
    }

    EntityTypes types() {
        return gazetteer.types();
    }

    private EntityType type(Candidate candidate) {
        return gazetteer.entity(candidate.spelling().entity()).type();
    }

    /** The candidate of a type that fits best, whether it holds or not. */
    Optional<Candidate> bestOf(List<Candidate> stretch, EntityType type) {
        Candidate best = null;
        int bestRank = 0;
        for (Candidate candidate : stretch) {
            if (candidate.isName() && type(candidate).equals(type)) {
                int rank = rule.rank(candidate) * 2
                        + (candidates.holds(candidate) ? 1_000 : 0)
                        + Math.min(
                                3,
                                ofVendor.getOrDefault(
                                        makerOf(gazetteer.entity(
                                                candidate.spelling().entity())),
                                        0));
                if (best == null || rank > bestRank) {
                    best = candidate;
                    bestRank = rank;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static String makerOf(Entity entity) {
        return entity.vendor().orElse(entity.id());
    }

    private void about(FeatureRow row, String which, Candidate candidate, int ruled) {
        Entity entity = gazetteer.entity(candidate.spelling().entity());
        int needs = candidate.spelling().needs().length;
        int met = Math.min(3, candidates.contextsOf(candidate));
        boolean sureElsewhere =
                candidates.sureEntities().get(candidate.spelling().entity());
        boolean inFront = candidates.vendorInFront(candidate);
        int support = (needs == 0 ? 4 : met) | (sureElsewhere ? 8 : 0) | (inFront ? 16 : 0);
        row.add(which + "support", support);
        row.add(which + "met", needs == 0 ? -1 : met);
        row.add(which + "sure", (sureElsewhere ? 1 : 0) | (needs == 0 ? 2 : 0));
        row.add(which + "front", (inFront ? 1 : 0) | ruled << 1);
        row.add(which + "case", candidate.spelling().casePolicy().ordinal());
        int siblings = ofVendor.getOrDefault(makerOf(entity), 0) - (sureElsewhere ? 1 : 0);
        row.add(which + "siblings", Math.min(4, siblings) * 2 + (needs == 0 ? 1 : 0));
        row.add(which + "hasvendor", (entity.vendor().isPresent() ? 1 : 0) | ruled << 1);
        int near = ofField.getOrDefault(entity.field(), 0) - (sureElsewhere ? 1 : 0);
        row.add(which + "near", (sure < 4 ? 9 : 4 * near / sure) * 2 + (needs == 0 ? 1 : 0));
        row.add(
                which + "times",
                Math.min(4, ofEntity.getOrDefault(candidate.spelling().entity(), 0)));
        row.add(which + "era", era(entity));
        boolean isName = candidate.spelling().text().equals(entity.name());
        row.add(which + "alias", (isName ? 1 : 0) | (needs == 0 ? 2 : 0));
        Gazetteer.Word[] words = candidate.spelling().words();
        int ordinary = 0;
        for (Gazetteer.Word word : words) {
            ordinary += word.ordinary() ? 1 : 0;
        }
        int plain = words.length == 0 ? 3 : ordinary == 0 ? 0 : ordinary == words.length ? 2 : 1;
        row.add(which + "plain", plain * 4 + Math.min(3, words.length));
        row.add(which + "plain+support", plain * 32 + support);
    }

    private int era(Entity entity) {
        if (day.isEmpty()) {
            return 0;
        }
        int year = day.get().getYear();
        if (entity.from().isPresent() && entity.from().get().year() > year) {
            return entity.from().get().year() > year + 1 ? 1 : 2;
        }
        if (entity.to().isPresent() && entity.to().get().year() < year - 3) {
            return 3;
        }
        return entity.from().isEmpty() ? 4 : year - entity.from().get().year() <= 2 ? 5 : 6;
    }

    private void written(FeatureRow row, Candidate place, int first, int last, int ruled, int kinds) {
        Gazetteer.Spelling spelling = place.spelling();
        String prose = text.blocks().get(place.block()).text();
        boolean asSpelled = prose.regionMatches(
                place.start(), spelling.text(), 0, Math.min(spelling.text().length(), place.end() - place.start()));
        boolean ordinary = true;
        for (int i = first; i <= last; i++) {
            ordinary &= tokens.is(i, Tokens.ORDINARY);
        }
        int length = Math.min(4, last - first + 1);
        int look = (tokens.is(first, Tokens.CAPITAL) ? 1 : 0)
                | (tokens.is(first, Tokens.ALL_UPPER) ? 2 : 0)
                | (tokens.is(first, Tokens.ALL_LOWER) ? 4 : 0)
                | (tokens.is(first, Tokens.INNER_CAPITAL) ? 8 : 0)
                | (ordinary ? 16 : 0)
                | (asSpelled ? 32 : 0);
        row.add("look", look);
        row.add("look+ruled", look * 8 + ruled);
        row.add("look+length", look * 8 + length);
        row.add("shape", tokens.shape(first, first) * 8 + length);
        row.add("chars", Math.min(8, place.end() - place.start()));
        row.add("chars+look", Math.min(5, place.end() - place.start()) * 64 + look);
        boolean aligned = tokens.start(first) == place.start() && tokens.end(last) == place.end();
        row.add("aligned", aligned ? 1 : 0);
        int lower = Math.min(2, tokens.lowerCount(first));
        int capital = Math.min(2, tokens.capitalCount(first));
        row.add("lower", lower * 2 + (ordinary ? 1 : 0));
        row.add("lower+capital", (lower * 3 + capital) * 64 + look);
        int headline = tokens.capitalShare(first) > 0.6 ? 1 : 0;
        int where = tokens.kind(first).ordinal() * 2 + headline;
        row.add("where", where);
        row.add("where+ruled", where * 8 + ruled);
        row.add("where+look", where * 64 + look);
        row.add("first", (tokens.is(first, Tokens.FIRST) ? 1 : 0) + look * 2);
        row.add("linked", (tokens.is(first, Tokens.LINKED) ? 1 : 0) * 8 + ruled);
        boolean wholeLink = tokens.is(first, Tokens.OPENS_LINK) && tokens.is(last, Tokens.CLOSES_LINK);
        row.add("whole-link", (wholeLink ? 1 : 0) * 8 + kinds);
        row.add("emphasised", (tokens.is(first, Tokens.EMPHASISED) ? 1 : 0) * 8 + ruled);
    }

    private void beside(FeatureRow row, int first, int last, int ruled, int kinds) {
        for (int step = 1; step <= 2; step++) {
            beside(row, "before" + step, first - step, first, kinds);
            beside(row, "after" + step, last + step, last, kinds);
        }
        boolean nameNext = tokens.inSentence(last + 1, last) && starts.get(last + 1);
        boolean glued = tokens.inSentence(last + 1, last) && !tokens.gapBefore(last + 1);
        boolean gluedBefore = tokens.inSentence(first - 1, first) && !tokens.gapBefore(first);
        row.add("next", (nameNext ? 1 : 0) | (glued ? 2 : 0) | (gluedBefore ? 4 : 0) | ruled << 3);
        row.add("glue-after", glued ? tokens.lower(last + 1, last) : Tokens.NONE, ruled);
        row.add("glue-before", gluedBefore ? tokens.lower(first - 1, first) : Tokens.NONE, ruled);
        boolean capitalBefore = tokens.is(first - 1, first, Tokens.CAPITAL);
        boolean capitalAfter = tokens.is(last + 1, last, Tokens.CAPITAL);
        int headline = tokens.capitalShare(first) > 0.6 ? 4 : 0;
        row.add("capitals", (capitalBefore ? 1 : 0) | (capitalAfter ? 2 : 0) | headline | ruled << 3);
    }

    private void beside(FeatureRow row, String which, int i, int from, int kinds) {
        String word = tokens.lower(i, from);
        boolean common = word.isEmpty()
                || tokens.is(i, from, Tokens.ORDINARY)
                || !tokens.is(i, from, Tokens.LETTER | Tokens.DIGIT);
        row.add(which, common ? word : "?");
        row.add(which + "+kinds", common ? word : "?", kinds);
        row.add(which + "shape", tokens.shape(i, from));
    }
}
