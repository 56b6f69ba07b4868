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
 * Learns from more posts than {@link TagTrainer} can compare each with each. Some posts are landmarks: every post is
 * described by its similarities φ to these alone, and each ridge of all tags is solved for their weights,
 * W = (ΦᵀΦ + λK)⁻¹ ΦᵀY, K being how alike the landmarks are (the Nyström approximation of the kernel ridge). Counts and
 * dates are those of all posts. The second stage, and the words and their weights, are learned from the landmarks as an
 * archive of their own, since they hardly depend on the archive's size. There is no {@link Correction}.
 *
 * <p>ΦᵀΦ and ΦᵀY are kept by folds, so that each post is judged by weights and counts of the other folds, and so that
 * mean scores on posts with and without a tag need no look at the posts. Linear in the number of posts. Deterministic.
 */
final class LandmarkTrainer {

    private static final int FOLDS = 5;

    /** Posts whose similarities are held at once. */
    private static final int BATCH = 256;

    /** Rows of a matrix that are gone through together, so that they stay in the processor's cache. */
    private static final int BLOCK = 64;

    /** Posts that are scored together, likewise. */
    private static final int SCORED_TOGETHER = 16;

    /** Tags that are learned; where there are more, the most used. */
    private static final int MOST_TAGS = 4_000;

    /** Of a known post's candidates so many are kept. */
    private static final int MOST_SCORED = 25;

    /** Added to the diagonal of what is inverted: landmarks may be alike, or share no term at all. */
    private static final double JITTER = 1e-5;

    private static final Ridge[] RIDGES = Ridge.values();

    private final List<PostFeatures> posts;
    private final int landmarks;
    private final TagModel small;
    private final Archive archive;
    private final List<Seen> seen;
    private final int tags;
    private final int[] days;
    private final List<PartIndex> indexes;
    private final Sums[][] sums = new Sums[RIDGES.length][FOLDS];

    /**
     * @param posts the landmarks first
     * @param landmarks how many these are
     * @param small a model of the landmarks alone
     */
    private LandmarkTrainer(List<PostFeatures> posts, int landmarks, TagModel small) {
        this.posts = posts;
        this.landmarks = landmarks;
        this.small = small;
        ArchiveTags.Counter counter = new ArchiveTags.Counter();
        posts.forEach(post -> counter.add(post.tags()));
        this.archive = new Archive(
                counter.build().counts().keySet().stream().limit(MOST_TAGS).toList(),
                small.archive().implications());
        this.tags = archive.size();
        this.seen = posts.parallelStream().map(post -> Seen.of(post, archive)).toList();
        this.days = posts.stream().mapToInt(PostFeatures::day).toArray();
        this.indexes = Stage1.index(posts.subList(0, landmarks));
    }

    /**
     * The posts, those that are to be landmarks first: some of all times, by the hash of their content. More of the
     * newest would make an archive of another kind of them, and a second stage that suits it less.
     */
    static List<PostFeatures> ordered(List<PostFeatures> byDay, int landmarks) {
        List<PostFeatures> byContent = byDay.stream()
                .sorted(Comparator.comparingLong(PostFeatures::content).thenComparing(PostFeatures::path))
                .toList();
        List<PostFeatures> ordered = new ArrayList<>(byContent.subList(0, landmarks));
        ordered.sort(TagTrainer.ORDER);
        ordered.addAll(byContent.subList(landmarks, byContent.size()));
        return ordered;
    }

    /** Trains; parallel streams in it run on the threads of the pool it is called in. */
    static TagModel train(List<PostFeatures> ordered, int landmarks, TagModel small) {
        return new LandmarkTrainer(ordered, landmarks, small).model();
    }

    /** What is summed up over some posts for one ridge. */
    private final class Sums {

        /** ΦᵀΦ, lower triangle. */
        private final double[] squares = new double[landmarks * landmarks];

        /** ΦᵀY, a row a tag. */
        private final double[][] byTag = new double[tags][landmarks];

        /** Σ φ, of posts that are no landmarks. */
        private final double[] all = new double[landmarks];

