package io.github.tagwright.entity;

import io.github.tagwright.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds names that the gazetteer lacks, beside the known ones that were decided upon, run by run of likely tokens. */
final class Names {

    /** Added to the odds of a name: what is proposed in vain is dismissed by the {@link Review}. */
    private static final double EAGER = 0.3;

    private Names() {}

    /** Hears of each run of tokens that may hold a name. */
    interface Runs {
        void run(int first, int end);
    }

    static void runs(NameFeatures features, Tokens tokens, Runs runs) {
        int first = -1;
        for (int i = 0; i < tokens.size(); i++) {
            boolean open = first >= 0 && tokens.inSentence(i, first);
            if (!open && first >= 0) {
                runs.run(first, i);
                first = -1;
            }
            if (features.canBeName(i, open)) {
                first = open ? first : i;
            } else if (open) {
                runs.run(first, i);
                first = -1;
            }
        }
        if (first >= 0) {
            runs.run(first, tokens.size());
        }
    }

    /** All mentions: the known ones as they were decided, and between them the new ones. */
    static List<Found> find(
            ChainModel model, EntityTypes types, NameFeatures features, Text text, Tokens tokens, List<Found> decided) {
        List<Found> found = new ArrayList<>(decided);
        FeatureRow row = new FeatureRow();
        runs(features, tokens, (first, end) -> {
            if (features.allKnown(first, end)) {
                return;
            }
            List<double[]> scores = new ArrayList<>();
            for (int i = first; i < end; i++) {
                features.fill(row, i);
                double[] score = model.scores(row);
                score[NameLabels.OUTSIDE] -= EAGER;
                pin(score, features.known(i));
                scores.add(score);
            }
            int[] labels = model.best(scores);
            double[][] sure = model.marginals(scores);
            for (int i = 0; i < labels.length; i++) {
                if (!NameLabels.begins(labels[i]) || features.known(first + i) != NameLabels.OUTSIDE) {
                    continue;
                }
                int last = i;
                double score = sure[i][labels[i]];
                while (last + 1 < labels.length && labels[last + 1] == labels[i] + 1) {
                    last++;
                    score = Math.min(score, sure[last][labels[last]]);
                }
                int from = tokens.start(first + i);
                int to = tokens.end(first + last);
                String prose = text.blocks().get(tokens.block(first)).text();
                if (!Surface.standsFreely(prose, from, to) || !features.canBeWholeName(first + i, first + last)) {
                    continue;
                }
                found.add(new Found(
                        tokens.block(first + i),
                        from,
                        to,
                        types.at(NameLabels.type(labels[i])),
                        Math.min(1, score),
                        Optional.empty()));
            }
        });
        found.sort(Found.BY_PLACE);
        return found;
    }

    /** What was decided stays so; what is not known goes on no known name. */
    private static void pin(double[] scores, int known) {
        if (known != NameLabels.OUTSIDE) {
            scores[known] += 1e6;
        }
    }

    static ChainTrainer trainer(EntityTypes types) {
        return new ChainTrainer(NameLabels.count(types), (from, to) -> NameLabels.mayFollow(from, to) ? 1 : 0);
    }
}
