package io.github.tagwright.entity;

import io.github.tagwright.text.Block;
import io.github.tagwright.text.Text;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Finds known names and such as the gazetteer lacks, as it was learned from marked posts: decides which candidates of
 * the gazetteer are mentions, finds new names between them, and judges these again by what the whole text says. Keeps
 * buffers; belongs to one thread.
 */
public final class TrainedFinder implements Entities {

    /** How far a text is taken; the steps after are left out. */
    public enum Depth {
        DECISION,
        NAMES,
        SECOND_READING
    }

    private final Gazetteer gazetteer;
    private final EntityModel model;
    private final CandidateFinder finder;
    private final Depth depth;
    private final IntPredicate struck;

    public TrainedFinder(Gazetteer gazetteer, EntityModel model) {
        this(gazetteer, model, Depth.SECOND_READING, spelling -> false);
    }

    /** @param lacking names of products, in lower case, that are treated as if the gazetteer lacked them */
    public TrainedFinder(Gazetteer gazetteer, EntityModel model, Depth depth, Set<String> lacking) {
        this(gazetteer, model, depth, spellings(gazetteer, lacking)::get);
    }

    private static BitSet spellings(Gazetteer gazetteer, Set<String> lacking) {
        BitSet spellings = new BitSet();
        for (int i = 0; i < gazetteer.spellingCount(); i++) {
            Gazetteer.Spelling spelling = gazetteer.spelling(i);
            boolean product = spelling.entity() != Gazetteer.NO_MENTION
                    && !gazetteer.entity(spelling.entity()).type().owns();
            if (product && stands(spelling.text().toLowerCase(Locale.ROOT), lacking)) {
                spellings.set(i);
            }
        }
        return spellings;
    }

    /** Whether a spelling, model number or not, is for one of some names. */
    private static boolean stands(String spelling, Set<String> names) {
        int number = spelling.indexOf('#');
        if (number < 0) {
            return names.contains(spelling);
        }
        return names.stream()
                .anyMatch(name -> name.length() > number
                        && name.startsWith(spelling.substring(0, number))
                        && Character.isDigit(name.charAt(number)));
    }

    /** @param struck indexes of spellings that are treated as if the gazetteer lacked them */
    TrainedFinder(Gazetteer gazetteer, EntityModel model, Depth depth, IntPredicate struck) {
        this.gazetteer = gazetteer;
        this.model = model;
        this.finder = new CandidateFinder(gazetteer);
        this.depth = depth;
        this.struck = struck;
    }

    @Override
    public List<Link> in(Text text, Optional<LocalDate> day) {
        Candidates candidates = finder.in(text, struck);
        Tokens tokens = new Tokens(text, model.lexicon());
        Rule rule = new Rule(gazetteer, candidates, text, day);
        List<Found> found = Decision.decide(
                model.decision(), new CandidateFeatures(gazetteer, text, tokens, candidates, rule, day), candidates);
        if (depth != Depth.DECISION) {
            NameFeatures features = new NameFeatures(tokens, candidates, rule, found);
            found = Names.find(model.names(), gazetteer.types(), features, text, tokens, found);
            if (depth == Depth.SECOND_READING) {
                found = new Review(text, tokens, features, found).hold(model.review(), gazetteer.types(), found);
            }
        }
        return found.stream().map(mention -> link(mention, text, day)).toList();
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
                found.score(),
                found.candidate().isPresent() ? "gazetteer" : "context");
        if (found.candidate().isEmpty()) {
            return new Link.Unknown(mention, Link.Unknown.idOf(name), name);
        }
        Entity entity = gazetteer.entity(found.candidate().get().spelling().entity());
        return new Link.Known(mention, entity, gazetteer.vendorOn(entity, day));
    }
}
