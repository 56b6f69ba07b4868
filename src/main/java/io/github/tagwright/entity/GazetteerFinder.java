package io.github.tagwright.entity;

import io.github.tagwright.text.Block;
import io.github.tagwright.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the names the gazetteer knows, by rule: left to right, the longest spelling that speaks for itself or that the
 * post speaks for. Keeps buffers; belongs to one thread.
 */
public final class GazetteerFinder implements Entities {

    private final Gazetteer gazetteer;
    private final CandidateFinder candidates;
    private final EvidenceScores scores;
    private final Struck struck;
    private final Predicate<Evidence> counts;

    public GazetteerFinder(Gazetteer gazetteer, EvidenceScores scores) {
        this(gazetteer, scores, Struck.NOTHING);
    }

    public GazetteerFinder(Gazetteer gazetteer, EvidenceScores scores, Struck struck) {
        this(gazetteer, scores, struck, evidence -> true);
    }

    private GazetteerFinder(Gazetteer gazetteer, EvidenceScores scores, Struck struck, Predicate<Evidence> counts) {
        this.gazetteer = gazetteer;
        this.scores = scores;
        this.struck = struck;
        this.counts = counts;
        this.candidates = new CandidateFinder(gazetteer);
    }

    /** One that leaves out every name that could be something else, whatever the post says. */
    public static GazetteerFinder ofSureNames(Gazetteer gazetteer, EvidenceScores scores) {
        return new GazetteerFinder(gazetteer, scores, Struck.NOTHING, Evidence::isSure);
    }

    @Override
    public List<Link> in(Text text, Optional<LocalDate> day) {
        Rule rule = new Rule(gazetteer, candidates.in(text, struck), text, day);
        return rule.told(rule.chosen()).stream()
                .filter(told -> counts.test(told.evidence()))
                .map(told -> link(gazetteer, told, scores, text, day))
                .toList();
    }

    /** A candidate that holds, as a mention. */
    static Link link(Gazetteer gazetteer, Rule.Told told, EvidenceScores scores, Text text, Optional<LocalDate> day) {
        Candidate candidate = told.candidate();
        Entity entity = gazetteer.entity(candidate.spelling().entity());
        Block block = text.blocks().get(candidate.block());
        Mention mention = new Mention(
                block.prose().span(candidate.start(), candidate.end()),
                entity.type(),
                block.text().substring(candidate.start(), candidate.end()),
                candidate.block(),
                candidate.start(),
                candidate.end(),
                scores.score(told.evidence()),
                entity.foundBy());
        return new Link.Known(mention, entity, gazetteer.vendorOn(entity, day));
    }
}
