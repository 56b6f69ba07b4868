/**
 * Runs that do only what has changed. In: an archive, and the state that the last run left in the output folder. Out:
 * the reports of a whole run, byte for byte, and the next state.
 */
@NullMarked
package io.github.tagwright.incremental;

import org.jspecify.annotations.NullMarked;
