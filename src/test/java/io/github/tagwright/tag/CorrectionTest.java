package io.github.tagwright.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
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

    private static double added(DMatrixRMaj kernel, int post, float[][] alpha, int tag) {
        double added = 0;
        for (int other = 0; other < alpha.length; other++) {
            added += kernel.get(post, other) * alpha[other][tag];
        }
        return added;
    }

    @Test
    void leavesOfEachTargetWhatTheRidgeTakesForItself() {
        float[][] targets = targets(POSTS);

        float[][] alpha = Correction.fitted(kernel(POSTS), targets).alpha();

        for (int post = 0; post < POSTS; post++) {
            for (int tag = 0; tag < TAGS; tag++) {
                double left = Correction.LAMBDA * alpha[post][tag];
                assertThat((float) (added(kernel(POSTS), post, alpha, tag) + left))
                        .isCloseTo(targets[post][tag], within(1e-4f));
            }
        }
    }

    @Test
    void raisesATagThatWasMissedInAPostLikeThisOneAndLowersOneThatWasWrong() {
        DMatrixRMaj one = new DMatrixRMaj(new double[][] {{2}});
        DMatrixRMaj like = new DMatrixRMaj(new double[][] {{1.9}});
        float[][] targets = {{Correction.target(true, 0.2), Correction.target(false, 0.7), 0}};

        float[][] alpha = Correction.fitted(one, targets).alpha();

        assertThat(added(like, 0, alpha, 0)).isPositive();
        assertThat(added(like, 0, alpha, 1)).isNegative();
        assertThat(added(like, 0, alpha, 2)).isZero();
    }
}
