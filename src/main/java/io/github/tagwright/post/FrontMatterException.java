package io.github.tagwright.post;

/** A front matter that cannot be read, and where; caught in {@link PostReader}, which reports it. */
final class FrontMatterException extends Exception {

    private final int offset;
    private final String found;
    private final String expected;

    /** @param offset in the source, UTF-16 */
    FrontMatterException(int offset, String found, String expected) {
        super(found);
        this.offset = offset;
        this.found = found;
        this.expected = expected;
    }

    int offset() {
        return offset;
    }

    String found() {
        return found;
    }

    String expected() {
        return expected;
    }
}
