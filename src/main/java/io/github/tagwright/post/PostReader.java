package io.github.tagwright.post;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads post files. Immutable, safe to share between threads. */
public final class PostReader {

    /**
     * The largest file that is read, in bytes. A mebibyte of prose makes a thick book, and two of them at once must
     * fit in a heap of 256 MB.
     */
    public static final int LARGEST_FILE = 1 << 20;

    private static final String A_DATE = "a date such as 2007-08-18";

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
            return read(file.name(), file.path().getFileName().toString(), file.bytes());
        } catch (IOException | SecurityException failure) {
            return bad(file.name(), "cannot be read: " + reason(failure), "a readable file");
        }
    }

    /**
     * Reads a post from its bytes.
     *
     * @param name the post's name in reports; its file extension and date prefix count as a file's would
     */
    public Reading read(String name, byte[] bytes) {
        return read(name, name.substring(name.lastIndexOf('/') + 1), bytes);
    }

    /**
     * Reads a post from its bytes.
     *
     * @param fileName its file's, which says by its extension how the post is written
     */
    public Reading read(String name, String fileName, byte[] bytes) {
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
            raw = block.salvage(source.text());
            problems.add(new Problem(
                    name, source.position(broken.offset()), "front matter: " + broken.found(), broken.expected()));
        }
        FrontMatter frontMatter = frontMatter(
                format, raw, name, title(raw, name, source, block, problems), date(raw, name, source, block, problems));
        return new Reading.Good(new Post(name, source, frontMatter, block.bodyStart(), syntax(fileName), problems));
    }

    /** Reads a record. Never throws for what it holds. */
    Reading read(PostRecord record) {
        String name = record.name();
        RawFrontMatter raw = new RawFrontMatter(record.values(), Map.of());
        String title = raw.text("title").orElse("");
        if (title.length() + record.body().length() > LARGEST_FILE) {
            return bad(name, "more than " + LARGEST_FILE + " chars", "a post of at most " + LARGEST_FILE + " chars");
        }
        if (title.isBlank() && record.body().isBlank()) {
            return bad(name, "neither a title nor a text", "a post");
        }
        if (title.indexOf('\0') >= 0 || record.body().indexOf('\0') >= 0) {
            return bad(name, "binary content (a NUL byte)", "text");
        }
        Source source = title.isBlank() ? new Source(record.body()) : Source.ofFields(title, record.body());
        List<Problem> problems = new ArrayList<>(record.problems());
        PostDate.Found date = PostDate.of(raw);
        date.unreadable().ifPresent(text -> problems.add(new Problem(name, unreadableDate(text), A_DATE)));
        FrontMatter frontMatter = frontMatter(
                FrontMatter.Format.NONE,
                raw,
                name,
                title.isBlank()
                        ? Optional.empty()
                        : ScalarText.align(
                                title.strip().replaceAll("\\s*\\R\\s*", " "),
                                source.text(),
                                new ScalarText.Place(new Span(0, title.length()), ScalarText.Escapes.NONE)),
                date.date().or(() -> PostDate.inName(name)));
        int bodyStart = source.text().length() - record.body().length();
        return new Reading.Good(new Post(name, source, frontMatter, bodyStart, record.syntax(), problems));
    }

    private FrontMatter frontMatter(
            FrontMatter.Format format,
            RawFrontMatter raw,
            String name,
            Optional<SourcedText> title,
            Optional<LocalDate> date) {
        boolean splitOnBlanks = TagKeys.splitsOnBlanks(name);
        return new FrontMatter(
                format,
                title,
                date,
                keys.tags(raw.values(), splitOnBlanks),
                keys.categories(raw.values(), splitOnBlanks),
                isDraft(raw),
                raw.values());
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
                    unreadableDate(text),
                    A_DATE));
        });
        return found.date().or(() -> PostDate.inName(name));
    }

    private static String unreadableDate(String text) {
        return "a date that cannot be read: " + text;
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
