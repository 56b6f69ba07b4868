package io.github.tagwright.cli;

import io.github.tagwright.evaluate.PrecisionRecall;
import io.github.tagwright.evaluate.TagAgreement;
import io.github.tagwright.evaluate.TagAnswers;
import io.github.tagwright.evaluate.TagAnswers.Use;
import io.github.tagwright.evaluate.TagEvaluation;
import io.github.tagwright.evaluate.TagFigures;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code evaluate tags} prints. */
final class TagTables {

    private final PrintWriter out;

    TagTables(PrintWriter out) {
        this.out = out;
    }

    void head() {
        out.printf(
                Locale.ROOT,
                "%-36s%6s%10s%16s%8s%18s%9s%9s%7s%7s%7s%7s%7s%9s%7s%n",
                "",
                "posts",
                "sample-F1",
                "95 %",
                "above",
                "95 %",
                "micro-F1",
                "macro-F1",
                "F1@5",
                "P@1",
                "P@3",
                "R@5",
                "R@10",
                "NDCG@10",
                "size");
        out.flush();
    }

    /** A row of a way to tag, and how far it is above the first. */
    void row(TagAnswers answers, TagAnswers first) {
        TagEvaluation evaluation = answers.evaluation();
        TagEvaluation.Result result = evaluation.result();
        TagEvaluation.Interval f1 = evaluation.interval();
        Optional<TagEvaluation.Interval> above = answers == first ? Optional.empty() : answers.above(first);
        out.printf(
                Locale.ROOT,
                "%-36s%6d%10.3f%16s%8s%18s%9.3f%9.3f%7.3f%7.3f%7.3f%7.3f%7.3f%9.3f%7.2f%n",
                name(answers),
                result.posts(),
                result.sampleF1(),
                String.format(Locale.ROOT, "%.3f – %.3f", f1.low(), f1.high()),
                above.map(by -> String.format(Locale.ROOT, "%+.3f", by.mean())).orElse(""),
                above.map(by -> String.format(Locale.ROOT, "%+.3f – %+.3f", by.low(), by.high()))
                        .orElse(""),
                result.microF1(),
                result.macroF1(),
                result.f1At5(),
                result.precisionAt1(),
                result.precisionAt3(),
                result.recallAt5(),
                result.recallAt10(),
                result.ndcgAt10(),
                result.meanSize());
        out.flush();
    }

    private static String name(TagAnswers answers) {
        return answers.label() + " of " + answers.known();
    }

    /** Rare tags, boilerplate, and how far scores can be believed. */
    void rest(TagFigures figures) {
        TagAnswers first = figures.answers().get(0);
        out.printf(
                Locale.ROOT,
                "%nOwn tags a post: %.2f%n",
                first.evaluation().result().ownMeanSize());
        out.printf("%nRecall of a post's own tags, by the number of posts with them that were learned from:%n");
        out.printf("%-36s", "");
        for (Use use : Use.values()) {
            out.printf("%9s", use.label());
        }
        out.printf("%n%-36s", "own tags");
        first.byUse().values().forEach(counts -> out.printf("%9d", counts.gold()));
        out.println();
        for (TagAnswers answers : figures.answers()) {
            out.printf("%-36s", name(answers));
            for (PrecisionRecall counts : answers.byUse().values()) {
                out.printf(Locale.ROOT, "%9.3f", counts.recall());
            }
            out.println();
        }
        out.printf("%-36s", "precision of " + first.label());
        first.byUse().values().forEach(counts -> out.printf(Locale.ROOT, "%9.3f", counts.precision()));
        out.println();
        boilerplate(figures);
        reliability(first.evaluation());
    }

    private void boilerplate(TagFigures figures) {
        int alike = figures.boilerplate(figures.answers().get(0)).result().posts();
        if (alike == 0) {
            return;
        }
        out.printf("%nPosts like two others, with the same tags and nearly the same title: %d. Sample-F1:%n", alike);
        out.printf("%-36s%9s%11s%n", "", "of them", "of others");
        for (TagAnswers answers : figures.answers()) {
            out.printf(
                    Locale.ROOT,
                    "%-36s%9.3f%11.3f%n",
                    name(answers),
                    figures.boilerplate(answers).result().sampleF1(),
                    figures.others(answers).result().sampleF1());
        }
    }

    private void reliability(TagEvaluation evaluation) {
        out.printf("%n%-12s%12s%12s%12s%n", "score", "suggestions", "mean score", "right");
        List<TagEvaluation.Reliability> rows = evaluation.reliability();
        for (int i = 0; i < rows.size(); i++) {
            TagEvaluation.Reliability row = rows.get(i);
            out.printf(
                    Locale.ROOT,
                    "%.1f – %.1f   %12d%12.3f%12.3f%n",
                    i / 10.0,
                    (i + 1) / 10.0,
                    row.suggestions(),
                    row.meanScore(),
                    row.rightShare());
        }
        out.printf(Locale.ROOT, "expected calibration error from 0.1 up: %.3f%n", evaluation.calibrationError());
    }

    /** How far people agree with each other and with the suggestions. */
    void agreement(TagAgreement people, List<TagAnswers> all) {
        if (people.byPost().isEmpty()) {
            out.printf("%nNo tested post was tagged by several people.%n");
            return;
        }
        out.printf(
                "%nAgreement on the %d tested posts that several people tagged:%n",
                people.byPost().size());
        agreement("people with each other", people.ofPairs());
        for (String tagger : people.taggers()) {
            agreement(tagger + " with the others", people.of(tagger));
        }
        agreement("own tags with the people", people.withOwn(all.get(0)));
        for (TagAnswers answers : all) {
            agreement(name(answers), people.with(answers));
        }
    }

    private void agreement(String who, double consistency) {
        out.printf(Locale.ROOT, "%-36s%9.3f%n", who, consistency);
    }
}
