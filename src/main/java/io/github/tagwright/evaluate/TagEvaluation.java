package io.github.tagwright.evaluate;

import io.github.tagwright.tag.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Suggestions against the tags that posts have. Tags are compared without regard to case; posts without tags do not
 * count. Metrics are named as in Annif. Collects post by post; not safe to share.
 */
public final class TagEvaluation {

    private static final int ENOUGH_FOR_MACRO = 5;
    private static final int BINS = 10;
    private static final int RESAMPLES = 1_000;

    private int posts;
    private int right;
    private int suggested;
    private int wanted;
    private double precision;
    private double recall;
    private double f1;
    private final List<Double> f1ByPost = new ArrayList<>();
    private final int[] binSuggestions = new int[BINS];
    private final int[] binRight = new int[BINS];
    private final double[] binScores = new double[BINS];
    private double f1At5;
    private double precisionAt1;
    private double precisionAt3;
    private double recallAt5;
    private double recallAt10;
    private double ndcgAt10;
    private final TreeMap<String, int[]> byTag = new TreeMap<>();

    /**
     * @param own the post's tags
     * @param suggestions for it, in any order
     */
    public void add(Collection<String> own, Collection<Suggestion> suggestions) {
        Set<String> gold = own.stream().map(TagEvaluation::fold).collect(Collectors.toCollection(LinkedHashSet::new));
        gold.remove("");
        if (gold.isEmpty()) {
            return;
        }
        List<String> ranked = suggestions.stream()
                .sorted(Comparator.comparingDouble(Suggestion::score)
                        .reversed()
                        .thenComparing(suggestion -> fold(suggestion.tag())))
                .map(suggestion -> fold(suggestion.tag()))
                .toList();
        Set<String> set = suggestions.stream()
                .filter(Suggestion::suggested)
                .map(suggestion -> fold(suggestion.tag()))
                .collect(Collectors.toSet());
        posts++;
        addSet(gold, set);
        addScores(gold, suggestions);
        addRanking(gold, ranked);
    }

    private void addSet(Set<String> gold, Set<String> set) {
        int common = (int) set.stream().filter(gold::contains).count();
        right += common;
        suggested += set.size();
        wanted += gold.size();
        double own = 2.0 * common / (set.size() + gold.size());
        precision += set.isEmpty() ? 0 : (double) common / set.size();
        recall += (double) common / gold.size();
        f1 += own;
        f1ByPost.add(own);
        Set<String> all = new HashSet<>(gold);
        all.addAll(set);
        for (String tag : all) {
            int[] counts = byTag.computeIfAbsent(tag, key -> new int[3]);
            counts[0] += gold.contains(tag) && set.contains(tag) ? 1 : 0;
            counts[1] += set.contains(tag) ? 1 : 0;
            counts[2] += gold.contains(tag) ? 1 : 0;
        }
    }

    private void addScores(Set<String> gold, Collection<Suggestion> suggestions) {
        for (Suggestion suggestion : suggestions) {
            int bin = Math.min(BINS - 1, (int) (suggestion.score() * BINS));
            binSuggestions[bin]++;
            binScores[bin] += suggestion.score();
            binRight[bin] += gold.contains(fold(suggestion.tag())) ? 1 : 0;
        }
    }

    private void addRanking(Set<String> gold, List<String> ranked) {
        if (!ranked.isEmpty()) {
            f1At5 += 2.0 * hits(gold, ranked, 5) / (Math.min(5, ranked.size()) + gold.size());
        }
        precisionAt1 += hits(gold, ranked, 1);
        precisionAt3 += hits(gold, ranked, 3) / 3.0;
        recallAt5 += (double) hits(gold, ranked, 5) / gold.size();
        recallAt10 += (double) hits(gold, ranked, 10) / gold.size();
        double gain = 0;
        double ideal = 0;
        for (int i = 0; i < 10; i++) {
            double discount = Math.log(2) / Math.log(i + 2.0);
            gain += i < ranked.size() && gold.contains(ranked.get(i)) ? discount : 0;
            ideal += i < gold.size() ? discount : 0;
        }
        ndcgAt10 += gain / ideal;
    }

    private static int hits(Set<String> gold, List<String> ranked, int depth) {
        Set<String> top = new HashSet<>(ranked.subList(0, Math.min(depth, ranked.size())));
        return (int) top.stream().filter(gold::contains).count();
    }

    /** The form in which tags that differ by case or blanks around them are the same. */
    static String fold(String tag) {
        return CaseFold.of(tag.strip());
    }

    /**
     * The figures so far.
     *
     * @param posts that have tags
     * @param micro of the suggested sets, all posts together
     * @param precision of the suggested sets, mean over posts, as the following
     * @param macroF1 mean over tags used in five posts or more
     * @param meanSize of the suggested sets
     * @param ownMeanSize tags a post has
     */
    public record Result(
            int posts,
            PrecisionRecall micro,
            double precision,
            double recall,
            double sampleF1,
            double f1At5,
            double precisionAt1,
            double precisionAt3,
            double recallAt5,
            double recallAt10,
            double ndcgAt10,
            double macroF1,
            double meanSize,
            double ownMeanSize) {

        public double microF1() {
            return micro.f1();
        }
    }

