package io.github.tagwright.tag;

/** How many of a post's ranked tags to suggest. */
final class SetSize {

    private SetSize() {}

    /**
     * The number of best tags that maximises the expected F1 of the post, tags taken as independent: the sum of
     * P(i of the top k right) · P(j of the rest missed) · 2i / (k + i + j).
     *
     * @param probabilities descending, 0 to 1
     * @return at least 1 where there is any tag
     */
    static int best(double[] probabilities) {
        int n = probabilities.length;
        double[][] missed = new double[n + 1][];
        missed[n] = new double[] {1};
        for (int k = n - 1; k >= 0; k--) {
            missed[k] = withOneMore(missed[k + 1], probabilities[k]);
        }
        double[] right = {1};
        double bestF1 = -1;
        int best = 0;
        for (int k = 1; k <= n; k++) {
            right = withOneMore(right, probabilities[k - 1]);
            double f1 = 0;
            for (int i = 1; i <= k; i++) {
                for (int j = 0; j < missed[k].length; j++) {
                    f1 += right[i] * missed[k][j] * 2 * i / (k + i + j);
                }
            }
            if (f1 > bestF1 + 1e-12) {
                bestF1 = f1;
                best = k;
            }
        }
        return best;
    }

    private static double[] withOneMore(double[] counts, double p) {
        double[] next = new double[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            next[i] += counts[i] * (1 - p);
            next[i + 1] += counts[i] * p;
        }
        return next;
    }
}
