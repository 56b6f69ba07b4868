/**
 * Text and entities become ranked tags with reasons. In: a {@link io.github.tagwright.post.Post}, its
 * {@link io.github.tagwright.text.Text} and {@link io.github.tagwright.entity.Link}s. Out:
 * {@link io.github.tagwright.tag.Suggestion}s, best first.
 */
@NullMarked
package io.github.tagwright.tag;

import org.jspecify.annotations.NullMarked;
