/**
 * An archive's tags put in order. In: the outcomes of its posts. Out: {@link io.github.tagwright.vocabulary.Finding}s:
 * tags written in two ways, used once, gone quiet, or missing, each with what to do about it and why.
 */
@NullMarked
package io.github.tagwright.vocabulary;

import org.jspecify.annotations.NullMarked;
