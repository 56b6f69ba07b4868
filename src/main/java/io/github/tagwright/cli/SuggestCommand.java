package io.github.tagwright.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.tagwright.Models;
import io.github.tagwright.Outcome;
import io.github.tagwright.TagLearning;
import io.github.tagwright.bulk.Columns;
import io.github.tagwright.bulk.ExportFormat;
import io.github.tagwright.bulk.Exports;
import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.PostFile;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Posts;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.Reading;
import io.github.tagwright.post.Selection;
import io.github.tagwright.report.JsonTag;
import io.github.tagwright.tag.ArchiveTags;
import io.github.tagwright.tag.Decisions;
import io.github.tagwright.tag.Suggestion;
import io.github.tagwright.tag.TagModel;
import io.github.tagwright.tag.TagSuggester;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
        name = "suggest",
        description = "Suggests tags for one draft, best first, with the reasons.",
        mixinStandardHelpOptions = true)
final class SuggestCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The draft; - reads standard input.")
    private Path draft;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = "--archive",
            paramLabel = "POSTS",
            description = "Learn from the tags of these posts; the draft may be one of them.")
    private @Nullable Path archive;

    @Mixin
    private ModelOptions options;

    @Mixin
    private LearnOptions learning;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PostReader reader = options.reader();
        Optional<PostArchive> posts = archive == null ? Optional.empty() : Optional.of(open(archive));
        Optional<PostFile> inArchive = posts.flatMap(this::draftIn);
        Reading reading = inArchive.isPresent() ? reader.read(inArchive.get()) : read(reader);
        Decisions decisions = options.decisions(archive);
        Models models = options.models();
        TagSuggester suggester = suggester(models, posts, inArchive, decisions);
        Outcome outcome = models.newTagger(decisions.over(suggester)).tag(reading);
        PrintWriter err = spec.commandLine().getErr();
        for (Problem problem : outcome.problems()) {
            err.println("tagwright: " + problem);
        }
        err.flush();
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? json(outcome) : outcome.match(SuggestCommand::plain, rejected -> ""));
        out.flush();
        return outcome.problems().isEmpty() ? 0 : Main.SOME_PROBLEMS;
    }

    private static PostArchive open(Path archive) throws IOException {
        Optional<ExportFormat> export = PostOptions.formatOf(archive);
        return export.isPresent()
                ? Exports.open(
                        archive, String.valueOf(archive.getFileName()), export.get(), Columns.DEFAULT, Selection.ALL)
                : Posts.in(archive, List.of(), List.of());
    }

    private TagSuggester suggester(
            Models models, Optional<PostArchive> posts, Optional<PostFile> inArchive, Decisions decisions)
            throws IOException {
        Optional<TagModel> model = options.tagModel();
        if (model.isPresent()) {
            return model.get();
        }
        if (archive == null || posts.isEmpty()) {
            return models.suggester(ArchiveTags.NONE);
        }
        if (!learning.learns()) {
            return models.suggester(PostOptions.archiveTags(posts.get(), options.reader()));
        }
        int threads = Runtime.getRuntime().availableProcessors();
        TagLearning lessons = new TagLearning(options.reader(), models, threads, decisions);
        return learning.learn(
                        archive,
                        spec.commandLine().getErr(),
                        cache -> lessons.follow(posts.get(), cache, inArchive.map(PostFile::name)))
                .suggester(models);
    }

    /** The draft as one of the archive's posts, so that it is not its own example. */
    private Optional<PostFile> draftIn(PostArchive posts) {
        Path place = draft.toAbsolutePath().normalize();
        List<PostFile> files = posts instanceof Posts folder ? folder.files() : List.of();
        return files.stream()
                .filter(file -> file.path().toAbsolutePath().normalize().equals(place))
                .findFirst();
    }

    private Reading read(PostReader reader) throws IOException {
        if (draft.toString().equals("-")) {
            return reader.read("-", System.in.readNBytes(PostReader.LARGEST_FILE + 1));
        }
        if (!Files.exists(draft)) {
            throw new NoSuchFileException(draft.toString());
        }
        if (Files.isDirectory(draft)) {
            throw new SetUpException("suggest takes one draft, and " + draft + " is a folder; enrich takes folders");
        }
        return reader.read(new PostFile(draft.getFileName().toString(), draft));
    }

    private static String plain(Outcome.Tagged tagged) {
        StringBuilder lines = new StringBuilder();
        for (Suggestion tag : tagged.tags()) {
            String state = tag.present() ? "has it" : tag.suggested() ? "suggested" : "";
            String why = tag.reasons();
            lines.append(String.format(Locale.ROOT, "%.2f  %-24s %-10s %s%n", tag.score(), tag.tag(), state, why));
        }
        if (lines.isEmpty()) {
            lines.append(
                    "No tag stands out: the draft names nothing that the gazetteer knows, and no tag of the vocabulary.\n");
        }
        return lines.toString();
    }

    /** A rejected post has no tags. */
    private static String json(Outcome outcome) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeStringField("post", outcome.path());
            json.writeArrayFieldStart("tags");
            if (outcome instanceof Outcome.Tagged tagged) {
                for (Suggestion tag : tagged.tags()) {
                    JsonTag.write(tag, tagged.post().source(), json);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text + "\n";
    }
}
