package io.github.tagwright.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.post.SourcedText;
import io.github.tagwright.post.Span;
import io.github.tagwright.text.Block;
import io.github.tagwright.text.Sentence;
import io.github.tagwright.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotesTest {

    private static Text paragraph(SourcedText prose, int... sentenceStarts) {
        List<Sentence> sentences = new ArrayList<>();
        for (int i = 0; i < sentenceStarts.length; i++) {
            int end = i + 1 < sentenceStarts.length
                    ? sentenceStarts[i + 1] - 1
                    : prose.text().length();
            sentences.add(new Sentence(sentenceStarts[i], end, List.of()));
        }
        return new Text(List.of(new Block(Block.Kind.PARAGRAPH, 0, prose, sentences, List.of())), List.of(), List.of());
    }

    private static Text paragraph(String text, int... sentenceStarts) {
        return paragraph(new SourcedText.Builder().append(text, 100).build(), sentenceStarts);
    }

    @Test
    void quotesTheSentenceOfAPlaceAndMarksThePlace() {
        String text = "The array arrived. We put ESX on it. It ran.";
        Text prose = paragraph(text, 0, 19, 37);
        int at = text.indexOf("ESX");
        Quote quote = new Quotes(prose).at(new Span(100 + at, 100 + at + 3)).orElseThrow();
        assertThat(quote.text()).isEqualTo("We put ESX on it.");
        assertThat(quote.text().substring(quote.start(), quote.end())).isEqualTo("ESX");
        assertThat(quote.inTitle()).isFalse();
    }

    @Test
    void marksWhatWasWrittenAsAReferenceWhole() {
        SourcedText prose = new SourcedText.Builder()
                .append("Ask AT", 0)
                .append("&", 6, 11)
                .append("T now", 11)
                .build();
        Quote quote = new Quotes(paragraph(prose, 0)).at(new Span(4, 12)).orElseThrow();
        assertThat(quote.text()).isEqualTo("Ask AT&T now");
        assertThat(quote.text().substring(quote.start(), quote.end())).isEqualTo("AT&T");
    }

    @Test
    void cutsALongSentenceAroundThePlaceAtBlanks() {
        String text = "so it went on and on ".repeat(40) + "until vMotion moved it " + "and then again ".repeat(40);
        int at = text.indexOf("vMotion");
        Quote quote = new Quotes(paragraph(text, 0))
                .at(new Span(100 + at, 100 + at + 7))
                .orElseThrow();
        assertThat(quote.text()).hasSizeLessThanOrEqualTo(Quotes.LONGEST + 2);
        assertThat(quote.text()).startsWith("…").endsWith("…").contains(" until vMotion moved it ");
        assertThat(quote.text().substring(quote.start(), quote.end())).isEqualTo("vMotion");
        assertThat(text).contains(quote.text().substring(1, quote.text().length() - 1));
    }

    @Test
    void neverPartsASurrogatePair() {
        String text = "🐳".repeat(300) + "Docker" + "🐳".repeat(300);
        int at = text.indexOf("Docker");
        for (int shift = 0; shift < 2; shift++) {
            Quote quote = new Quotes(paragraph("x".repeat(shift) + text, 0))
                    .at(new Span(100 + shift + at, 100 + shift + at + 6))
                    .orElseThrow();
            assertThat(quote.text().codePoints()).noneMatch(point -> Character.getType(point) == Character.SURROGATE);
            assertThat(quote.text().substring(quote.start(), quote.end())).isEqualTo("Docker");
        }
    }

    @Test
    void hasNoneForAPlaceOutsideTheProse() {
        assertThat(new Quotes(paragraph("We put ESX on it.", 0)).at(new Span(3, 9)))
                .isEmpty();
    }
}
