package io.github.tagwright.evaluate;

import io.github.tagwright.Outcome;
import io.github.tagwright.entity.Entities;
import io.github.tagwright.entity.EntityModel;
import io.github.tagwright.entity.EntityTrainer;
import io.github.tagwright.entity.EvidenceScores;
import io.github.tagwright.entity.Gazetteer;
import io.github.tagwright.entity.GazetteerFinder;
import io.github.tagwright.entity.MarkedText;
import io.github.tagwright.entity.Struck;
import io.github.tagwright.entity.TrainedFinder;
import io.github.tagwright.evaluate.MarkedPosts.MarkedPost;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Measures learned finders on marked posts they have not seen. The posts are parted by their names; each part is read
 * by what was learned from the others. Beside the whole finder its steps are measured: the gazetteer without and with names
 * that the post must speak for, and with further names. So that it shows what happens where the gazetteer knows less, all of
 * them are measured with three gazetteers: the whole one; one that lacks the products that no other part names; and one
 * that lacks two vendors of five, with their products.
 */
public final class EntityFolds {

    private static final String SURE = "gazetteer, only names that could be nothing else";
    private static final String GAZETTEER = "gazetteer";
    private static final String PLACE_BY_PLACE = "+ further names, each place by itself";
    private static final String FURTHER = "+ further names";
    private static final double STRUCK_SHARE = 0.4;
    private static final int STRUCK_SEED = 4711;

    private final Gazetteer gazetteer;
    private final EntityTrainer trainer;
    private final GoldMentions gold;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Reliability reliability;
    private int newNames;
    private int newNamesFound;

    /**
     * What was measured of one step.
     *
     * @param evaluation of all posts
     * @param seconds of processor time they took, without reading
     * @param posts how many they were
     */
    public record Step(EntityEvaluation evaluation, double seconds, int posts) {}

    public EntityFolds(Gazetteer gazetteer, EntityTrainer trainer, GoldMentions gold) {
        this.gazetteer = gazetteer;
        this.trainer = trainer;
        this.gold = gold;
        this.reliability = new Reliability(gold);
    }

    /** @param folds at least 2 */
    public void run(MarkedPosts posts, int folds) {
        for (int fold = 0; fold < folds; fold++) {
            int part = fold;
            measure(posts, post -> MarkedText.part(post.marked().name(), folds) == part, unmarked -> false);
        }
    }

    /** Leaves out each folder in turn, the posts in it that nobody marked, too: what is left is from other authors. */
    public void runByFolder(MarkedPosts posts) {
        for (int folder = 0; folder < posts.folders(); folder++) {
            int part = folder;
            measure(posts, post -> post.folder() == part, unmarked -> unmarked.folder() == part);
        }
    }

    /** Measures a model on the posts it was trained on, as a step of its own: how much it learned by heart. */
    public void runOnSeen(MarkedPosts posts, EntityModel model) {
        EvidenceScores scores = EvidenceScores.of(gazetteer, texts(posts.posts()));
        measure(FURTHER + ", on posts it was trained on", new TrainedFinder(gazetteer, scores, model), posts.posts());
    }

    private void measure(MarkedPosts posts, Predicate<MarkedPost> tested, Predicate<MarkedPost> leftOut) {
        List<MarkedPost> test = posts.posts().stream().filter(tested).toList();
        List<MarkedPost> rest = posts.posts().stream().filter(tested.negate()).toList();
        EntityModel model = trainer.train(
                texts(rest),
                texts(posts.unmarked().stream().filter(leftOut.negate()).toList()));
        EvidenceScores scores = EvidenceScores.of(gazetteer, texts(rest));
        Set<String> unseen = products(test);
        unseen.removeAll(products(rest));
        Struck lone = Struck.products(gazetteer, unseen);
        measure(SURE, GazetteerFinder.ofSureNames(gazetteer, scores), test);
        measure("", Struck.NOTHING, scores, model, test);
        measure(PLACE_BY_PLACE, TrainedFinder.placeByPlace(gazetteer, scores, model), test);
        measure("; products struck that no other part names", lone, scores, model, test);
        measure(
                "; two vendors of five struck",
                Struck.families(gazetteer, STRUCK_SHARE, STRUCK_SEED),
                scores,
                model,
                test);
        Entities lacking = new TrainedFinder(gazetteer, scores, model, lone);
        for (MarkedPost post : test) {
            countNew(tagged(post, lacking), gold.byFile().get(post.marked().name()), unseen);
        }
    }

    private void measure(String what, Struck struck, EvidenceScores scores, EntityModel model, List<MarkedPost> test) {
        List<Outcome.Tagged> told = measure(GAZETTEER + what, new GazetteerFinder(gazetteer, scores, struck), test);
        if (struck == Struck.NOTHING) {
            told.forEach(reliability::add);
        }
        measure(FURTHER + what, new TrainedFinder(gazetteer, scores, model, struck), test);
    }

    private List<Outcome.Tagged> measure(String name, Entities entities, List<MarkedPost> test) {
        Step step =
                steps.computeIfAbsent(name, key -> new Step(new EntityEvaluation(gold, gazetteer::isSameVendor), 0, 0));
        var clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        List<Outcome.Tagged> outcomes =
                test.stream().map(post -> tagged(post, entities)).toList();
        double seconds = (clock.getCurrentThreadCpuTime() - start) / 1e9;
        outcomes.forEach(step.evaluation()::add);
        steps.put(name, new Step(step.evaluation(), step.seconds() + seconds, step.posts() + test.size()));
        return outcomes;
    }

    private static List<MarkedText> texts(List<MarkedPost> posts) {
        return posts.stream().map(MarkedPost::marked).toList();
    }

    private Set<String> products(List<MarkedPost> posts) {
        return posts.stream()
                .flatMap(post -> gold.byFile().get(post.marked().name()).stream())
                .filter(mention -> !mention.type().owns())
                .map(mention -> mention.text().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Outcome.Tagged tagged(MarkedPost post, Entities entities) {
        return new Outcome.Tagged(
                post.post(),
                post.marked().text(),
                entities.in(post.marked().text(), post.marked().day()),
                List.of());
    }

    private void countNew(Outcome.Tagged outcome, List<GoldMention> wanted, Set<String> unseen) {
        Set<GoldMention> found = EntityEvaluation.mentions(outcome).stream()
                .map(GoldMention::bare)
                .collect(Collectors.toSet());
        for (GoldMention mention : wanted) {
            if (!mention.type().owns() && unseen.contains(mention.text().toLowerCase(Locale.ROOT))) {
                newNames++;
                newNamesFound += found.contains(mention.bare()) ? 1 : 0;
            }
        }
    }

    /** Each step by its name, the least of them first; then the same with names struck. */
    public Map<String, Step> steps() {
        return steps;
    }

    /**
     * Counts of the further names alone, of which nothing was struck: what was found beside what the gazetteer tells.
     */
    public PrecisionRecall furtherNames() {
        PrecisionRecall told = strict(GAZETTEER);
        PrecisionRecall all = strict(FURTHER);
        return new PrecisionRecall(all.right() - told.right(), all.found() - told.found(), all.gold() - told.right());
    }

    private PrecisionRecall strict(String step) {
        return steps.get(step).evaluation().scores().strict();
    }

    /** Of what the gazetteer tells; that of the further names is their precision. */
    public Reliability reliability() {
        return reliability;
    }

    /** Recall of products that no other part names, 0..1, by a gazetteer that lacks them. */
    public double recallOfNewNames() {
        return newNames == 0 ? 0 : (double) newNamesFound / newNames;
    }
}
