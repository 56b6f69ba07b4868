package io.github.tagwright.entity;

import io.github.tagwright.entity.NameSpans.NameSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Finds names that the gazetteer lacks: judges each stretch, then takes those that together are most probable. */
final class UnknownNames {

    /** From this score on a name is taken for a mention. */
    static final double HOLDS = 0.7;

    static final int NONE = 0;

    /** Keeps the logarithm finite of what is certain. */
    private static final double NEVER = 1e-9;

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

    /** The names, by place, none overlapping another. */
    static List<Found> find(LogisticModel model, EntityTypes types, NameSpans spans) {
        List<Option> options = new ArrayList<>();
        rows(spans, (span, row) -> {
            double[] probabilities = model.probabilities(row);
            EntityType best = types.at(0);
            for (EntityType type : types.all()) {
                best = probabilities[label(type)] > probabilities[label(best)] ? type : best;
            }
            double score = probabilities[label(best)];
            if (score >= HOLDS) {
                double worth = StrictMath.log((score + NEVER) / (probabilities[NONE] + NEVER));
                options.add(new Option(spans.found(span, best, score), worth));
            }
        });
        return withoutOverlap(options);
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
