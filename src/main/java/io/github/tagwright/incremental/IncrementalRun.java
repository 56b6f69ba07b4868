package io.github.tagwright.incremental;

import com.carrotsearch.hppc.LongHashSet;
import io.github.tagwright.Batch;
import io.github.tagwright.Outcome;
import io.github.tagwright.Survey;
import io.github.tagwright.Survey.Sighting;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Unread;
import io.github.tagwright.report.Details;
import io.github.tagwright.report.EarlierRows;
import io.github.tagwright.report.PostReport;
import io.github.tagwright.report.Reports;
import io.github.tagwright.report.RowFile;
import io.github.tagwright.tag.Decisions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run that does only what has changed since the last one, with the reports of a whole run. What it knows of the last
 * one stands in a file in the output folder. Its steps come in this order: {@link #look}, {@link #begin},
 * {@link #write}, {@link Reports#finish()}, {@link #finish}. A run that is killed in between leaves what it has done to
 * the next. Not safe to share.
 */
public final class IncrementalRun implements Closeable {

    private static final int POSTS_PER_PIECE = 1_000;
    private static final int POSTS_PER_COMMIT = 200;

    /** What is not committed waits in memory. */
    private static final int BYTES_PER_COMMIT = 4 << 20;

    private static final String CONDITIONS = "conditions";
    private static final String TYPES = "types";
    private static final String FINISHED = "finished";
    private static final String PENDING = "pending";

    private final Path output;
    private final Consumer<String> notes;
    private final State state;
    private final String conditions;
    private final Dictionary dictionary = new Dictionary();
    private final Map<String, Earlier> earlier = new HashMap<>();
    private final Map<RowFile, FileChannel> earlierFiles = new EnumMap<>(RowFile.class);
    private final LongHashSet details = new LongHashSet();
    private final List<Look> looks = new ArrayList<>();
    private final List<Fields> layout = new ArrayList<>();

    private Decisions decisions = Decisions.NONE;
    private @Nullable EntityTypes types;
    private String earlierSuggester = "";
    private String suggester = "";
    private boolean anew;
    private boolean rowsHold;
    private boolean pendingHolds;
    private int taughtPosts;
    private int taughtTags;
    private int worked;
    private int uncommitted;
    private int kept;
    private int piece;

    /** A post of the last run, and where its rows begin in each report. */
    record Earlier(Entry entry, long[] starts) {}

    /**
     * A post of this run.
     *
     * @param hash of its content; absent where it cannot be read
     * @param seen absent for a draft
     * @param known what the last run knew of it, where that still holds but for the tags' suggester
     */
    record Look(String name, Optional<ContentHash> hash, Optional<Sighting> seen, Optional<Earlier> known) {}

    private IncrementalRun(Path output, State state, String conditions, Consumer<String> notes) {
        this.output = output;
        this.state = state;
        this.conditions = conditions;
        this.notes = notes;
    }

    /**
     * Opens what the last run left.
     *
     * @param conditions everything but the posts, the decisions and the suggester that decides what the reports say
     * @param notes hears a sentence where it cannot be used
     * @throws IOException if the output folder cannot be written, or another run is writing to it
     */
    public static IncrementalRun open(Path output, String conditions, Consumer<String> notes) throws IOException {
        State state = State.open(output, notes);
        try {
            IncrementalRun run = new IncrementalRun(output, state, conditions, notes);
            run.load();
            return run;
        } catch (IOException | RuntimeException failure) {
            state.close();
            throw failure;
        }
    }

    /** Removes what the last run left, where it turns out to be damaged. */
    public static void forget(Path output) throws IOException {
        State.forget(output);
    }

    private void load() throws IOException {
        Optional<ByteBuffer> before = state.fact(CONDITIONS);
        if (before.isEmpty()) {
            return;
        }
        if (!Fields.text(before.get()).equals(conditions)) {
            notes.accept("the state " + output.resolve(State.FILE)
                    + " is of another version, other models or other options and is made anew");
            anew = true;
            return;
        }
        types = EntityTypes.read(new DataInputStream(
                new ByteArrayInputStream(Fields.bytes(state.fact(TYPES).orElseThrow()))));
        for (ByteBuffer words : state.words()) {
            dictionary.read(words, types);
        }
        Optional<ByteBuffer> finished = state.fact(FINISHED);
        if (finished.isPresent()) {
            loadFinished(finished.get());
        }
    }

    private void loadFinished(ByteBuffer finished) throws IOException {
        earlierSuggester = Fields.text(finished);
        taughtPosts = finished.getInt();
        taughtTags = finished.getInt();
        long[] starts = new long[RowFile.values().length];
        boolean same = true;
        for (int left = finished.getInt(); left > 0; left--) {
            RowFile report = RowFile.values()[finished.getInt()];
            Path file = output.resolve(report.file());
            starts[report.ordinal()] = finished.getLong();
            long size = finished.getLong();
            long modified = finished.getLong();
            same &= Files.exists(file) && Files.size(file) == size && modified(file) == modified;
            if (same) {
                earlierFiles.put(report, FileChannel.open(file));
            }
        }
        if (!same) {
            notes.accept("the reports in " + output + " are not those that the state tells of and are made anew");
        }
        for (ByteBuffer pieces : state.layout()) {
            int at = pieces.position();
            while (at < pieces.limit()) {
                Entry entry = new Entry(pieces.array(), at);
                if (same) {
                    earlier.put(entry.name(), new Earlier(entry, starts.clone()));
                }
                for (RowFile report : RowFile.values()) {
                    starts[report.ordinal()] += entry.rows(report);
                }
                at = entry.end();
            }
        }
    }

    private static long modified(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class)
                .lastModifiedTime()
                .to(TimeUnit.NANOSECONDS);
    }

    /** The types of entities, where an earlier run under the same conditions has left them. */
    public Optional<EntityTypes> types() {
        return Optional.ofNullable(types);
    }

    /** How many posts were worked on so far; drafts are not counted. */
    public int worked() {
        return worked;
    }

    /** How many posts were taken over so far from an earlier run; drafts are not counted. */
    public int kept() {
        return kept;
    }

    /** Where {@link Reports} have the details of posts kept. */
    public Details details() {
        return state;
    }

    /** Looks at all posts, no further than at their bytes where they have not changed. */
    public Survey look(PostArchive posts, PostReader reader, Decisions decided, int threads) throws IOException {
        decisions = decided;
        Survey.Builder survey = new Survey.Builder();
        new Looking(earlier, dictionary, reader, threads).run(posts.iterator(), look -> {
            looks.add(look);
            look.seen().ifPresent(seen -> survey.add(seen.decided(decisions)));
        });
        return survey.build();
    }

    /** Whether the last run's suggester, by what {@link #begin} was told of it, was this one. */
    public boolean suggestedBy(String other) {
        return !earlier.isEmpty() && earlierSuggester.equals(other);
    }

    /** How many posts taught the last run's suggester. */
    public int taughtPosts() {
        return taughtPosts;
    }

    /** How many tags they had. */
    public int taughtTags() {
        return taughtTags;
    }

    /**
     * Says how tags are suggested.
     *
     * @param suggestedBy changes when any suggestion can
     * @param models the types of its entities
     * @param posts that taught it
     * @param tags that they had
     */
    public void begin(String suggestedBy, EntityTypes models, int posts, int tags) throws IOException {
        if (anew) {
            state.clear();
        }
        suggester = suggestedBy;
        rowsHold = suggestedBy(suggestedBy);
        taughtPosts = posts;
        taughtTags = tags;
        types = models;
        Optional<ByteBuffer> pending = state.fact(PENDING);
        pendingHolds = pending.isPresent() && Fields.text(pending.get()).equals(suggestedBy);
        if (!pendingHolds) {
            state.clearPending();
        }
        state.put(PENDING, new Fields().text(suggestedBy));
        state.put(CONDITIONS, new Fields().text(conditions));
        var bytes = new ByteArrayOutputStream();
        models.write(new DataOutputStream(bytes));
        state.put(TYPES, new Fields().bytes(bytes.toByteArray()));
    }

    /** What is done about a post. */
    private enum Way {
        /** Its rows are copied from the last reports. */
        KEEP,
        /** What a run made of it that did not come to its end is written. */
        RESUME,
        /** It is worked on. */
        WORK
    }

    /** A post that is not written yet. */
    private record Unwritten(Look look, Way way) {}

    private Way way(Look look) throws IOException {
        if (isKept(look)) {
            return Way.KEEP;
        }
        return pendingHolds && pending(look).isPresent() ? Way.RESUME : Way.WORK;
    }

    /** What a run that did not come to its end made of just this post. */
    private Optional<ByteBuffer> pending(Look look) throws IOException {
        Optional<ByteBuffer> made = state.pending(look.name());
        if (made.isEmpty() || look.hash().isEmpty()) {
            return Optional.empty();
        }
        Entry entry = entry(made.get());
        return made.filter(bytes -> entry.is(look.hash().get()) && entry.decisions() == decided(look.name()));
    }

    private static Entry entry(ByteBuffer made) {
        return new Entry(made.array(), made.position());
    }

    private boolean isKept(Look look) {
        return rowsHold
                && look.known().isPresent()
                && (look.known().get().entry().isDraft()
                        || look.known().get().entry().decisions() == decided(look.name()));
    }

    /** Changes with what was decided about a post. */
    private long decided(String post) {
        List<Decisions.Decision> rows = decisions.on(post);
        if (rows.isEmpty()) {
            return 0;
        }
        return ContentHash.of(new Fields().text(rows.toString()).toBytes()).sums();
    }

    /** Makes what works on posts. */
    public interface BatchSource {
        Batch get() throws IOException;
    }

    /**
     * Writes all posts.
     *
     * @param posts those that were looked at
     * @param batch asked for only if some post is to be worked on
     * @param step called after each post
     * @return how many drafts were left out
     */
    public int write(PostArchive posts, Reports reports, BatchSource batch, Runnable step) throws IOException {
        Merge merge = new Merge(posts.iterator(), reports, step);
        if (merge.hasNext()) {
            batch.get().run(merge, merge);
        }
        merge.writeUntilWork();
        return merge.drafts;
    }

    /** Goes through the posts, gives those that are to be worked on, and writes all in order. */
    private final class Merge implements Iterator<Unread>, Batch.Sink {

        private final Iterator<Unread> posts;
        private final Reports reports;
        private final Runnable step;
        private final Queue<Unwritten> unwritten = new ArrayDeque<>();
        private int number;
        private int drafts;
        private @Nullable Unread next;

        Merge(Iterator<Unread> posts, Reports reports, Runnable step) {
            this.posts = posts;
            this.reports = reports;
            this.step = step;
        }

        @Override
        public boolean hasNext() {
            try {
                find();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            return next != null;
        }

        private void find() throws IOException {
            while (next == null && posts.hasNext()) {
                Unread post = posts.next();
                Look look = number < looks.size() ? looks.get(number) : null;
                if (look == null || !look.name().equals(post.name())) {
                    throw new IllegalStateException("the archive has changed while it was read: " + post.name());
                }
                number++;
                Way way = way(look);
                unwritten.add(new Unwritten(look, way));
                if (way == Way.WORK) {
                    next = post;
                }
            }
        }

        @Override
        public Unread next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Unread post = Objects.requireNonNull(next);
            next = null;
            return post;
        }

        /** Writes what is to be written before the next post that is worked on. */
        void writeUntilWork() throws IOException {
            while (!unwritten.isEmpty() && unwritten.element().way() != Way.WORK) {
                Unwritten post = unwritten.remove();
                if (post.way() == Way.KEEP) {
                    keep(post.look().known().orElseThrow());
                } else {
                    resume(pending(post.look()).orElseThrow());
                }
                step.run();
            }
        }

        private void resume(ByteBuffer made) throws IOException {
            Entry entry = entry(made);
            made.position(entry.end());
            Map<RowFile, byte[]> rows = new EnumMap<>(RowFile.class);
            for (RowFile report : reports.files()) {
                rows.put(report, Fields.bytes(made));
            }
            reports.write(entry.facts(dictionary), rows, entry.details());
            kept++;
            note(entry);
        }

        private void keep(Earlier post) throws IOException {
            Entry entry = post.entry();
            if (entry.isDraft()) {
                drafts++;
            } else {
                EarlierRows rows = new EarlierRows();
                earlierFiles.forEach((report, file) -> {
                    long start = post.starts()[report.ordinal()];
                    rows.add(report, file, start, start + entry.rows(report));
                });
                reports.keep(entry.facts(dictionary), entry.details(), rows);
                kept++;
            }
            note(entry);
        }

        @Override
        public void accept(Outcome outcome) throws IOException {
            writeUntilWork();
            Look look = unwritten.remove().look();
            PostReport report = reports.report(outcome);
            long details = reports.write(report);
            if (look.hash().isPresent() && look.seen().isPresent()) {
                Entry entry = Entry.of(
                        look.hash().get(), decided(look.name()), look.seen().get(), report, details, dictionary);
                note(entry);
                Fields made = new Fields();
                entry.write(made);
                report.rows().values().forEach(made::bytes);
                state.putPending(look.name(), made);
                uncommitted += made.size();
            }
            countWorked();
            step.run();
        }

        @Override
        public void leaveOut(Unread draft) throws IOException {
            writeUntilWork();
            Look look = unwritten.remove().look();
            drafts++;
            look.hash().ifPresent(hash -> note(Entry.draft(look.name(), hash)));
            step.run();
        }

        private void countWorked() {
            worked++;
            if (worked % POSTS_PER_COMMIT == 0 || uncommitted > BYTES_PER_COMMIT) {
                commit();
            }
        }
    }

    /** Puts a post into the next state. */
    private void note(Entry entry) {
        if (layout.isEmpty() || piece == POSTS_PER_PIECE) {
            layout.add(new Fields());
            piece = 0;
        }
        piece++;
        details.add(entry.details());
        entry.write(layout.get(layout.size() - 1));
    }

    private void commit() {
        uncommitted = 0;
        state.addWords(dictionary.more());
        state.commit();
    }

    /** Makes the reports that have just been moved into place those of the last run. */
    public void finish(Reports reports) throws IOException {
        closeEarlier();
        Fields finished = new Fields().text(suggester).number(taughtPosts).number(taughtTags);
        finished.number(reports.files().size());
        for (RowFile report : reports.files()) {
            Path file = output.resolve(report.file());
            finished.number(report.ordinal())
                    .number(reports.start(report))
                    .number(Files.size(file))
                    .number(modified(file));
        }
        state.put(FINISHED, finished);
        state.setLayout(layout);
        state.clearPending();
        state.keepDetails(details);
        commit();
    }

    private void closeEarlier() throws IOException {
        for (FileChannel file : earlierFiles.values()) {
            file.close();
        }
    }

    /** Ends a run at any point; what was made of posts so far is kept for the next. */
    @Override
    public void close() throws IOException {
        try {
            closeEarlier();
            state.addWords(dictionary.more());
            state.end();
        } finally {
            state.close();
        }
    }
}
