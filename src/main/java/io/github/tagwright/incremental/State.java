package io.github.tagwright.incremental;

import com.carrotsearch.hppc.LongHashSet;
import io.github.tagwright.report.Details;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.IntegerDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * The file in the output folder that tells the next run what this one did. What is put into it lasts from the next
 * {@link #commit()}; a process that is killed leaves the file as it was at the last one. All values are sealed, so that
 * a damaged file is known. One process has it open at a time. Not safe to share.
 */
final class State implements Details, Closeable {

    static final String FILE = ".tagwright-state";

    private static final int VERSION = 3;

    /** Less than so many percent of the file in use are few. */
    private static final int SPARSE = 50;

    /** How long MVStore may take to make its file smaller, in milliseconds; less than 0 for as long as it takes. */
    private static final int WRITTEN_ANEW = -1;

    private static final int AS_IT_IS = 0;

    private final MVStore store;
    private final MVMap<String, byte[]> facts;
    private final MVMap<Integer, byte[]> words;
    private final MVMap<Integer, byte[]> layout;
    private final MVMap<String, byte[]> pending;
    private final MVMap<Long, byte[]> details;
    private long nextDetails;

    private State(MVStore store) {
        this.store = store;
        store.setStoreVersion(VERSION);
        this.facts = map("facts", StringDataType.INSTANCE);
        this.words = map("words", IntegerDataType.INSTANCE);
        this.layout = map("layout", IntegerDataType.INSTANCE);
        this.pending = map("pending", StringDataType.INSTANCE);
        this.details = map("details", LongDataType.INSTANCE);
        Long last = details.lastKey();
        this.nextDetails = last == null ? 0 : last + 1;
    }

    /** Of byte arrays, which MVStore reads byte by byte where it is not told that they are. */
    private <K> MVMap<K, byte[]> map(String name, DataType<K> keys) {
        return store.openMap(name, new MVMap.Builder<K, byte[]>().keyType(keys).valueType(ByteArrayDataType.INSTANCE));
    }

    /**
     * Opens the file of an output folder; makes both where they are not there, and the file where it is damaged or of
     * another version.
     *
     * @param notes hears a sentence of what is wrong with it
     * @throws IOException if it cannot be written, or another run has it open
     */
    static State open(Path output, Consumer<String> notes) throws IOException {
        Files.createDirectories(output);
        Path file = output.resolve(FILE);
        try {
            MVStore store = store(file, output);
            if (store.getMapNames().isEmpty() || store.getStoreVersion() == VERSION) {
                return new State(store);
            }
            notes.accept("the state " + file + " is of another version and is made anew");
            store.closeImmediately();
        } catch (RuntimeException damaged) {
            notes.accept("the state " + file + " is damaged and is made anew");
        }
        Files.delete(file);
        return new State(store(file, output));
    }

    private static MVStore store(Path file, Path output) throws IOException {
        if (!Files.exists(file)) {
            // MVStore says less well why a file cannot be made.
            Files.createFile(file);
        }
        try {
            return new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
        } catch (MVStoreException failure) {
            if (failure.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new IOException("another run is writing to " + output, failure);
            }
            throw failure;
        }
    }

    /** Asks MVStore, which finds damage only when it comes to it, and then fails in many ways. */
    private static <T extends @Nullable Object> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (DamagedException known) {
            throw known;
        } catch (RuntimeException damaged) {
            throw new DamagedException(damaged);
        }
    }

    private static <K, V> @Nullable V read(MVMap<K, V> map, K key) {
        return State.<@Nullable V>ask(() -> map.get(key));
    }

    private static <K, V> void write(MVMap<K, V> map, K key, V value) {
        ask(() -> map.put(key, value));
    }

    private static <K> void clear(MVMap<K, byte[]> map) {
        ask(() -> {
            map.clear();
            return map;
        });
    }

    /** Removes the file of an output folder. */
    static void forget(Path output) throws IOException {
        Files.deleteIfExists(output.resolve(FILE));
    }

    /** One of a few facts about the whole. */
    Optional<ByteBuffer> fact(String name) {
        byte[] sealed = read(facts, name);
        return sealed == null ? Optional.empty() : Optional.of(Fields.unseal(sealed));
    }

    void put(String name, Fields fact) {
        write(facts, name, fact.seal());
    }

    /** Takes out all. */
    void clear() {
        clear(facts);
        clear(words);
        clear(layout);
        clear(pending);
        clear(details);
    }

    /** All that was added to the dictionary, in order. */
    List<ByteBuffer> words() {
        return unsealed(words);
    }

    void addWords(Fields more) {
        if (more.size() > 0) {
            write(words, words.size(), more.seal());
        }
    }

    /** The posts of the last run, many to a piece, in their order. */
    List<ByteBuffer> layout() {
        return unsealed(layout);
    }

    void setLayout(List<Fields> pieces) {
        clear(layout);
        for (Fields piece : pieces) {
            write(layout, layout.size(), piece.seal());
        }
    }

    private static List<ByteBuffer> unsealed(MVMap<Integer, byte[]> map) {
        List<ByteBuffer> values = new ArrayList<>();
        for (int i = 0; i < map.size(); i++) {
            byte[] sealed = read(map, i);
            if (sealed == null) {
                throw new DamagedException("a piece is missing");
            }
            values.add(Fields.unseal(sealed));
        }
        return values;
    }

    /** What a run that did not come to its end made of a post. Safe to call on several threads. */
    Optional<ByteBuffer> pending(String post) {
        byte[] sealed = read(pending, post);
        return sealed == null ? Optional.empty() : Optional.of(Fields.unsealPacked(sealed));
    }

    void putPending(String post, Fields made) {
        write(pending, post, made.sealPacked());
    }

    void clearPending() {
        clear(pending);
    }

    /**
     * Takes out all other details, once they are a fifth: they stand far from each other, and taking a few out would
     * cost as much as taking out all.
     *
     * @param wanted numbers of details
     */
    void keepDetails(LongHashSet wanted) {
        if (ask(details::sizeAsLong) > wanted.size() + wanted.size() / 4) {
            List<Long> unwanted = ask(() -> details.keySet().stream()
                    .filter(number -> !wanted.contains(number))
                    .toList());
            unwanted.forEach(number -> ask(() -> details.remove(number)));
        }
    }

    @Override
    public long add(String text) {
        long number = nextDetails++;
        details.put(
                number,
                new Fields().bytes(text.getBytes(StandardCharsets.UTF_8)).sealPacked());
        return number;
    }

    @Override
    public String get(long number) throws IOException {
        byte[] sealed = read(details, number);
        if (sealed == null) {
            throw new DamagedException("details are missing");
        }
        return new String(Fields.bytes(Fields.unsealPacked(sealed)), StandardCharsets.UTF_8);
    }

    void commit() {
        ask(store::commit);
    }

    /**
     * Commits, and closes the file so that the next run need not search it for what is newest. What is of earlier runs stays
     * in the file until it is most of it; then the file is written anew.
     */
    void end() {
        ask(() -> {
            boolean sparse = store.getFileStore().getChunksFillRate() < SPARSE;
            store.close(sparse ? WRITTEN_ANEW : AS_IT_IS);
            return store;
        });
    }

    /** Leaves out what was not committed; does nothing after {@link #end()}. */
    @Override
    public void close() {
        store.closeImmediately();
    }
}
