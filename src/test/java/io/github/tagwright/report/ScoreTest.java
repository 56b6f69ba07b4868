package io.github.tagwright.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ScoreTest {

    @Test
    void roundsAsTheDecimalsSay() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            double tie = (random.nextInt(40_000) - 20_000) / 20_000.0;
            for (double score : new double[] {tie, Math.nextUp(tie), Math.nextDown(tie), random.nextGaussian()}) {
                assertThat(Score.rounded(score))
                        .isEqualTo(new BigDecimal(Double.toString(score)).setScale(4, RoundingMode.HALF_UP));
            }
        }
    }

    @Test
    void roundsHalvesAwayFromZeroThoughTheirDoublesAreLess() {
        assertThat(new BigDecimal(0.00015)).isLessThan(new BigDecimal("0.00015"));
        assertThat(Score.rounded(0.00015)).hasToString("0.0002");
        assertThat(Score.rounded(-0.00005)).hasToString("-0.0001");
        assertThat(Score.rounded(1e12)).hasToString("1000000000000.0000");
    }
}
