/**
 * Outcomes against what people marked. In: outcomes, and gold mentions or the posts' own tags. Out: precision, recall
 * and F1 in the field's usual forms.
 */
@NullMarked
package io.github.tagwright.evaluate;

import org.jspecify.annotations.NullMarked;
