package io.github.tagwright.text;

import io.github.tagwright.post.Post;

/**
 * Turns a post's body into prose. For every token: its span lies in the source, spans are in order and do not
 * overlap, and the source slice there, with escapes and character references resolved and mark-up left out, is the
 * token. Implementations may keep state between calls and belong to one thread; the result never depends on the
 * posts read before.
 */
public interface TextReader {
    Text read(Post post);
}
