package io.github.tagwright.cli;

import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.PostFile;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Posts;
import io.github.tagwright.post.Reading;
import io.github.tagwright.post.Unread;
import io.github.tagwright.tag.ArchiveTags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Option;

/** Options that say which posts are read, on how many threads, and with which models. */
final class PostOptions extends ModelOptions {

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

    int threads() {
        if (threads < 1) {
            throw new SetUpException("--threads must be at least 1, found " + threads);
        }
        return threads;
    }

    /** What is there to read; never nothing. */
    PostArchive archive(Path root) throws IOException {
        return posts(root);
    }

    /** The posts of a folder or file; {@code -} is one post on standard input, named {@code stdin} and kept in a file while it is read. */
    Posts posts(Path root) throws IOException {
        if (root.toString().equals("-")) {
            Path kept = Files.createTempFile("tagwright", ".md");
            kept.toFile().deleteOnExit();
            Files.copy(System.in, kept, StandardCopyOption.REPLACE_EXISTING);
            return new Posts(List.of(new PostFile("stdin", kept)), List.of());
        }
        try {
            Posts posts = Posts.in(root, include, exclude);
            if (posts.files().isEmpty() && posts.problems().isEmpty()) {
                throw new SetUpException("no posts in " + root);
            }
            return posts;
        } catch (PatternSyntaxException malformed) {
            throw new SetUpException("not a glob: " + malformed.getPattern());
        }
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
