package io.github.tagwright.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SetSizeTest {

    /** Adds up all the ways in which tags can be right or wrong. */
    private static double expectedF1(double[] probabilities, int k) {
        double expected = 0;
        for (int world = 0; world < 1 << probabilities.length; world++) {
            double chance = 1;
            for (int i = 0; i < probabilities.length; i++) {
                chance *= (world >> i & 1) == 1 ? probabilities[i] : 1 - probabilities[i];
            }
            int right = Integer.bitCount(world & ((1 << k) - 1));
            expected += chance * 2 * right / (k + Integer.bitCount(world));
        }
        return expected;
    }

    @Test
    void takesTheSizeOfTheHighestExpectedF1() {
        for (int seed = 0; seed < 200; seed++) {
            double[] probabilities = new Random(seed)
                    .doubles(7)
                    .map(p -> -p * p)
                    .sorted()
                    .map(p -> -p)
                    .toArray();

            int best = SetSize.best(probabilities);

            for (int k = 1; k <= probabilities.length; k++) {
                assertThat(expectedF1(probabilities, best))
                        .as("seed %d, size %d against %d", seed, best, k)
                        .isGreaterThanOrEqualTo(expectedF1(probabilities, k) - 1e-12);
            }
        }
    }

    @Test
    void takesOneTagAtLeastAndNoneOfNone() {
        assertThat(SetSize.best(new double[] {0, 0})).isEqualTo(1);
        assertThat(SetSize.best(new double[0])).isZero();
    }
}
