package io.github.tagwright.entity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides which candidates of the gazetteer are mentions: for each stretch how probable it is that it is a vendor, a
 * product or no mention, then the stretches without overlap that are most probable together.
 */
final class Decision {

    static final int NONE = 0;

    private static final double NEVER = 1e-9;

    private Decision() {}

    static int label(EntityType type) {
        return 1 + type.index();
    }

    /** Hears of each stretch with its features. */
    interface Rows {
        void row(List<Candidate> stretch, FeatureRow features);
    }

    static void rows(CandidateFeatures features, Candidates candidates, Rows rows) {
        List<List<Candidate>> stretches = candidates.stretches();
        FeatureRow row = new FeatureRow();
        for (int i = 0; i < stretches.size(); i++) {
            List<Candidate> stretch = stretches.get(i);
            features.fill(row, stretch, around(stretches, i), holdsShorter(stretches, i));
            rows.row(stretch, row);
        }
    }

    /** The longest stretch that holds the one at {@code i}. */
    private static List<Candidate> around(List<List<Candidate>> stretches, int i) {
        Candidate inner = stretches.get(i).get(0);
        List<Candidate> longest = stretches.get(i);
        for (int k = i - 1; k >= 0 && k > i - 8 && stretches.get(k).get(0).block() == inner.block(); k--) {
            if (stretches.get(k).get(0).end() >= inner.end()) {
                longest = stretches.get(k);
            }
        }
        return longest;
    }

    private static boolean holdsShorter(List<List<Candidate>> stretches, int i) {
        Candidate outer = stretches.get(i).get(0);
        for (int k = i + 1; k < stretches.size() && k < i + 8; k++) {
            Candidate other = stretches.get(k).get(0);
            if (other.block() == outer.block() && other.end() <= outer.end()) {
                return true;
            }
        }
        return false;
    }

    /** A stretch with the type it most probably has and what taking it is worth. */
    private record Option(Found found, double worth) {}

    /** The mentions among the candidates, by place. */
    static List<Found> decide(ChainModel model, CandidateFeatures features, Candidates candidates) {
        List<Option> options = new ArrayList<>();
        rows(features, candidates, (stretch, row) -> {
            double[] probabilities = model.probabilities(row);
            Option best = null;
            for (EntityType type : features.types().all()) {
                double score = probabilities[label(type)];
                Optional<Candidate> candidate = features.bestOf(stretch, type);
                double worth = StrictMath.log((score + NEVER) / (probabilities[NONE] + NEVER));
                if (worth > 0 && candidate.isPresent() && (best == null || worth > best.worth())) {
                    Candidate place = stretch.get(0);
                    best = new Option(
                            new Found(place.block(), place.start(), place.end(), type, Math.min(1, score), candidate),
                            worth);
                }
            }
            if (best != null) {
                options.add(best);
            }
        });
        return withoutOverlap(options);
    }

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

    /** A trainer of the classifier's kind of model. */
    static ChainTrainer trainer(EntityTypes types) {
        return new ChainTrainer(1 + types.size(), (from, to) -> 1);
    }
}
