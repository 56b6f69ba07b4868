package io.github.tagwright.tag;

import io.github.tagwright.tag.TagTrainer.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Learns a {@link SharedRanker} from an archive as if it were many of several sizes, each size with equal weight: what
 * a score means depends on how many posts stand behind it. Deterministic.
 */
public final class SharedRankerTrainer {

    /** How many samples of each size; the whole archive comes besides. */
    private static final Map<Integer, Integer> SAMPLES = new TreeMap<>(Map.of(30, 16, 60, 8, 120, 4, 240, 2, 480, 2));

    private static final int SEED = 1;
    private static final int ROWS = 20_000;
    private static final double C = 0.05;

    private final TagTrainer trainer;

    /** @param threads at least 1; the ranker is the same */
    public SharedRankerTrainer(int threads) {
        this.trainer = new TagTrainer(threads);
    }

    /** What a training depends on beside the posts, by name. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "samples of posts",
                SAMPLES.entrySet().stream()
                        .map(sample -> sample.getValue() + " of " + sample.getKey())
                        .collect(Collectors.joining(", ", "", ", and all of them")));
        settings.put("seed", String.valueOf(SEED));
        settings.put("rows, of all sizes together", String.valueOf(ROWS));
        settings.put("C", String.valueOf(C));
        settings.put("rows it counts for in a small archive", String.valueOf(SharedRanker.ROWS));
        return settings;
    }

    /**
     * Trains.
     *
     * @param examples in any order; those without tags are left out
     * @throws IllegalArgumentException if fewer than {@link TagTrainer#FEWEST} have tags
     */
    public SharedRanker train(List<TagExample> examples) {
        List<TagExample> posts =
                byDay(examples.stream().filter(post -> !post.tags().isEmpty()).toList());
        if (posts.size() < TagTrainer.FEWEST) {
            throw new IllegalArgumentException("posts with tags: " + posts.size());
        }
        List<List<Pair>> sizes = new ArrayList<>();
        SAMPLES.forEach((size, samples) -> {
            if (size < posts.size()) {
                List<Pair> rows = new ArrayList<>();
                for (int sample = 0; sample < samples; sample++) {
                    rows.addAll(trainer.rows(sample(posts, size, sample)));
                }
                sizes.add(rows);
            }
        });
        sizes.add(trainer.rows(posts));
        long[] hashes =
                posts.stream().mapToLong(post -> post.features().content()).toArray();
        return trainer.inPool(() -> fit(sizes, hashes));
    }

    private static List<TagExample> byDay(List<TagExample> posts) {
        return posts.stream()
                .sorted(Comparator.<TagExample>comparingInt(
                                post -> post.features().day())
                        .thenComparing(TagExample::path))
                .toList();
    }

    /** In turn a stretch of time, and posts from all over the archive. */
    private static List<TagExample> sample(List<TagExample> byDay, int size, int sample) {
        Random random = new Random(SEED + 1_000L * size + sample);
        if (sample % 2 == 0) {
            int from = random.nextInt(byDay.size() - size + 1);
            return byDay.subList(from, from + size);
        }
        List<TagExample> shuffled = new ArrayList<>(byDay);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, size);
    }

    private static SharedRanker fit(List<List<Pair>> sizes, long[] posts) {
        List<Pair> pairs = sizes.stream().flatMap(List::stream).toList();
        float[][] rows = pairs.stream().map(Pair::features).toArray(float[][]::new);
        boolean[] right = new boolean[rows.length];
        float[] importance = new float[rows.length];
        int at = 0;
        for (List<Pair> size : sizes) {
            Arrays.fill(importance, at, at + size.size(), (float) ((double) ROWS / sizes.size() / size.size()));
            for (Pair pair : size) {
                right[at++] = pair.right();
            }
        }
        LogisticRegression ranker = LogisticRegression.fit(rows, right, importance, C);
        double[] curvature = ranker.curvature(rows, right, importance);
        for (int i = 0; i < curvature.length; i++) {
            curvature[i] /= ROWS;
        }
        return new SharedRanker(ranker, curvature, posts);
    }
}
