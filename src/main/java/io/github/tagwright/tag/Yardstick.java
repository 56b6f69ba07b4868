package io.github.tagwright.tag;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.github.tagwright.tag.Names.Place;
import io.github.tagwright.tag.PostFeatures.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What {@link TagTrainer} must beat: the usual ways to tag. */
public enum Yardstick implements TagLearner {
    /** Suggests every tag whose name stands in the post. */
    NAME_IN_TEXT("name in text") {
        @Override
        Function<PostFeatures, Guess> learn(Setting setting) {
            return post -> {
                Archive.Hits hits = setting.archive.hits(post);
                double[] scores = new double[setting.archive.size()];
                for (int i = 0; i < hits.tags().length; i++) {
                    int times = Place.TEXT.count(hits.places()[i]) + 3 * Place.TITLE.count(hits.places()[i]);
                    scores[hits.tags()[i]] = times / (times + 3.0);
                }
                return new Guess(scores, tag -> scores[tag] > 0);
            };
        }
    },
    /** Suggests the most used tags, as many as posts have on average. */
    MOST_FREQUENT("most frequent") {
        @Override
        Function<PostFeatures, Guess> learn(Setting setting) {
            double[] scores = new double[setting.archive.size()];
            for (int[] own : setting.labels) {
                for (int tag : own) {
                    scores[tag] += 1.0 / setting.labels.length;
                }
            }
            return post -> new Guess(scores, tag -> tag < setting.meanSize());
        }
    },
    /** Lets the 15 most similar posts vote, by similarity of headings and body. */
    NEIGHBOURS("neighbours") {
        @Override
        Function<PostFeatures, Guess> learn(Setting setting) {
            return post -> {
                float[] similar = setting.main.similarities(post.part(Part.MAIN));
                int[] nearest = IntStream.range(0, similar.length)
                        .boxed()
                        .sorted(Comparator.<Integer>comparingDouble(i -> -similar[i])
                                .thenComparing(i -> i))
                        .limit(15)
                        .mapToInt(Integer::intValue)
                        .toArray();
                double[] scores = new double[setting.archive.size()];
                double total =
                        Arrays.stream(nearest).mapToDouble(i -> similar[i]).sum();
                for (int near : nearest) {
                    for (int tag : setting.labels[near]) {
                        scores[tag] += total > 0 ? similar[near] / total : 0;
                    }
                }
                double[] best = Arrays.stream(scores)
                        .map(score -> -Math.min(1, score))
                        .sorted()
                        .limit(25)
                        .map(score -> -score)
                        .toArray();
                double least = best[SetSize.best(best) - 1];
                return new Guess(scores, tag -> scores[tag] >= least && scores[tag] > 0);
            };
        }
    },
    /** One balanced logistic regression per tag on the words, its threshold the best on three inner folds. */
    ONE_VS_REST("logistic regression per tag") {
        @Override
        Function<PostFeatures, Guess> learn(Setting setting) {
            int n = setting.labels.length;
            int tags = setting.archive.size();
            double[][] inner = new double[n][tags];
            for (int fold = 0; fold < 3; fold++) {
                int left = fold;
                @Nullable Model[] models = models(setting, post -> post % 3 != left);
                for (int post = left; post < n; post += 3) {
                    inner[post] = scores(models, setting.vectors[post]);
                }
            }
            double[] thresholds = thresholds(inner, setting.labels);
            @Nullable Model[] models = models(setting, post -> true);
            return post -> {
                double[] scores = scores(models, setting.vector(post));
                int best = IntStream.range(0, tags)
                        .boxed()
                        .max(Comparator.<Integer>comparingDouble(tag -> scores[tag])
                                .thenComparing(
                                        Comparator.<Integer>naturalOrder().reversed()))
                        .orElseThrow();
                return new Guess(scores, tag -> scores[tag] >= thresholds[tag] || tag == best);
            };
        }
    };

    private static final Parameter REGRESSION = new Parameter(SolverType.L2R_LR, 8, 0.05);
    private static final int DEEPEST = 25;

    /** Tags of fewer posts get no threshold of their own. */
    private static final int COMMON = 5;

    private final String label;

