package io.github.tagwright.entity;

import io.github.tagwright.entity.NameSpans.NameSpan;
import io.github.tagwright.post.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Learns an {@link EntityModel} from marked texts. Each text is read twice: with the whole gazetteer, and with a share
 * of its entities struck, so that names are learned by their contexts too. What one step learns from another step's
 * output is output for texts which that step had not seen.
 */
public final class EntityTrainer {

    private static final int PARTS = 2;
    private static final int PART_SEED = 7;

    /** Of the stretches that are no names so many are learned from as one. */
    private static final int ONE_IN = 4;

    private final Gazetteer gazetteer;
    private final Lexicon lexicon;
    private final Settings settings;

    /**
     * What training can be told.
     *
     * @param firstPenalty on the squared weights of the first reading
     * @param secondPenalty on those of the second
     * @param struckShare 0..1, the share of vendors, with their products, that one reading of each text lacks
     * @param struckWeight of that reading of a marked text, beside 1 for the reading with the whole gazetteer
     * @param unmarkedWeight of that reading of a text that nobody marked: the gazetteer misses one name in ten
     * @param fewest how often a feature must occur
     */
    public record Settings(
            double firstPenalty,
            double secondPenalty,
            double struckShare,
            double struckWeight,
            double unmarkedWeight,
            int fewest) {
        public static final Settings DEFAULT = new Settings(
                Double.parseDouble(System.getProperty("p1", "2")),
                Double.parseDouble(System.getProperty("p2", "3")),
                Double.parseDouble(System.getProperty("ss", "0.3")),
                Double.parseDouble(System.getProperty("sw", "0.5")),
                Double.parseDouble(System.getProperty("uw", "0.3")),
                3);
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
        private final double weight;
        private final Tokens tokens;
        private final NameSpans spans;
        private double[][] read = {};

        Case(MarkedText marked, Tokens tokens, Candidates candidates, double weight) {
            this.marked = marked;
            this.weight = weight;
            this.tokens = tokens;
            Rule rule = new Rule(gazetteer, candidates, marked.text(), marked.day());
            this.spans = new NameSpans(marked.text(), tokens, candidates, rule, rule.chosen());
        }

        boolean isIn(int part) {
            return MarkedText.part(marked.name() + PART_SEED, PARTS) == part;
        }

        int answer(int block, int start, int end) {
            Span span = marked.text().blocks().get(block).prose().span(start, end);
            EntityType type = marked.mentions().get(span);
            return type == null ? UnknownNames.NONE : UnknownNames.label(type);
        }

        /** Of the many stretches that are no names, some stand for all. */
        void learn(LogisticTrainer trainer, NameSpan span, FeatureRow row) {
            int answer = answer(span);
            boolean name = answer != UnknownNames.NONE;
            if (name || (span.index() + marked.name().hashCode()) % ONE_IN == 0) {
                trainer.add(row, answer, name ? weight : weight * ONE_IN);
            }
        }

        int answer(NameSpan span) {
            return answer(tokens.block(span.first()), tokens.start(span.first()), tokens.end(span.last()));
        }
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
            LogisticModel model = first(without(cases, part));
            for (Case one : in(cases, part)) {
                one.read = UnknownNames.read(model, one.spans);
            }
        }
        return new EntityModel(gazetteer.types(), lexicon, first(cases), second(cases));
    }

    private List<Case> cases(List<MarkedText> texts, List<MarkedText> unmarked) {
        List<Case> cases = new ArrayList<>();
        CandidateFinder finder = new CandidateFinder(gazetteer);
        for (MarkedText marked : texts) {
            Tokens tokens = new Tokens(marked.text(), lexicon);
            cases.add(new Case(marked, tokens, finder.in(marked.text(), Struck.NOTHING), 1));
            cases.add(new Case(marked, tokens, finder.in(marked.text(), struck(marked)), settings.struckWeight()));
        }
        GazetteerFinder byRule = new GazetteerFinder(gazetteer);
        for (MarkedText one : unmarked) {
            Map<Span, EntityType> mentions = new HashMap<>();
            byRule.in(one.text(), one.day())
                    .forEach(link ->
                            mentions.put(link.mention().span(), link.mention().type()));
            MarkedText marked = new MarkedText(one.name(), one.text(), one.day(), mentions);
            Tokens tokens = new Tokens(marked.text(), lexicon);
            cases.add(new Case(marked, tokens, finder.in(marked.text(), struck(marked)), settings.unmarkedWeight()));
        }
        return cases;
    }

    private Struck struck(MarkedText marked) {
        return Struck.families(gazetteer, settings.struckShare(), marked.name().hashCode());
    }

    private static List<Case> without(List<Case> cases, int part) {
        return cases.stream().filter(one -> !one.isIn(part)).toList();
    }

    private static List<Case> in(List<Case> cases, int part) {
        return cases.stream().filter(one -> one.isIn(part)).toList();
    }

    private LogisticModel first(List<Case> cases) {
        LogisticTrainer trainer = UnknownNames.trainer(gazetteer.types());
        for (Case one : cases) {
            UnknownNames.firstRows(one.spans, (span, row) -> one.learn(trainer, span, row));
        }
        return trainer.train(settings.fewest(), settings.firstPenalty());
    }

    private LogisticModel second(List<Case> cases) {
        LogisticTrainer trainer = UnknownNames.trainer(gazetteer.types());
        for (Case one : cases) {
            UnknownNames.secondRows(one.spans, one.read, (span, row) -> one.learn(trainer, span, row));
        }
        return trainer.train(settings.fewest(), settings.secondPenalty());
    }
}
