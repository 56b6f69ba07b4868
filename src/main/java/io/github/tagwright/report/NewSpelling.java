package io.github.tagwright.report;

import io.github.tagwright.entity.Entity;
import io.github.tagwright.entity.NewName;

/**
 * How a name that the gazetteer may lack is met, again and again.
 *
 * @param type of what it most likely names
 * @param text as it reads
 * @param id the same for all spellings of one name
 * @param owner whose it may be, such as the vendor of a product; empty where nothing tells
 * @param evidence what tells it; empty where nothing does
 */
public record NewSpelling(String type, String text, String id, String owner, String evidence) {

    static NewSpelling of(NewName name) {
        return new NewSpelling(
                name.type().name(),
                name.name(),
                name.id(),
                name.owner().map(Entity::name).orElse(""),
                name.evidence());
    }
}
