/**
 * Files and records become posts. In: a folder, a file, standard input, or the records of an export. Out: one
 * {@link io.github.tagwright.post.Reading} each, in a stable order: a {@link io.github.tagwright.post.Post} with its front matter, or the problems that
 * prevented it.
 */
@NullMarked
package io.github.tagwright.post;

import org.jspecify.annotations.NullMarked;
