package io.github.tagwright.incremental;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The first half of the SHA-256 of a post's bytes: enough to tell one post from another. */
record ContentHash(long first, long second) {

    static final int BYTES = 2 * Long.BYTES;

    static ContentHash of(byte[] content) {
        return read(ByteBuffer.wrap(sha256().digest(content)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    static ContentHash read(ByteBuffer from) {
        return new ContentHash(from.getLong(), from.getLong());
    }

    void write(Fields fields) {
        fields.number(first).number(second);
    }
}
