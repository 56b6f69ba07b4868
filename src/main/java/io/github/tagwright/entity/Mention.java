package io.github.tagwright.entity;

import io.github.tagwright.post.Span;

/**
 * A stretch of a post that names an entity, such as a vendor or product.
 *
 * @param span in the post's source
 * @param type of what it names
 * @param text as it reads, entities and escapes resolved
 * @param block index of its block in the text, 0-based
 * @param start first char in the block's text, 0-based
 * @param end one past the last char there
 * @param score 0 to 1: how sure the finder is that this is a mention of this type
 * @param source which finder found it, such as {@code gazetteer}; {@code gazetteer:LIST} of a name imported from a list
 */
public record Mention(
        Span span, EntityType type, String text, int block, int start, int end, double score, String source) {

    public Mention {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score outside 0..1: " + score);
        }
    }
}
