package io.github.tagwright.entity;

import java.util.Optional;

/**
 * A stretch of a text taken for a mention.
 *
 * @param block index of its block in the text, 0-based
 * @param start first char in the block's text, 0-based
 * @param end one past the last char there
 * @param candidate what the gazetteer knows it as; absent for a name it lacks
 */
record Found(int block, int start, int end, EntityType type, Optional<Candidate> candidate) {}
