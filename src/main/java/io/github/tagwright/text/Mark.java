package io.github.tagwright.text;

/**
 * A range of a block that is marked up.
 *
 * @param kind how
 * @param start first char, 0-based, in the text of the block
 * @param end one past the last char there
 * @param target where a link leads as written (may be empty); empty for other kinds
 */
public record Mark(Kind kind, int start, int end, String target) {

    /** Kinds of mark-up that later stages use. */
    public enum Kind {
        LINK,
        IMAGE_ALT,
        EMPHASIS
    }
}
