/**
 * Text becomes mentions, mentions become known entities. In: a {@link io.github.tagwright.text.Text} and the post's
 * date. Out: {@link io.github.tagwright.entity.Link}s, each a {@link io.github.tagwright.entity.Mention} with the
 * {@link io.github.tagwright.entity.Entity} of the {@link io.github.tagwright.entity.Gazetteer} that it names.
 */
@NullMarked
package io.github.tagwright.entity;

import org.jspecify.annotations.NullMarked;