    public Result result() {
        double n = Math.max(1, posts);
        double macro = byTag.values().stream()
                .filter(counts -> counts[2] >= ENOUGH_FOR_MACRO)
                .mapToDouble(counts -> new PrecisionRecall(counts[0], counts[1], counts[2]).f1())
                .average()
                .orElse(0);
        return new Result(
                posts,
                new PrecisionRecall(right, suggested, wanted),
                precision / n,
                recall / n,
                f1 / n,
                f1At5 / n,
                precisionAt1 / n,
                precisionAt3 / n,
                recallAt5 / n,
                recallAt10 / n,
                ndcgAt10 / n,
                macro,
                suggested / n,
                wanted / n);
    }

    /** The figures by the names that Annif gives them, where it has them; "doc avg" is the mean over posts. */
    public Map<String, Double> byName() {
        Result result = result();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("Precision (doc avg)", result.precision);
        figures.put("Recall (doc avg)", result.recall);
        figures.put("F1 score (doc avg)", result.sampleF1);
        figures.put("Precision (subj avg)", meanOverTags(PrecisionRecall::precision));
        figures.put("Recall (subj avg)", meanOverTags(PrecisionRecall::recall));
        figures.put("F1 score (subj avg)", meanOverTags(PrecisionRecall::f1));
        figures.put("F1 score (subj avg, tags of 5 posts up)", result.macroF1);
        figures.put("Precision (microavg)", result.micro.precision());
        figures.put("Recall (microavg)", result.micro.recall());
        figures.put("F1 score (microavg)", result.micro.f1());
        figures.put("F1@5", result.f1At5);
        figures.put("NDCG@10", result.ndcgAt10);
        figures.put("Precision@1", result.precisionAt1);
        figures.put("Precision@3", result.precisionAt3);
        figures.put("Recall@5", result.recallAt5);
        figures.put("Recall@10", result.recallAt10);
        figures.put("Tags suggested (doc avg)", result.meanSize);
        figures.put("Tags of the post (doc avg)", result.ownMeanSize);
        figures.put("Documents evaluated", (double) result.posts);
        return figures;
    }

    private double meanOverTags(ToDoubleFunction<PrecisionRecall> figure) {
        return byTag().values().stream().mapToDouble(figure).average().orElse(0);
    }

    /**
     * How far scores of a tenth of 0..1 can be believed.
     *
     * @param suggestions with such a score, in the suggested set or not
     * @param meanScore of these
     * @param rightShare how many of these the posts have
     */
    public record Reliability(int suggestions, double meanScore, double rightShare) {}

    /** Ten rows, from scores of 0 up. */
    public List<Reliability> reliability() {
        List<Reliability> rows = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            int n = Math.max(1, binSuggestions[bin]);
            rows.add(new Reliability(binSuggestions[bin], binScores[bin] / n, (double) binRight[bin] / n));
        }
        return rows;
    }

    /** Expected calibration error of scores from a tenth up: below are the many that no one would look at. */
    public double calibrationError() {
        double error = 0;
        int all = 0;
        for (Reliability row : reliability().subList(1, BINS)) {
            error += row.suggestions() * Math.abs(row.meanScore() - row.rightShare());
            all += row.suggestions();
        }
        return error / Math.max(1, all);
    }

    /**
     * A mean over posts and bounds between which it lies in 95 of 100 resamplings of the posts.
     */
    public record Interval(double mean, double low, double high) {}

    /** The mean F1 over posts. */
    public Interval interval() {
        return bootstrap(f1ByPost);
    }

    /** How far the mean F1 over posts is above that of another evaluation of the same posts in the same order. */
    Interval above(TagEvaluation other) {
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < f1ByPost.size(); i++) {
            differences.add(f1ByPost.get(i) - other.f1ByPost.get(i));
        }
        return bootstrap(differences);
    }

    private static Interval bootstrap(List<Double> values) {
        if (values.isEmpty()) {
            return new Interval(0, 0, 0);
        }
        Random random = new Random(1);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < values.size(); j++) {
                means[i] += values.get(random.nextInt(values.size())) / values.size();
            }
        }
        Arrays.sort(means);
        double mean = values.stream().mapToDouble(value -> value).sum() / values.size();
        return new Interval(mean, means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40]);
    }

    /** Counts of the suggested sets, by tag. */
    public Map<String, PrecisionRecall> byTag() {
        Map<String, PrecisionRecall> counts = new TreeMap<>();
        byTag.forEach((tag, c) -> counts.put(tag, new PrecisionRecall(c[0], c[1], c[2])));
        return counts;
    }
}
