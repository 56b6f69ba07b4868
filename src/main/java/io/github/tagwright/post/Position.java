package io.github.tagwright.post;

import java.io.Serializable;

/**
 * A place in a file as an editor shows it.
 *
 * @param line 1-based; a line ends at LF, CRLF or a lone CR
 * @param column 1-based, in Unicode code points of the raw line (a byte order mark counts as one)
 */
public record Position(int line, int column) implements Serializable {

    public Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("not a position: " + line + ":" + column);
        }
    }
}
