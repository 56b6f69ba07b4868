package io.github.tagwright.bulk;

import io.github.tagwright.post.Position;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.Unread;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Goes once through what an export holds, and closes it at the end. Where it cannot be read any further, a last post
 * stands that says so. Not safe to share.
 *
 * @param <S> what the posts are read from
 */
abstract class Pass<S extends Closeable> implements Iterator<Unread> {

    private final String file;
    private Optional<S> source = Optional.empty();
    private Optional<Unread> next = Optional.empty();
    private boolean ended;

    /** @param file the export's name, for problems */
    Pass(String file) {
        this.file = file;
    }

    abstract S open() throws IOException;

    /** Reads the next part of the source; calls {@link #end} where there is none. Empty for what is no post. */
    abstract Optional<Unread> read(S from) throws IOException;

    /** Where reading has come to, a line of the export, 1-based. */
    abstract int line(S at);

    /** The post, by a name unlike those of all posts before. */
    abstract Unread distinct(Unread post);

    @Override
    public final boolean hasNext() {
        while (next.isEmpty() && !ended) {
            advance();
        }
        return next.isPresent();
    }

    @Override
    public final Unread next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Unread result = next.orElseThrow();
        next = Optional.empty();
        return result;
    }

    private void advance() {
        try {
            S from = source.isPresent() ? source.get() : open();
            source = Optional.of(from);
            next = read(from).map(this::distinct);
        } catch (IOException broken) {
            Position place = new Position(source.map(this::line).orElse(1), 1);
            next = Optional.of(distinct(new Unreadable(
                    new Problem(file, place, "cannot be read further: " + broken.getMessage(), "a whole file"))));
            end();
        }
    }

    final void end() {
        ended = true;
        if (source.isPresent()) {
            try {
                source.get().close();
            } catch (IOException late) {
                // All that was wanted has been read.
            }
        }
    }
}
