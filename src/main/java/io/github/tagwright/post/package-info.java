/**
 * Files become posts. In: a folder, a file or standard input. Out: one {@link io.github.tagwright.post.Reading} a
 * file, in a stable order: a {@link io.github.tagwright.post.Post} with its front matter, or the problems that
 * prevented it.
 */
@NullMarked
package io.github.tagwright.post;

import org.jspecify.annotations.NullMarked;
