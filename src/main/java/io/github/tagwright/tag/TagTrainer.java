package io.github.tagwright.tag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Learns an archive's tags from its posts in two stages. First kernel ridge regressions score all tags at once; then
 * one logistic regression, shared by all tags, judges each pair of a post and a tag that may fit, from those scores,
 * the tag's name and the entities in the text, and the tag's history.
 *
 * <p>Rows for the second stage come from posts that the first stage has not seen: folds, for posts within the archive's
 * time, and later blocks of posts given the earlier ones, for posts after it. Cubic in the number of posts.
 * Deterministic.
 */
public final class TagTrainer implements TagLearner {

    /** Fewer tagged posts teach nothing that can be checked. */
    public static final int FEWEST = 4;

    /** What a training depends on beside the posts; nothing is left to chance, so there is no seed. */
    public static final String SETTINGS = "ridges 6, folds 10, forward blocks 6 of 8, C 0.05";

    private static final int FOLDS = 10;
    private static final int BLOCKS = 8;
    private static final int FIRST_BLOCK = 2;
    private static final double C = 0.05;
    private static final Ridge[] RIDGES = Ridge.values();

    private final boolean forward;

    /** @param forward whether the model also learns to tag posts later than all it has seen; takes longer */
    public TagTrainer(boolean forward) {
        this.forward = forward;
    }

    @Override
    public String label() {
        return "tagwright";
    }

    @Override
    public Learned learn(List<TagExample> known) {
        return new Relearned(this, known, List.of(), 1, train(known)::suggest);
    }

    /**
     * @param examples in any order; those without tags are left out
     * @throws IllegalArgumentException if fewer than {@link #FEWEST} have tags
     */
    public TagModel train(List<TagExample> examples) {
        List<PostFeatures> posts = examples.stream()
                .map(TagExample::features)
                .filter(post -> !post.tags().isEmpty())
                .sorted(Comparator.comparingInt(PostFeatures::day).thenComparing(PostFeatures::path))
                .toList();
        if (posts.size() < FEWEST) {
            throw new IllegalArgumentException("posts with tags: " + posts.size());
        }
        return new Run(posts).model();
    }

    /** Some posts to learn from and others to test on, all ascending. */
    private record Split(int[] train, int[] test) {}

    /** One row of the second stage. */
    private record Pair(int post, int tag, float[] features, boolean right) {}

    private final class Run {

        private final List<PostFeatures> posts;
        private final int n;
        private final Archive archive;
        private final int[][] labels;
        private final List<Seen> seen;
        private final int[] days;
        private final List<PartIndex> indexes;
        private final List<List<float[]>> similarities;
        private final List<Split> folds;
        private final List<Split> blocks;
        private final float[][][] weights = new float[RIDGES.length][][];
        private final float[][] with = new float[RIDGES.length][];
        private final float[][] without = new float[RIDGES.length][];
        private PairFeatures.Reason[] reasons = {};

        Run(List<PostFeatures> posts) {
            this.posts = posts;
            this.n = posts.size();
            ArchiveTags.Counter counter = new ArchiveTags.Counter();
            posts.forEach(post -> counter.add(post.tags()));
            this.archive = new Archive(List.copyOf(counter.build().counts().keySet()));
            this.seen = posts.stream().map(post -> Seen.of(post, archive)).toList();
            this.labels = seen.stream().map(Seen::labels).toArray(int[][]::new);
            this.days = posts.stream().mapToInt(PostFeatures::day).toArray();
            this.indexes = Stage1.index(posts);
            this.similarities = posts.stream()
                    .map(post -> Stage1.similarities(post, indexes))
                    .toList();
            this.folds = folds();
            this.blocks = forward ? blocks() : List.of();
        }

