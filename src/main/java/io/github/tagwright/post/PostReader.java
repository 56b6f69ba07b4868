package io.github.tagwright.post;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads post files. Immutable, safe to share between threads. */
public final class PostReader {

    /**
     * The largest file that is read, in bytes. A mebibyte of prose makes a thick book, and two of them at once must
     * fit in a heap of 256 MB.
     */
    public static final int LARGEST_FILE = 1 << 20;

    private final TagKeys keys;

    public PostReader(TagKeys keys) {
        this.keys = keys;
    }

    /** Where it looks for tags. */
    public TagKeys keys() {
        return keys;
    }

    /** Reads one file. Never throws for what the file holds or for a file that cannot be read. */
    public Reading read(PostFile file) {
        try {
            return read(file, bytes(file));
        } catch (IOException | SecurityException failure) {
            return bad(file.name(), "cannot be read: " + reason(failure), "a readable file");
        }
    }

    /** The bytes of a file; of one that is too large, one more than {@link #LARGEST_FILE}. */
    public byte[] bytes(PostFile file) throws IOException {
        try (InputStream in = Files.newInputStream(file.path())) {
            return in.readNBytes(LARGEST_FILE + 1);
        }
    }

    /** Reads a file from its bytes. */
    public Reading read(PostFile file, byte[] bytes) {
        return read(file.name(), file.path().getFileName().toString(), bytes);
    }

    /**
     * Reads a post from its bytes.
     *
     * @param name the post's name in reports; its file extension and date prefix count as a file's would
     */
    public Reading read(String name, byte[] bytes) {
        return read(name, name.substring(name.lastIndexOf('/') + 1), bytes);
    }

    private Reading read(String name, String fileName, byte[] bytes) {
        if (bytes.length > LARGEST_FILE) {
            return bad(name, "more than " + LARGEST_FILE + " bytes", "a post of at most " + LARGEST_FILE + " bytes");
        }
        if (bytes.length == 0) {
            return bad(name, "an empty file", "a post");
        }
        if (Decoder.isBinary(bytes)) {
            return bad(name, "binary content (a NUL byte)", "text");
        }
        Decoder.Decoded decoded = Decoder.decode(bytes);
        Source source = new Source(decoded.text());
        List<Problem> problems = new ArrayList<>();
        decoded.found()
                .ifPresent(found -> problems.add(new Problem(name, source.position(decoded.badAt()), found, "UTF-8")));

        FrontMatterBlock block = FrontMatterBlock.find(source.text());
        RawFrontMatter raw = RawFrontMatter.EMPTY;
        FrontMatter.Format format = block.format();
        try {
            raw = block.parse(source.text());
        } catch (FrontMatterException broken) {
            format = FrontMatter.Format.NONE;
            problems.add(new Problem(
                    name, source.position(broken.offset()), "front matter: " + broken.found(), broken.expected()));
        }
        FrontMatter frontMatter = new FrontMatter(
                format,
                title(raw, name, source, block, problems),
                date(raw, name, source, block, problems),
                keys.tags(raw.values(), TagKeys.splitsOnBlanks(name)),
                keys.categories(raw.values(), TagKeys.splitsOnBlanks(name)),
                isDraft(raw),
                raw.values());
        return new Reading.Good(new Post(name, source, frontMatter, block.bodyStart(), syntax(fileName), problems));
    }

    private static Optional<SourcedText> title(
            RawFrontMatter raw, String name, Source source, FrontMatterBlock block, List<Problem> problems) {
        Optional<String> written = raw.text("title").map(String::strip).filter(title -> !title.isEmpty());
        Optional<SourcedText> title = written.flatMap(
                text -> raw.titlePlace().flatMap(place -> ScalarText.align(text, source.text(), place)));
        if (written.isPresent() && title.isEmpty()) {
            problems.add(new Problem(
                    name,
                    source.position(block.start()),
                    "a title that cannot be followed to its place in the file",
                    "a title on one line"));
        }
        return title;
    }

    private static Optional<LocalDate> date(
            RawFrontMatter raw, String name, Source source, FrontMatterBlock block, List<Problem> problems) {
        PostDate.Found found = PostDate.of(raw);
        found.unreadable().ifPresent(text -> {
            int at = source.text().indexOf(text, block.start());
            problems.add(new Problem(
                    name,
                    source.position(at >= 0 && at < block.bodyStart() ? at : block.start()),
                    "a date that cannot be read: " + text,
                    "a date such as 2007-08-18"));
        });
        return found.date().or(() -> PostDate.inName(name));
    }

    private static boolean isDraft(RawFrontMatter raw) {
        return raw.text("draft").filter("true"::equalsIgnoreCase).isPresent()
                || raw.text("published").filter("false"::equalsIgnoreCase).isPresent();
    }

    private static Post.Syntax syntax(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".html")) {
            return Post.Syntax.HTML;
        }
        return lower.endsWith(".txt") ? Post.Syntax.PLAIN : Post.Syntax.MARKDOWN;
    }

    private static Reading bad(String name, String found, String expected) {
        return new Reading.Bad(name, List.of(new Problem(name, found, expected)));
    }

    /** Why a file operation failed, in words that do not change with the file's place. */
    static String reason(Exception failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        return failure.getClass().getSimpleName();
    }
}
