package io.github.tagwright.bulk;

import io.github.tagwright.post.Unread;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Reads the records of an export one after the other. Not safe to share. */
interface RecordStream extends Closeable {

    /**
     * The next record, or what stands in its place; empty at the end.
     *
     * @throws UnpackedException if the file cannot be unpacked any further
     * @throws IOException if it cannot be read any further
     */
    Optional<Unread> next() throws IOException;

    /** Where reading has come to, a line of the export's text, 1-based. */
    int line();

    /** How many records so far are no posts, by what they are. */
    default Map<String, Integer> leftOut() {
        return Map.of();
    }
}
