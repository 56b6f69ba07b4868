package io.github.tagwright.entity;

import java.util.Comparator;
import java.util.Optional;

/**
 * A stretch of a text taken for a mention.
 *
 * @param block index of its block in the text, 0-based
 * @param start first char in the block's text, 0-based
 * @param end one past the last char there
 * @param score 0..1, how probable it is that this is a mention of this type
 * @param candidate what the gazetteer knows it as; absent for a name it lacks
 */
record Found(int block, int start, int end, EntityType type, double score, Optional<Candidate> candidate) {

    static final Comparator<Found> BY_PLACE =
            Comparator.comparingInt(Found::block).thenComparingInt(Found::start);
}
