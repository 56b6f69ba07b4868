package io.github.tagwright.entity;

import io.github.tagwright.text.Block;
import io.github.tagwright.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Finds the names the gazetteer knows, by rule: left to right, the longest spelling that speaks for itself or that the
 * post speaks for. Keeps buffers; belongs to one thread.
 */
public final class GazetteerFinder implements Entities {

    private static final double SURE = 0.95;
    private static final double BY_CONTEXT = 0.85;

    /** A name that a public list has. */
    private static final double IMPORTED = 0.7;

    private final Gazetteer gazetteer;
    private final CandidateFinder candidates;
    private final Struck struck;

    public GazetteerFinder(Gazetteer gazetteer) {
        this(gazetteer, Struck.NOTHING);
    }

    public GazetteerFinder(Gazetteer gazetteer, Struck struck) {
        this.gazetteer = gazetteer;
        this.struck = struck;
        this.candidates = new CandidateFinder(gazetteer);
    }

    @Override
    public List<Link> in(Text text, Optional<LocalDate> day) {
        Rule rule = new Rule(gazetteer, candidates.in(text, struck), text, day);
        return rule.chosen().stream()
                .filter(Candidate::isName)
                .map(candidate -> link(gazetteer, candidate, text, day))
                .toList();
    }

    private static double score(Candidate candidate, Entity entity) {
        if (entity.source().isPresent()) {
            return IMPORTED;
        }
        return candidate.spelling().needs().length == 0 ? SURE : BY_CONTEXT;
    }

    /** A candidate that holds, as a mention. */
    static Link link(Gazetteer gazetteer, Candidate candidate, Text text, Optional<LocalDate> day) {
        Entity entity = gazetteer.entity(candidate.spelling().entity());
        Block block = text.blocks().get(candidate.block());
        Mention mention = new Mention(
                block.prose().span(candidate.start(), candidate.end()),
                entity.type(),
                block.text().substring(candidate.start(), candidate.end()),
                candidate.block(),
                candidate.start(),
                candidate.end(),
                score(candidate, entity),
                entity.foundBy());
        return new Link.Known(mention, entity, gazetteer.vendorOn(entity, day));
    }
}
