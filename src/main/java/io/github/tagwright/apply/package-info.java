/**
 * Changed tags become files. In: posts and what is to become of their tags. Out: unified diffs, and posts replaced in
 * one step each, in which nothing but the tags has changed.
 */
@NullMarked
package io.github.tagwright.apply;

import org.jspecify.annotations.NullMarked;
