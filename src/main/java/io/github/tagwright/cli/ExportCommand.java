package io.github.tagwright.cli;

import io.github.tagwright.Batch;
import io.github.tagwright.Models;
import io.github.tagwright.Outcome;
import io.github.tagwright.annif.Corpus;
import io.github.tagwright.annif.CorpusFormat;
import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Problem;
import io.github.tagwright.tag.TagSubjects;
import io.github.tagwright.tag.TagSuggester;
import io.github.tagwright.tag.TagVocabulary;
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
        name = "export",
        description =
                "Writes posts and their tags as a corpus for Annif, with the vocabulary that it needs. Drafts are left out.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "POSTS", description = "A folder of posts with tags.")
    private Path posts;

    @Option(names = "--to", paramLabel = "FORMAT", required = true, description = "annif-tsv or annif-jsonl.")
    private CorpusFormat format;

    @Option(names = "--output", paramLabel = "DIR", required = true, description = "Where the two files go.")
    private Path output;

    @Mixin
    private PostOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PostArchive found = options.archive(posts);
        PostReader reader = options.reader();
        TagVocabulary vocabulary = options.vocabulary().orElse(TagVocabulary.NONE);
        TagSubjects subjects = new TagSubjects(vocabulary, PostOptions.archiveTags(found, reader));
        Models models = options.models();
        List<Problem> problems = new ArrayList<>(found.problems());
        try (Corpus corpus = new Corpus(output, format, subjects)) {
            new Batch(reader, () -> models.newTagger(TagSuggester.NONE), options.threads())
                    .run(found.iterator(), outcome -> {
                        problems.addAll(outcome.problems());
                        if (outcome instanceof Outcome.Tagged post) {
                            corpus.add(post);
                        }
                    });
            PrintWriter err = spec.commandLine().getErr();
            problems.forEach(problem -> err.println("tagwright: " + problem));
            err.flush();
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    Locale.ROOT,
                    "%,d documents and %,d subjects are in %s.%n",
                    corpus.size(),
                    subjects.all().size(),
                    output);
            out.flush();
        }
        return problems.isEmpty() ? 0 : Main.SOME_PROBLEMS;
    }
}
