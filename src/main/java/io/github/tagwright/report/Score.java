package io.github.tagwright.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Scores as reports have them. */
public final class Score {

    static final int DECIMALS = 4;

    private Score() {}

    /** With four decimals; a half goes away from zero. */
    public static BigDecimal rounded(double score) {
        return BigDecimal.valueOf(score).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
