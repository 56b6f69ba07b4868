package io.github.tagwright.cli;

import io.github.tagwright.Batch;
import io.github.tagwright.Models;
import io.github.tagwright.Outcome;
import io.github.tagwright.TagLearning;
import io.github.tagwright.apply.Patch;
import io.github.tagwright.apply.PostWriter;
import io.github.tagwright.apply.TagPlan;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostFile;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Posts;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.TagChange;
import io.github.tagwright.post.TagEdit;
import io.github.tagwright.post.TagEditor;
import io.github.tagwright.post.TagHabits;
import io.github.tagwright.tag.DecisionLog;
import io.github.tagwright.tag.Decisions;
import io.github.tagwright.tag.Suggestion;
import io.github.tagwright.tag.TagModel;
import io.github.tagwright.tag.TagSuggester;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "apply",
        description =
                "Writes tags into the posts' front matter and changes nothing else there. Without --write it only prints the difference.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "POSTS", description = "A folder of posts, or one post.")
    private Path posts;

    @ArgGroup(multiplicity = "1")
    private What what;

    /** What is to be written. */
    private static final class What {
        @Option(
                names = "--add",
                paramLabel = "suggested",
                required = true,
                description = "Add the tags that enrich would suggest.")
        private @Nullable Source add;

        @Option(
                names = "--plan",
                paramLabel = "FILE",
                required = true,
                description = "Merge, remove and add tags as a plan says, such as vocabulary writes.")
        private @Nullable Path plan;
    }

    /** Where added tags come from. */
    private enum Source {
        SUGGESTED
    }

    @Option(
            names = "--min-score",
            paramLabel = "S",
            description = "Add only suggestions with at least this score, 0 to 1; default: 0.5.")
    private double minScore = 0.5;

    @ArgGroup
    private @Nullable Mode mode;

    /** Whether anything is written. */
    private static final class Mode {
        @Option(names = "--dry-run", description = "Print the difference as a patch and write nothing; the default.")
        private boolean dryRun;

        @Option(names = "--write", description = "Change the files.")
        private boolean write;
    }

    @Option(names = "--quiet", description = "No summary.")
    private boolean quiet;

    @Mixin
    private PostOptions options;

    @Mixin
    private LearnOptions learning;

    @Spec
    private CommandSpec spec;

    private final Set<Problem> refusals = new TreeSet<>(java.util.Comparator.comparing(Problem::toString));
    private int changed;

    @Override
    public Integer call() throws IOException {
        if (!(minScore >= 0 && minScore <= 1)) {
            throw new SetUpException("--min-score must be from 0 to 1, found " + minScore);
        }
        if (posts.toString().equals("-")) {
            throw new SetUpException("apply takes files, since it changes them");
        }
        Posts found = options.posts(posts);
        PostReader reader = options.reader();
        if (what.plan != null) {
            applyPlan(TagPlan.read(what.plan), found, reader);
        } else {
            addSuggested(found, reader);
        }
        PrintWriter err = spec.commandLine().getErr();
        refusals.forEach(problem -> err.println("tagwright: " + problem));
        if (!quiet) {
            err.printf(
                    Locale.ROOT,
                    "%,d %s %s%s.%n",
                    changed,
                    changed == 1 ? "post" : "posts",
                    writes() ? "changed" : "would change; --write changes them",
                    refusals.isEmpty() ? "" : String.format(Locale.ROOT, "; %,d left as they are", refusals.size()));
        }
        err.flush();
        return refusals.isEmpty() ? 0 : Main.SOME_PROBLEMS;
    }

    private boolean writes() {
        return mode != null && mode.write;
    }

    private void applyPlan(TagPlan plan, Posts found, PostReader reader) throws IOException {
        Set<String> unknown = new TreeSet<>(plan.posts());
        found.files().forEach(file -> unknown.remove(file.name()));
        if (!unknown.isEmpty()) {
            throw new SetUpException("the plan adds tags to posts that are not there: " + String.join(", ", unknown));
        }
        TagEditor editor = editor(found, reader);
        for (PostFile file : found.files()) {
            edit(file, plan.of(file.name()), editor, reader);
        }
    }

    private void addSuggested(Posts found, PostReader reader) throws IOException {
        Decisions decisions = options.decisions(posts);
        Models models = options.models();
        TagSuggester suggester = decisions.over(suggester(found, reader, models, decisions));
        TagEditor editor = editor(found, reader);
        Map<String, PostFile> files = new HashMap<>();
        found.files().forEach(file -> files.put(file.name(), file));
        Optional<Path> decided = options.decisionsFile(posts).filter(file -> writes());
        try (DecisionLog log = new DecisionLog(decided, LocalDate.now())) {
            new Batch(reader, () -> models.newTagger(suggester), options.threads()).run(found.iterator(), outcome -> {
                if (outcome instanceof Outcome.Tagged tagged) {
                    List<String> missing = missing(tagged);
                    if (!missing.isEmpty()
                            && edit(files.get(tagged.path()), TagChange.adding(missing), editor, reader)) {
                        log.applied(tagged.path(), missing);
                    }
                }
            });
        }
    }

    private List<String> missing(Outcome.Tagged tagged) {
        return tagged.tags().stream()
                .filter(tag -> tag.suggested() && !tag.present() && tag.score() >= minScore)
                .map(Suggestion::tag)
                .toList();
    }

    private TagSuggester suggester(Posts found, PostReader reader, Models models, Decisions decisions)
            throws IOException {
        Optional<TagModel> given = options.tagModel();
        if (given.isPresent()) {
            return given.get();
        }
        TagLearning lessons = new TagLearning(reader, models, options.threads(), decisions);
        return learning.learns()
                ? learning.learn(posts, spec.commandLine().getErr(), cache -> lessons.learn(found, cache))
                        .suggester(models)
                : models.suggester(PostOptions.archiveTags(found, reader));
    }

    private static TagEditor editor(Posts found, PostReader reader) {
        TagHabits habits = new TagHabits(reader);
        for (PostFile file : found.files()) {
            reader.read(file)
                    .match(good -> Optional.of(good.post()), bad -> Optional.<Post>empty())
                    .ifPresent(habits::add);
        }
        return new TagEditor(reader, habits);
    }

    /** @return whether the file was changed, or would be */
    private boolean edit(PostFile file, TagChange change, TagEditor editor, PostReader reader) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file.path());
        } catch (IOException unreadable) {
            refusals.add(new Problem(
                    file.name(), "cannot be read: " + SetUpException.sentence(unreadable), "a readable file"));
            return false;
        }
        Optional<Post> post =
                reader.read(file.name(), bytes).match(good -> Optional.of(good.post()), bad -> Optional.empty());
        if (post.isEmpty()) {
            return false;
        }
        TagEdit edit = editor.edit(post.get(), bytes, change);
        if (edit instanceof TagEdit.Refused refused) {
            refusals.add(refused.problem());
        } else if (edit instanceof TagEdit.Edited edited) {
            return writes() ? write(file, bytes, edited) : print(file, edited);
        }
        return false;
    }

    private boolean print(PostFile file, TagEdit.Edited edited) {
        changed++;
        PrintWriter out = spec.commandLine().getOut();
        out.print(Patch.of(pathOf(file), edited.before(), edited.after()));
        out.flush();
        return true;
    }

    private boolean write(PostFile file, byte[] before, TagEdit.Edited edited) {
        try {
            if (PostWriter.replace(file.path(), before, edited.bytes())) {
                changed++;
                return true;
            }
            refusals.add(new Problem(file.name(), "changed by another program just now", "a file at rest"));
        } catch (IOException failure) {
            refusals.add(new Problem(
                    file.name(),
                    "cannot be written: " + SetUpException.sentence(failure),
                    "a file that may be changed"));
        }
        return false;
    }

    /** Below POSTS, as patch -p1 wants it there. */
    private String pathOf(PostFile file) {
        return Files.isDirectory(posts)
                ? posts.relativize(file.path()).toString().replace('\\', '/')
                : file.path().getFileName().toString();
    }
}
