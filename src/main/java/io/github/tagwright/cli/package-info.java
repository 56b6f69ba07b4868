/** The command line: options in, exit code out. Data goes to standard output, everything else to standard error. */
@NullMarked
package io.github.tagwright.cli;

import org.jspecify.annotations.NullMarked;
