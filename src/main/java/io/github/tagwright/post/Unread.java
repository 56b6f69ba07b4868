package io.github.tagwright.post;

import java.io.IOException;

/** A post that is not read yet: a file of a folder, or a part of an export. Immutable, safe to share. */
public interface Unread {

    /** The post's name, unlike that of any other post of its archive. */
    String name();

    /**
     * All that the post is made of, to tell whether it has changed: the same name and bytes make the same post. Of what
     * is too large for a post, only the beginning.
     *
     * @throws IOException if it cannot be read
     */
    byte[] bytes() throws IOException;

    /** Reads it. Never throws for what it holds, nor because it cannot be read. */
    Reading read(PostReader reader);
}
