package io.github.tagwright.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class GrowingRidgeTest {

    private static final int POSTS = 14;
    private static final double LAMBDA = 0.2;
    private static final int[][] LABELS = IntStream.range(0, POSTS)
            .mapToObj(i -> i == POSTS - 1 ? new int[] {3} : i % 3 == 0 ? new int[] {0, 1} : new int[] {1 + i % 2})
            .toArray(int[][]::new);

    private static DMatrixRMaj kernel() {
        Random random = new Random(8);
        DMatrixRMaj points = new DMatrixRMaj(POSTS, 5);
        for (int i = 0; i < points.data.length; i++) {
            points.data[i] = random.nextGaussian();
        }
        DMatrixRMaj kernel = new DMatrixRMaj(POSTS, POSTS);
        CommonOps_DDRM.multTransB(points, points, kernel);
        return kernel;
    }

    private static double[][] part(int[] rows, int[] columns, double diagonal) {
        DMatrixRMaj kernel = kernel();
        double[][] part = new double[rows.length][columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                part[i][j] = kernel.get(rows[i], columns[j]) + (rows[i] == columns[j] ? diagonal : 0);
            }
        }
        return part;
    }

    private static int[][] labels(int[] posts) {
        return Arrays.stream(posts).mapToObj(i -> LABELS[i]).toArray(int[][]::new);
    }

    private static float[][] targets(int[] posts, int tags) {
        float[][] targets = new float[posts.length][tags];
        for (int i = 0; i < posts.length; i++) {
            for (int tag : LABELS[posts[i]]) {
                targets[i][tag] = 1;
            }
        }
        return targets;
    }

    private static RidgeSolver fitted(int[] posts, int tags) {
        DMatrixRMaj kernel = new DMatrixRMaj(part(posts, posts, 0));
        return new RidgeSolver(kernel, LAMBDA, labels(posts), tags);
    }

    private static void assertSame(GrowingRidge grown, int[] posts, int tags) {
        GrowingRidge fitted = fitted(posts, tags).growing();
        assertThat(grown.alpha()).hasNumberOfRows(posts.length);
        for (int i = 0; i < posts.length; i++) {
            assertThat(grown.alpha()[i]).containsExactly(fitted.alpha()[i], within(1e-4f));
            assertThat(grown.inverse()[i]).containsExactly(fitted.inverse()[i], within(1e-4f));
        }
        RidgeSolver.LeftOut means = grown.means(labels(posts), tags);
        RidgeSolver.LeftOut expected = fitted(posts, tags).leaveOut(new int[0]);
        assertThat(means.with()).containsExactly(expected.with(), within(1e-4f));
        assertThat(means.without()).containsExactly(expected.without(), within(1e-4f));
    }

    @Test
    void growsToWhatAFitOfAllPostsGives() {
        int[] first = IntStream.range(0, 10).toArray();
        int[] more = IntStream.range(10, POSTS).toArray();

        GrowingRidge grown =
                fitted(first, 3).growing().with(part(more, first, 0), part(more, more, LAMBDA), targets(more, 4), 4);

        assertSame(grown, IntStream.range(0, POSTS).toArray(), 4);
    }

    @Test
    void shrinksToWhatAFitOfTheRestGives() {
        int[] all = IntStream.range(0, POSTS).toArray();

        GrowingRidge shrunk = fitted(all, 4).growing().without(new int[] {0, 5, 6, 12});

        assertSame(shrunk, new int[] {1, 2, 3, 4, 7, 8, 9, 10, 11, 13}, 4);
    }

    @Test
    void growsFromNothing() {
        int[] all = IntStream.range(0, POSTS).toArray();

        GrowingRidge grown = fitted(all, 4)
                .growing()
                .without(all)
                .with(part(all, new int[0], 0), part(all, all, LAMBDA), targets(all, 4), 4);

        assertSame(grown, all, 4);
    }
}
