package io.github.tagwright.cli;

import io.github.tagwright.Batch;
import io.github.tagwright.Models;
import io.github.tagwright.Stamp;
import io.github.tagwright.Survey;
import io.github.tagwright.TagLearning;
import io.github.tagwright.TagLearning.Taught;
import io.github.tagwright.cli.Stop.StoppedException;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.entity.NewNames;
import io.github.tagwright.incremental.DamagedException;
import io.github.tagwright.incremental.IncrementalRun;
import io.github.tagwright.incremental.Suggester;
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
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
                "Finds mentions and suggests tags for a folder of posts, and writes reports. Drafts are left out.",
        mixinStandardHelpOptions = true)
final class EnrichCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "POSTS",
            description = "A folder of posts, one post, or an export; - reads standard input.")
    private Path posts;

    @Option(
            names = "--incremental",
            description = "Work only on posts that have changed since the last such run; the reports are the same.")
    private boolean incremental;

    @Option(
            names = "--summary-json",
            description = "Print the summary as one line of JSON, also where the run fails or is stopped.")
    private boolean summaryJson;

    @Option(names = "--quiet", description = "No summary and no progress.")
    private boolean quiet;

    @Mixin
    private PostOptions options;

    @Mixin
    private ReportOptions reporting;

    @Mixin
    private LearnOptions learning;

    @Mixin
    private LogOptions logging;

    @Spec
    private CommandSpec spec;

    private final Stages stages = new Stages();
    private int threads;
    private final RunSummary told = new RunSummary(stages);

    @Override
    public Integer call() throws IOException {
        logging.apply(spec.commandLine());
        try (Stop stop = new Stop()) {
            return run(stop);
        } catch (IOException | SetUpException failure) {
            if (summaryJson) {
                told.print(out(), RunSummary.Reason.SET_UP, SetUpException.sentence(failure));
            }
            throw failure;
        }
    }

    private int run(Stop stop) throws IOException {
        try {
            PostArchive found = stop.watched(options.archive(posts));
            threads = options.threads();
            stages.end("find");
            return incremental ? incrementally(found) : wholly(found);
        } catch (StoppedException stopped) {
            note("stopped; the reports in " + reporting.output() + " are as they were"
                    + (incremental ? ", and the next --incremental run goes on from here" : ""));
            if (summaryJson) {
                told.print(out(), RunSummary.Reason.STOPPED, "");
            }
            return Main.STOPPED;
        }
    }

    /** Does all again where the state turns out to be damaged. */
    private int incrementally(PostArchive found) throws IOException {
        try {
            return onlyChanged(found);
        } catch (DamagedException damaged) {
            note("the state in " + reporting.output() + " is damaged and is made anew");
            IncrementalRun.forget(reporting.output());
            return onlyChanged(found);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void note(String sentence) {
        var err = spec.commandLine().getErr();
        err.println("tagwright: " + sentence);
        err.flush();
    }

    private int wholly(PostArchive found) throws IOException {
        Decisions decisions = options.decisions(posts);
        PostReader reader = options.reader();
        Models models = options.models();
        EntityTypes types = models.gazetteer().types();
        NewNames names = models.newNames();
        stages.end("load");
        try (Reports reports = reporting.open(types, () -> names, Optional.empty())) {
            writeProblems(found, reports);
            Taught taught = taught(found, Optional.empty(), reader, models, decisions);
            Batch batch = batch(reader, models, taught, decisions);
            stages.end("learn");
            int drafts;
            try (Progress progress = new Progress(found.size(), !quiet)) {
                drafts = batch.run(found.iterator(), outcome -> {
                    reports.write(outcome);
                    progress.step();
                    told.worked();
                });
            }
            stages.end("work");
            Summary summary = reports.finish();
            return end(summary, types, drafts, found.leftOut(), Habit.of(taught));
        }
    }

    /** What {@link #wholly} does, as far as it has not been done. Models are loaded only if some post has changed. */
    private int onlyChanged(PostArchive found) throws IOException {
        Decisions decisions = options.decisions(posts);
        PostReader reader = options.reader();
        LazyModels models = new LazyModels();
        try (IncrementalRun run = IncrementalRun.open(reporting.output(), conditions(reader), this::note)) {
            Survey survey = run.look(found, reader, decisions, threads);
            stages.end("look");
            String suggester = suggester(survey, run);
            Optional<Taught> needed = Optional.empty();
            Habit habit = new Habit(run.taughtPosts(), run.taughtTags());
            if (!run.suggestedBy(suggester)) {
                Taught taught = taught(found, Optional.of(survey), reader, models.get(), decisions);
                habit = Habit.of(taught);
                suggester = suggester(survey, taught.model().isPresent());
                needed = Optional.of(taught);
            }
            Optional<Taught> taught = needed;
            EntityTypes types = run.types().isPresent()
                    ? run.types().get()
                    : models.get().gazetteer().types();
            stages.end("learn");
            run.begin(suggester, types, habit.posts(), habit.tags());
            try (Reports reports = reporting.open(types, models::newNames, Optional.of(run.details()))) {
                writeProblems(found, reports);
                int drafts;
                try (Progress progress = new Progress(found.size(), !quiet)) {
                    drafts = run.write(
                            found,
                            reports,
                            () -> batch(
                                    reader,
                                    models.get(),
                                    taught.isPresent()
                                            ? taught.get()
                                            : taught(found, Optional.of(survey), reader, models.get(), decisions),
                                    decisions),
                            () -> {
                                progress.step();
                                told.done(run.worked(), run.kept());
                            });
                }
                told.done(run.worked(), run.kept());
                stages.end("work");
                Summary summary = reports.finish();
                run.finish(reports);
                return end(summary, types, drafts, found.leftOut(), habit);
            }
        }
    }

    /** All but posts, decisions and the suggester that decides what the reports say. */
    private String conditions(PostReader reader) throws IOException {
        return String.join(
                " ",
                Stamp.ofProgram(),
                options.modelsFolder().isPresent()
                        ? Stamp.of(options.modelsFolder().get())
                        : "",
                options.vocabularyStamp(),
                System.getProperty("java.version"),
                reader.keys().names().toString(),
                "learn " + learning.learns(),
                reporting.stamp());
    }

    /** What suggests tags, if learning comes to a model or to none as it did the last time. */
    private String suggester(Survey survey, IncrementalRun run) throws IOException {
        String without = suggester(survey, false);
        return run.suggestedBy(without) ? without : suggester(survey, true);
    }

    /** @param learned whether learning came to a model */
    private String suggester(Survey survey, boolean learned) throws IOException {
        if (options.tagModelFile().isPresent()) {
            return Suggester.ofFile(options.tagModelFile().get());
        }
        if (!learning.learns() || survey.newest().size() < TagLearning.ENOUGH) {
            return Suggester.named(survey);
        }
        return Suggester.learned(survey) + (learned ? "" : " no model " + Suggester.named(survey));
    }

    private static void writeProblems(PostArchive found, Reports reports) throws IOException {
        for (Problem problem : found.problems()) {
            reports.write(problem);
        }
    }

    private Batch batch(PostReader reader, Models models, Taught taught, Decisions decisions) {
        TagSuggester decided = decisions.over(taught.suggester(models));
        return new Batch(reader, () -> models.newTagger(decided), threads);
    }

    private int end(Summary summary, EntityTypes types, int drafts, Map<String, Integer> leftOut, Habit habit)
            throws IOException {
        stages.end("reports");
        boolean fine = summary.problems() == 0;
        told.reported(summary, drafts, habit);
        if (summaryJson) {
            told.print(out(), fine ? RunSummary.Reason.FINE : RunSummary.Reason.PROBLEMS, "");
        } else if (!quiet) {
            told.printProse(out(), types, leftOut, reporting);
        }
        return fine ? 0 : Main.SOME_PROBLEMS;
    }

    /** @param looked what was seen of the archive, where it has been looked at */
    private Taught taught(
            PostArchive found, Optional<Survey> looked, PostReader reader, Models models, Decisions decisions)
            throws IOException {
        Optional<TagModel> given = options.tagModel();
        if (given.isPresent()) {
            return new Taught(given, ArchiveTags.NONE);
        }
        if (!learning.learns()) {
            return new Taught(
                    Optional.empty(), looked.map(Survey::tags).orElseGet(() -> PostOptions.archiveTags(found, reader)));
        }
        TagLearning lessons = new TagLearning(reader, models, threads, decisions);
        return learning.learn(
                posts,
                spec.commandLine().getErr(),
                cache -> looked.isPresent() ? lessons.learn(found, looked.get(), cache) : lessons.learn(found, cache));
    }

    /** The models, loaded when they are first asked for. */
    private final class LazyModels {

        private @Nullable Models loaded;
        private @Nullable NewNames names;

        synchronized Models get() throws IOException {
            if (loaded == null) {
                loaded = options.models();
            }
            return loaded;
        }

        synchronized NewNames newNames() throws IOException {
            if (names == null) {
                names = get().newNames();
            }
            return names;
        }
    }
}
