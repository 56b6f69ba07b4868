package io.github.tagwright.cli;

import io.github.tagwright.entity.EntityModel;
import io.github.tagwright.entity.EntityTrainer;
import io.github.tagwright.entity.EntityType;
import io.github.tagwright.evaluate.EntityEvaluation;
import io.github.tagwright.evaluate.EntityFolds;
import io.github.tagwright.evaluate.MarkedPosts;
import io.github.tagwright.evaluate.PrecisionRecall;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is to be known of a trained entity model, as Markdown. The same training always yields the same card.
 *
 * @param bytes of the model's file
 */
record EntityCard(
        MarkedPosts posts,
        EntityTrainer.Settings settings,
        EntityModel model,
        long bytes,
        EntityFolds measured,
        int folds) {

    String text() {
        StringBuilder card = new StringBuilder();
        line(card, "# entities.bin");
        line(card, "");
        line(
                card,
                "Learned by `tagwright train entities` from %d marked posts and of %d that nobody marked.",
                posts.posts().size(),
                posts.unmarked().size());
        line(card, "");
        line(card, "- data (SHA-256 of the posts and of what is marked in them): %s", posts.hash());
        line(card, "- settings: %s", settings);
        line(card, "- seed: none; what is struck follows from the names of the posts");
        line(card, "- features with weight: %s; bytes: %s", model.size(), bytes);
        line(card, "");
        line(card, "Measured on posts it had not seen, in %d folds:", folds);
        line(card, "");
        List<EntityType> types = posts.types().all();
        line(
                card,
                "| | strict P | R | F1 |%s document F1 | %s |",
                types.stream().map(type -> " " + type.plural() + " F1 |").collect(Collectors.joining()),
                posts.types().ownership());
        line(card, "|---|---|---|---|%s---|---|", "---|".repeat(types.size()));
        measured.steps().forEach((name, step) -> {
            EntityEvaluation found = step.evaluation();
            line(
                    card,
                    "| %s | %.3f | %.3f | %.3f |%s %.3f | %.3f |",
                    name,
                    found.scores().strict().precision(),
                    found.scores().strict().recall(),
                    found.scores().strict().f1(),
                    types.stream()
                            .map(type -> String.format(
                                    Locale.ROOT,
                                    " %.3f |",
                                    found.scores(type).strict().f1()))
                            .collect(Collectors.joining()),
                    found.scores().document().f1(),
                    found.vendorAccuracy());
        });
        line(card, "");
        line(
                card,
                "Recall of products that no other fold names, struck from the gazetteer: %.3f.",
                measured.recallOfNewNames());
        line(card, "");
        PrecisionRecall further = measured.furtherNames();
        line(
                card,
                "Of the further names %d of %d are right, of %d mentions that the gazetteer does not tell.",
                further.right(),
                further.found(),
                further.gold());
        line(card, "");
        line(card, "| mean score | right | mentions |");
        line(card, "|---|---|---|");
        measured.reliability()
                .rows()
                .forEach(row -> line(card, "| %.3f | %.3f | %d |", row.score(), row.right(), row.mentions()));
        line(card, "");
        line(
                card,
                "Scores of what the gazetteer tells are %.3f from the share that is right.",
                measured.reliability().error());
        return card.toString();
    }

    private static void line(StringBuilder card, String format, Object... values) {
        card.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
