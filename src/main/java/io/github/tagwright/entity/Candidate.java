package io.github.tagwright.entity;

/**
 * A spelling of the gazetteer that stands in a text, in a case that counts.
 *
 * @param block index of its block in the text, 0-based
 * @param start first char in the block's text, 0-based
 * @param end one past the last char there
 * @param index of the spelling in the gazetteer
 * @param spelling what stands there
 */
record Candidate(int block, int start, int end, int index, Gazetteer.Spelling spelling) {

    /** Whether it names something, rather than being known not to. */
    boolean isName() {
        return spelling.entity() != Gazetteer.NO_MENTION;
    }

    boolean isAt(Candidate other) {
        return block == other.block && start == other.start && end == other.end;
    }
}
