/**
 * The main line: a post in, its mentions and tags out, for one post
 * ({@link io.github.tagwright.Tagger}) and for many ({@link io.github.tagwright.Batch}).
 *
 * <p>The stages, in the order in which a post passes them: {@link io.github.tagwright.post} reads it,
 * {@link io.github.tagwright.text} finds its prose, {@link io.github.tagwright.entity} the vendors and products named
 * there, {@link io.github.tagwright.tag} suggests tags, {@link io.github.tagwright.report} writes it all down.
 */
@NullMarked
package io.github.tagwright;

import org.jspecify.annotations.NullMarked;
