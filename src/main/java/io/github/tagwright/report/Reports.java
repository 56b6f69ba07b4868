package io.github.tagwright.report;

import io.github.tagwright.Outcome;
import io.github.tagwright.entity.EntityType;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.entity.Link;
import io.github.tagwright.entity.NewNames;
import io.github.tagwright.post.FrontMatter;
import io.github.tagwright.post.Position;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.SourcedText;
import io.github.tagwright.tag.Evidence;
import io.github.tagwright.tag.Suggestion;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the reports of one batch. Rows go to files in a working folder inside the output folder as the batch goes;
 * {@link #finish()} moves them into place, each in one step, so that a run which is killed leaves the earlier reports
 * whole. The working folder is locked while the run lives; what a killed run left is removed by the next. Not safe to
 * share.
 */
public final class Reports implements Closeable {

    private static final String WORKING = ".tagwright-";
    private static final String LOCK = ".lock";
    private static final String SPILL = ".posts";

    private final Path output;
    private final Path working;
    private final FileChannel lock;
    private final List<CsvFile> open = new ArrayList<>();
    private final EntityTypes types;
    private final boolean escapeFormulas;
    private final CsvFile posts;
    private final CsvFile mentions;
    private final CsvFile tags;
    private final CsvFile problems;
    private final EntityCounts counts = new EntityCounts();
    private final NewEntities newEntities;
    private final Optional<HtmlReport> page;
    private int postCount;
    private int mentionCount;
    private int problemCount;
    private int postsWithMissingTags;

    /**
     * Opens the reports of a batch.
     *
     * @param output folder, made if need be
     * @param types of the entities that are mentioned
     * @param names proposes those that the gazetteer lacks
     * @param escapeFormulas whether texts that a spreadsheet would run get a leading apostrophe
     * @param withPage whether {@code report.html} is written too
     * @throws IOException if the folder cannot be written, or another run is writing to it
     */
    public Reports(Path output, EntityTypes types, NewNames names, boolean escapeFormulas, boolean withPage)
            throws IOException {
        this.output = output;
        this.types = types;
        this.newEntities = new NewEntities(names);
        this.escapeFormulas = escapeFormulas;
        Files.createDirectories(output);
        removeLeftovers(output);
        this.working = Files.createTempDirectory(output, WORKING);
        this.lock = FileChannel.open(working.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        this.posts = csv(
                "posts.csv",
                Stream.of(
                                Stream.of("post", "title", "date", "words", "sentences"),
                                Stream.of("tags", "suggested_tags", "missing_tags"),
                                types.all().stream().map(EntityType::plural),
                                Stream.of("problems"))
                        .flatMap(columns -> columns)
                        .toArray(String[]::new));
        this.mentions = csv(
                "mentions.csv",
                "post",
                "line",
                "column",
                "type",
                "text",
                "entity",
                "name",
                types.ownerColumn(),
                "score",
                "source");
        this.tags = csv("tags.csv", "post", "tag", "kind", "score", "suggested", "present", "evidence");
        this.problems = csv("problems.csv", "post", "line", "column", "problem", "expected");
        this.page = withPage ? Optional.of(new HtmlReport(working.resolve(SPILL), types, counts)) : Optional.empty();
    }

    private CsvFile csv(String name, String... header) throws IOException {
        CsvFile file = new CsvFile(working.resolve(name), escapeFormulas, header);
        open.add(file);
        return file;
    }

    /** Writes the rows of one post. */
    public void write(Outcome outcome) throws IOException {
        postCount++;
        for (Problem problem : outcome.problems()) {
            write(problem);
        }
        if (outcome instanceof Outcome.Tagged tagged) {
            writeTagged(tagged);
        } else {
            List<Object> row = new ArrayList<>(List.of(outcome.path(), "", "", 0, 0, "", "", ""));
            types.all().forEach(type -> row.add(""));
            row.add(outcome.problems().size());
            posts.row(row.toArray());
        }
    }

    /** Writes a problem that belongs to no post, such as a folder that cannot be read. */
    public void write(Problem problem) throws IOException {
        problemCount++;
        Position at = problem.position();
        problems.row(problem.post(), at.line(), at.column(), problem.found(), problem.expected());
        page.ifPresent(html -> html.add(problem));
    }

    private void writeTagged(Outcome.Tagged tagged) throws IOException {
        Post post = tagged.post();
        FrontMatter frontMatter = post.frontMatter();
        List<Suggestion> suggested =
                tagged.tags().stream().filter(Suggestion::suggested).toList();
        List<Suggestion> missing =
                suggested.stream().filter(tag -> !tag.present()).toList();
        postsWithMissingTags += missing.isEmpty() ? 0 : 1;
        List<Object> row = new ArrayList<>(List.of(
                post.path(),
                frontMatter.title().map(SourcedText::text).orElse(""),
                frontMatter.date().map(Object::toString).orElse(""),
                tagged.text().words(),
                tagged.text().sentences(),
                joined(frontMatter.tags().stream()),
                joined(suggested.stream().map(Suggestion::tag)),
                joined(missing.stream().map(Suggestion::tag))));
        types.all().forEach(type -> row.add(names(tagged.links(), type)));
        row.add(tagged.problems().size());
        posts.row(row.toArray());
        for (Link link : tagged.links()) {
            mentionCount++;
            write(link, post);
        }
        for (Suggestion tag : tagged.tags()) {
            tags.row(
                    post.path(),
                    tag.tag(),
                    tag.kind().name().toLowerCase(Locale.ROOT),
                    CsvFile.score(tag.score()),
                    tag.suggested(),
                    tag.present(),
                    tag.evidence().stream().map(Evidence::reason).collect(Collectors.joining("; ")));
        }
        counts.add(tagged);
        newEntities.add(tagged);
        if (page.isPresent()) {
            page.get().add(tagged);
        }
    }

    private void write(Link link, Post post) throws IOException {
        Position at = post.source().position(link.mention().span().start());
        mentions.row(
                post.path(),
                at.line(),
                at.column(),
                link.mention().type().name(),
                post.source().sliceOnOneLine(link.mention().span()),
                link.id(),
                link.name(),
                link.vendorName(),
                CsvFile.score(link.mention().score()),
                link.mention().source());
    }

    private static String names(List<Link> links, EntityType type) {
        Predicate<Link> ofType = link -> link.mention().type().equals(type);
        return joined(
                links.stream().filter(ofType).map(Link::name).collect(Collectors.toCollection(TreeSet::new)).stream());
    }

    /** Lists in one cell are joined by a semicolon, which neither tags nor names hold. */
    private static String joined(Stream<String> texts) {
        return texts.collect(Collectors.joining("; "));
    }

    /** Writes the counts over all posts and moves every report into place. */
    public Summary finish() throws IOException {
        counts.writeEntities(csv(
                "entities.csv",
                "entity",
                "type",
                "name",
                types.ownerColumn(),
                "posts",
                "mentions",
                "first_date",
                "last_date"));
        List<NewEntities.Found> newNames = newEntities.found();
        NewEntities.write(
                newNames,
                csv(
                        "new-entities.csv",
                        "name",
                        "type",
                        types.ownerColumn(),
                        "evidence",
                        "posts",
                        "mentions",
                        "first_date",
                        "last_date",
                        "examples",
                        "score",
                        "accepted"));
        counts.writeTrends(csv("trends.csv", "year", "entity", "type", "name", "posts", "mentions"));
        List<EntityCounts.Pair> pairs = counts.pairs();
        EntityCounts.writePairs(pairs, csv("cooccurrence.csv", "entity_a", "entity_b", "posts", "score"));
        Summary summary = new Summary(
                postCount, mentionCount, counts.entities(), postsWithMissingTags, problemCount, counts.pairsDropped());
        if (page.isPresent()) {
            page.get().write(working.resolve("report.html"), summary, pairs);
        }
        closeFiles();
        try (Stream<Path> files = Files.list(working)) {
            for (Path file : files.filter(Reports::isReport).sorted().toList()) {
                move(file, output.resolve(file.getFileName().toString()));
            }
        }
        return summary;
    }

    private static boolean isReport(Path file) {
        return !file.getFileName().toString().equals(LOCK);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException here) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void closeFiles() throws IOException {
        for (CsvFile file : open) {
            file.close();
        }
        open.clear();
        if (page.isPresent()) {
            page.get().close();
        }
    }

    /** Removes what is left of the working folder; reports that were not finished are gone with it. */
    @Override
    public void close() throws IOException {
        try (lock) {
            closeFiles();
        } finally {
            remove(working);
        }
    }

    /** Working folders of runs that were killed. */
    private static void removeLeftovers(Path output) throws IOException {
        try (Stream<Path> files = Files.list(output)) {
            for (Path file : files.toList()) {
                if (Files.isDirectory(file) && file.getFileName().toString().startsWith(WORKING)) {
                    if (isLocked(file.resolve(LOCK))) {
                        throw new IOException("another run is writing to " + output);
                    }
                    remove(file);
                }
            }
        }
    }

    private static boolean isLocked(Path lock) throws IOException {
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException inThisProcess) {
            return true;
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
