package io.github.tagwright.report;

import io.github.tagwright.Outcome;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.post.Problem;
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
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    private final Set<ReportFormat> formats;
    private final boolean escapeFormulas;
    private final Tables tables;
    private final PostRows rows;
    private final Map<RowFile, RowFileWriter> files = new EnumMap<>(RowFile.class);
    private final Map<RowFile, Long> starts = new EnumMap<>(RowFile.class);
    private final List<Closeable> open = new ArrayList<>();
    private final EntityCounts counts = new EntityCounts();
    private final NewEntities newEntities = new NewEntities();
    private final Details details;
    private final boolean keepsRows;
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
     * @param formats in which the reports are written
     * @param escapeFormulas whether texts in CSV that a spreadsheet would run get a leading apostrophe
     * @param withPage whether {@code report.html} is written too
     * @param kept where the details of posts are, of which rows are to be kept too; empty for a batch after which
     *     nothing is kept but the reports
     * @throws IOException if the folder cannot be written, or another run is writing to it
     */
    public Reports(
            Path output,
            EntityTypes types,
            NewNamesSource names,
            Set<ReportFormat> formats,
            boolean escapeFormulas,
            boolean withPage,
            Optional<Details> kept)
            throws IOException {
        this.output = output;
        this.formats = formats.stream().collect(Collectors.toCollection(() -> EnumSet.noneOf(ReportFormat.class)));
        this.escapeFormulas = escapeFormulas;
        this.tables = new Tables(types);
        this.rows = new PostRows(tables, formats, names, escapeFormulas, withPage);
        Files.createDirectories(output);
        removeLeftovers(output);
        this.working = Files.createTempDirectory(output, WORKING);
        this.lock = FileChannel.open(working.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        for (RowFile rowFile : rows.files()) {
            RowFileWriter file = new RowFileWriter(working.resolve(rowFile.file()));
            open.add(file);
            files.put(rowFile, file);
            file.write(rows.header(rowFile));
        }
        this.keepsRows = kept.isPresent();
        if (kept.isPresent()) {
            this.details = kept.get();
        } else {
            DetailsFile file = new DetailsFile(working.resolve(DETAILS));
            open.add(file);
            this.details = file;
        }
        if (withPage) {
            HtmlReport html = new HtmlReport(working.resolve(SPILL), details, types, counts);
            open.add(html);
            this.page = Optional.of(html);
        } else {
            this.page = Optional.empty();
        }
    }

    private RowFileWriter file(RowFile file) {
        return Objects.requireNonNull(files.get(file));
    }

    private void write(Map<RowFile, byte[]> rows) throws IOException {
        for (Map.Entry<RowFile, byte[]> of : rows.entrySet()) {
            file(of.getKey()).write(of.getValue());
        }
    }

    /** Writes a problem that belongs to no post, such as a folder that cannot be read. Comes before all posts. */
    public void write(Problem problem) throws IOException {
        write(rows.of(problem));
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
        write(rowsOfPost);
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
        for (Map.Entry<RowFile, RowFileWriter> file : files.entrySet()) {
            earlier.copy(file.getKey(), file.getValue());
        }
        count(facts, details);
    }

    /** The files that have rows of each post. */
    public Set<RowFile> files() {
        return Collections.unmodifiableSet(files.keySet());
    }

    /** How many bytes of a file come before the rows of the first post; known when one was written. */
    public long start(RowFile file) {
        return Objects.requireNonNull(starts.get(file), "no post was written yet");
    }

    private void count(Problem problem) {
        problemCount++;
        page.ifPresent(html -> html.add(problem));
    }

    private void noteStarts() {
        if (starts.isEmpty()) {
            files.forEach((name, file) -> starts.put(name, file.length()));
        }
    }

    private void count(PostFacts post, long details) throws IOException {
        postCount++;
        post.problems().forEach(this::count);
        if (post.read()) {
            mentionCount += post.mentions();
            postsWithMissingTags += post.lacksTags() ? 1 : 0;
            EntityCounts.Met met = counts.add(post);
            newEntities.add(post);
            if (page.isPresent()) {
                page.get().add(post, met, details);
            }
        }
    }

    /** Writes the counts over all posts and moves every report into place. */
    public Summary finish() throws IOException {
        noteStarts();
        List<EntityCounts.Pair> pairs = counts.pairs();
        List<NewEntities.Found> newNames = newEntities.found();
        if (formats.contains(ReportFormat.CSV)) {
            writeCounts(
                    pairs, newNames, table -> new CsvFile(working.resolve(CsvFile.name(table)), table, escapeFormulas));
        }
        if (formats.contains(ReportFormat.PARQUET)) {
            writeParquet(pairs, newNames);
        }
        Summary summary = new Summary(
                postCount, mentionCount, counts.entities(), postsWithMissingTags, problemCount, counts.pairsDropped());
        if (page.isPresent()) {
            page.get().write(working.resolve("report.html"), summary, pairs, newNames);
        }
        closeFiles();
        try (Stream<Path> files = Files.list(working)) {
            for (Path file : files.filter(this::stays).sorted().toList()) {
                move(file, output.resolve(file.getFileName().toString()));
            }
        }
        return summary;
    }

    /** Begins a table in some format. */
    private interface Opener {
        TableFile open(Table table) throws IOException;
    }

    /** Writes the tables that count over all posts. */
    private void writeCounts(List<EntityCounts.Pair> pairs, List<NewEntities.Found> newNames, Opener format)
            throws IOException {
        try (TableFile file = format.open(tables.entities())) {
            counts.writeEntities(tables.entities(), file);
        }
        try (TableFile file = format.open(tables.newEntities())) {
            NewEntities.write(newNames, tables.newEntities(), file);
        }
        try (TableFile file = format.open(Tables.trends())) {
            counts.writeTrends(Tables.trends(), file);
        }
        try (TableFile file = format.open(Tables.cooccurrence())) {
            EntityCounts.writePairs(pairs, Tables.cooccurrence(), file);
        }
    }

    private void writeParquet(List<EntityCounts.Pair> pairs, List<NewEntities.Found> newNames) throws IOException {
        file(RowFile.CELLS).close();
        Map<Table, TableFile> parquet = new HashMap<>();
        for (Table table : tables.ofPosts()) {
            ParquetFile file = new ParquetFile(working.resolve(ParquetFile.name(table)), table);
            open.add(file);
            parquet.put(table, file);
        }
        new CellRows(tables.ofPosts()).forEach(working.resolve(RowFile.CELLS.file()), row -> {
            Objects.requireNonNull(parquet.get(row.table())).write(row);
        });
        writeCounts(pairs, newNames, table -> new ParquetFile(working.resolve(ParquetFile.name(table)), table));
    }

    /** Whether a file of the working folder is to stay: rows that are no report do for the next run. */
    private boolean stays(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") || (keepsRows && name.equals(RowFile.CELLS.file()));
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
