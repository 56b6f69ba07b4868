package io.github.tagwright.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class CorrectionTest {

    private static final int POSTS = 12;
    private static final int TAGS = 3;

    private static DMatrixRMaj kernel(int posts) {
        Random random = new Random(5);
        DMatrixRMaj points = new DMatrixRMaj(POSTS, 4);
        for (int i = 0; i < points.data.length; i++) {
            points.data[i] = random.nextGaussian();
        }
        DMatrixRMaj kernel = new DMatrixRMaj(POSTS, POSTS);
        CommonOps_DDRM.multTransB(points, points, kernel);
        return CommonOps_DDRM.extract(kernel, 0, posts, 0, posts);
    }

    private static float[][] targets(int posts) {
        Random random = new Random(6);
        float[][] targets = new float[POSTS][TAGS];
        for (int i = 0; i < posts; i++) {
            for (int tag = 0; tag < TAGS; tag++) {
                targets[i][tag] = Correction.target(random.nextBoolean(), random.nextDouble());
            }
        }
        return targets;
    }

    @Test
    void addsToPostsLeftOutWhatAFitWithoutThemAdds() {
        int known = 9;
        int[] out = IntStream.range(known, POSTS).toArray();

        float[][] added = new Correction(kernel(POSTS)).leftOut(out, targets(known));

        DMatrixRMaj kernel = kernel(POSTS);
        float[][] alpha = new Correction(kernel(known)).fitted(targets(known)).alpha();
        for (int i = 0; i < out.length; i++) {
            for (int tag = 0; tag < TAGS; tag++) {
                double expected = 0;
                for (int post = 0; post < known; post++) {
                    expected += kernel.get(out[i], post) * alpha[post][tag];
                }
                assertThat(added[i][tag]).isCloseTo((float) expected, within(1e-4f));
            }
        }
    }

    @Test
    void raisesATagThatWasMissedInAPostLikeThisOneAndLowersOneThatWasWrong() {
        DMatrixRMaj twins = new DMatrixRMaj(new double[][] {{2, 1.9}, {1.9, 2}});
        float[][] targets = {{Correction.target(true, 0.2), Correction.target(false, 0.7), 0}, {0, 0, 0}};

        float[][] added = new Correction(twins).leftOut(new int[] {1}, targets);

        assertThat(added[0][0]).isPositive();
        assertThat(added[0][1]).isNegative();
        assertThat(added[0][2]).isZero();
    }
}
