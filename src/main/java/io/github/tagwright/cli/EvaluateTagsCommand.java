package io.github.tagwright.cli;

import io.github.tagwright.Models;
import io.github.tagwright.TagLearning;
import io.github.tagwright.evaluate.PrecisionRecall;
import io.github.tagwright.evaluate.TagEvaluation;
import io.github.tagwright.evaluate.TagSplits;
import io.github.tagwright.tag.Decisions;
import io.github.tagwright.tag.TagExample;
import io.github.tagwright.tag.TagLearner;
import io.github.tagwright.tag.TagTrainer;
import io.github.tagwright.tag.Yardstick;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "tags",
        description = "Measures suggestions against the posts' own tags.",
        mixinStandardHelpOptions = true)
final class EvaluateTagsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "POSTS", arity = "0..1", description = "A folder of posts with tags.")
    private @Nullable Path folder;

    @Option(names = "--posts", paramLabel = "DIR", description = "The same as POSTS.")
    private @Nullable Path posts;

    @Option(names = "--folds", paramLabel = "N", description = "Parts that are tested in turn; default: 10.")
    private int folds = 10;

    @Option(
            names = "--split",
            paramLabel = "time",
            description = "In place of folds: test the newest fifth, given the posts before.")
    private @Nullable Split split;

    @Option(names = "--rolling", description = "In place of folds: test each year, given the years before.")
    private boolean rolling;

    @Option(names = "--train", paramLabel = "DIR", description = "In place of POSTS: learn from these …")
    private @Nullable Path train;

    @Option(names = "--test", paramLabel = "DIR", description = "… and test on these.")
    private @Nullable Path test;

    @Option(names = "--by-tag", paramLabel = "CSV", description = "Write precision and recall of every tag.")
    private @Nullable Path byTag;

    @Option(names = "--no-baselines", description = "Leave out the usual ways to tag.")
    private boolean noBaselines;

    @Option(names = "--curve", description = "Also learn from an eighth, a quarter and half of the posts.")
    private boolean curve;

    @Mixin
    private PostOptions options;

    @Spec
    private CommandSpec spec;

    private enum Split {
        TIME
    }

    @Override
    public Integer call() throws IOException {
        if (folds < 2) {
            throw new SetUpException("--folds must be at least 2, found " + folds);
        }
        Models models = options.models();
        TagLearning learning = new TagLearning(options.reader(), models, options.threads(), Decisions.NONE);
        TagSplits splits = splits(learning);
        if (splits.splits().isEmpty()) {
            throw new SetUpException("too few posts with tags, so there is nothing to measure against");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%-28s%7s%9s%10s%16s%7s%7s%7s%7s%7s%9s%9s%7s%n",
                "",
                "posts",
                "micro-F1",
                "sample-F1",
                "95 %",
                "F1@5",
                "P@1",
                "P@3",
                "R@5",
                "R@10",
                "nDCG@10",
                "macro-F1",
                "size");
        TagTrainer trainer = models.newTagTrainer(options.threads());
        TagEvaluation evaluation = row(trainer, splits, out);
        if (!noBaselines) {
            for (TagLearner yardstick : Yardstick.values()) {
                row(yardstick, splits, out);
            }
        }
        if (curve) {
            for (int part : new int[] {8, 4, 2}) {
                row(trainer, splits.withKnownPart(part), out);
            }
        }
        printReliability(evaluation, out);
        if (byTag != null) {
            writeByTag(evaluation, byTag);
        }
        out.flush();
        return 0;
    }

    private TagSplits splits(TagLearning learning) throws IOException {
        if (train != null || test != null) {
            if (train == null || test == null) {
                throw new SetUpException("--train and --test go together");
            }
            return TagSplits.of(learning.examples(options.posts(train)), learning.examples(options.posts(test)));
        }
        Path root = folder != null ? folder : posts;
        if (root == null) {
            throw new SetUpException("evaluate tags needs POSTS, or --train and --test");
        }
        List<TagExample> examples = learning.examples(options.posts(root));
        if (examples.isEmpty()) {
            throw new SetUpException("no post in " + root + " has tags, so there is nothing to measure against");
        }
        if (rolling) {
            return TagSplits.rolling(examples);
        }
        return split == Split.TIME ? TagSplits.time(examples) : TagSplits.folds(examples, folds);
    }

    private static TagEvaluation row(TagLearner learner, TagSplits splits, PrintWriter out) {
        TagEvaluation evaluation = new TagEvaluation();
        int known = 0;
        for (TagSplits.Split one : splits.splits()) {
            var suggester = learner.learn(one.known());
            one.asked().forEach(post -> evaluation.add(post.tags(), suggester.apply(post)));
            known = Math.max(known, one.known().size());
        }
        TagEvaluation.Result result = evaluation.result();
        double[] interval = evaluation.interval();
        out.printf(
                Locale.ROOT,
                "%-28s%7d%9.3f%10.3f   %5.3f – %5.3f%7.3f%7.3f%7.3f%7.3f%7.3f%9.3f%9.3f%7.2f%n",
                learner.label() + " of " + known,
                result.posts(),
                result.microF1(),
                result.sampleF1(),
                interval[0],
                interval[1],
                result.f1At5(),
                result.precisionAt1(),
                result.precisionAt3(),
                result.recallAt5(),
                result.recallAt10(),
                result.ndcgAt10(),
                result.macroF1(),
                result.meanSize());
        out.flush();
        return evaluation;
    }

    private static void printReliability(TagEvaluation evaluation, PrintWriter out) {
        out.printf(Locale.ROOT, "%nOwn tags a post: %.2f%n", evaluation.result().ownMeanSize());
        out.printf("%-12s%12s%12s%12s%n", "score", "suggestions", "mean score", "right");
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

    private static void writeByTag(TagEvaluation evaluation, Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader("tag", "posts", "suggested", "right", "precision", "recall", "f1")
                .get();
        try (CSVPrinter csv = new CSVPrinter(Files.newBufferedWriter(file), format)) {
            for (Map.Entry<String, PrecisionRecall> tag : evaluation.byTag().entrySet()) {
                PrecisionRecall counts = tag.getValue();
                csv.printRecord(
                        tag.getKey(),
                        counts.gold(),
                        counts.found(),
                        counts.right(),
                        String.format(Locale.ROOT, "%.3f", counts.precision()),
                        String.format(Locale.ROOT, "%.3f", counts.recall()),
                        String.format(Locale.ROOT, "%.3f", counts.f1()));
            }
        }
    }
}