        /** Posts go to folds by the hash of their content, so that neighbours in time part. */
        private List<Split> folds() {
            int[] order = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingLong(i -> posts.get(i).content())
                            .thenComparing(i -> i))
                    .mapToInt(Integer::intValue)
                    .toArray();
            List<Split> splits = new ArrayList<>();
            int count = Math.min(FOLDS, n);
            for (int fold = 0; fold < count; fold++) {
                boolean[] test = new boolean[n];
                for (int i = fold; i < n; i += count) {
                    test[order[i]] = true;
                }
                splits.add(split(test, n));
            }
            return splits;
        }

        /** Each block of posts and the one after it, given all before; dated posts only are tested. */
        private List<Split> blocks() {
            int undated = (int) Arrays.stream(days)
                    .filter(day -> day == PostFeatures.NO_DAY)
                    .count();
            int dated = n - undated;
            List<Split> splits = new ArrayList<>();
            for (int block = FIRST_BLOCK; block < BLOCKS; block++) {
                int from = undated + dated * block / BLOCKS;
                int to = undated + dated * Math.min(BLOCKS, block + 2) / BLOCKS;
                if (from - undated >= FEWEST && to > from) {
                    boolean[] test = new boolean[n];
                    Arrays.fill(test, from, to, true);
                    splits.add(split(test, to));
                }
            }
            return splits;
        }

        private static Split split(boolean[] test, int to) {
            return new Split(
                    IntStream.range(0, to).filter(i -> !test[i]).toArray(),
                    IntStream.range(0, to).filter(i -> test[i]).toArray());
        }

        TagModel model() {
            List<RidgeSolver.LeftOut[]> ofFolds = new ArrayList<>();
            folds.forEach(fold -> ofFolds.add(new RidgeSolver.LeftOut[RIDGES.length]));
            List<RidgeSolver.LeftOut[]> ofBlocks = new ArrayList<>();
            blocks.forEach(block -> ofBlocks.add(new RidgeSolver.LeftOut[RIDGES.length]));
            for (Ridge ridge : RIDGES) {
                solve(ridge, ofFolds, ofBlocks);
            }
            List<List<Pair>> foldPairs = new ArrayList<>();
            for (int fold = 0; fold < folds.size(); fold++) {
                foldPairs.add(pairs(folds.get(fold), ofFolds.get(fold)));
            }
            List<Pair> within = foldPairs.stream().flatMap(List::stream).toList();
            List<Pair> after = new ArrayList<>(within);
            for (int block = 0; block < blocks.size(); block++) {
                after.addAll(pairs(blocks.get(block), ofBlocks.get(block)));
            }
            double[] zero = new double[within.get(0).features().length + 1];
            LogisticRegression backfill = fit(within, zero);
            LogisticRegression future = blocks.isEmpty() ? backfill : fit(after, backfill.weights());
            Map<Long, List<TagModel.Scored>> heldOut = heldOut(foldPairs, backfill.weights());
            Stage1 stage1 = new Stage1(indexes, weights, with, without, days);
            return new TagModel(archive, seen, stage1, backfill, future, heldOut);
        }

