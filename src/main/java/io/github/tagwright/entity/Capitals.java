package io.github.tagwright.entity;

import io.github.tagwright.text.Block;
import io.github.tagwright.text.Sentence;
import io.github.tagwright.text.Text;
import io.github.tagwright.text.Token;
import java.util.List;

/** What the capital of a word says: much inside a sentence, nothing at its head or in a title, a list or a table. */
final class Capitals {

    /** Words up to this length keep a small letter in titles. */
    private static final int SHORT_WORD = 4;

    private static final String SENTENCE_ENDS = ".!?:";

    private Capitals() {}

    /** Whether a spelling is made of words of the dictionary. */
    static boolean isOrdinary(Gazetteer.Spelling spelling) {
        for (Gazetteer.Word word : spelling.words()) {
            if (!word.ordinary()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a candidate stands neither first in a sentence nor, outside paragraphs, among words that all have a capital. */
    static boolean tell(Candidate candidate, Text text) {
        Block block = text.blocks().get(candidate.block());
        String prose = block.text();
        Sentence sentence = sentenceAt(block.sentences(), candidate.start());
        return hasLetter(prose, sentence.start(), candidate.start())
                && !endsSentence(prose, candidate.start())
                && (block.kind() == Block.Kind.PARAGRAPH || !isHeadline(sentence, prose));
    }

    /** The last of the sentences that begins at a place or before it. */
    private static Sentence sentenceAt(List<Sentence> sentences, int place) {
        int low = 0;
        int high = sentences.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (sentences.get(middle).start() <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return sentences.get(low);
    }

    private static boolean hasLetter(String prose, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Character.isLetter(prose.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsSentence(String prose, int end) {
        int last = end - 1;
        while (last >= 0 && Character.isWhitespace(prose.charAt(last))) {
            last--;
        }
        return last >= 0 && SENTENCE_ENDS.indexOf(prose.charAt(last)) >= 0;
    }

    private static boolean isHeadline(Sentence sentence, String prose) {
        int words = 0;
        int capitals = 0;
        for (Token token : sentence.tokens()) {
            if (token.end() - token.start() > SHORT_WORD) {
                words++;
                capitals += Character.isUpperCase(prose.charAt(token.start())) ? 1 : 0;
            }
        }
        return capitals > Tokens.HEADLINE * words;
    }

    /** Whether a word with a capital stands beside it: {@code Jan Novak}, {@code Remote Console}, {@code Edge-to-edge}. */
    static boolean isPartOfMore(Candidate candidate, Text text) {
        String prose = text.blocks().get(candidate.block()).text();
        int end = candidate.end();
        boolean goesOn = end + 1 < prose.length()
                && (prose.charAt(end) == '-'
                        || (prose.charAt(end) == ' ' && Character.isUpperCase(prose.charAt(end + 1))));
        int before = prose.lastIndexOf(' ', candidate.start() - 2) + 1;
        boolean isInside = before > 1
                && before < candidate.start() - 1
                && prose.charAt(candidate.start() - 1) == ' '
                && Character.isLetter(prose.charAt(candidate.start() - 2))
                && Character.isLetterOrDigit(prose.charAt(before - 2))
                && Character.isUpperCase(prose.charAt(before));
        return goesOn || isInside;
    }
}
