package io.github.tagwright.post;

/** What came of changing the tags in a post's file. */
public sealed interface TagEdit {

    /**
     * The file as it is to be.
     *
     * @param before the text it has, as {@link Post#source()} gives it
     * @param after the text it is to have; only the tags' value differs
     * @param bytes the same in the file's encoding
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Edited(String before, String after, byte[] bytes) implements TagEdit {}

    /** There is nothing to change. */
    record Unchanged() implements TagEdit {}

    /** The file cannot be changed without changing more than its tags; the problem says why. */
    record Refused(Problem problem) implements TagEdit {}
}
