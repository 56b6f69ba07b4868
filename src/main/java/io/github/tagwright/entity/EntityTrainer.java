package io.github.tagwright.entity;

import io.github.tagwright.post.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Learns an {@link EntityModel} from marked texts. Each text is read twice: with the whole gazetteer, and with a share
 * of its entities struck, so that names are learned by their contexts too. What one step learns from another step's
 * output is output for texts which that step had not seen.
 */
public final class EntityTrainer {

    private static final int PARTS = 3;
    private static final int PART_SEED = 7;

    /** Weight of names found by a gazetteer with entities struck, beside 1 for those found by the whole one. */
    private static final double STRUCK_WEIGHT = 0.2;

    /** Weight of a text that nobody marked, beside 1 for one that a person did: the gazetteer misses one name in ten. */
    private static final double UNMARKED_WEIGHT = 0.5;

    private final Gazetteer gazetteer;
    private final Lexicon lexicon;
    private final Settings settings;

    /**
     * What training can be told.
     *
     * @param decisionPenalty on the squared weights of the decision
     * @param namePenalty on those of the finder of new names
     * @param reviewPenalty on those of the review
     * @param struckShare 0..1, the share of entities that one reading of each text lacks
     * @param fewest how often a feature of the finder must occur
     */
    public record Settings(
            double decisionPenalty, double namePenalty, double reviewPenalty, double struckShare, int fewest) {
        public static final Settings DEFAULT = new Settings(30, 2, 3, 0.3, 3);
    }

    /**
     * @param words of ordinary prose, in lower case
     * @param firstNames of people, in lower case
     * @param otherNames of places, families and whatever else has a capital and is no product, in lower case
     */
    public EntityTrainer(
            Gazetteer gazetteer, Set<String> words, Set<String> firstNames, Set<String> otherNames, Settings settings) {
        this.gazetteer = gazetteer;
        this.lexicon =
                new Lexicon(Words.of(words), Words.of(firstNames), Words.of(otherNames), NameWords.of(gazetteer));
        this.settings = settings;
    }

    public Settings settings() {
        return settings;
    }

    /** One reading of a marked text. */
    private final class Case {
        private final MarkedText marked;
        private final boolean whole;
        private final double weight;
        private final Tokens tokens;
        private final Candidates candidates;
        private final int[] labels;
        private final Rule rule;
        private List<Found> decided = List.of();
        private List<Found> found = List.of();

        Case(MarkedText marked, Tokens tokens, Candidates candidates, boolean whole, double weight) {
            this.marked = marked;
            this.whole = whole;
            this.weight = weight;
            this.tokens = tokens;
            this.candidates = candidates;
            this.labels = labels(marked, tokens);
            this.rule = new Rule(gazetteer, candidates, marked.text(), marked.day());
        }

        boolean isIn(int part) {
            return MarkedText.part(marked.name() + PART_SEED, PARTS) == part;
        }

        CandidateFeatures decisionFeatures() {
            return new CandidateFeatures(gazetteer, marked.text(), tokens, candidates, rule, marked.day());
        }

        NameFeatures nameFeatures() {
            return new NameFeatures(tokens, candidates, rule, decided);
        }
    }

    private static int[] labels(MarkedText marked, Tokens tokens) {
        int[] labels = new int[tokens.size()];
        for (int i = 0; i < labels.length; i++) {
            Span span = marked.text().blocks().get(tokens.block(i)).prose().span(tokens.start(i), tokens.end(i));
            for (var mention : marked.mentions().entrySet()) {
                Span place = mention.getKey();
                if (place.start() <= span.start() && span.end() <= place.end()) {
                    labels[i] = NameLabels.label(mention.getValue(), place.start() == span.start());
                }
            }
        }
        return labels;
    }

    /**
     * The same texts always yield the same model.
     *
     * @param texts marked by a person
     * @param unmarked further texts, whose mentions are not asked for: what the gazetteer finds in them is taken for
     *     marked, and new names are learned where it is struck
     */
    public EntityModel train(List<MarkedText> texts, List<MarkedText> unmarked) {
        List<Case> cases = cases(texts, unmarked);
        for (int part = 0; part < PARTS; part++) {
            ChainModel model = decision(without(cases, part));
            for (Case one : in(cases, part)) {
                one.decided = Decision.decide(model, one.decisionFeatures(), one.candidates);
            }
        }
        for (int part = 0; part < PARTS; part++) {
            ChainModel model = names(without(cases, part));
            for (Case one : in(cases, part)) {
                one.found = Names.find(
                        model, gazetteer.types(), one.nameFeatures(), one.marked.text(), one.tokens, one.decided);
            }
        }
        return new EntityModel(gazetteer.types(), lexicon, decision(cases), names(cases), review(cases));
    }

