package io.github.tagwright.evaluate;

import io.github.tagwright.Outcome;
import io.github.tagwright.entity.Link;
import io.github.tagwright.post.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How often mentions of a score are right. Collects outcome by outcome; not safe to share. */
public final class Reliability {

    private static final double[] LIMITS = {0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01};

    private final int[] counts = new int[LIMITS.length - 1];
    private final int[] right = new int[LIMITS.length - 1];
    private final double[] sums = new double[LIMITS.length - 1];

    /**
     * Mentions whose scores are in one range.
     *
     * @param mentions how many
     * @param score their mean
     * @param right the share of them that is in the gold exactly
     */
    public record Row(int mentions, double score, double right) {}

    private final GoldMentions gold;

    public Reliability(GoldMentions gold) {
        this.gold = gold;
    }

    /** Posts without gold do not count. */
    public void add(Outcome outcome) {
        List<GoldMention> marks = gold.byFile().get(GoldMentions.lastPart(outcome.path()));
        if (marks != null) {
            outcome.match(tagged -> add(tagged, marks), rejected -> false);
        }
    }

    private boolean add(Outcome.Tagged tagged, List<GoldMention> marks) {
        Set<GoldMention> wanted = marks.stream().map(GoldMention::bare).collect(Collectors.toSet());
        for (Link link : tagged.links()) {
            Position at = tagged.post().source().position(link.mention().span().start());
            GoldMention mention = new GoldMention(
                    at.line(),
                    at.column(),
                    link.mention().type(),
                    tagged.post().source().sliceOnOneLine(link.mention().span()),
                    "");
            double score = link.mention().score();
            int row = 0;
            while (score >= LIMITS[row + 1]) {
                row++;
            }
            counts[row]++;
            sums[row] += score;
            right[row] += wanted.contains(mention) ? 1 : 0;
        }
        return true;
    }

    /** By score; ranges without mentions are left out. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                rows.add(new Row(counts[i], sums[i] / counts[i], (double) right[i] / counts[i]));
            }
        }
        return rows;
    }

    /** How far the scores are from the share that is right, 0..1: the mean over the mentions, range by range. */
    public double error() {
        double sum = 0;
        int all = 0;
        for (Row row : rows()) {
            sum += row.mentions() * Math.abs(row.score() - row.right());
            all += row.mentions();
        }
        return all == 0 ? 0 : sum / all;
    }
}
