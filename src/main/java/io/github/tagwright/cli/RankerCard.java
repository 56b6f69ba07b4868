package io.github.tagwright.cli;

import io.github.tagwright.Versions;
import io.github.tagwright.evaluate.PrecisionRecall;
import io.github.tagwright.evaluate.TagAnswers;
import io.github.tagwright.evaluate.TagEvaluation;
import io.github.tagwright.evaluate.TagSplits;
import io.github.tagwright.evaluate.TagStudy;
import io.github.tagwright.tag.SharedRanker;
import io.github.tagwright.tag.TagExample;
import io.github.tagwright.tag.TagTrainer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is to be known of a shared ranker, as Markdown. The same training always yields the same card. */
record RankerCard(SharedRanker ranker, Map<String, String> settings, List<Row> rows, TagStudy study) {

    private static final int FOLDS = 5;

    /** Posts of a tag that is shown by itself. */
    private static final int ENOUGH = 5;

    /** F1 of the suggested sets of an archive, mean over posts: learned from it alone, and with the ranker. */
    record Row(
            String name,
            int posts,
            double folds,
            OptionalDouble foldsHelped,
            double newest,
            OptionalDouble newestHelped) {

        /** @param helped empty where the ranker was trained on the archive */
        static Row of(String name, List<TagExample> posts, TagTrainer alone, Optional<TagTrainer> helped) {
            TagSplits folds = TagSplits.folds(posts, FOLDS);
            TagSplits time = TagSplits.time(posts);
            return new Row(name, posts.size(), f1(alone, folds), f1(helped, folds), f1(alone, time), f1(helped, time));
        }

        private static OptionalDouble f1(Optional<TagTrainer> trainer, TagSplits splits) {
            return trainer.isPresent() ? OptionalDouble.of(f1(trainer.get(), splits)) : OptionalDouble.empty();
        }

        private static double f1(TagTrainer trainer, TagSplits splits) {
            return TagAnswers.of(trainer, splits, false).evaluation().result().sampleF1();
        }
    }

    String text() {
        StringBuilder card = new StringBuilder();
        line(card, "# tags.bin");
        line(card, "");
        line(card, "Learned by `tagwright train ranker` from %d tagged posts.", ranker.posts());
        line(card, "An archive that holds any of them is ranked without it, so that no post vouches for itself.");
        line(card, "");
        line(card, "- data (hash of the posts): %s", ranker.dataHash());
        settings.forEach((name, value) -> line(card, "- %s: %s", name, value));
        Versions.current().byName().forEach((name, version) -> line(card, "- %s: %s", name, version));
        line(card, "");
        line(
                card,
                "F1 of the suggested set, mean over posts, learned from the archive alone and with the ranker; none of");
        line(card, "the tested posts was seen by either.");
        line(card, "");
        line(card, "| archive | posts | %d folds, alone | with it | newest fifth, alone | with it |", FOLDS);
        line(card, "|---|---|---|---|---|---|");
        for (Row row : rows) {
            line(
                    card,
                    "| %s | %d | %.3f | %s | %.3f | %s |",
                    row.name,
                    row.posts,
                    row.folds,
                    shown(row.foldsHelped),
                    row.newest,
                    shown(row.newestHelped));
        }
        if (!study.ways().isEmpty()) {
            ways(card);
            curve(card);
            tags(card, study.ways().get(0).evaluation().byTag());
        }
        return card.toString();
    }

    private void ways(StringBuilder card) {
        line(card, "");
        line(
                card,
                "Its own posts, each by what one training learned without it and a tenth of the others: the whole way,");
        line(
                card,
                "and without one kind of evidence. F1 of the suggested set as mean over posts and of all posts together,");
        line(card, "and how far scores are from the truth. The correction is for other posts, and has no part in it.");
        line(card, "");
        line(card, "| way | F1 | above the whole way, 95 %% | micro-F1 | calibration error |");
        line(card, "|---|---|---|---|---|");
        TagAnswers whole = study.ways().get(0);
        for (TagAnswers way : study.ways()) {
            String above = way == whole
                    ? "-"
                    : way.above(whole)
                            .map(by -> String.format(Locale.ROOT, "%+.3f – %+.3f", by.low(), by.high()))
                            .orElse("-");
            TagEvaluation all = way.evaluation();
            TagEvaluation.Result result = all.result();
            line(
                    card,
                    "| %s | %.3f | %s | %.3f | %.3f |",
                    way.label(),
                    result.sampleF1(),
                    above,
                    result.microF1(),
                    all.calibrationError());
        }
    }

    private void curve(StringBuilder card) {
        line(card, "");
        line(card, "The whole way with fewer posts, as mean over samples in which no post comes twice:");
        line(card, "");
        line(card, "| posts | tested | F1 | micro-F1 | calibration error |");
        line(card, "|---|---|---|---|---|");
        for (TagAnswers size : study.curve()) {
            TagEvaluation all = size.evaluation();
            TagEvaluation.Result result = all.result();
            line(
                    card,
                    "| %d | %d | %.3f | %.3f | %.3f |",
                    size.known(),
                    result.posts(),
                    result.sampleF1(),
                    result.microF1(),
                    all.calibrationError());
        }
    }

    private static void tags(StringBuilder card, Map<String, PrecisionRecall> byTag) {
        line(card, "");
        line(card, "Each tag of %d posts or more, and the rarer ones together:", ENOUGH);
        line(card, "");
        line(card, "| tag | posts | suggested | right | F1 |");
        line(card, "|---|---|---|---|---|");
        PrecisionRecall rare = new PrecisionRecall(0, 0, 0);
        int rareTags = 0;
        for (Map.Entry<String, PrecisionRecall> tag : byTag.entrySet()) {
            if (tag.getValue().gold() >= ENOUGH) {
                tag(card, tag.getKey(), tag.getValue());
            } else {
                rare = new PrecisionRecall(
                        rare.right() + tag.getValue().right(),
                        rare.found() + tag.getValue().found(),
                        rare.gold() + tag.getValue().gold());
                rareTags++;
            }
        }
        tag(card, rareTags + " others", rare);
    }

    private static void tag(StringBuilder card, String name, PrecisionRecall counts) {
        line(
                card,
                "| %s | %d | %d | %d | %.3f |",
                name.replace("|", "\\|"),
                counts.gold(),
                counts.found(),
                counts.right(),
                counts.f1());
    }

    private static String shown(OptionalDouble f1) {
        return f1.isPresent() ? String.format(Locale.ROOT, "%.3f", f1.getAsDouble()) : "-";
    }

    private static void line(StringBuilder card, String format, Object... values) {
        card.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