    private List<Case> cases(List<MarkedText> texts, List<MarkedText> unmarked) {
        List<Case> cases = new ArrayList<>();
        CandidateFinder finder = new CandidateFinder(gazetteer);
        for (MarkedText marked : texts) {
            Tokens tokens = new Tokens(marked.text(), lexicon);
            cases.add(new Case(marked, tokens, finder.in(marked.text(), spelling -> false), true, 1));
            cases.add(new Case(marked, tokens, finder.in(marked.text(), struck(marked.name())), false, 1));
        }
        GazetteerFinder byRule = new GazetteerFinder(gazetteer);
        for (MarkedText one : unmarked) {
            Map<Span, EntityType> mentions = new HashMap<>();
            byRule.in(one.text(), one.day())
                    .forEach(link ->
                            mentions.put(link.mention().span(), link.mention().type()));
            MarkedText marked = new MarkedText(one.name(), one.text(), one.day(), mentions);
            Tokens tokens = new Tokens(marked.text(), lexicon);
            cases.add(
                    new Case(marked, tokens, finder.in(marked.text(), struck(marked.name())), false, UNMARKED_WEIGHT));
        }
        return cases;
    }

    private IntPredicate struck(String name) {
        int seed = name.hashCode();
        return spelling -> {
            int entity = gazetteer.spelling(spelling).entity();
            int hash = (seed ^ entity * 0x85EBCA6B) * 0x9E3779B9;
            return entity != Gazetteer.NO_MENTION && (hash >>> 8 & 0xFFFF) < settings.struckShare() * 0x10000;
        };
    }

    private static List<Case> without(List<Case> cases, int part) {
        return cases.stream().filter(one -> !one.isIn(part)).toList();
    }

    private static List<Case> in(List<Case> cases, int part) {
        return cases.stream().filter(one -> one.isIn(part)).toList();
    }

    private ChainModel decision(List<Case> cases) {
        ChainTrainer trainer = Decision.trainer(gazetteer.types());
        for (Case one : cases) {
            if (one.whole) {
                Decision.rows(
                        one.decisionFeatures(),
                        one.candidates,
                        (stretch, row) -> trainer.add(
                                Collections.singletonList(row.keys()),
                                new int[] {
                                    answer(
                                            one.marked,
                                            stretch.get(0).block(),
                                            stretch.get(0).start(),
                                            stretch.get(0).end())
                                },
                                1));
            }
        }
        return trainer.train(2, settings.decisionPenalty());
    }

    private ChainModel review(List<Case> cases) {
        ChainTrainer trainer = Decision.trainer(gazetteer.types());
        for (Case one : cases) {
            new Review(one.marked.text(), one.tokens, one.nameFeatures(), one.found)
                    .rows((proposal, row) -> trainer.add(
                            Collections.singletonList(row.keys()),
                            new int[] {answer(one.marked, proposal.block(), proposal.start(), proposal.end())},
                            one.whole ? 1 : STRUCK_WEIGHT * one.weight));
        }
        return trainer.train(2, settings.reviewPenalty());
    }

    private static int answer(MarkedText marked, int block, int start, int end) {
        Span span = marked.text().blocks().get(block).prose().span(start, end);
        EntityType type = marked.mentions().get(span);
        return type == null ? Decision.NONE : Decision.label(type);
    }

    private ChainModel names(List<Case> cases) {
        ChainTrainer trainer = Names.trainer(gazetteer.types());
        FeatureRow row = new FeatureRow();
        for (Case one : cases) {
            NameFeatures features = one.nameFeatures();
            Names.runs(features, one.tokens, (first, end) -> {
                if (features.allKnown(first, end)) {
                    return;
                }
                List<long[]> rows = IntStream.range(first, end)
                        .mapToObj(i -> {
                            features.fill(row, i);
                            return row.keys();
                        })
                        .toList();
                trainer.add(rows, legal(Arrays.copyOfRange(one.labels, first, end)), one.weight);
            });
        }
        return trainer.train(settings.fewest(), settings.namePenalty());
    }

    /** A name whose beginning is outside the run begins with its first token inside. */
    private int[] legal(int[] labels) {
        int before = NameLabels.count(gazetteer.types());
        for (int i = 0; i < labels.length; i++) {
            if (!NameLabels.mayFollow(before, labels[i])) {
                labels[i]--;
            }
            before = labels[i];
        }
        return labels;
    }
}
