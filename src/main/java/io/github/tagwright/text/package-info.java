/**
 * Posts become prose. In: a {@link io.github.tagwright.post.Post}. Out: a {@link io.github.tagwright.text.Text} whose
 * sentences and tokens know their place in the post's source.
 */
@NullMarked
package io.github.tagwright.text;

import org.jspecify.annotations.NullMarked;
