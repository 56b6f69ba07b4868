package io.github.tagwright.cli;

import io.github.tagwright.TagCache;
import io.github.tagwright.TagLearning;
import io.github.tagwright.TagLearning.Taught;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say whether an archive's tags are learned, and where what is learned is kept. */
final class LearnOptions {

    @Option(names = "--no-learn", description = "Suggest from names alone; do not learn from the posts' own tags.")
    private boolean noLearn;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description =
                    "Where what was learned is kept for the next run; default: tagwright in $XDG_CACHE_HOME or ~/.cache.")
    private @Nullable Path cache;

    boolean learns() {
        return !noLearn;
    }

    /** A way to learn. */
    interface Lesson {
        Taught learn(TagCache cache) throws IOException;
    }

    /** Learns, and says what to do where that is impossible. */
    Taught learn(Path archive, PrintWriter err, Lesson lesson) throws IOException {
        Path folder = cache != null ? cache : usualFolder();
        TagCache kept = new TagCache(folder, archive, note -> err.println("tagwright: " + note));
        try {
            return lesson.learn(kept);
        } catch (TagLearning.MemoryException tooLittle) {
            throw new SetUpException(tooLittle.getMessage() + ", or leave learning out with --no-learn");
        } finally {
            err.flush();
        }
    }

    private static Path usualFolder() {
        String caches = System.getenv("XDG_CACHE_HOME");
        return caches != null && Path.of(caches).isAbsolute()
                ? Path.of(caches, "tagwright")
                : Path.of(System.getProperty("user.home"), ".cache", "tagwright");
    }
}
