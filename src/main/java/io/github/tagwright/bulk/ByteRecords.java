package io.github.tagwright.bulk;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Parts bytes into lines, or into the records of a table, whose quoted fields may hold line ends. Lines end at LF, CRLF
 * or a lone CR, and are given with LF inside quotes; empty ones are passed over. Memory holds one record, and of that no more than {@link #LARGEST} bytes.
 * Not safe to share.
 */
final class ByteRecords implements Closeable {

    /** A record at most, in bytes: a post with what else is said of it. */
    static final int LARGEST = 8 << 20;

    /**
     * @param bytes without the line end; of a record that is too long, only the beginning
     * @param line where it begins, 1-based
     * @param tooLong whether it is
     * @param openQuote whether the export ends before the quotes of a field are closed
     */
    record ByteRecord(byte[] bytes, int line, boolean tooLong, boolean openQuote) {}

    private enum In {
        FIELD_START,
        FIELD,
        QUOTES,
        QUOTE_IN_QUOTES
    }

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private byte[] bytes = new byte[1 << 12];
    private int size;
    private int line = 1;
    private int delimiter = -1;

    ByteRecords(InputStream in) {
        this.in = in;
    }

    /** From now on quotes count, at the start of a field. */
    void tableOf(char newDelimiter) {
        this.delimiter = newDelimiter;
    }

    /** Where reading has come to, 1-based. */
    int line() {
        return line;
    }

    Optional<ByteRecord> next() throws IOException {
        int first = peek();
        while (first == '\n' || first == '\r') {
            endLine();
            first = peek();
        }
        if (first < 0) {
            return Optional.empty();
        }
        size = 0;
        int start = line;
        boolean tooLong = false;
        In state = In.FIELD_START;
        for (int next = peek(); next >= 0; next = peek()) {
            boolean ends = next == '\n' || next == '\r';
            if (ends && state != In.QUOTES) {
                endLine();
                return Optional.of(new ByteRecord(Arrays.copyOf(bytes, size), start, tooLong, false));
            }
            state = after(state, next);
            if (ends) {
                endLine();
                next = '\n';
            } else {
                at++;
            }
            tooLong |= !keep((byte) next);
        }
        return Optional.of(new ByteRecord(Arrays.copyOf(bytes, size), start, tooLong, state == In.QUOTES));
    }

    private boolean keep(byte one) {
        if (size == LARGEST) {
            return false;
        }
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(LARGEST, 2 * size));
        }
        bytes[size++] = one;
        return true;
    }

    private In after(In state, int next) {
        if (delimiter < 0) {
            return In.FIELD;
        }
        return switch (state) {
            case QUOTES -> next == '"' ? In.QUOTE_IN_QUOTES : In.QUOTES;
            case FIELD_START -> next == '"' ? In.QUOTES : next == delimiter ? In.FIELD_START : In.FIELD;
            case QUOTE_IN_QUOTES -> next == '"' ? In.QUOTES : next == delimiter ? In.FIELD_START : In.FIELD;
            case FIELD -> next == delimiter ? In.FIELD_START : In.FIELD;
        };
    }

    /** Goes past a line end. */
    private void endLine() throws IOException {
        int first = peek();
        at++;
        if (first == '\r' && peek() == '\n') {
            at++;
        }
        line++;
    }

    /** The next byte, or -1. */
    private int peek() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return at == end ? -1 : buffer[at] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
