package io.github.tagwright.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Scores as reports have them. */
public final class Score {

    static final int DECIMALS = 4;

    private static final double UNITS = 10_000;

    /** Nearer to a half than this, a double may be on the other side of it than its decimals are. */
    private static final double CLOSE = 1e-6;

    private Score() {}

    /** With four decimals; a half goes away from zero. */
    public static BigDecimal rounded(double score) {
        double units = score * UNITS;
        double whole = Math.floor(units + 0.5);
        return Math.abs(units - whole) < 0.5 - CLOSE && Math.abs(whole) < Integer.MAX_VALUE
                ? BigDecimal.valueOf((long) whole, DECIMALS)
                : BigDecimal.valueOf(score).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
