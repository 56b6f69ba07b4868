package io.github.tagwright.tag;

/**
 * What weights are pulled to beside the rows they are fitted to: adds half of w'Sw, less o'w, to the loss of weights w.
 *
 * @param strength S, symmetric and positive definite, row by row; the intercept comes last
 * @param offset o; the weights with the least pull are S⁻¹o
 */
record Pull(double[] strength, double[] offset) {

    /** Leaves the intercept alone, or nearly so. */
    private static final double ON_INTERCEPT = 1e-9;

    /**
     * To 0.
     *
     * @param width number of features
     * @param c as in liblinear: the smaller, the stronger
     */
    static Pull toZero(int width, double c) {
        double[] strength = new double[(width + 1) * (width + 1)];
        for (int j = 0; j <= width; j++) {
            strength[j * (width + 1) + j] = j < width ? 1 / c : ON_INTERCEPT;
        }
        return new Pull(strength, new double[width + 1]);
    }

    /**
     * This, and besides to weights from which the loss rises by half of d'Hd at a distance d.
     *
     * @param curvature H, with the rows and columns of the strength
     */
    Pull and(double[] weights, double[] curvature) {
        double[] sum = strength.clone();
        double[] moved = offset.clone();
        int width = weights.length;
        for (int j = 0; j < width; j++) {
            for (int k = 0; k < width; k++) {
                sum[j * width + k] += curvature[j * width + k];
                moved[j] += curvature[j * width + k] * weights[k];
            }
        }
        return new Pull(sum, moved);
    }

    /** The gradient at some weights. */
    double[] gradient(double[] weights) {
        double[] gradient = new double[weights.length];
        for (int j = 0; j < weights.length; j++) {
            double sum = -offset[j];
            for (int k = 0; k < weights.length; k++) {
                sum += strength[j * weights.length + k] * weights[k];
            }
            gradient[j] = sum;
        }
        return gradient;
    }

    double loss(double[] weights) {
        double[] gradient = gradient(weights);
        double loss = 0;
        for (int j = 0; j < weights.length; j++) {
            loss += 0.5 * weights[j] * (gradient[j] - offset[j]);
        }
        return loss;
    }
}
