package io.github.tagwright.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.post.Span;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenizerTest {

    @Test
    void cutsTechnicalSentencesAsByHand() throws IOException {
        for (TokenizerComparison.Cut cut : TokenizerComparison.sentences()) {
            assertThat(texts(cut.text(), Tokenizer.tokens(cut.text()))).isEqualTo(texts(cut.text(), cut.tokens()));
        }
    }

    @Test
    void keepsCharsOutsideTheBasicPlaneWhole() {
        assertThat(cut("👍great 𝒜bc e\u0301t")).containsExactly("👍", "great", "𝒜bc", "e\u0301t");
    }

    @Test
    void partsSentencesWithoutABlankBetween() {
        assertThat(cut("the host.The guest")).containsExactly("the", "host", ".", "The", "guest");
        assertThat(cut("ESX.VMware said")).containsExactly("ESX", ".", "VMware", "said");
    }

    @Test
    void leavesOutNothingButBlanks() {
        String chars = "aB3 .,'’_&+#-/\u00A0\u3000\t\n\uD83D\uDC4D\u0301é";
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String text = random.ints(random.nextInt(40), 0, chars.length())
                    .collect(StringBuilder::new, (s, i) -> s.append(chars.charAt(i)), StringBuilder::append)
                    .toString();
            int end = 0;
            for (Span token : Tokenizer.tokens(text)) {
                assertThat(text.substring(end, token.start()).chars().allMatch(c -> Chars.isBlank((char) c)))
                        .as("seed %d", seed)
                        .isTrue();
                assertThat(text.substring(token.start(), token.end()).chars().noneMatch(c -> Chars.isBlank((char) c)))
                        .as("seed %d", seed)
                        .isTrue();
                assertThat(token.length()).isPositive();
                end = token.end();
            }
            assertThat(text.substring(end).chars().allMatch(c -> Chars.isBlank((char) c)))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    private static List<String> cut(String text) {
        return texts(text, Tokenizer.tokens(text));
    }

    private static List<String> texts(String text, List<Span> spans) {
        return spans.stream()
                .map(span -> text.substring(span.start(), span.end()))
                .toList();
    }
}
