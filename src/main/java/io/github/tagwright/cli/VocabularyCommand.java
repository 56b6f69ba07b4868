package io.github.tagwright.cli;

import io.github.tagwright.Batch;
import io.github.tagwright.Models;
import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.Problem;
import io.github.tagwright.report.VocabularyFiles;
import io.github.tagwright.tag.TagSuggester;
import io.github.tagwright.vocabulary.Finding;
import io.github.tagwright.vocabulary.TagUses;
import io.github.tagwright.vocabulary.VocabularyCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "vocabulary",
        description =
                "Looks an archive's tags over: spellings of one tag, tags used once or no longer, things without a tag. Writes what it found, and a plan for apply.",
        mixinStandardHelpOptions = true)
final class VocabularyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "POSTS", description = "A folder of posts with tags, or an export.")
    private Path posts;

    @Option(names = "--output", paramLabel = "DIR", required = true, description = "Where the two files go.")
    private Path output;

    @Option(
            names = "--no-escape-formulas",
            description = "Leave texts as they are that a spreadsheet would take for a formula.")
    private boolean noEscapeFormulas;

    @Option(names = "--quiet", description = "No summary.")
    private boolean quiet;

    @Mixin
    private PostOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PostArchive found = options.archive(posts);
        Models models = options.models();
        TagUses uses = new TagUses();
        List<Problem> problems = new ArrayList<>(found.problems());
        new Batch(options.reader(), () -> models.newTagger(TagSuggester.NONE), options.threads())
                .run(found.iterator(), outcome -> {
                    problems.addAll(outcome.problems());
                    uses.add(outcome);
                });
        List<Finding> findings = VocabularyCheck.of(uses, models.gazetteer());
        Path plan = VocabularyFiles.write(findings, output, !noEscapeFormulas);
        PrintWriter err = spec.commandLine().getErr();
        problems.forEach(problem -> err.println("tagwright: " + problem));
        err.flush();
        if (!quiet) {
            print(findings, plan);
        }
        return problems.isEmpty() ? 0 : Main.SOME_PROBLEMS;
    }

    private void print(List<Finding> findings, Path plan) {
        PrintWriter out = spec.commandLine().getOut();
        long tags = findings.stream()
                .filter(one -> one.trouble() != Finding.Trouble.MISSING)
                .map(Finding::tag)
                .distinct()
                .count();
        out.printf(Locale.ROOT, "%,d tags.%n", tags);
        for (Finding.Trouble trouble : Finding.Trouble.values()) {
            long count =
                    findings.stream().filter(one -> one.trouble() == trouble).count();
            if (count > 0 && trouble != Finding.Trouble.NONE) {
                out.printf(Locale.ROOT, "%,6d %s%n", count, trouble.word());
            }
        }
        out.printf("What was found is in %s; the plan is %s.%n", output.resolve("vocabulary.csv"), plan);
        out.flush();
    }
}