        private void solve(Ridge ridge, List<RidgeSolver.LeftOut[]> ofFolds, List<RidgeSolver.LeftOut[]> ofBlocks) {
            DMatrixRMaj kernel = new DMatrixRMaj(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double value = ridge.kernel(similarities.get(i), j, days[i], days[j]);
                    kernel.data[i * n + j] = value;
                    kernel.data[j * n + i] = value;
                }
            }
            RidgeSolver solver = new RidgeSolver(kernel, ridge.lambda(), labels, archive.size());
            weights[ridge.ordinal()] = solver.weights();
            RidgeSolver.LeftOut whole = solver.leaveOut(new int[0]);
            with[ridge.ordinal()] = whole.with();
            without[ridge.ordinal()] = whole.without();
            for (int fold = 0; fold < folds.size(); fold++) {
                ofFolds.get(fold)[ridge.ordinal()] =
                        solver.leaveOut(folds.get(fold).test());
            }
            for (int block = 0; block < blocks.size(); block++) {
                ofBlocks.get(block)[ridge.ordinal()] = ahead(ridge, kernel, blocks.get(block));
            }
        }

        /** Scores of later posts by a ridge of the earlier ones. */
        private RidgeSolver.LeftOut ahead(Ridge ridge, DMatrixRMaj kernel, Split split) {
            int known = split.train().length;
            DMatrixRMaj part = new DMatrixRMaj(known, known);
            for (int i = 0; i < known; i++) {
                System.arraycopy(kernel.data, i * n, part.data, i * known, known);
            }
            RidgeSolver solver = new RidgeSolver(part, ridge.lambda(), Arrays.copyOf(labels, known), archive.size());
            RidgeSolver.LeftOut means = solver.leaveOut(new int[0]);
            float[][] alpha = solver.weights();
            float[][] scores = new float[split.test().length][archive.size()];
            for (int i = 0; i < scores.length; i++) {
                for (int j = 0; j < known; j++) {
                    Stage1.addScaled(alpha[j], (float) kernel.data[split.test()[i] * n + j], scores[i]);
                }
            }
            return new RidgeSolver.LeftOut(scores, means.with(), means.without());
        }

        private List<Pair> pairs(Split split, RidgeSolver.LeftOut[] ridges) {
            History history = new History(split.train(), seen, archive.size());
            float[][] meanWith = new float[RIDGES.length][];
            float[][] meanWithout = new float[RIDGES.length][];
            for (Ridge ridge : RIDGES) {
                meanWith[ridge.ordinal()] = ridges[ridge.ordinal()].with();
                meanWithout[ridge.ordinal()] = ridges[ridge.ordinal()].without();
            }
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0; i < split.test().length; i++) {
                int post = split.test()[i];
                float[][] scores = new float[RIDGES.length][];
                for (Ridge ridge : RIDGES) {
                    scores[ridge.ordinal()] = ridges[ridge.ordinal()].scores()[i];
                }
                float[] similar = new float[n];
                Arrays.fill(similar, -1);
                for (int other : split.train()) {
                    similar[other] = (float) Ridge.ALL.kernel(similarities.get(post), other, days[post], days[other]);
                }
                PairFeatures features = new PairFeatures(
                        posts.get(post),
                        seen.get(post).hits(),
                        new PairFeatures.Stage1(scores, meanWith, meanWithout, similar),
                        history,
                        archive);
                for (int tag : features.candidates()) {
                    boolean right = Arrays.binarySearch(labels[post], tag) >= 0;
                    pairs.add(new Pair(post, tag, features.row(tag), right));
                    reasons = features.reasons();
                }
            }
            return pairs;
        }

        /** Scores of the archive's own posts, from both stages without them. */
        private Map<Long, List<TagModel.Scored>> heldOut(List<List<Pair>> foldPairs, double[] start) {
            Map<Long, List<TagModel.Scored>> scored = new HashMap<>();
            for (int fold = 0; fold < foldPairs.size(); fold++) {
                List<Pair> others = new ArrayList<>();
                for (int other = 0; other < foldPairs.size(); other++) {
                    if (other != fold) {
                        others.addAll(foldPairs.get(other));
                    }
                }
                LogisticRegression ranker = fit(others, start);
                for (Pair pair : foldPairs.get(fold)) {
                    scored.computeIfAbsent(seen.get(pair.post()).key(), key -> new ArrayList<>())
                            .add(TagModel.Scored.of(pair.tag(), ranker, pair.features(), reasons));
                }
            }
            return scored;
        }

        private LogisticRegression fit(List<Pair> pairs, double[] start) {
            float[][] rows = pairs.stream().map(Pair::features).toArray(float[][]::new);
            boolean[] right = new boolean[rows.length];
            float[] importance = new float[rows.length];
            for (int i = 0; i < rows.length; i++) {
                right[i] = pairs.get(i).right();
                importance[i] = 1;
            }
            return LogisticRegression.fit(rows, right, importance, C, start);
        }
    }
}
