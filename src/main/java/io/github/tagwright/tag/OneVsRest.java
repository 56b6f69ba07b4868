package io.github.tagwright.tag;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One logistic regression per tag on the words of a post, L2-regularised, both classes weighing the same; by liblinear
 * (de.bwaldvogel's Java version). A tag is suggested above its own threshold, the one of the highest F1 on inner folds.
 */
final class OneVsRest {

    private static final double C = 40;
    private static final double TOLERANCE = 0.05;
    private static final int INNER_FOLDS = 3;

    /** A tag's threshold is the best for its own posts and so many average ones of all tags. */
    private static final double BORROWED = 20;

    /** Log odds of a tag that all posts have. */
    private static final float SURE = 10;

    /** Thresholds tried between 0 and 1. */
    private static final int STEPS = 100;

    private final float[][] weights;
    private final double[] thresholds;

    private OneVsRest(float[][] weights, double[] thresholds) {
        this.weights = weights;
        this.thresholds = thresholds;
    }

    /**
     * @param posts their words
     * @param terms how many different words there are
     * @param labels tags of each post, ascending
     * @param tags how many there are
     */
    static OneVsRest fit(List<PartIndex.Vector> posts, int terms, int[][] labels, int tags) {
        Linear.disableDebugOutput();
        Feature[][] rows = posts.stream().map(post -> row(post, terms)).toArray(Feature[][]::new);
        int[] folds = folds(rows.length);
        double[][] inner = new double[rows.length][];
        for (int fold = 0; fold < INNER_FOLDS; fold++) {
            int left = fold;
            float[][] others = weights(rows, terms, labels, tags, post -> folds[post] != left);
            for (int post = 0; post < rows.length; post++) {
                if (folds[post] == fold) {
                    inner[post] = scores(others, posts.get(post));
                }
            }
        }
        return new OneVsRest(weights(rows, terms, labels, tags, post -> true), thresholds(inner, labels, tags));
    }

    /** Probabilities by tag, were half of the posts to have it. */
    double[] scores(PartIndex.Vector post) {
        return scores(weights, post);
    }

    /** From which probability on a tag is suggested. */
    double threshold(int tag) {
        return thresholds[tag];
    }

    private static Feature[] row(PartIndex.Vector post, int terms) {
        Feature[] row = new Feature[post.size() + 1];
        for (int i = 0; i < post.size(); i++) {
            row[i] = new FeatureNode(post.terms()[i] + 1, post.weights()[i]);
        }
        row[post.size()] = new FeatureNode(terms + 1, 1);
        return row;
    }

    private static int[] folds(int posts) {
        int[] order = IntStream.range(0, posts).toArray();
        Random random = new Random(1);
        for (int i = posts - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        int[] folds = new int[posts];
        for (int i = 0; i < posts; i++) {
            folds[order[i]] = i % INNER_FOLDS;
        }
        return folds;
    }

    /**
     * By tag, of its words and last its intercept; empty for a tag that none of the chosen posts has. Tags are fitted on
     * the threads of the pool it is called in.
     */
    private static float[][] weights(Feature[][] rows, int terms, int[][] labels, int tags, IntPredicate chosen) {
        int[] posts = IntStream.range(0, rows.length).filter(chosen).toArray();
        Feature[][] known = Arrays.stream(posts).mapToObj(post -> rows[post]).toArray(Feature[][]::new);
        return IntStream.range(0, tags)
                .parallel()
                .mapToObj(tag -> {
                    double[] having = Arrays.stream(posts)
                            .mapToDouble(post -> Arrays.binarySearch(labels[post], tag) >= 0 ? 1 : 0)
                            .toArray();
                    return weights(known, terms, having);
                })
                .toArray(float[][]::new);
    }

    private static float[] weights(Feature[][] rows, int terms, double[] having) {
        double right = Arrays.stream(having).sum();
        if (right == 0) {
            return new float[0];
        }
        float[] weights = new float[terms + 1];
        if (right == rows.length) {
            weights[terms] = SURE;
            return weights;
        }
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = terms + 1;
        problem.x = rows;
        problem.y = having;
        Parameter balanced = new Parameter(SolverType.L2R_LR, C, TOLERANCE);
        balanced.setWeights(
                new double[] {rows.length / (2 * right), rows.length / (2 * (rows.length - right))}, new int[] {1, 0});
        Model model = Linear.train(problem, balanced);
        int sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] fitted = model.getFeatureWeights();
        for (int i = 0; i <= terms; i++) {
            weights[i] = (float) (sign * fitted[i]);
        }
        return weights;
    }

    private static double[] scores(float[][] weights, PartIndex.Vector post) {
        double[] scores = new double[weights.length];
        for (int tag = 0; tag < scores.length; tag++) {
            float[] own = weights[tag];
            if (own.length > 0) {
                double z = own[own.length - 1];
                for (int i = 0; i < post.size(); i++) {
                    z += own[post.terms()[i]] * post.weights()[i];
                }
                scores[tag] = 1 / (1 + Math.exp(-z));
            }
        }
        return scores;
    }

    private static double[] thresholds(double[][] scores, int[][] labels, int tags) {
        int[] having = new int[tags];
        double[][] found = new double[tags][STEPS];
        double[][] right = new double[tags][STEPS];
        double[] allFound = new double[STEPS];
        double[] allRight = new double[STEPS];
        for (int post = 0; post < scores.length; post++) {
            for (int tag = 0; tag < tags; tag++) {
                boolean has = Arrays.binarySearch(labels[post], tag) >= 0;
                having[tag] += has ? 1 : 0;
                for (int step = 0; step <= Math.min(STEPS - 1, (int) (scores[post][tag] * STEPS)); step++) {
                    found[tag][step]++;
                    allFound[step]++;
                    right[tag][step] += has ? 1 : 0;
                    allRight[step] += has ? 1 : 0;
                }
            }
        }
        double borrowed = BORROWED / Arrays.stream(having).sum();
        double[] thresholds = new double[tags];
        for (int tag = 0; tag < tags; tag++) {
            double best = -1;
            for (int step = 1; step < STEPS; step++) {
                double f1 = 2
                        * (right[tag][step] + borrowed * allRight[step])
                        / (found[tag][step] + borrowed * allFound[step] + having[tag] + BORROWED);
                if (f1 > best) {
                    best = f1;
                    thresholds[tag] = (double) step / STEPS;
                }
            }
        }
        return thresholds;
    }
}
