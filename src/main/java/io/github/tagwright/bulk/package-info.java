/**
 * Exports in place of a folder become posts. In: one file, perhaps packed: a WordPress export, JSON lines, a table, a
 * tar or zip of a site. Out: {@link io.github.tagwright.post.Unread} posts in the order of the file, one at a time,
 * however many they are.
 */
@NullMarked
package io.github.tagwright.bulk;

import org.jspecify.annotations.NullMarked;
