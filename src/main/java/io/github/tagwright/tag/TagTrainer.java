package io.github.tagwright.tag;

import io.github.tagwright.tag.PairFeatures.Reason;
import io.github.tagwright.tag.RidgeSolver.LeftOut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Learns an archive's tags from its posts in three stages. First kernel ridge regressions score all tags at once; then
 * one logistic regression, shared by all tags, judges each pair of a post and a tag that may fit, from those scores,
 * the tag's name and the entities in the text, and the tag's history; last a {@link Correction} adds what that one got
 * wrong of the posts most alike, which is how a single tag differs from the others.
 *
 * <p>Rows for the second stage come from posts that the first stage has not seen: folds, for posts within the archive's
 * time, and later blocks of posts given the earlier ones, for posts after it. Cubic in the number of posts as long as
 * they are compared each with each, then linear: see {@link LandmarkTrainer}. Deterministic.
 */
public final class TagTrainer implements TagLearner {

    /** Fewer tagged posts teach nothing that can be checked. */
    public static final int FEWEST = 4;

    /** Most posts that are compared each with each; where there are more, all are compared with {@link #LANDMARKS}. */
    public static final int MOST_COMPARED = 3_000;

    /** Where one in so many posts has come since, everything is learned anew. */
    static final int ONE_IN = 10;

    private static final int LANDMARKS = 1_000;
    private static final int FOLDS = 10;
    private static final int BLOCKS = 8;
    private static final double C = 0.05;

    /**
     * Scores are less sure than the rows of n posts make them: of the way from {@link #UNSURE}, log odds stay
     * n / (n + this) before the correction. In folds of archives of 60, 303 and 1,305 posts scores are .025, .030 and .011
     * from the truth then, where by 14 they were .025, .035 and .012 from it. Without a correction 14 was better: on twelve
     * archives and parts of archives of 60 to 655 posts .020 from it, where fitted to each archive's own posts left out they
     * were .026 from it.
     */
    private static final double MODERATION = 20;

    /** Log odds of a score that says least. */
    private static final double UNSURE = -1;

    private static final Ridge[] RIDGES = Ridge.values();

    /** The order of the posts in a model: by day, the undated first. */
    static final Comparator<PostFeatures> ORDER =
            Comparator.comparingInt(PostFeatures::day).thenComparing(PostFeatures::path);

    private final String label;
    private final int threads;
    private final Optional<SharedRanker> shared;
    private final Implications implications;
    private final Set<Reason> unused;

    /** Learns from nothing but the archive. */
    public TagTrainer(int threads) {
        this(threads, Optional.empty());
    }

    /**
     * Learns from the archive and from what other archives taught.
     *
     * @param threads at least 1; the model is the same
     * @param shared is left aside for archives that it was trained on itself
     */
    public TagTrainer(int threads, Optional<SharedRanker> shared) {
        this(threads, shared, TagVocabulary.NONE);
    }

    /**
     * Likewise, and from what is known of general tags.
     *
     * @param vocabulary what stands for tags in a text, for those of its tags that the archive uses
     */
    public TagTrainer(int threads, Optional<SharedRanker> shared, TagVocabulary vocabulary) {
        this("tagwright", threads, shared, new Implications(vocabulary), Set.of());
    }

