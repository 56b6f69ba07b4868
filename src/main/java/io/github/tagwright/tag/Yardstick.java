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
            double best = -1;
            int enough = 1;
            for (int times : new int[] {1, 2, 3, 4, 6, 8, 12, 16}) {
                double f1 = 0;
                for (int i = 0; i < setting.posts.size(); i++) {
                    int[] named = setting.named(setting.posts.get(i));
                    int[] own = setting.labels[i];
                    long found =
                            Arrays.stream(named).filter(count -> count >= times).count();
                    long right = Arrays.stream(own)
                            .filter(tag -> named[tag] >= times)
                            .count();
                    f1 += 2.0 * right / (found + own.length);
                }
                if (f1 > best) {
                    best = f1;
                    enough = times;
                }
            }
            int least = enough;
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
     * Lets the 15 most similar posts vote (all, of fewer) by TF-IDF of their words. Suggests as many as would be best
     * were the votes probabilities.
     */
    NEIGHBOURS("neighbours") {
        @Override
        Function<PostFeatures, Guess> learn(Setting setting) {
            return post -> {
                double[] similar = setting.similarities(post);
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
                        .limit(DEEPEST)
                        .map(score -> -score)
                        .toArray();
                double least = best[SetSize.best(best) - 1];
                return new Guess(scores, tag -> scores[tag] >= least && scores[tag] > 0);
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
                int best = IntStream.range(0, tags)
                        .boxed()
                        .max(Comparator.<Integer>comparingDouble(tag -> scores[tag])
                                .thenComparing(
                                        Comparator.<Integer>naturalOrder().reversed()))
                        .orElseThrow();
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

        double[] similarities(PostFeatures post) {
            PartIndex.Vector asked = vector(post);
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
