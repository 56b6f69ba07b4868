package io.github.tagwright.entity;

import io.github.tagwright.post.Span;
import java.util.Optional;

/**
 * A stretch of a text that may name something which the gazetteer lacks.
 *
 * @param span in the post's source
 * @param id the same for all spellings of one name
 * @param name as it reads
 * @param type most likely type of what it names
 * @param owner whose it may be, such as the vendor of a product; absent where nothing tells
 * @param evidence what tells it, in a few words; empty where nothing does
 * @param score 0 to 1: how likely it is a name of the field
 */
public record NewName(
        Span span, String id, String name, EntityType type, Optional<Entity> owner, String evidence, double score) {}
