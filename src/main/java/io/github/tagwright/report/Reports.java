package io.github.tagwright.report;

import io.github.tagwright.Outcome;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.post.Problem;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/**
 * Writes the reports of one batch. Rows go to files in a working folder inside the output folder as the batch goes;
 * {@link #finish()} moves them into place, each in one step, so that a run which is killed leaves the earlier reports
 * whole. The working folder is locked while the run lives; what a killed run left is removed by the next. Not safe to
 * share.
 */
public final class Reports implements Closeable {

    /** Stands for the number of details where there are none. */
    public static final long NO_DETAILS = -1;

    private static final String WORKING = ".tagwright-";
    private static final String LOCK = ".lock";
    private static final String SPILL = ".posts";
    private static final String DETAILS = ".details";

    private final Path output;
    private final Path working;
    private final FileChannel lock;
    private final EntityTypes types;
    private final boolean escapeFormulas;
    private final PostRows rows;
    private final Map<RowFile, RowFileWriter> tables = new EnumMap<>(RowFile.class);
    private final Map<RowFile, Long> starts = new EnumMap<>(RowFile.class);
    private final List<Closeable> open = new ArrayList<>();
    private final EntityCounts counts = new EntityCounts();
    private final Details details;
    private final Optional<HtmlReport> page;
    private int postCount;
    private int mentionCount;
    private int problemCount;
    private int postsWithMissingTags;

    /** Opens the reports of a batch that keeps the details of posts itself. */
    public Reports(Path output, EntityTypes types, NewNamesSource names, boolean escapeFormulas, boolean withPage)
            throws IOException {
        this(output, types, names, escapeFormulas, withPage, Optional.empty());
    }

    /**
     * Opens the reports of a batch.
     *
     * @param output folder, made if need be
     * @param types of the entities that are mentioned
     * @param names proposes those that the gazetteer lacks
     * @param escapeFormulas whether texts that a spreadsheet would run get a leading apostrophe
     * @param withPage whether {@code report.html} is written too
     * @param kept where the details of posts are; empty for a file that lasts as long as this
     * @throws IOException if the folder cannot be written, or another run is writing to it
     */
    public Reports(
            Path output,
            EntityTypes types,
            NewNamesSource names,
            boolean escapeFormulas,
            boolean withPage,
            Optional<Details> kept)
            throws IOException {
        this.output = output;
        this.types = types;
        this.escapeFormulas = escapeFormulas;
        this.rows = new PostRows(types, names, escapeFormulas, withPage);
        Files.createDirectories(output);
        removeLeftovers(output);
        this.working = Files.createTempDirectory(output, WORKING);
        this.lock = FileChannel.open(working.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        for (RowFile table : RowFile.values()) {
            RowFileWriter file = new RowFileWriter(working.resolve(table.file()));
            open.add(file);
            tables.put(table, file);
            file.write(rows.header(table));
        }
        if (kept.isPresent()) {
            this.details = kept.get();
        } else {
            DetailsFile file = new DetailsFile(working.resolve(DETAILS));
            open.add(file);
            this.details = file;
        }
        if (withPage) {
            HtmlReport html = new HtmlReport(working.resolve(SPILL), types, details, counts);
            open.add(html);
            this.page = Optional.of(html);
        } else {
            this.page = Optional.empty();
        }
    }

    private RowFileWriter table(RowFile table) {
        return Objects.requireNonNull(tables.get(table));
    }

    private CsvFile csv(String name, String... header) throws IOException {
        CsvFile file = new CsvFile(working.resolve(name), escapeFormulas, header);
        open.add(file);
        return file;
    }

    /** Writes a problem that belongs to no post, such as a folder that cannot be read. Comes before all posts. */
    public void write(Problem problem) throws IOException {
        table(RowFile.PROBLEMS).write(rows.of(List.of(problem)));
        count(problem);
    }

    /** Writes all of one post. */
    public void write(Outcome outcome) throws IOException {
        write(report(outcome));
    }

    /** All that the reports say of one post. Safe to call on several threads. */
    public PostReport report(Outcome outcome) throws IOException {
        return rows.of(outcome);
    }

    /**
     * Writes all of one post.
     *
     * @return under which its details are kept, or {@link #NO_DETAILS}
     */
    public long write(PostReport post) throws IOException {
        long number = page.isPresent() && post.facts().read() ? details.add(post.details()) : NO_DETAILS;
        write(post.facts(), post.rows(), number);
        return number;
    }

    /** Writes all of one post, of which the details are kept already. */
    public void write(PostFacts facts, Map<RowFile, byte[]> rowsOfPost, long details) throws IOException {
        noteStarts();
        for (Map.Entry<RowFile, byte[]> of : rowsOfPost.entrySet()) {
            table(of.getKey()).write(of.getValue());
        }
        count(facts, details);
    }

    /**
     * Writes all of one post that an earlier batch wrote.
     *
     * @param details under which its details are kept
     * @param earlier where its rows stand
     */
    public void keep(PostFacts facts, long details, EarlierRows earlier) throws IOException {
        noteStarts();
        for (Map.Entry<RowFile, RowFileWriter> table : tables.entrySet()) {
            earlier.copy(table.getKey(), table.getValue());
        }
        count(facts, details);
    }

    /** How many bytes of a report come before the rows of the first post. */
    public long start(RowFile report) {
        return Objects.requireNonNull(starts.get(report), "no post was written yet");
    }

    private void count(Problem problem) {
        problemCount++;
        page.ifPresent(html -> html.add(problem));
    }

    private void noteStarts() {
        if (starts.isEmpty()) {
            tables.forEach((report, file) -> starts.put(report, file.length()));
        }
    }

    private void count(PostFacts post, long details) throws IOException {
        postCount++;
        post.problems().forEach(this::count);
        if (post.read()) {
            mentionCount += post.mentions();
            postsWithMissingTags += post.lacksTags() ? 1 : 0;
            counts.add(post);
            if (page.isPresent()) {
                page.get().add(post, details);
            }
        }
    }

    /** Writes the counts over all posts and moves every report into place. */
    public Summary finish() throws IOException {
        noteStarts();
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
        table(RowFile.NEW_MENTIONS).close();
        NewEntities.write(
                newNames(),
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

    /** The names that the gazetteer lacks, counted from their rows. */
    private List<NewEntities.Found> newNames() throws IOException {
        NewEntities names = new NewEntities();
        Path file = working.resolve(RowFile.NEW_MENTIONS.file());
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (CSVRecord row : NewEntities.ROWS.parse(reader)) {
                names.add(row);
            }
        }
        return names.found();
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
        for (Closeable file : open) {
            file.close();
        }
        open.clear();
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
