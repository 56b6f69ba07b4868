package io.github.tagwright.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class RidgeSolverTest {

    private static final int POSTS = 12;
    private static final int[][] LABELS = IntStream.range(0, POSTS)
            .mapToObj(i -> i % 3 == 0 ? new int[] {0, 1} : i % 3 == 1 ? new int[] {1} : new int[] {2})
            .toArray(int[][]::new);

    private static DMatrixRMaj kernel() {
        Random random = new Random(5);
        DMatrixRMaj points = new DMatrixRMaj(POSTS, 4);
        for (int i = 0; i < points.data.length; i++) {
            points.data[i] = random.nextGaussian();
        }
        DMatrixRMaj kernel = new DMatrixRMaj(POSTS, POSTS);
        CommonOps_DDRM.multTransB(points, points, kernel);
        return kernel;
    }

    private static DMatrixRMaj part(DMatrixRMaj kernel, int[] rows, int[] columns) {
        DMatrixRMaj part = new DMatrixRMaj(rows.length, columns.length);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                part.set(i, j, kernel.get(rows[i], columns[j]));
            }
        }
        return part;
    }

    @Test
    void leavingPostsOutEqualsFittingWithoutThem() {
        DMatrixRMaj kernel = kernel();
        int[] out = {1, 4, 5, 9};
        int[] rest = IntStream.range(0, POSTS)
                .filter(i -> Arrays.binarySearch(out, i) < 0)
                .toArray();

        RidgeSolver.LeftOut leftOut = new RidgeSolver(kernel.copy(), 0.2, LABELS, 3).leaveOut(out);

        int[][] labels = Arrays.stream(rest).mapToObj(i -> LABELS[i]).toArray(int[][]::new);
        RidgeSolver without = new RidgeSolver(part(kernel, rest, rest), 0.2, labels, 3);
        DMatrixRMaj rows = part(kernel, out, rest);
        float[][] weights = without.weights();
        for (int i = 0; i < out.length; i++) {
            for (int tag = 0; tag < 3; tag++) {
                double score = 0;
                for (int j = 0; j < rest.length; j++) {
                    score += rows.get(i, j) * weights[j][tag];
                }
                assertThat((double) leftOut.scores()[i][tag]).isCloseTo(score, within(1e-4));
            }
        }
        RidgeSolver.LeftOut means = without.leaveOut(new int[0]);
        for (int tag = 0; tag < 3; tag++) {
            assertThat(leftOut.with()[tag]).isCloseTo(means.with()[tag], within(1e-4f));
            assertThat(leftOut.without()[tag]).isCloseTo(means.without()[tag], within(1e-4f));
        }
    }

    @Test
    void theFirstPostsSayOfLaterOnesWhatAFitOfThemAloneSays() {
        DMatrixRMaj kernel = kernel();
        List<TagTrainer.Split> splits = List.of(
                new TagTrainer.Split(range(0, 5), range(5, 9)), new TagTrainer.Split(range(0, 7), range(7, 12)));

        List<RidgeSolver.LeftOut> ahead = new RidgeSolver(kernel.copy(), 0.2, LABELS, 3).ahead(splits);

        for (int split = 0; split < splits.size(); split++) {
            int[] known = splits.get(split).train();
            int[] asked = splits.get(split).test();
            RidgeSolver alone =
                    new RidgeSolver(part(kernel, known, known), 0.2, Arrays.copyOf(LABELS, known.length), 3);
            DMatrixRMaj rows = part(kernel, asked, known);
            for (int i = 0; i < asked.length; i++) {
                for (int tag = 0; tag < 3; tag++) {
                    double score = 0;
                    for (int j = 0; j < known.length; j++) {
                        score += rows.get(i, j) * alone.weights()[j][tag];
                    }
                    assertThat((double) ahead.get(split).scores()[i][tag]).isCloseTo(score, within(1e-4));
                }
            }
            RidgeSolver.LeftOut means = alone.leaveOut(new int[0]);
            for (int tag = 0; tag < 3; tag++) {
                assertThat(ahead.get(split).with()[tag]).isCloseTo(means.with()[tag], within(1e-4f));
                assertThat(ahead.get(split).without()[tag]).isCloseTo(means.without()[tag], within(1e-4f));
            }
        }
    }

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }
}
