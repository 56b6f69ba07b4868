package io.github.tagwright.entity;

import io.github.tagwright.text.Block;
import io.github.tagwright.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the names the gazetteer knows, by rule, and between them names that it lacks or that the post does not speak for,
 * as it was learned from marked posts. Keeps buffers; belongs to one thread.
 */
public final class TrainedFinder implements Entities {

    /** The source of mentions that were found by what stands around them. */
    static final String SOURCE = "context";

    private static final Comparator<Link> BY_PLACE = Comparator.comparingInt(
                    (Link link) -> link.mention().block())
            .thenComparingInt(link -> link.mention().start());

    private final Gazetteer gazetteer;
    private final EvidenceScores scores;
    private final EntityModel model;
    private final CandidateFinder finder;
    private final Struck struck;
    private final boolean together;

    public TrainedFinder(Gazetteer gazetteer, EvidenceScores scores, EntityModel model) {
        this(gazetteer, scores, model, Struck.NOTHING);
    }

    public TrainedFinder(Gazetteer gazetteer, EvidenceScores scores, EntityModel model, Struck struck) {
        this(gazetteer, scores, model, struck, true);
    }

    private TrainedFinder(
            Gazetteer gazetteer, EvidenceScores scores, EntityModel model, Struck struck, boolean together) {
        this.gazetteer = gazetteer;
        this.scores = scores;
        this.model = model;
        this.finder = new CandidateFinder(gazetteer);
        this.struck = struck;
        this.together = together;
    }

    /** One that judges each place of a name by itself, to tell what judging them together is worth. */
    public static TrainedFinder placeByPlace(Gazetteer gazetteer, EvidenceScores scores, EntityModel model) {
        return new TrainedFinder(gazetteer, scores, model, Struck.NOTHING, false);
    }

    @Override
    public List<Link> in(Text text, Optional<LocalDate> day) {
        Candidates candidates = finder.in(text, struck);
        Rule rule = new Rule(gazetteer, candidates, text, day);
        List<Candidate> chosen = rule.chosen();
        NameSpans spans = new NameSpans(text, new Tokens(text, model.lexicon()), candidates, rule, chosen);
        List<Link> links = new ArrayList<>();
        for (Rule.Told told : rule.told(chosen)) {
            links.add(GazetteerFinder.link(gazetteer, told, scores, text, day));
        }
        for (Found found : UnknownNames.find(model.names(), gazetteer.types(), spans, together)) {
            links.add(link(found, text, day));
        }
        links.sort(BY_PLACE);
        return links.stream().anyMatch(TrainedFinder::isNewProduct)
                ? withOwners(links, new OwnersBeside(text, links))
                : links;
    }

    /** Gives new products to the owner that stands beside them, here or elsewhere in the text. */
    private static List<Link> withOwners(List<Link> links, OwnersBeside owners) {
        Map<String, String> ownersById = new HashMap<>();
        for (Link link : links) {
            if (isNewProduct(link)) {
                Mention mention = link.mention();
                owners.of(mention.block(), mention.start(), mention.end())
                        .ifPresent(owner ->
                                ownersById.putIfAbsent(link.id(), owner.link().name()));
            }
        }
        links.replaceAll(link -> isNewProduct(link)
                ? new Link.Unknown(link.mention(), link.id(), link.name(), ownersById.getOrDefault(link.id(), ""))
                : link);
        return links;
    }

    private static boolean isNewProduct(Link link) {
        return link.mention().type().owner().isPresent() && link.match(known -> false, unknown -> true);
    }

    private Link link(Found found, Text text, Optional<LocalDate> day) {
        Block block = text.blocks().get(found.block());
        String name = block.text().substring(found.start(), found.end());
        Mention mention = new Mention(
                block.prose().span(found.start(), found.end()),
                found.type(),
                name,
                found.block(),
                found.start(),
                found.end(),
                scores.score(Evidence.SURROUNDINGS),
                SOURCE);
        if (found.candidate().isEmpty()) {
            return new Link.Unknown(mention, Link.Unknown.idOf(name), name, "");
        }
        Entity entity = gazetteer.entity(found.candidate().get().spelling().entity());
        return new Link.Known(mention, entity, gazetteer.vendorOn(entity, day));
    }
}
