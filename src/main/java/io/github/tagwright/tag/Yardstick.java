package io.github.tagwright.tag;

import io.github.tagwright.tag.Names.Place;
import io.github.tagwright.tag.PostFeatures.Part;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What {@link TagTrainer} must beat: the usual ways to tag. */
public enum Yardstick implements TagLearner {
    /**
     * Suggests every tag whose name stands in the post often enough: its letters and digits, plural or not, whatever the
     * case; in the title it counts three times. How often is enough, the known posts say.
     */
    NAME_IN_TEXT("name in text") {
        @Override
        Function<PostFeatures, Guess> learn(Setting setting) {
            int[] tried = {1, 2, 3, 4, 6, 8, 12, 16};
            double[] sums = new double[tried.length];
            for (int i = 0; i < setting.labels.length; i++) {
                int[] named = setting.named(setting.posts.get(i));
                for (int j = 0; j < tried.length; j++) {
                    int enough = tried[j];
                    sums[j] += f1(tag -> named[tag] >= enough, setting.labels[i], named.length);
                }
            }
            int least = tried[best(sums)];
            return post -> {
                int[] named = setting.named(post);
                double[] scores = Arrays.stream(named)
                        .mapToDouble(times -> times / (times + 3.0))
                        .toArray();
                return new Guess(scores, tag -> named[tag] >= least);
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
    /**
     * Lets the 15 most similar posts vote (all, of fewer) by TF-IDF of their words. Suggests at least one tag, and those
     * with enough votes; how many are enough, the known posts say, each given the others.
     */
    NEIGHBOURS("neighbours") {
        @Override
        Function<PostFeatures, Guess> learn(Setting setting) {
            double[] sums = new double[STEPS];
            for (int post = 0; post < setting.labels.length; post++) {
                double[] similar = setting.similarities(setting.vectors.get(post));
                similar[post] = -1;
                double[] votes = votes(similar, setting);
                int most = best(votes);
                for (int step = 0; step < STEPS; step++) {
                    double enough = (double) step / STEPS;
                    sums[step] += f1(tag -> votes[tag] > enough || tag == most, setting.labels[post], votes.length);
                }
            }
            double enough = (double) best(sums) / STEPS;
            return post -> {
                double[] votes = votes(setting.similarities(setting.vector(post)), setting);
                int most = best(votes);
                return new Guess(votes, tag -> votes[tag] > enough || tag == most);
            };
        }
    },
    /** {@link OneVsRest}; suggests at least one tag. */
    ONE_VS_REST("logistic regression per tag") {
        @Override
        Function<PostFeatures, Guess> learn(Setting setting) {
            int tags = setting.archive.size();
            OneVsRest regressions = OneVsRest.fit(setting.vectors, setting.words.terms(), setting.labels, tags);
            return post -> {
                double[] scores = regressions.scores(setting.vector(post));
                int best = best(scores);
                return new Guess(scores, tag -> scores[tag] >= regressions.threshold(tag) || tag == best);
            };
        }

        /** A fiftieth more: each training is as long as the first. */
        @Override
        int enough(int known) {
            return Math.max(1, known / 50);
        }
    };

    private static final int DEEPEST = 25;
    private static final int NEAREST = 15;

    /** Shares of the votes tried between none and all. */
    private static final int STEPS = 50;

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

    /** Share of the votes of the nearest posts, 0 to 1, by tag; those of negative similarity do not count. */
    private static double[] votes(double[] similar, Setting setting) {
        int[] nearest = IntStream.range(0, similar.length)
                .filter(i -> similar[i] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -similar[i]).thenComparing(i -> i))
                .limit(NEAREST)
                .mapToInt(Integer::intValue)
                .toArray();
        double total = Arrays.stream(nearest).mapToDouble(i -> similar[i]).sum();
        double[] votes = new double[setting.archive.size()];
        for (int near : nearest) {
            for (int tag : setting.labels[near]) {
                votes[tag] += similar[near] / total;
            }
        }
        return votes;
    }

    /** Where the highest value stands, first of equals. */
    private static int best(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .max(Comparator.<Integer>comparingDouble(i -> values[i])
                        .thenComparing(Comparator.<Integer>naturalOrder().reversed()))
                .orElseThrow();
    }

    private static double f1(IntPredicate suggested, int[] own, int tags) {
        long found = IntStream.range(0, tags).filter(suggested).count();
        long right = Arrays.stream(own).filter(suggested).count();
        return 2.0 * right / (found + own.length);
    }

    /** How many posts more are worth learning anew for. */
    int enough(int known) {
        return 1;
    }

    @Override
    public Learned learn(List<TagExample> known) {
        Setting setting = new Setting(known.stream().map(TagExample::features).toList());
        Function<PostFeatures, Guess> learned = learn(setting);
        return new Relearned(
                this,
                known,
                List.of(),
                enough(known.size()),
                example -> ranked(learned.apply(example.features()), setting));
    }

    private static List<Suggestion> ranked(Guess guess, Setting setting) {
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
    }

    /** What all of them learn from. */
    private static final class Setting {

        private final List<PostFeatures> posts;
        private final Archive archive;
        private final int[][] labels;
        private final PartIndex words;
        private final List<PartIndex.Vector> vectors;

        Setting(List<PostFeatures> posts) {
            this.posts = posts;
            ArchiveTags.Counter counter = new ArchiveTags.Counter();
            posts.forEach(post -> counter.add(post.tags()));
            this.archive = new Archive(List.copyOf(counter.build().counts().keySet()));
            this.labels =
                    posts.stream().map(post -> archive.labels(post.tags())).toArray(int[][]::new);
            this.words = PartIndex.of(posts.stream().map(Setting::words).toList());
            this.vectors = posts.stream().map(this::vector).toList();
        }

        /** 1-2-grams of headings and body, single words of code, and three times the title. */
        private static Terms words(PostFeatures post) {
            return post.part(Part.MAIN).plus(post.part(Part.TITLE), 3);
        }

        PartIndex.Vector vector(PostFeatures post) {
            return words.vector(words(post));
        }

        double[] similarities(PartIndex.Vector asked) {
            return vectors.stream().mapToDouble(asked::times).toArray();
        }

        /** How often the name of each tag stands in a post. */
        int[] named(PostFeatures post) {
            Archive.Hits hits = archive.hits(post);
            int[] times = new int[archive.size()];
            for (int i = 0; i < hits.tags().length; i++) {
                times[hits.tags()[i]] = Place.TEXT.count(hits.places()[i]) + 3 * Place.TITLE.count(hits.places()[i]);
            }
            return times;
        }

        long meanSize() {
            return Math.round(
                    Arrays.stream(labels).mapToInt(own -> own.length).average().orElse(1));
        }
    }
}
