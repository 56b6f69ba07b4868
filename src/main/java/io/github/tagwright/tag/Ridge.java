package io.github.tagwright.tag;

import io.github.tagwright.tag.PostFeatures.Part;
import java.util.List;

/** The kernel ridge regressions of the first stage; each gives every tag a score, 0 to 1 or a little beyond. */
enum Ridge {
    /** All parts together. */
    ALL(0.15) {
        @Override
        double kernel(List<float[]> parts, int post, int from, int to) {
            double sum = 1;
            for (int i = 0; i < WEIGHTS.length; i++) {
                sum += WEIGHTS[i] * parts.get(i)[post];
            }
            return sum;
        }
    },
    /** All parts, and the closer in time the closer. */
    TIME(0.15) {
        @Override
        double kernel(List<float[]> parts, int post, int from, int to) {
            double all = ALL.kernel(parts, post, from, to);
            double years = years(from, to);
            return all * (1 + 0.5 * Math.exp(-years / 3)) + 0.1 * Math.exp(-years / 0.05);
        }
    },
    MAIN(0.1) {
        @Override
        double kernel(List<float[]> parts, int post, int from, int to) {
            return parts.get(Part.MAIN.ordinal())[post];
        }
    },
    TITLE(0.3) {
        @Override
        double kernel(List<float[]> parts, int post, int from, int to) {
            return parts.get(Part.TITLE.ordinal())[post] + 0.5 * parts.get(Part.TITLE_CHARS.ordinal())[post];
        }
    },
    URL(0.3) {
        @Override
        double kernel(List<float[]> parts, int post, int from, int to) {
            return parts.get(Part.URL.ordinal())[post];
        }
    },
    ENTITIES(0.3) {
        @Override
        double kernel(List<float[]> parts, int post, int from, int to) {
            return parts.get(Part.ENTITIES.ordinal())[post];
        }
    };

    /** Of the parts in {@link #ALL}. */
    private static final double[] WEIGHTS = {1, 0.3, 0.2, 0.1, 0.2, 0.2, 0.2, 0.4};

    private final double lambda;

    Ridge(double lambda) {
        this.lambda = lambda;
    }

    double lambda() {
        return lambda;
    }

    /**
     * How alike two posts are.
     *
     * @param parts similarities of one post with all of the archive, by {@link Part}
     * @param post of the archive
     * @param from day of the one post
     * @param to day of the other
     */
    abstract double kernel(List<float[]> parts, int post, int from, int to);

    /** Years between two days; infinite where one is not known. */
    static double years(int from, int to) {
        return from == PostFeatures.NO_DAY || to == PostFeatures.NO_DAY
                ? Double.POSITIVE_INFINITY
                : Math.abs(from - to) / 365.25;
    }
}