    Yardstick(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Scores by tag, 0 to 1, and which tags to suggest. */
    private record Guess(double[] scores, IntPredicate suggested) {}

    abstract Function<PostFeatures, Guess> learn(Setting setting);

    @Override
    public Function<TagExample, List<Suggestion>> learn(List<TagExample> known) {
        Setting setting = new Setting(known.stream().map(TagExample::features).toList());
        Function<PostFeatures, Guess> learned = learn(setting);
        return example -> {
            Guess guess = learned.apply(example.features());
            return IntStream.range(0, setting.archive.size())
                    .boxed()
                    .filter(tag -> guess.scores[tag] > 0)
                    .sorted(Comparator.<Integer>comparingDouble(tag -> -guess.scores[tag])
                            .thenComparing(tag -> setting.archive.tags().get(tag)))
                    .limit(DEEPEST)
                    .map(tag -> new Suggestion(
                            setting.archive.tags().get(tag),
                            Suggestion.Kind.KNOWN,
                            Math.min(1, guess.scores[tag]),
                            guess.suggested.test(tag),
                            false,
                            List.of()))
                    .toList();
        };
    }

    /** What all of them learn from. */
    private static final class Setting {

        private final Archive archive;
        private final int[][] labels;
        private final PartIndex main;
        private final PartIndex title;
        private final Feature[][] vectors;

        Setting(List<PostFeatures> posts) {
            ArchiveTags.Counter counter = new ArchiveTags.Counter();
            posts.forEach(post -> counter.add(post.tags()));
            this.archive = new Archive(List.copyOf(counter.build().counts().keySet()));
            this.labels =
                    posts.stream().map(post -> archive.labels(post.tags())).toArray(int[][]::new);
            this.main = PartIndex.of(posts, Part.MAIN);
            this.title = PartIndex.of(posts, Part.TITLE);
            this.vectors = posts.stream().map(this::vector).toArray(Feature[][]::new);
        }

        long meanSize() {
            return Math.round(
                    Arrays.stream(labels).mapToInt(own -> own.length).average().orElse(1));
        }

        Feature[] vector(PostFeatures post) {
            List<Feature> vector = new ArrayList<>();
            add(main.vector(post.part(Part.MAIN)), 1, vector);
            add(title.vector(post.part(Part.TITLE)), 1 + main.terms(), vector);
            return vector.toArray(Feature[]::new);
        }

        private static void add(PartIndex.Vector part, int offset, List<Feature> vector) {
            for (int i = 0; i < part.size(); i++) {
                vector.add(new FeatureNode(part.terms()[i] + offset, part.weights()[i]));
            }
        }
    }

    /** One model per tag; null for a tag that none or all of the chosen posts have. */
    private static @Nullable Model[] models(Setting setting, IntPredicate chosen) {
        Linear.disableDebugOutput();
        int[] posts = IntStream.range(0, setting.labels.length).filter(chosen).toArray();
        @Nullable Model[] models = new Model[setting.archive.size()];
        for (int tag = 0; tag < models.length; tag++) {
            int wanted = tag;
            Problem problem = new Problem();
            problem.l = posts.length;
            problem.n = setting.main.terms() + setting.title.terms();
            problem.x =
                    Arrays.stream(posts).mapToObj(post -> setting.vectors[post]).toArray(Feature[][]::new);
            problem.y = Arrays.stream(posts)
                    .mapToDouble(post -> Arrays.binarySearch(setting.labels[post], wanted) >= 0 ? 1 : 0)
                    .toArray();
            double having = Arrays.stream(problem.y).sum();
            if (having > 0 && having < posts.length) {
                Parameter balanced = REGRESSION.clone();
                balanced.setWeights(
                        new double[] {posts.length / (2 * having), posts.length / (2 * (posts.length - having))},
                        new int[] {1, 0});
                models[tag] = Linear.train(problem, balanced);
            }
        }
        return models;
    }

    private static double[] scores(@Nullable Model[] models, Feature[] post) {
        double[] scores = new double[models.length];
        for (int tag = 0; tag < models.length; tag++) {
            Model model = models[tag];
            if (model != null) {
                double[] both = new double[2];
                Linear.predictProbability(model, post, both);
                scores[tag] = both[model.getLabels()[0] == 1 ? 0 : 1];
            }
        }
        return scores;
    }

    /** By tag, the threshold of the highest F1; rarer tags share one. */
    private static double[] thresholds(double[][] scores, int[][] labels) {
        List<List<Judged>> byTag = new ArrayList<>();
        List<Judged> rare = new ArrayList<>();
        for (int tag = 0; tag < scores[0].length; tag++) {
            List<Judged> judged = new ArrayList<>();
            for (int post = 0; post < scores.length; post++) {
                judged.add(new Judged(scores[post][tag], Arrays.binarySearch(labels[post], tag) >= 0));
            }
            byTag.add(judged);
            if (judged.stream().filter(Judged::right).count() < COMMON) {
                rare.addAll(judged);
            }
        }
        double ofRare = threshold(rare);
        return byTag.stream()
                .mapToDouble(
                        judged -> judged.stream().filter(Judged::right).count() < COMMON ? ofRare : threshold(judged))
                .toArray();
    }

    private record Judged(double score, boolean right) {}

    /** Half where none is right. */
    private static double threshold(List<Judged> judged) {
        List<Judged> order = judged.stream()
                .sorted(Comparator.comparingDouble(one -> -one.score))
                .toList();
        long having = judged.stream().filter(Judged::right).count();
        double best = 0;
        double threshold = 0.5;
        int right = 0;
        for (int i = 0; i < order.size() && order.get(i).score > 0; i++) {
            right += order.get(i).right ? 1 : 0;
            double f1 = 2.0 * right / (i + 1 + having);
            if (f1 > best) {
                best = f1;
                threshold = order.get(i).score;
            }
        }
        return threshold;
    }
}
