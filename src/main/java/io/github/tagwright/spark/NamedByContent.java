package io.github.tagwright.spark;

import io.github.tagwright.post.PostRecord;
import java.util.UUID;

/**
 * Names for records that have no id: made from what they hold, since the place of a record in its file is not known
 * where the file is read in parts.
 */
final class NamedByContent {

    private NamedByContent() {}

    static PostRecord of(PostRecord nameless) {
        return new PostRecord(
                name(nameless.bytes()), nameless.values(), nameless.body(), nameless.syntax(), nameless.problems());
    }

    static String name(byte[] content) {
        return "record-" + UUID.nameUUIDFromBytes(content);
    }
}
