package io.github.tagwright.entity;

import io.github.tagwright.post.SourcedText;
import io.github.tagwright.post.Span;
import io.github.tagwright.text.Block;
import io.github.tagwright.text.Sentence;
import io.github.tagwright.text.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Learns an {@link EntityModel} from marked texts. Each text is read with the whole gazetteer, with a share of its vendors
 * and all that is theirs struck, and with a share of its products struck, so that names are learned by what stands around
 * them.
 */
public final class EntityTrainer {

    /** A word that so many texts have, but no name has, is jargon. */
    private static final int JARGON = 5;

    /** So often each marked text is read with other names struck, of each way to strike them. */
    private static final int STRIKINGS = 3;

    /** Of the stretches that are no names so many are learned from as one. */
    private static final int ONE_IN = 2;

    /** So many texts that nobody marked are learned from at most. */
    private static final int MOST_UNMARKED = 400;

    /** Between the seeds of two strikings. */
    private static final int ANOTHER = 7919;

    private final Gazetteer gazetteer;
    private final WordLists words;
    private final Settings settings;

    /**
     * What training can be told.
     *
     * @param penalty on the squared weights
     * @param struckFamilies 0..1, the share of vendors, with their products, that one reading of a text lacks
     * @param struckProducts 0..1, the share of products, their vendors known, that another one lacks
     * @param struckWeight of all such readings of a marked text of one kind, beside 1 for the reading with the whole
     *     gazetteer
     * @param unmarkedWeight of such a reading of a text that nobody marked: the gazetteer misses one name in ten
     * @param fewest how often a feature must occur
     */
    public record Settings(
            double penalty,
            double struckFamilies,
            double struckProducts,
            double struckWeight,
            double unmarkedWeight,
            int fewest) {
        public static final Settings DEFAULT = new Settings(4, 0.4, 0.5, 0.3, 0.1, 10);
    }

    public EntityTrainer(Gazetteer gazetteer, WordLists words, Settings settings) {
        this.gazetteer = gazetteer;
        this.words = words;
        this.settings = settings;
    }

    public Settings settings() {
        return settings;
    }

    /**
     * The same texts always yield the same model.
     *
     * @param texts marked by a person
     * @param unmarked further texts, whose mentions are not asked for: what the gazetteer finds in them is taken for
     *     marked, and new names are learned where it is struck. At most 400 are taken, spread over the list
     */
    public EntityModel train(List<MarkedText> texts, List<MarkedText> unmarked) {
        List<MarkedText> all = new ArrayList<>(texts);
        CandidateFinder finder = new CandidateFinder(gazetteer);
        int share = Math.min(unmarked.size(), MOST_UNMARKED);
        for (int i = 0; i < share; i++) {
            MarkedText one = unmarked.get((int) ((long) i * unmarked.size() / share));
            all.add(markedByRule(one, finder));
        }
        Lexicon lexicon = lexicon(all);
        LogisticTrainer trainer = UnknownNames.trainer(gazetteer.types());
        for (int i = 0; i < all.size(); i++) {
            MarkedText marked = all.get(i);
            Tokens tokens = new Tokens(marked.text(), lexicon);
            boolean byHand = i < texts.size();
            if (byHand) {
                learn(trainer, marked, tokens, finder.in(marked.text(), Struck.NOTHING), 1);
            }
            int strikings = byHand ? STRIKINGS : 1;
            double weight = byHand ? settings.struckWeight() / strikings : settings.unmarkedWeight();
            for (int k = 0; k < strikings; k++) {
                int seed = marked.name().hashCode() + k * ANOTHER;
                for (Struck struck : List.of(
                        Struck.families(gazetteer, settings.struckFamilies(), seed),
                        Struck.products(gazetteer, settings.struckProducts(), seed))) {
                    learn(trainer, marked, tokens, finder.in(marked.text(), struck), weight);
                }
            }
        }
        return new EntityModel(gazetteer.types(), lexicon, trainer.train(settings.fewest(), settings.penalty()));
    }

    private MarkedText markedByRule(MarkedText text, CandidateFinder finder) {
        Rule rule = new Rule(gazetteer, finder.in(text.text(), Struck.NOTHING), text.text(), text.day());
        Map<Span, EntityType> mentions = new HashMap<>();
        for (Candidate candidate : rule.chosen()) {
            if (candidate.isName()) {
                SourcedText prose = text.text().blocks().get(candidate.block()).prose();
                mentions.put(prose.span(candidate.start(), candidate.end()), rule.type(candidate));
            }
        }
        return new MarkedText(text.name(), text.text(), text.day(), mentions);
    }

    /** Of the many stretches that are no names, some stand for all. */
    private void learn(
            LogisticTrainer trainer, MarkedText marked, Tokens tokens, Candidates candidates, double weight) {
        Rule rule = new Rule(gazetteer, candidates, marked.text(), marked.day());
        NameSpans spans = new NameSpans(marked.text(), tokens, candidates, rule, rule.chosen());
        UnknownNames.rows(spans, (span, row) -> {
            SourcedText prose =
                    marked.text().blocks().get(tokens.block(span.first())).prose();
            EntityType type = marked.mentions().get(prose.span(tokens.start(span.first()), tokens.end(span.last())));
            if (type != null) {
                trainer.add(row, UnknownNames.label(type), weight);
            } else if ((span.index() + marked.name().hashCode()) % ONE_IN == 0) {
                trainer.add(row, UnknownNames.NONE, weight * ONE_IN);
            }
        });
    }

    /** Words that many texts have, written as names are, but never in a name, name nothing elsewhere either. */
    private Lexicon lexicon(List<MarkedText> texts) {
        Map<String, Integer> counts = new TreeMap<>();
        Set<String> inNames = new HashSet<>();
        for (MarkedText marked : texts) {
            Set<String> met = new TreeSet<>();
            for (Block block : marked.text().blocks()) {
                for (Sentence sentence : block.sentences()) {
                    for (Token token : sentence.tokens()) {
                        String word = token.text().toLowerCase(Locale.ROOT);
                        if (Character.isLetter(word.charAt(0))
                                && !words.ordinary().contains(word)) {
                            met.add(word);
                            if (isMarked(marked, block.prose().span(token.start(), token.end()))) {
                                inNames.add(word);
                            }
                        }
                    }
                }
            }
            met.forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        List<String> others = new ArrayList<>(words.otherNames());
        counts.forEach((word, count) -> {
            if (count >= JARGON && !inNames.contains(word)) {
                others.add(word);
            }
        });
        return new Lexicon(
                Words.of(words.ordinary()), Words.of(words.firstNames()), Words.of(others), NameWords.of(gazetteer));
    }

    private static boolean isMarked(MarkedText marked, Span token) {
        return marked.mentions().keySet().stream()
                .anyMatch(place -> place.start() <= token.start() && token.end() <= place.end());
    }
}