    /** @param unused what the second stage is not to know */
    private TagTrainer(
            String label, int threads, Optional<SharedRanker> shared, Implications implications, Set<Reason> unused) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        this.label = label;
        this.threads = threads;
        this.shared = shared;
        this.implications = implications;
        this.unused = unused;
    }

    @Override
    public String label() {
        return label;
    }

    /** What a training depends on beside the posts, by name. Nothing is left to chance, so there is no seed. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("seed", "none: nothing is drawn at random");
        settings.put("folds of the second stage", String.valueOf(FOLDS));
        settings.put("later blocks of the second stage", "of one in " + BLOCKS + ", the first quarter left out");
        settings.put("C of the second stage", String.valueOf(C));
        settings.put("moderation of log odds", "to " + UNSURE + ", by n / (n + " + (int) MODERATION + ") for n posts");
        settings.put("posts compared with each other", "up to " + MOST_COMPARED);
        settings.put("landmarks beyond", String.valueOf(LANDMARKS));
        settings.put("shared ranker", shared.map(SharedRanker::dataHash).orElse("none"));
        for (Ridge ridge : RIDGES) {
            settings.put("lambda of ridge " + ridge.name().toLowerCase(Locale.ROOT), String.valueOf(ridge.lambda()));
        }
        settings.put("lambda of the correction", String.valueOf(Correction.LAMBDA));
        return settings;
    }

    /**
     * The same without what other archives taught, if they taught it anything; and besides without each kind of evidence,
     * or the vocabulary.
     */
    public List<TagLearner> ablations() {
        List<TagLearner> ablations = new ArrayList<>();
        if (shared.isPresent()) {
            ablations.add(alone("alone", implications, Set.of()));
        }
        for (Reason reason : Reason.values()) {
            ablations.add(
                    alone("alone, without " + reason.name().toLowerCase(Locale.ROOT), implications, Set.of(reason)));
        }
        ablations.add(alone("alone, without the vocabulary", new Implications(TagVocabulary.NONE), Set.of()));
        return ablations;
    }

    private TagTrainer alone(String name, Implications implied, Set<Reason> without) {
        return new TagTrainer(name, threads, Optional.empty(), implied, without);
    }

    @Override
    public Learned learn(List<TagExample> known) {
        return known.size() > MOST_COMPARED
                ? new Relearned(this, known, List.of(), known.size() / ONE_IN, train(known)::suggest)
                : new Growing(this, known, known.size(), trainToGrow(known));
    }

    /**
     * Trains.
     *
     * @param examples in any order; those without tags are left out
     * @throws IllegalArgumentException if fewer than {@link #FEWEST} have tags
     */
    public TagModel train(List<TagExample> examples) {
        List<PostFeatures> posts = tagged(examples);
        return posts.size() > MOST_COMPARED
                ? train(posts, LANDMARKS)
                : growing(posts).model();
    }

    /** @param landmarks posts that all are compared with; fewer than there are */
    TagModel train(List<PostFeatures> posts, int landmarks) {
        List<PostFeatures> ordered = LandmarkTrainer.ordered(posts, landmarks);
        List<PostFeatures> first = ordered.subList(0, landmarks);
        return inPool(() -> LandmarkTrainer.train(
                ordered,
                landmarks,
                new Run(first, implications, unused).model(usable(first)).model()));
    }

    private Optional<SharedRanker> usable(List<PostFeatures> posts) {
        return shared.filter(ranker -> !ranker.knowsAny(posts));
    }

    /** Trains likewise, however many posts there are; the model can take in more. */
    public GrowingModel trainToGrow(List<TagExample> examples) {
        return growing(tagged(examples));
    }

    private GrowingModel growing(List<PostFeatures> posts) {
        if (posts.size() < FEWEST) {
            throw new IllegalArgumentException("posts with tags: " + posts.size());
        }
        return inPool(() -> new Run(posts, implications, unused).model(usable(posts)));
    }

    /** The rows by which the second stage would learn from some posts; at least {@link #FEWEST} must have tags. */
    List<Pair> rows(List<TagExample> examples) {
        return inPool(() -> new Run(tagged(examples), implications, unused).rows());
    }

    static List<PostFeatures> tagged(List<TagExample> examples) {
        return examples.stream()
                .map(TagExample::features)
                .filter(post -> !post.tags().isEmpty())
                .sorted(ORDER)
                .toList();
    }

    <T> T inPool(Callable<T> work) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(work).join();
        } finally {
            pool.shutdown();
        }
    }

    /** Some posts to learn from and others to test on, all ascending. */
    record Split(int[] train, int[] test) {}

    /** One row of the second stage. */
    record Pair(int post, int tag, float[] features, boolean right) {}

    /** The rows of some posts, and what their features speak of. */
    private record Rows(List<Pair> pairs, Reason[] reasons) {}

    /** What one ridge says, of all posts and of those that each split tests. */
    private record Solved(GrowingRidge ridge, LeftOut whole, List<LeftOut> folds, List<LeftOut> blocks) {}

    /** One training. Parallel streams in it run on the threads of the pool it is called in, and keep their order. */
    private static final class Run {

        private final List<PostFeatures> posts;
        private final int n;
        private final Archive archive;
        private final int[][] labels;
        private final List<Seen> seen;
        private final int[] days;
        private final List<PartIndex> indexes;
        /** With each post and those before it, by {@link PostFeatures.Part}. */
        private final List<List<float[]>> similarities;

        private final List<Split> folds;
        private final List<Split> blocks;
        private final Set<Reason> unused;

        Run(List<PostFeatures> posts, Implications implications, Set<Reason> unused) {
            this.posts = posts;
            this.unused = unused;
            this.n = posts.size();
            ArchiveTags.Counter counter = new ArchiveTags.Counter();
            posts.forEach(post -> counter.add(post.tags()));
            this.archive = new Archive(List.copyOf(counter.build().counts().keySet()), implications);
            this.seen =
                    posts.parallelStream().map(post -> Seen.of(post, archive)).toList();
            this.labels = seen.stream().map(Seen::labels).toArray(int[][]::new);
            this.days = posts.stream().mapToInt(PostFeatures::day).toArray();
            this.indexes = Stage1.index(posts);
            this.similarities = IntStream.range(0, n)
                    .parallel()
                    .mapToObj(i -> Stage1.similarities(posts.get(i), indexes, i + 1))
                    .toList();
            this.folds = folds();
            this.blocks = blocks();
        }

        /** Posts go to folds by the hash of what they say, so that neighbours in time part and repeated posts do not. */
        private List<Split> folds() {
            long[] said = posts.stream().mapToLong(Run::said).toArray();
            long[] different = Arrays.stream(said).distinct().sorted().toArray();
            int count = Math.min(FOLDS, different.length);
            if (count < 2) {
                said = IntStream.range(0, n).asLongStream().toArray();
                different = said;
                count = Math.min(FOLDS, n);
            }
            List<Split> splits = new ArrayList<>();
            for (int fold = 0; fold < count; fold++) {
                boolean[] test = new boolean[n];
                for (int i = 0; i < n; i++) {
                    test[i] = Arrays.binarySearch(different, said[i]) % count == fold;
                }
                splits.add(split(test, n));
            }
            return splits;
        }

        /** The same for a post that is repeated under another name, day or title; of a post without words, its source. */
        private static long said(PostFeatures post) {
            Terms words = post.part(PostFeatures.Part.MAIN);
            long hash = words.size() == 0 ? post.content() : 0;
            for (int i = 0; i < words.size(); i++) {
                hash = Hash.join(hash, Hash.join(words.ids()[i], words.counts()[i]));
            }
            return hash;
        }

        /** Two blocks of posts, given all before; dated posts only are tested, and none of the first quarter. */
        private List<Split> blocks() {
            int undated = (int) Arrays.stream(days)
                    .filter(day -> day == PostFeatures.NO_DAY)
                    .count();
            int dated = n - undated;
            List<Split> splits = new ArrayList<>();
            for (int block = BLOCKS / 4; block < BLOCKS; block++) {
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

        /** Folds first, then blocks. */
        List<Pair> rows() {
            List<Solved> ridges = solved();
            List<Pair> all = new ArrayList<>();
            rows(folds, ridges, Solved::folds).forEach(rows -> all.addAll(rows.pairs()));
            rows(blocks, ridges, Solved::blocks).forEach(rows -> all.addAll(rows.pairs()));
            return all;
        }

        private List<Solved> solved() {
            return Arrays.stream(RIDGES).parallel().map(this::solve).toList();
        }

        GrowingModel model(Optional<SharedRanker> shared) {
            List<Solved> ridges = solved();
            List<Rows> ofFolds = rows(folds, ridges, Solved::folds);
            List<Pair> within =
                    ofFolds.stream().flatMap(rows -> rows.pairs().stream()).toList();
            LogisticRegression blank = LogisticRegression.blank(features(within), importance(within));
            LogisticRegression start =
                    shared.map(ranker -> ranker.ranker().completed(blank)).orElse(blank);
            LogisticRegression inside = fit(within, start, shared);
            Rankers rankers =
                    new Rankers(inside, fitWith(within, rows(blocks, ridges, Solved::blocks), inside, shared));
            GrowingRidge corrected = Correction.fitted(kernel(Ridge.TIME), missed(within, inside));
            Map<Long, List<TagModel.Scored>> heldOut = heldOut(ofFolds, inside, pull(within, shared));
            Stage1 stage1 = new Stage1(
                    indexes,
                    ridges.stream().map(solved -> solved.ridge().alpha()).toArray(float[][][]::new),
                    corrected.alpha(),
                    ridges.stream().map(solved -> solved.whole().with()).toArray(float[][]::new),
                    ridges.stream().map(solved -> solved.whole().without()).toArray(float[][]::new),
                    days);
            NewTags newTags = NewTags.learn(posts, archive);
            TagModel model = new TagModel(
                    archive,
                    seen,
                    stage1,
                    rankers.drawnTo(UNSURE, moderation()),
                    newTags,
                    heldOut,
                    findings(stage1, newTags));
            return new GrowingModel(model, ridges.stream().map(Solved::ridge).toList(), corrected);
        }

        private double moderation() {
            return n / (n + MODERATION);
        }

        private DMatrixRMaj kernel(Ridge ridge) {
            DMatrixRMaj kernel = new DMatrixRMaj(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double value = ridge.kernel(similarities.get(i), j, days[i], days[j]);
                    kernel.data[i * n + j] = value;
                    kernel.data[j * n + i] = value;
                }
            }
            return kernel;
        }

        private Solved solve(Ridge ridge) {
            RidgeSolver solver = new RidgeSolver(kernel(ridge), ridge.lambda(), labels, archive.size());
            return new Solved(
                    solver.growing(),
                    solver.leaveOut(new int[0]),
                    folds.stream().map(fold -> solver.leaveOut(fold.test())).toList(),
                    solver.ahead(blocks));
        }

        private List<Rows> rows(List<Split> splits, List<Solved> ridges, Function<Solved, List<LeftOut>> leftOut) {
            return IntStream.range(0, splits.size())
                    .parallel()
                    .mapToObj(split -> rows(
                            splits.get(split),
                            ridges.stream()
                                    .map(ridge -> leftOut.apply(ridge).get(split))
                                    .toList()))
                    .toList();
        }

        private Rows rows(Split split, List<LeftOut> ridges) {
            History history = new History(split.train(), seen, archive.size());
            float[][] with = ridges.stream().map(LeftOut::with).toArray(float[][]::new);
            float[][] without = ridges.stream().map(LeftOut::without).toArray(float[][]::new);
            List<Pair> pairs = new ArrayList<>();
            Reason[] reasons = {};
            for (int i = 0; i < split.test().length; i++) {
                int post = split.test()[i];
                int row = i;
                float[][] scores =
                        ridges.stream().map(ridge -> ridge.scores()[row]).toArray(float[][]::new);
                PairFeatures features = features(
                        post,
                        new PairFeatures.Stage1(
                                scores, with, without, similar(post, split.train()), new float[archive.size()]),
                        history);
                for (int tag : features.candidates()) {
                    boolean right = Arrays.binarySearch(labels[post], tag) >= 0;
                    float[] values = features.row(tag);
                    reasons = features.reasons();
                    hideUnused(values, reasons);
                    pairs.add(new Pair(post, tag, values, right));
                }
            }
            return new Rows(pairs, reasons);
        }

        /** What never changes gets no weight. */
        private void hideUnused(float[] row, Reason[] reasons) {
            for (int i = 0; i < row.length; i++) {
                row[i] = unused.contains(reasons[i]) ? 0 : row[i];
            }
        }

        private PairFeatures features(int post, PairFeatures.Stage1 stage1, History history) {
            return new PairFeatures(posts.get(post), seen.get(post).hits(), stage1, history, archive);
        }

        /** By post what the others tell of it. */
        private List<Findings> findings(Stage1 stage1, NewTags newTags) {
            return IntStream.range(0, n)
                    .parallel()
                    .mapToObj(post -> {
                        int[] others = IntStream.range(0, n)
                                .filter(other -> other != post)
                                .toArray();
                        return new Findings(
                                PairFeatures.nearest(days[post], similar(post, others), seen::get),
                                stage1.heavy(posts.get(post)),
                                newTags.of(posts.get(post), true));
                    })
                    .toList();
        }

        private float[] similar(int post, int[] others) {
            float[] similar = new float[n];
            Arrays.fill(similar, -1);
            for (int other : others) {
                int later = Math.max(post, other);
                int earlier = Math.min(post, other);
                similar[other] = (float) Ridge.ALL.kernel(similarities.get(later), earlier, days[later], days[earlier]);
            }
            return similar;
        }

        /** What a ranker leaves for the correction, by post and tag. */
        private float[][] missed(List<Pair> pairs, LogisticRegression ranker) {
            float[][] missed = new float[n][archive.size()];
            if (!unused.contains(Reason.NEIGHBOURS)) {
                for (Pair pair : pairs) {
                    missed[pair.post()][pair.tag()] =
                            Correction.target(pair.right(), ranker.probability(pair.features()));
                }
            }
            return missed;
        }

        /**
         * Scores of the archive's own posts, from the first two stages without them. The third would have to learn from how
         * the second judged the other posts, and that did know the tags of these: it cost three archives .008, .002 and .000
         * of F1 in place of bringing something.
         */
        private Map<Long, List<TagModel.Scored>> heldOut(List<Rows> ofFolds, LogisticRegression all, Pull pull) {
            List<Pair> pairs = new ArrayList<>();
            int[] starts = new int[ofFolds.size() + 1];
            for (int fold = 0; fold < ofFolds.size(); fold++) {
                pairs.addAll(ofFolds.get(fold).pairs());
                starts[fold + 1] = pairs.size();
            }
            List<LogisticRegression> rankers =
                    all.withoutEach(features(pairs), right(pairs), importance(pairs), pull, starts);
            Map<Long, List<TagModel.Scored>> scored = new HashMap<>();
            for (int fold = 0; fold < ofFolds.size(); fold++) {
                Rows rows = ofFolds.get(fold);
                LogisticRegression ranker = rankers.get(fold).drawnTo(UNSURE, moderation());
                for (Pair pair : rows.pairs()) {
                    scored.computeIfAbsent(seen.get(pair.post()).key(), key -> new ArrayList<>())
                            .add(TagModel.Scored.of(pair.tag(), ranker, pair.features(), rows.reasons(), 0));
                }
            }
            return scored;
        }

        private static LogisticRegression fitWith(
                List<Pair> pairs, List<Rows> more, LogisticRegression start, Optional<SharedRanker> shared) {
            if (more.isEmpty()) {
                return start;
            }
            List<Pair> all = new ArrayList<>(pairs);
            more.forEach(rows -> all.addAll(rows.pairs()));
            return fit(all, start, shared);
        }

        private static LogisticRegression fit(
                List<Pair> pairs, LogisticRegression start, Optional<SharedRanker> shared) {
            return start.fitted(features(pairs), right(pairs), importance(pairs), pull(pairs, shared));
        }

        private static Pull pull(List<Pair> pairs, Optional<SharedRanker> shared) {
            Pull toZero = Pull.toZero(pairs.get(0).features().length, C);
            return shared.map(ranker -> ranker.pull(toZero, pairs.size())).orElse(toZero);
        }

        private static float[][] features(List<Pair> pairs) {
            return pairs.stream().map(Pair::features).toArray(float[][]::new);
        }

        private static boolean[] right(List<Pair> pairs) {
            boolean[] right = new boolean[pairs.size()];
            for (int i = 0; i < right.length; i++) {
                right[i] = pairs.get(i).right();
            }
            return right;
        }

        private static float[] importance(List<Pair> pairs) {
            float[] importance = new float[pairs.size()];
            Arrays.fill(importance, 1);
            return importance;
        }
    }
}
