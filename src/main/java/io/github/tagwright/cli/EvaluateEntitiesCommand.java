package io.github.tagwright.cli;

import io.github.tagwright.Batch;
import io.github.tagwright.Models;
import io.github.tagwright.entity.EntityType;
import io.github.tagwright.evaluate.EntityEvaluation;
import io.github.tagwright.evaluate.EntityFolds;
import io.github.tagwright.evaluate.EntityGroups;
import io.github.tagwright.evaluate.GoldMentions;
import io.github.tagwright.evaluate.MarkedPosts;
import io.github.tagwright.evaluate.PrecisionRecall;
import io.github.tagwright.evaluate.Reliability;
import io.github.tagwright.post.PostFile;
import io.github.tagwright.tag.TagSuggester;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "entities",
        description = "Measures mentions against marked posts: strict, relaxed and document scores.",
        mixinStandardHelpOptions = true)
final class EvaluateEntitiesCommand implements Callable<Integer> {

    @Mixin
    private MarkedPostOptions marked;

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "Measure what is learned: each of N parts by a model trained on the others.")
    private int folds;

    @Option(names = "--by-folder", description = "The same, each folder of --posts by a model trained on the others.")
    private boolean byFolder;

    @Option(
            names = "--by",
            paramLabel = "type|seen|field",
            description = "Also scores by type, by whether another marked post has the name, or by gazetteer file.")
    private EntityGroups.@Nullable By by;

    @Option(names = "--errors", paramLabel = "N", description = "Also show the N most frequent errors.")
    private int errors;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Models models = marked.options().models();
        GoldMentions gold = marked.gold(models);
        if (folds != 0 || byFolder) {
            return inFolds(models, gold);
        }
        EntityGroups groups = new EntityGroups(gold, models.gazetteer(), by == null ? EntityGroups.By.TYPE : by);
        EntityEvaluation evaluation = new EntityEvaluation(gold, models.gazetteer()::isSameVendor);
        Reliability reliability = new Reliability(gold);
        List<PostFile> files = marked.files().stream()
                .flatMap(List::stream)
                .filter(file -> evaluation.asksFor(file.name()))
                .toList();
        new Batch(
                        marked.options().reader(),
                        () -> models.newTagger(TagSuggester.NONE),
                        marked.options().threads())
                .run(files.iterator(), outcome -> {
                    evaluation.add(outcome);
                    groups.add(outcome);
                    reliability.add(outcome);
                });
        List<String> absent = evaluation.addAbsent();
        print(evaluation);
        print(reliability);
        if (by != null) {
            groups.groups().forEach((group, scores) -> row(group, scores));
        }
        return named(absent);
    }

    private int inFolds(Models models, GoldMentions gold) throws IOException {
        if (!byFolder && folds < 2) {
            throw new SetUpException("--folds must be at least 2, found " + folds);
        }
        if (by != null) {
            throw new SetUpException("--by goes with neither --folds nor --by-folder");
        }
        MarkedPosts posts = marked.read(models, gold);
        if (byFolder && posts.folders() < 2) {
            throw new SetUpException("--by-folder needs marked posts in two folders at least, each given by --posts");
        }
        EntityFolds measured = new EntityFolds(models.gazetteer(), models.newEntityTrainer(), gold);
        if (byFolder) {
            measured.runByFolder(posts);
        } else {
            measured.run(posts, folds);
        }
        PrintWriter out = spec.commandLine().getOut();
        measured.steps().forEach((name, step) -> {
            out.printf(Locale.ROOT, "%s: %.0f posts/s of processor time%n", name, step.posts() / step.seconds());
            print(step.evaluation());
            out.println();
        });
        out.printf(
                Locale.ROOT,
                "products that no other fold names, struck from the gazetteer: recall %.3f%n",
                measured.recallOfNewNames());
        print(measured.reliability());
        return named(posts.absent());
    }

    /** Names the marked posts that are not there, and gives the exit code. */
    private int named(List<String> absent) {
        PrintWriter out = spec.commandLine().getOut();
        if (!absent.isEmpty()) {
            out.println("marked posts not found: " + String.join(", ", absent));
        }
        out.flush();
        return absent.isEmpty() ? 0 : Main.SOME_PROBLEMS;
    }

    private void print(Reliability reliability) {
        PrintWriter out = spec.commandLine().getOut();
        for (Reliability.Row row : reliability.rows()) {
            out.printf(Locale.ROOT, "scored %.3f: right %.3f of %d%n", row.score(), row.right(), row.mentions());
        }
        out.printf(Locale.ROOT, "scores are %.3f from the share that is right%n", reliability.error());
    }

    private void print(EntityEvaluation evaluation) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-9s%9s%7s%7s%12s%13s%7s%n", "", "strict P", "R", "F1", "relaxed F1", "document F1", "gold");
        for (EntityType type : evaluation.types().all()) {
            row(type.name(), evaluation.scores(type), out);
        }
        row("ALL", evaluation.scores(), out);
        out.printf(
                Locale.ROOT,
                "recall of names unseen in other marked posts: %.3f of %d%n",
                evaluation.loneNames().recall(),
                evaluation.loneNames().gold());
        out.printf(Locale.ROOT, "%s right: %.3f%n", evaluation.types().ownership(), evaluation.vendorAccuracy());
        if (errors > 0) {
            out.println("missed: " + listed(evaluation.missed(errors)));
            out.println("extra:  " + listed(evaluation.extra(errors)));
        }
    }

    private void row(String group, PrecisionRecall scores) {
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%-24s%7.3f%7.3f%7.3f%7d%n",
                        group,
                        scores.precision(),
                        scores.recall(),
                        scores.f1(),
                        scores.gold());
    }

    private static void row(String name, EntityEvaluation.Scores scores, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-9s%9.3f%7.3f%7.3f%12.3f%13.3f%7d%n",
                name,
                scores.strict().precision(),
                scores.strict().recall(),
                scores.strict().f1(),
                scores.relaxed().f1(),
                scores.document().f1(),
                scores.strict().gold());
    }

    private static String listed(List<Map.Entry<String, Integer>> counts) {
        return counts.stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
