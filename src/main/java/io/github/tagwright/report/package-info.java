/**
 * Outcomes become files: tables in CSV or Parquet, JSON lines, a page. In: one {@link io.github.tagwright.Outcome} after
 * the other. Out: a folder of reports, each moved into place whole when the batch is done.
 */
@NullMarked
package io.github.tagwright.report;

import org.jspecify.annotations.NullMarked;
