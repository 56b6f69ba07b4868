/**
 * The door for archives beyond one machine. In: any dataset of posts that Spark reads. Out: the same rows and counts as
 * the reports have, computed by Spark.
 */
@NullMarked
package io.github.tagwright.spark;

import org.jspecify.annotations.NullMarked;
