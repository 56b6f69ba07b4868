package io.github.tagwright.entity;

import io.github.tagwright.entity.NameSpans.NameSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds names that the gazetteer lacks. Each place of a name is judged by itself, then all of its places in the post
 * together: a name certain in one place is likely in all. Of names that overlap those are taken that together are most
 * probable.
 */
final class UnknownNames {

    /** From this score on a name is taken for a mention. */
    static final double HOLDS = 0.7;

    static final int NONE = 0;

    /** Keeps the logarithm finite of what is certain. */
    private static final double NEVER = 1e-4;

    private UnknownNames() {}

    static int label(EntityType type) {
        return 1 + type.index();
    }

    static LogisticTrainer trainer(EntityTypes types) {
        return new LogisticTrainer(1 + types.size());
    }

    /** Hears of each stretch with its features. */
    interface Rows {
        void row(NameSpan span, FeatureRow features);
    }

    static void rows(NameSpans spans, Rows rows) {
        SpanFeatures features = new SpanFeatures(spans);
        FeatureRow row = new FeatureRow();
        for (NameSpan span : spans.all()) {
            features.fill(row, span);
            rows.row(span, row);
        }
    }

    /**
     * The names, by place, none overlapping another.
     *
     * @param together whether all places of a name are judged together
     */
    static List<Found> find(LogisticModel model, EntityTypes types, NameSpans spans, boolean together) {
        Function<NameSpan, Object> judged = together ? NameSpan::uses : span -> span;
        Map<Object, Verdict> verdicts = new HashMap<>();
        rows(
                spans,
                (span, row) -> verdicts.computeIfAbsent(judged.apply(span), one -> new Verdict())
                        .add(model.probabilities(row)));
        List<Option> options = new ArrayList<>();
        for (NameSpan span : spans.all()) {
            Verdict verdict = verdicts.get(judged.apply(span));
            double score = verdict.score();
            if (score >= HOLDS) {
                options.add(new Option(spans.found(span, verdict.type(types)), odds(score)));
            }
        }
        return withoutOverlap(options);
    }

    private static double odds(double probability) {
        double p = Math.min(1 - NEVER, Math.max(NEVER, probability));
        return StrictMath.log(p / (1 - p));
    }

    /** What all places of a name say together. */
    private static final class Verdict {
        private double[] sums = {};
        private double odds;
        private double most = Double.NEGATIVE_INFINITY;
        private int places;

        /** @param probabilities of each label at one place */
        void add(double[] probabilities) {
            sums = places == 0 ? new double[probabilities.length] : sums;
            for (int label = 0; label < sums.length; label++) {
                sums[label] += probabilities[label];
            }
            double here = odds(1 - probabilities[NONE]);
            odds += here;
            most = Math.max(most, here);
            places++;
        }

        /** 0..1, from the odds midway between those of the likeliest place and the mean. */
        double score() {
            return 1 / (1 + StrictMath.exp(-(most + odds / places) / 2));
        }

        EntityType type(EntityTypes types) {
            EntityType best = types.at(0);
            for (EntityType type : types.all()) {
                best = sums[label(type)] > sums[label(best)] ? type : best;
            }
            return best;
        }
    }

    /** A stretch with the type it most probably has and what taking it is worth. */
    private record Option(Found found, double worth) {}

    /** Of overlapping options those that are worth most together. */
    private static List<Found> withoutOverlap(List<Option> options) {
        options.sort(Comparator.comparingInt((Option option) -> option.found().block())
                .thenComparingInt(option -> option.found().end())
                .thenComparingInt(option -> option.found().start()));
        int n = options.size();
        double[] worth = new double[n + 1];
        int[] before = new int[n];
        boolean[] taken = new boolean[n];
        for (int i = 0; i < n; i++) {
            int k = i;
            while (k > 0 && overlap(options.get(k - 1).found(), options.get(i).found())) {
                k--;
            }
            before[i] = k;
            double with = worth[k] + options.get(i).worth();
            taken[i] = with > worth[i];
            worth[i + 1] = Math.max(worth[i], with);
        }
        List<Found> chosen = new ArrayList<>();
        for (int i = n - 1; i >= 0; ) {
            if (taken[i]) {
                chosen.add(options.get(i).found());
                i = before[i] - 1;
            } else {
                i--;
            }
        }
        Collections.reverse(chosen);
        return chosen;
    }

    /** Of two that are ordered by their ends. */
    private static boolean overlap(Found earlier, Found later) {
        return earlier.block() == later.block() && earlier.end() > later.start();
    }
}
