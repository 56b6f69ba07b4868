package io.github.tagwright.entity;

import io.github.tagwright.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Finds the vendors and products a text names. Links are in order of the source and do not overlap. Implementations
 * may keep buffers between calls and belong to one thread; the result never depends on the texts read before.
 */
public interface Entities {

    /** @param day of the post, by which a product's vendor is chosen */
    List<Link> in(Text text, Optional<LocalDate> day);
}
