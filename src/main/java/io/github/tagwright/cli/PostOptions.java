package io.github.tagwright.cli;

import io.github.tagwright.bulk.Columns;
import io.github.tagwright.bulk.Columns.Part;
import io.github.tagwright.bulk.ExportFormat;
import io.github.tagwright.bulk.Exports;
import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.PostFile;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Posts;
import io.github.tagwright.post.Reading;
import io.github.tagwright.post.Selection;
import io.github.tagwright.post.Unread;
import io.github.tagwright.tag.ArchiveTags;
import io.github.tagwright.tag.TagSubjects;
import io.github.tagwright.tag.TagVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which posts are read, on how many threads, and with which models. */
final class PostOptions extends ModelOptions {

    private static final String STDIN = "stdin";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Posts worked on at once; default: the number of processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--include",
            paramLabel = "GLOB",
            description = "Only files whose path below POSTS fits, such as '2014/**'; may be repeated.")
    private List<String> include = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            description = "No files whose path below POSTS fits; may be repeated.")
    private List<String> exclude = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "FORMAT",
            description =
                    "POSTS is an export: wxr (WordPress), jsonl, csv, tar, zip, annif-tsv or annif-jsonl; gzip around it is seen by itself. Default: by the file's name and content.")
    private @Nullable ExportFormat format;

    @Option(
            names = "--columns",
            paramLabel = "PART=NAME",
            split = ",",
            description =
                    "What the fields of jsonl or csv are called, such as id=slug,text=body. Parts: id, title, date, tags, text, markdown, html; default: each as it is called here.")
    private Map<Part, String> columns = new EnumMap<>(Part.class);

    int threads() {
        if (threads < 1) {
            throw new SetUpException("--threads must be at least 1, found " + threads);
        }
        return threads;
    }

    /**
     * The posts of a folder, a file or an export. {@code -} is standard input, named {@code stdin} and kept in a file
     * while it is read: one post, unless {@code --from} says otherwise. Never nothing.
     */
    PostArchive archive(Path root) throws IOException {
        // Better said before anything is read or written.
        threads();
        boolean piped = root.toString().equals("-");
        Path file = piped ? standardInput() : root;
        String name = piped ? STDIN : String.valueOf(root.getFileName());
        Optional<ExportFormat> export = format != null || piped ? Optional.ofNullable(format) : formatOf(file);
        if (export.isEmpty()) {
            return piped ? new Posts(List.of(new PostFile(name, file)), List.of()) : folder(root);
        }
        if (Files.isDirectory(file)) {
            throw new SetUpException("--from is for exports, and " + file + " is a folder");
        }
        if (!columns.isEmpty() && export.get() != ExportFormat.JSONL && export.get() != ExportFormat.CSV) {
            throw new SetUpException("--columns is for jsonl and csv, and " + root + " is neither");
        }
        TagSubjects subjects = new TagSubjects(vocabulary().orElse(TagVocabulary.NONE), ArchiveTags.NONE);
        return Exports.open(file, name, export.get(), new Columns(columns), selection(), subjects::tag);
    }

    /** The posts of a folder or file; these can be changed where they are, unlike those of an export. */
    Posts posts(Path root) throws IOException {
        if (format != null || formatOf(root).isPresent()) {
            throw new SetUpException(root
                    + " is an export, of which posts are only read; unpack it, or change them where they come from");
        }
        return folder(root);
    }

    private Posts folder(Path root) throws IOException {
        try {
            Posts posts = Posts.in(root, include, exclude);
            if (posts.files().isEmpty() && posts.problems().isEmpty()) {
                throw new SetUpException("no posts in " + root);
            }
            return posts;
        } catch (PatternSyntaxException malformed) {
            throw notAGlob(malformed);
        }
    }

    private Selection selection() {
        try {
            return new Selection(include, exclude);
        } catch (PatternSyntaxException malformed) {
            throw notAGlob(malformed);
        }
    }

    private static SetUpException notAGlob(PatternSyntaxException malformed) {
        return new SetUpException("not a glob: " + malformed.getPattern());
    }

    private static Path standardInput() throws IOException {
        Path kept = Files.createTempFile("tagwright", ".md");
        kept.toFile().deleteOnExit();
        Files.copy(System.in, kept, StandardCopyOption.REPLACE_EXISTING);
        return kept;
    }

    /** What sort of export a file is; empty for a folder or one post. */
    static Optional<ExportFormat> formatOf(Path root) throws IOException {
        return Files.isRegularFile(root) ? ExportFormat.of(root) : Optional.empty();
    }

    /** The tags of an archive, from the front matter of all its posts; drafts are left out. */
    static ArchiveTags archiveTags(PostArchive posts, PostReader reader) {
        ArchiveTags.Counter counter = new ArchiveTags.Counter();
        for (Unread post : posts) {
            Reading reading = post.read(reader);
            if (!reading.isDraft()) {
                counter.add(reading.match(good -> good.post().frontMatter().tags(), bad -> List.<String>of()));
            }
        }
        return counter.build();
    }
}
