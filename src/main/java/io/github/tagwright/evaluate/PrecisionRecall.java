package io.github.tagwright.evaluate;

/**
 * Counts behind precision, recall and F1.
 *
 * @param right found and in the gold
 * @param found what the system gave
 * @param gold what is right
 */
public record PrecisionRecall(int right, int found, int gold) {

    /** 0 where nothing was found. */
    public double precision() {
        return found == 0 ? 0 : (double) right / found;
    }

    /** 0 where nothing is right. */
    public double recall() {
        return gold == 0 ? 0 : (double) right / gold;
    }

    public double f1() {
        return right == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
    }

    PrecisionRecall plus(PrecisionRecall other) {
        return new PrecisionRecall(right + other.right, found + other.found, gold + other.gold);
    }
}
