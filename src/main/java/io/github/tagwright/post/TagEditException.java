package io.github.tagwright.post;

/** The tags of a file cannot be changed; the message says why, the offset where. */
final class TagEditException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int offset;

    TagEditException(int offset, String found) {
        super(found);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }
}