        /** @param rows similarities, landmarks wide; a multiple of four rows, those behind {@code chosen} empty */
        void add(double[] rows, int[] chosen) {
            for (int i = 0; i < landmarks; i++) {
                for (int row = 0; row < chosen.length; row += 4) {
                    Triangle.addFour(
                            rows,
                            row * landmarks + i,
                            landmarks,
                            1,
                            rows,
                            row * landmarks,
                            landmarks,
                            squares,
                            i * landmarks,
                            i + 1);
                }
            }
            for (int row = 0; row < chosen.length; row++) {
                for (int i = 0; chosen[row] >= landmarks && i < landmarks; i++) {
                    all[i] += rows[row * landmarks + i];
                }
                for (int tag : seen.get(chosen[row]).labels()) {
                    for (int i = 0; i < landmarks; i++) {
                        byTag[tag][i] += rows[row * landmarks + i];
                    }
                }
            }
        }
    }

    private static int fold(PostFeatures post) {
        return (int) Long.remainderUnsigned(Hash.mix(post.content()), FOLDS);
    }

    /** Posts in batches, each of one fold. */
    private List<int[]> batches() {
        List<int[]> batches = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int chosen = fold;
            int[] members = IntStream.range(0, posts.size())
                    .filter(i -> fold(posts.get(i)) == chosen)
                    .toArray();
            for (int from = 0; from < members.length; from += BATCH) {
                batches.add(Arrays.copyOfRange(members, from, Math.min(members.length, from + BATCH)));
            }
        }
        return batches;
    }

    /** Similarities of posts with the landmarks, by post and part. */
    private List<List<float[]>> similarities(int[] batch) {
        return Arrays.stream(batch)
                .parallel()
                .mapToObj(i -> Stage1.similarities(posts.get(i), indexes, landmarks))
                .toList();
    }

    private double[] kernels(Ridge ridge, int[] batch, List<List<float[]>> similarities) {
        double[] rows = new double[(batch.length + 3) / 4 * 4 * landmarks];
        for (int row = 0; row < batch.length; row++) {
            for (int i = 0; i < landmarks; i++) {
                rows[row * landmarks + i] = ridge.kernel(similarities.get(row), i, days[batch[row]], days[i]);
            }
        }
        return rows;
    }

    private TagModel model() {
        List<int[]> batches = batches();
        for (Sums[] folds : sums) {
            Arrays.setAll(folds, fold -> new Sums());
        }
        for (int[] batch : batches) {
            List<List<float[]>> similarities = similarities(batch);
            int fold = fold(posts.get(batch[0]));
            Arrays.stream(RIDGES)
                    .parallel()
                    .forEach(ridge -> sums[ridge.ordinal()][fold].add(kernels(ridge, batch, similarities), batch));
        }
        List<Solved> solved = Arrays.stream(RIDGES).map(this::solved).toList();
        float[][] with = solved.stream().map(Solved::with).toArray(float[][]::new);
        float[][] without = solved.stream().map(Solved::without).toArray(float[][]::new);
        Map<Long, List<TagModel.Scored>> heldOut = new HashMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            History history = new History(
                    IntStream.range(0, posts.size())
                            .filter(i -> fold(posts.get(i)) != left)
                            .toArray(),
                    seen,
                    tags);
            for (int[] batch : batches) {
                if (fold(posts.get(batch[0])) == fold) {
                    heldOut.putAll(heldOut(batch, solved, with, without, history));
                }
            }
        }
        heldOut.putAll(ofLandmarks());
        Stage1 stage1 = new Stage1(
                indexes,
                solved.stream().map(Solved::whole).toArray(float[][][]::new),
                new float[0][],
                with,
                without,
                Arrays.copyOf(days, landmarks));
        return small.with(archive, seen, stage1, heldOut);
    }

    /**
     * Candidates of the landmarks as the small model has them: likeness to itself says too much of a landmark to be
     * judged by weights of the others.
     */
    private Map<Long, List<TagModel.Scored>> ofLandmarks() {
        Map<Long, List<TagModel.Scored>> scored = new HashMap<>();
        small.heldOut().forEach((post, candidates) -> {
            List<TagModel.Scored> renumbered = new ArrayList<>();
            for (TagModel.Scored one : candidates) {
                for (int tag : archive.labels(List.of(small.archive().tags().get(one.tag())))) {
                    renumbered.add(new TagModel.Scored(tag, one.probability(), one.shares()));
                }
            }
            scored.put(post, renumbered);
        });
        return scored;
    }

    /**
     * The weights of one ridge.
     *
     * @param whole by landmark and tag
     * @param folds the same without each fold
     * @param with mean score on posts with the tag, each by weights without its fold
     * @param without likewise
     */
    private record Solved(float[][] whole, float[][][] folds, float[] with, float[] without) {}

    private Solved solved(Ridge ridge) {
        Sums[] folds = sums[ridge.ordinal()];
        double[] alike = kernels(
                ridge,
                IntStream.range(0, landmarks).toArray(),
                similarities(IntStream.range(0, landmarks).toArray()));
        List<float[][]> weights = IntStream.rangeClosed(0, FOLDS)
                .parallel()
                .mapToObj(left -> weights(ridge, folds, left, alike))
                .toList();
        double[] sumWith = new double[tags];
        double[] sumAll = new double[tags];
        for (int fold = 0; fold < FOLDS; fold++) {
            float[][] byLandmark = weights.get(fold);
            for (int i = 0; i < landmarks; i++) {
                for (int tag = 0; tag < tags; tag++) {
                    sumWith[tag] += folds[fold].byTag[tag][i] * byLandmark[i][tag];
                    sumAll[tag] += folds[fold].all[i] * byLandmark[i][tag];
                }
            }
            sums[ridge.ordinal()][fold] = null;
        }
        for (int i = 0; i < landmarks; i++) {
            float[][] byLandmark = weights.get(fold(posts.get(i)));
            for (int tag : seen.get(i).labels()) {
                for (int k = 0; k < landmarks; k++) {
                    sumWith[tag] -= alike[i * landmarks + k] * byLandmark[k][tag];
                }
            }
        }
        return means(ridge, weights, sumWith, sumAll);
    }

    /**
     * Mean scores by weights of the other folds; those of the landmarks as the small model has them.
     *
     * @param sumWith scores of posts that have the tag and are no landmarks
     * @param sumAll likewise, whether they have it or not
     */
    private Solved means(Ridge ridge, List<float[][]> weights, double[] sumWith, double[] sumAll) {
        int[] own = small.archive().tags().stream()
                .mapToInt(tag ->
                        Arrays.stream(archive.labels(List.of(tag))).findFirst().orElse(-1))
                .toArray();
        int[] others = new int[tags];
        int[] ofLandmarks = new int[tags];
        for (int i = 0; i < posts.size(); i++) {
            for (int tag : seen.get(i).labels()) {
                (i < landmarks ? ofLandmarks : others)[tag]++;
            }
        }
        float[] with = new float[tags];
        float[] without = new float[tags];
        for (int tag = 0; tag < own.length; tag++) {
            if (own[tag] >= 0) {
                with[own[tag]] = small.stage1().with()[ridge.ordinal()][tag] * ofLandmarks[own[tag]];
                without[own[tag]] =
                        small.stage1().without()[ridge.ordinal()][tag] * (landmarks - ofLandmarks[own[tag]]);
            }
        }
        for (int tag = 0; tag < tags; tag++) {
            int having = others[tag] + ofLandmarks[tag];
            with[tag] = (float) ((with[tag] + sumWith[tag]) / Math.max(1, having));
            without[tag] = (float) ((without[tag] + sumAll[tag] - sumWith[tag]) / Math.max(1, posts.size() - having));
        }
        return new Solved(weights.get(FOLDS), weights.subList(0, FOLDS).toArray(float[][][]::new), with, without);
    }

    /** @param left the fold left out; {@link #FOLDS} for none */
    private float[][] weights(Ridge ridge, Sums[] folds, int left, double[] alike) {
        double[] normal = new double[landmarks * landmarks];
        for (int i = 0; i < landmarks; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = ridge.lambda() * alike[i * landmarks + j];
                for (int fold = 0; fold < FOLDS; fold++) {
                    sum += fold == left ? 0 : folds[fold].squares[i * landmarks + j];
                }
                normal[i * landmarks + j] = sum;
                normal[j * landmarks + i] = sum;
            }
            normal[i * landmarks + i] += JITTER;
        }
        double[] inverse = Arrays.copyOf(
                RidgeSolver.inverse(DMatrixRMaj.wrap(landmarks, landmarks, normal)), (landmarks + 3) * landmarks);
        double[][] columns = new double[tags][landmarks];
        for (int from = 0; from < landmarks; from += BLOCK) {
            int to = Math.min(landmarks, from + BLOCK);
            for (int tag = 0; tag < tags; tag++) {
                addProduct(summed(folds, left, tag, from, to), inverse, from * landmarks, columns[tag]);
            }
        }
        float[][] weights = new float[landmarks][tags];
        for (int i = 0; i < landmarks; i++) {
            for (int tag = 0; tag < tags; tag++) {
                weights[i][tag] = (float) columns[tag][i];
            }
        }
        return weights;
    }

    /** Part of a row of ΦᵀY without a fold, and zeros up to a multiple of four. */
    private static double[] summed(Sums[] folds, int left, int tag, int from, int to) {
        double[] part = new double[(to - from + 3) / 4 * 4];
        for (int fold = 0; fold < FOLDS; fold++) {
            for (int i = from; fold != left && i < to; i++) {
                part[i - from] += folds[fold].byTag[tag][i];
            }
        }
        return part;
    }

    /** Adds rows, each times a factor; behind the last of them there are enough zeros. */
    private static void addProduct(double[] factors, double[] rows, int first, double[] sums) {
        for (int k = 0; k < factors.length; k += 4) {
            Triangle.addFour(factors, k, 1, 1, rows, first + k * sums.length, sums.length, sums, 0, sums.length);
        }
    }

    /** Candidates of posts of one fold, by what the others say. */
    private Map<Long, List<TagModel.Scored>> heldOut(
            int[] batch, List<Solved> solved, float[][] with, float[][] without, History history) {
        int fold = fold(posts.get(batch[0]));
        List<List<float[]>> similarities = similarities(batch);
        List<List<TagModel.Scored>> rows = IntStream.range(0, (batch.length + SCORED_TOGETHER - 1) / SCORED_TOGETHER)
                .parallel()
                .mapToObj(part -> {
                    int from = part * SCORED_TOGETHER;
                    int to = Math.min(batch.length, from + SCORED_TOGETHER);
                    float[][][] scores = new float[to - from][RIDGES.length][tags];
                    float[][] similar = new float[to - from][landmarks];
                    for (Ridge ridge : RIDGES) {
                        float[][] weights = solved.get(ridge.ordinal()).folds[fold];
                        for (int i = 0; i < landmarks; i++) {
                            for (int row = from; row < to; row++) {
                                float kernel =
                                        (float) ridge.kernel(similarities.get(row), i, days[batch[row]], days[i]);
                                Stage1.addScaled(weights[i], kernel, scores[row - from][ridge.ordinal()]);
                                if (ridge == Ridge.ALL) {
                                    similar[row - from][i] = fold(posts.get(i)) == fold ? -1 : kernel;
                                }
                            }
                        }
                    }
                    return IntStream.range(from, to)
                            .mapToObj(row -> scored(
                                    batch[row],
                                    new PairFeatures.Stage1(
                                            scores[row - from], with, without, similar[row - from], new float[tags]),
                                    history))
                            .toList();
                })
                .flatMap(List::stream)
                .toList();
        Map<Long, List<TagModel.Scored>> scored = new HashMap<>();
        for (int row = 0; row < batch.length; row++) {
            scored.put(seen.get(batch[row]).key(), rows.get(row));
        }
        return scored;
    }

    private List<TagModel.Scored> scored(int post, PairFeatures.Stage1 stage1, History history) {
        PairFeatures features = new PairFeatures(posts.get(post), seen.get(post).hits(), stage1, history, archive);
        return small.score(features).stream()
                .sorted(Comparator.comparingDouble(TagModel.Scored::probability)
                        .reversed()
                        .thenComparing(TagModel.Scored::tag))
                .limit(MOST_SCORED)
                .toList();
    }
}
