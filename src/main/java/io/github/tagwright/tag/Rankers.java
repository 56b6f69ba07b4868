package io.github.tagwright.tag;

import java.io.IOException;

/**
 * The second stage for posts of different times: what a score means depends on how much of the archive stands around a
 * post.
 *
 * @param within of posts within the archive's time, and those that follow its newest at once
 * @param later of posts after that, and those without a date
 */
record Rankers(LogisticRegression within, LogisticRegression later) {

    /** All of them as {@link LogisticRegression#drawnTo} makes them. */
    Rankers drawnTo(double logOdds, double part) {
        return new Rankers(within.drawnTo(logOdds, part), later.drawnTo(logOdds, part));
    }

    /**
     * The one for a post.
     *
     * @param newest day of the archive's newest post; {@link PostFeatures#NO_DAY} where none has one
     * @param reach how many days after it count as at once
     */
    LogisticRegression of(PostFeatures post, int newest, int reach) {
        boolean after = newest == PostFeatures.NO_DAY || !post.hasDay() || post.day() - (long) newest > reach;
        return after ? later : within;
    }

    void write(TagModelFile.Out out) throws IOException {
        out.ranker(within);
        out.ranker(later);
    }

    static Rankers read(TagModelFile.In in) {
        return new Rankers(in.ranker(), in.ranker());
    }
}
