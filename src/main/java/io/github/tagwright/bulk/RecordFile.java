package io.github.tagwright.bulk;

import com.carrotsearch.hppc.LongIntHashMap;
import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.PostRecord;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.Selection;
import io.github.tagwright.post.Unread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An export of records, read anew each time it is gone through. Of two records with one id, the second is called
 * {@code id#2} and has a problem that says so. Memory holds a record, and a dozen bytes of each id.
 */
final class RecordFile implements PostArchive {

    private final String name;
    private final Opener opener;
    private final Selection selection;
    private Map<String, Integer> leftOut = Map.of();

    /** Begins to read the records. */
    interface Opener {
        RecordStream open() throws IOException;
    }

    /** @param name the file's, for problems */
    RecordFile(String name, Opener opener, Selection selection) {
        this.name = name;
        this.opener = opener;
        this.selection = selection;
    }

    /**
     * Whether there is nothing to read, not even something that is broken.
     *
     * @throws IOException if it cannot even be begun
     */
    boolean isEmpty() throws IOException {
        try (RecordStream records = opener.open()) {
            return isEmpty(records);
        }
    }

    private static boolean isEmpty(RecordStream records) throws IOException {
        try {
            return records.next().isEmpty();
        } catch (UnpackedException broken) {
            return false;
        }
    }

    @Override
    public OptionalInt size() {
        return OptionalInt.empty();
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    @Override
    public Map<String, Integer> leftOut() {
        return leftOut;
    }

    @Override
    public Iterator<Unread> iterator() {
        return new Records();
    }

    private final class Records extends Pass<RecordStream> {

        private final LongIntHashMap lastOfId = new LongIntHashMap();

        Records() {
            super(name);
        }

        @Override
        RecordStream open() throws IOException {
            return opener.open();
        }

        @Override
        Optional<Unread> read(RecordStream from) throws IOException {
            Optional<Unread> read = from.next();
            if (read.isEmpty()) {
                leftOut = Map.copyOf(from.leftOut());
                end();
            }
            return read.filter(one -> !(one instanceof PostRecord) || selection.takesRecord(one.name()));
        }

        @Override
        int line(RecordStream at) {
            return at.line();
        }

        @Override
        Unread distinct(Unread record) {
            String unique = unique(record.name());
            if (unique.equals(record.name())) {
                return record;
            }
            if (record instanceof PostRecord post) {
                List<Problem> problems = new ArrayList<>(post.problems());
                problems.add(new Problem(unique, "the id " + post.name() + " again", "an id of its own"));
                return new PostRecord(unique, post.values(), post.body(), post.syntax(), problems);
            }
            return record instanceof Unreadable bad ? new Unreadable(unique, bad.problem()) : record;
        }

        private String unique(String id) {
            long key = hash(id);
            int number = lastOfId.addTo(key, 1);
            String unique = id;
            while (number > 1) {
                unique = id + "#" + number;
                if (lastOfId.putIfAbsent(hash(unique), 1)) {
                    break;
                }
                number = lastOfId.addTo(key, 1);
            }
            return unique;
        }

        /** FNV-1a over chars. */
        private static long hash(String text) {
            long hash = 0xcbf29ce484222325L;
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
            return hash;
        }
    }
}
