package io.github.tagwright.report;

import io.github.tagwright.entity.EntityType;
import io.github.tagwright.entity.Link;

/**
 * Something as posts of some time name it.
 *
 * @param id under which it is counted
 * @param owner name of what owned it then, such as a product's vendor; empty where there is none
 * @param isNew whether the gazetteer lacks it
 */
public record Name(String id, EntityType type, String name, String owner, boolean isNew) {

    static Name of(Link link) {
        return new Name(
                link.id(),
                link.mention().type(),
                link.name(),
                link.vendorName(),
                link.match(known -> false, unknown -> true));
    }
}
