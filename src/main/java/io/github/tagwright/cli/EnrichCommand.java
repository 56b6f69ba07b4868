package io.github.tagwright.cli;

import io.github.tagwright.Batch;
import io.github.tagwright.Models;
import io.github.tagwright.TagLearning;
import io.github.tagwright.TagLearning.Taught;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Problem;
import io.github.tagwright.report.Reports;
import io.github.tagwright.report.Summary;
import io.github.tagwright.tag.ArchiveTags;
import io.github.tagwright.tag.Decisions;
import io.github.tagwright.tag.TagModel;
import io.github.tagwright.tag.TagSuggester;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "enrich",
        description =
                "Finds mentions and suggests tags for a folder of posts, and writes CSV reports. Drafts are left out.",
        mixinStandardHelpOptions = true)
final class EnrichCommand implements Callable<Integer> {

    @Parameters(paramLabel = "POSTS", description = "A folder of posts, or one post; - reads one from standard input.")
    private Path posts;

    @Option(names = "--output", paramLabel = "DIR", required = true, description = "Where the reports go.")
    private Path output;

    @Option(
            names = "--no-escape-formulas",
            description = "Leave texts as they are that a spreadsheet would take for a formula.")
    private boolean noEscapeFormulas;

    @Option(names = "--no-html", description = "Write the CSV reports only, no report.html.")
    private boolean noHtml;

    @Option(names = "--quiet", description = "No summary and no progress.")
    private boolean quiet;

    @Mixin
    private PostOptions options;

    @Mixin
    private LearnOptions learning;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PostArchive found = options.archive(posts);
        Decisions decisions = options.decisions(posts);
        int threads = options.threads();
        PostReader reader = options.reader();
        Models models = options.models();
        EntityTypes types = models.gazetteer().types();
        try (Reports reports = new Reports(output, types, models.newNames(), !noEscapeFormulas, !noHtml)) {
            for (Problem problem : found.problems()) {
                reports.write(problem);
            }
            Taught taught = taught(found, reader, models, decisions);
            TagSuggester decided = decisions.over(taught.suggester(models));
            Batch batch = new Batch(reader, () -> models.newTagger(decided), threads);
            int drafts;
            try (Progress progress = new Progress(found.size())) {
                drafts = batch.run(found.iterator(), outcome -> {
                    reports.write(outcome);
                    progress.step();
                });
            }
            Summary summary = reports.finish();
            if (!quiet) {
                print(summary, types, drafts, taught.model());
            }
            return summary.problems() > 0 ? Main.SOME_PROBLEMS : 0;
        }
    }

    private Taught taught(PostArchive found, PostReader reader, Models models, Decisions decisions) throws IOException {
        Optional<TagModel> given = options.tagModel();
        if (given.isPresent()) {
            return new Taught(given, ArchiveTags.NONE);
        }
        TagLearning lessons = new TagLearning(reader, models, options.threads(), decisions);
        return learning.learns()
                ? learning.learn(posts, spec.commandLine().getErr(), cache -> lessons.learn(found, cache))
                : new Taught(Optional.empty(), PostOptions.archiveTags(found, reader));
    }

    private void print(Summary summary, EntityTypes types, int drafts, Optional<TagModel> learned) {
        var out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%,d posts: %,d mentions of %,d %s; %,d posts lack a suggested tag.%n",
                summary.posts(),
                summary.mentions(),
                summary.entities(),
                types.prose(),
                summary.postsWithMissingTags());
        learned.ifPresent(model -> out.printf(
                Locale.ROOT,
                "Tags are suggested as %,d posts with %,d tags teach it.%n",
                model.posts(),
                model.tags().counts().size()));
        if (drafts > 0) {
            out.printf(Locale.ROOT, "Left out as drafts: %,d.%n", drafts);
        }
        if (summary.problems() > 0) {
            out.printf(Locale.ROOT, "%,d problems, see %s.%n", summary.problems(), output.resolve("problems.csv"));
        }
        if (summary.pairsDropped()) {
            out.println("cooccurrence.csv leaves out rare pairs: there are too many.");
        }
        out.printf("Reports are in %s.%n", output);
        out.flush();
    }

    /** A bar on standard error with posts a second and the time left, where a person watches. */
    private final class Progress implements AutoCloseable {

        private final @Nullable ProgressBar bar;

        Progress(OptionalInt posts) {
            boolean shown = !quiet && Terminal.watchesErrors();
            bar = shown
                    ? new ProgressBarBuilder()
                            .setTaskName("enrich")
                            .setInitialMax(posts.orElse(-1))
                            .setUnit(" posts", 1)
                            .showSpeed()
                            .setStyle(
                                    System.getenv("NO_COLOR") == null
                                            ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
                                            : ProgressBarStyle.ASCII)
                            .build()
                    : null;
        }

        void step() {
            if (bar != null) {
                bar.step();
            }
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }
}
