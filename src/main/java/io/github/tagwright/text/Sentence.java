package io.github.tagwright.text;

import java.util.List;

/**
 * One sentence of a block.
 *
 * @param start first char, 0-based, in the text of its block
 * @param end one past the last char there
 * @param tokens in order, without overlap
 */
public record Sentence(int start, int end, List<Token> tokens) {

    public Sentence {
        tokens = List.copyOf(tokens);
    }
}
