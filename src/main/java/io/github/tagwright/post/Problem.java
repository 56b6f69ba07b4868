package io.github.tagwright.post;

import java.io.Serializable;

/**
 * Something wrong with a post, and where.
 *
 * @param post path below the posts folder, with {@code /}
 * @param position where in the file; line 1, column 1 where the whole file is meant
 * @param found what was found, a short phrase
 * @param expected what would have been right, a short phrase
 */
public record Problem(String post, Position position, String found, String expected) implements Serializable {

    public Problem(String post, String found, String expected) {
        this(post, new Position(1, 1), found, expected);
    }

    @Override
    public String toString() {
        return post + ":" + position.line() + ":" + position.column() + ": " + found + "; expected " + expected;
    }
}
