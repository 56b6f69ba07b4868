package io.github.tagwright.report;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One {@link RowFile} as it is written: rows that are given, and rows that stand in an earlier file of it, which are copied
 * by the stretch. Not safe to share.
 */
final class RowFileWriter implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    private @Nullable FileChannel earlier;
    private long earlierFrom;
    private long earlierTo;
    private long length;

    RowFileWriter(Path file) throws IOException {
        this.file = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** How many bytes it has, those included that wait to be written. */
    long length() {
        return length;
    }

    void write(byte[] rows) throws IOException {
        length += rows.length;
        if (rows.length > 0) {
            copyEarlier();
            for (int from = 0; from < rows.length; ) {
                if (!buffer.hasRemaining()) {
                    empty();
                }
                int length = Math.min(rows.length - from, buffer.remaining());
                buffer.put(rows, from, length);
                from += length;
            }
        }
    }

    /** Writes the bytes of another file from one offset to another; they are read by the time this is closed. */
    void copy(FileChannel other, long from, long to) throws IOException {
        if (from == to) {
            return;
        }
        if (earlier != other || earlierTo != from) {
            copyEarlier();
            earlier = other;
            earlierFrom = from;
        }
        earlierTo = to;
        length += to - from;
    }

    private void copyEarlier() throws IOException {
        if (earlier == null) {
            return;
        }
        empty();
        while (earlierFrom < earlierTo) {
            long copied = earlier.transferTo(earlierFrom, earlierTo - earlierFrom, file);
            if (copied <= 0) {
                throw new EOFException("an earlier report is shorter than it was");
            }
            earlierFrom += copied;
        }
        earlier = null;
    }

    private void empty() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        try (file) {
            if (file.isOpen()) {
                copyEarlier();
                empty();
            }
        }
    }
}
