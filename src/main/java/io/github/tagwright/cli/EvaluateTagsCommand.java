package io.github.tagwright.cli;

import io.github.tagwright.Models;
import io.github.tagwright.TagLearning;
import io.github.tagwright.evaluate.GivenModel;
import io.github.tagwright.evaluate.TagAgreement;
import io.github.tagwright.evaluate.TagAnswers;
import io.github.tagwright.evaluate.TagFigures;
import io.github.tagwright.evaluate.TagSplits;
import io.github.tagwright.tag.Decisions;
import io.github.tagwright.tag.TagExample;
import io.github.tagwright.tag.TagLearner;
import io.github.tagwright.tag.TagModel;
import io.github.tagwright.tag.Yardstick;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
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

    @Parameters(paramLabel = "POSTS", arity = "0..1", description = "A folder of posts with tags, or an export.")
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

    @Option(names = "--retrain", description = "Learn from each post once it is tested; not in folds.")
    private boolean retrain;

    @Option(
            names = "--against",
            paramLabel = "MODEL",
            description = "Also measure this model, written by train tags from posts that are not tested here.")
    private @Nullable Path against;

    @Option(
            names = "--taggers",
            paramLabel = "CSV",
            description = "Also measure agreement with people; columns post, tagger, tag.")
    private @Nullable Path taggers;

    @Option(names = "--by-tag", paramLabel = "CSV", description = "Write precision and recall of every tag.")
    private @Nullable Path byTag;

    @Option(names = "--csv", paramLabel = "CSV", description = "Write all figures, one a row, named as in Annif.")
    private @Nullable Path csv;

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
        check();
        TagModel other = against == null ? null : TagModel.read(against);
        TagAgreement people = taggers == null ? null : TagAgreement.read(taggers);
        Models models = options.models();
        TagSplits splits = splits(new TagLearning(options.reader(), models, options.threads(), Decisions.NONE));
        if (splits.splits().isEmpty()) {
            throw new SetUpException("too few posts with tags" + (later() && train == null ? " and dates" : "")
                    + ", so there is nothing to measure against");
        }
        PrintWriter out = spec.commandLine().getOut();
        TagTables tables = new TagTables(out);
        tables.head();
        TagLearner own = models.newTagTrainer(options.threads());
        List<TagAnswers> all = new ArrayList<>();
        for (TagLearner learner : learners(own, other)) {
            all.add(answers(learner, splits));
            tables.row(all.get(all.size() - 1), all.get(0));
        }
        if (curve) {
            for (int part : TagSplits.PARTS) {
                all.add(answers(own, splits.withKnownPart(part)));
                tables.row(all.get(all.size() - 1), all.get(0));
            }
        }
        TagFigures figures = new TagFigures(all, splits);
        tables.rest(figures);
        if (people != null) {
            tables.agreement(people.among(all.get(0)), all);
        }
        out.flush();
        if (byTag != null) {
            figures.writeByTag(byTag);
        }
        if (csv != null) {
            figures.write(csv);
        }
        return 0;
    }

    private TagAnswers answers(TagLearner learner, TagSplits splits) {
        ForkJoinPool pool = new ForkJoinPool(options.threads());
        try {
            return pool.submit(() -> TagAnswers.of(learner, splits, retrain)).join();
        } finally {
            pool.shutdown();
        }
    }

    private void check() throws IOException {
        if (folds < 2) {
            throw new SetUpException("--folds must be at least 2, found " + folds);
        }
        if (retrain && !later()) {
            throw new SetUpException("--retrain needs --split time, --rolling, or --train and --test");
        }
        if ((train == null) != (test == null)) {
            throw new SetUpException("--train and --test go together");
        }
        for (Path file : new Path[] {byTag, csv}) {
            if (file != null) {
                // Evaluating takes long: what cannot be written is better known before.
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                        .close();
            }
        }
    }

    /** Whether the tested posts come after those learned from. */
    private boolean later() {
        return split == Split.TIME || rolling || train != null;
    }

    private List<TagLearner> learners(TagLearner own, @Nullable TagModel other) {
        List<TagLearner> learners = new ArrayList<>(List.of(own));
        if (other != null) {
            learners.add(new GivenModel(String.valueOf(against), other));
        }
        if (!noBaselines) {
            learners.addAll(List.of(Yardstick.values()));
        }
        return learners;
    }

    private TagSplits splits(TagLearning learning) throws IOException {
        if (train != null && test != null) {
            return TagSplits.of(learning.examples(options.archive(train)), learning.examples(options.archive(test)));
        }
        Path root = folder != null ? folder : posts;
        if (root == null) {
            throw new SetUpException("evaluate tags needs POSTS, or --train and --test");
        }
        List<TagExample> examples = learning.examples(options.archive(root));
        if (examples.isEmpty()) {
            throw new SetUpException("no post in " + root + " has tags, so there is nothing to measure against");
        }
        if (rolling) {
            return TagSplits.rolling(examples);
        }
        return split == Split.TIME ? TagSplits.time(examples) : TagSplits.folds(examples, folds);
    }
}
