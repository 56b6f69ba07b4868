/**
 * An archive becomes a corpus that Annif can learn from. In: the outcomes of its posts, and the subjects that its tags
 * are. Out: one file of documents and one of subjects.
 */
@NullMarked
package io.github.tagwright.annif;

import org.jspecify.annotations.NullMarked;
