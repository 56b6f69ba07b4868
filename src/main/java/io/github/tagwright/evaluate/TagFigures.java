package io.github.tagwright.evaluate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The figures of several ways to tag in the same tests, as CSV. */
public final class TagFigures {

    private final List<TagAnswers> answers;
    private final Set<String> boilerplate;

    /** @param answers the way that is to be judged first */
    public TagFigures(List<TagAnswers> answers, TagSplits splits) {
        this.answers = List.copyOf(answers);
        this.boilerplate = Boilerplate.among(splits.posts());
    }

    public List<TagAnswers> answers() {
        return answers;
    }

    /** Of {@link Boilerplate} only. */
    public TagEvaluation boilerplate(TagAnswers one) {
        return one.evaluation(post -> boilerplate.contains(post.path()));
    }

    /** Of all but {@link Boilerplate}. */
    public TagEvaluation others(TagAnswers one) {
        return one.evaluation(post -> !boilerplate.contains(post.path()));
    }

    /** Writes all figures of all ways, one a row. */
    public void write(Path file) throws IOException {
        try (CSVPrinter csv = printer(file, "system", "learned_from", "part", "metric", "value")) {
            for (TagAnswers one : answers) {
                for (Row row : rows(one)) {
                    csv.printRecord(one.label(), one.known(), row.part, row.metric, number(row.value));
                }
            }
        }
    }

    private record Row(String part, String metric, double value) {}

    private List<Row> rows(TagAnswers one) {
        List<Row> rows = new ArrayList<>();
        TagEvaluation all = one.evaluation();
        all.byName().forEach((metric, value) -> rows.add(new Row("all", metric, value)));
        TagEvaluation.Interval f1 = all.interval();
        rows.add(new Row("all", "F1 score (doc avg), 2.5 %", f1.low()));
        rows.add(new Row("all", "F1 score (doc avg), 97.5 %", f1.high()));
        one.above(answers.get(0)).ifPresent(above -> {
            rows.add(new Row("all", "F1 score (doc avg), above first", above.mean()));
            rows.add(new Row("all", "F1 score (doc avg), above first, 2.5 %", above.low()));
            rows.add(new Row("all", "F1 score (doc avg), above first, 97.5 %", above.high()));
        });
        rows.add(new Row("all", "Expected calibration error", all.calibrationError()));
        if (!boilerplate.isEmpty()) {
            boilerplate(one).byName().forEach((metric, value) -> rows.add(new Row("boilerplate", metric, value)));
            others(one).byName().forEach((metric, value) -> rows.add(new Row("no boilerplate", metric, value)));
        }
        one.byUse().forEach((use, counts) -> {
            String part = "tags of posts learned from: " + use.label();
            rows.add(new Row(part, "Precision (microavg)", counts.precision()));
            rows.add(new Row(part, "Recall (microavg)", counts.recall()));
            rows.add(new Row(part, "Tags of the posts", counts.gold()));
        });
        List<TagEvaluation.Reliability> reliability = all.reliability();
        for (int i = 0; i < reliability.size(); i++) {
            String part = String.format(Locale.ROOT, "scores %.1f - %.1f", i / 10.0, (i + 1) / 10.0);
            rows.add(new Row(part, "Suggestions", reliability.get(i).suggestions()));
            rows.add(new Row(part, "Mean score", reliability.get(i).meanScore()));
            rows.add(new Row(part, "Right", reliability.get(i).rightShare()));
        }
        return rows;
    }

    /** Writes counts and figures of the first way's suggested sets, a row a tag. */
    public void writeByTag(Path file) throws IOException {
        Map<String, PrecisionRecall> byTag = answers.get(0).evaluation().byTag();
        try (CSVPrinter csv = printer(file, "tag", "posts", "suggested", "right", "precision", "recall", "f1")) {
            for (Map.Entry<String, PrecisionRecall> tag : byTag.entrySet()) {
                PrecisionRecall counts = tag.getValue();
                csv.printRecord(
                        tag.getKey(),
                        counts.gold(),
                        counts.found(),
                        counts.right(),
                        number(counts.precision()),
                        number(counts.recall()),
                        number(counts.f1()));
            }
        }
    }

    private static CSVPrinter printer(Path file, String... header) throws IOException {
        BufferedWriter writer = Files.newBufferedWriter(file);
        return new CSVPrinter(
                writer,
                CSVFormat.RFC4180
                        .builder()
                        .setRecordSeparator('\n')
                        .setHeader(header)
                        .get());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
