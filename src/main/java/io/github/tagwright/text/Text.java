package io.github.tagwright.text;

import java.util.List;

/**
 * What a post says: its prose, and beside it what is not prose but tells of its subject.
 *
 * @param blocks the prose in order of the source; the title first
 * @param links targets of links and images as written, in order, with repeats
 * @param code contents of code blocks and inline code, in order; never part of {@code blocks}
 */
public record Text(List<Block> blocks, List<String> links, List<String> code) {

    public Text {
        blocks = List.copyOf(blocks);
        links = List.copyOf(links);
        code = List.copyOf(code);
    }

    /** Number of tokens that hold a letter or a digit. */
    public int words() {
        int words = 0;
        for (Block block : blocks) {
            for (Sentence sentence : block.sentences()) {
                for (Token token : sentence.tokens()) {
                    words += isWord(token.text()) ? 1 : 0;
                }
            }
        }
        return words;
    }

    private static boolean isWord(String token) {
        for (int i = 0; i < token.length(); i++) {
            if (Character.isLetterOrDigit(token.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    public int sentences() {
        return blocks.stream().mapToInt(block -> block.sentences().size()).sum();
    }
}
