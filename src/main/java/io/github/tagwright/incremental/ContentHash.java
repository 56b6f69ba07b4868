package io.github.tagwright.incremental;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * The length of a post's bytes and two sums of them by different polynomials, of 32 bits each. An edit of up to eight
 * bytes side by side is always seen, any other but once in 2^64. SHA-256 would take longer than reading the bytes, as it
 * is slow until it is compiled; nobody gains by a post that is taken for its last version.
 */
record ContentHash(int length, long sums) {

    static final int BYTES = Integer.BYTES + Long.BYTES;

    static ContentHash of(byte[] content) {
        CRC32C first = new CRC32C();
        CRC32 second = new CRC32();
        first.update(content);
        second.update(content);
        return new ContentHash(content.length, first.getValue() << 32 | second.getValue());
    }

    static ContentHash read(ByteBuffer from) {
        return new ContentHash(from.getInt(), from.getLong());
    }

    void write(Fields fields) {
        fields.number(length).number(sums);
    }
}
