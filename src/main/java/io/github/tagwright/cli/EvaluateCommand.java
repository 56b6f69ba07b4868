package io.github.tagwright.cli;

import io.github.tagwright.Batch;
import io.github.tagwright.Models;
import io.github.tagwright.entity.EntityType;
import io.github.tagwright.evaluate.EntityEvaluation;
import io.github.tagwright.evaluate.GoldMentions;
import io.github.tagwright.evaluate.TagEvaluation;
import io.github.tagwright.post.PostFile;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Posts;
import io.github.tagwright.tag.ArchiveTags;
import io.github.tagwright.tag.TagSuggester;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "evaluate",
        description = "Measures mentions or tags against what people marked.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(entities | tags)",
        subcommands = {EvaluateCommand.OfEntities.class, EvaluateCommand.OfTags.class})
final class EvaluateCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing what to evaluate: entities or tags");
    }

    @Command(
            name = "entities",
            description = "Measures mentions against marked posts: strict, relaxed and document scores.",
            mixinStandardHelpOptions = true)
    static final class OfEntities implements Callable<Integer> {

        @Option(names = "--posts", paramLabel = "DIR", required = true, description = "Where the marked posts are.")
        private Path folder;

        @Option(
                names = "--gold",
                paramLabel = "CSV",
                required = true,
                description = "The marked mentions: file,line,column,type,text,vendor.")
        private Path gold;

        @Option(names = "--errors", paramLabel = "N", description = "Also show the N most frequent errors.")
        private int errors;

        @Mixin
        private PostOptions options;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            GoldMentions marked = GoldMentions.read(gold);
            Models models = options.models();
            EntityEvaluation evaluation = new EntityEvaluation(marked, models.gazetteer()::isSameVendor);
            List<PostFile> files = options.posts(folder).files().stream()
                    .filter(file -> evaluation.asksFor(file.name()))
                    .toList();
            TagSuggester none = (post, text, links) -> List.of();
            new Batch(options.reader(), () -> models.newTagger(none), options.threads())
                    .run(files.iterator(), evaluation::add);
            List<String> absent = evaluation.addAbsent();
            print(evaluation, absent);
            return absent.isEmpty() ? 0 : Main.SOME_PROBLEMS;
        }

        private void print(EntityEvaluation evaluation, List<String> absent) {
            PrintWriter out = spec.commandLine().getOut();
            out.printf("%-9s%9s%7s%7s%12s%13s%7s%n", "", "strict P", "R", "F1", "relaxed F1", "document F1", "gold");
            for (EntityType type : EntityType.values()) {
                row(type.name(), evaluation.scores(type), out);
            }
            row("ALL", evaluation.scores(), out);
            out.printf(Locale.ROOT, "vendor of product right: %.3f%n", evaluation.vendorAccuracy());
            if (errors > 0) {
                out.println("missed: " + listed(evaluation.missed(errors)));
                out.println("extra:  " + listed(evaluation.extra(errors)));
            }
            if (!absent.isEmpty()) {
                out.println("marked posts not found: " + String.join(", ", absent));
            }
            out.flush();
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

    @Command(
            name = "tags",
            description = "Measures suggestions against the posts' own tags.",
            mixinStandardHelpOptions = true)
    static final class OfTags implements Callable<Integer> {

        @Option(names = "--posts", paramLabel = "DIR", required = true, description = "Posts with tags.")
        private Path folder;

        @Mixin
        private PostOptions options;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PostReader reader = options.reader();
            Posts posts = options.posts(folder);
            ArchiveTags archive = PostOptions.archiveTags(posts, reader);
            if (archive.posts() == 0) {
                throw new SetUpException("no post in " + folder + " has tags, so there is nothing to measure against");
            }
            Models models = options.models();
            TagSuggester suggester = models.suggester(archive);
            TagEvaluation evaluation = new TagEvaluation();
            new Batch(reader, () -> models.newTagger(suggester), options.threads())
                    .run(
                            posts.files().iterator(),
                            outcome -> outcome.match(
                                    tagged -> {
                                        evaluation.add(
                                                tagged.post().frontMatter().tags(), tagged.tags());
                                        return true;
                                    },
                                    rejected -> false));
            print(evaluation.result());
            return 0;
        }

        private void print(TagEvaluation.Result result) {
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    Locale.ROOT,
                    "posts %d  micro-F1 %.3f  sample-F1 %.3f  F1@5 %.3f  P@1 %.3f  P@3 %.3f  R@5 %.3f  R@10 %.3f  "
                            + "nDCG@10 %.3f  macro-F1(>=5) %.3f  mean size %.2f (author %.2f)%n",
                    result.posts(),
                    result.microF1(),
                    result.sampleF1(),
                    result.f1At5(),
                    result.precisionAt1(),
                    result.precisionAt3(),
                    result.recallAt5(),
                    result.recallAt10(),
                    result.ndcgAt10(),
                    result.macroF1(),
                    result.meanSize(),
                    result.ownMeanSize());
            out.flush();
        }
    }
}
