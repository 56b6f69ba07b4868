package io.github.tagwright.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SegmenterTest {

    @Test
    void findsSentences() {
        assertThat(sentences("The array is full. What now? Buy a new one!"))
                .containsExactly("The array is full.", "What now?", "Buy a new one!");
    }

    @Test
    void splitsNoVersionsNamesOrAbbreviations() {
        for (String sentence : List.of(
                "We run vSphere 5.1 with Node.js v1.2 on .NET today.",
                "Use a hypervisor, e.g. Xen, i.e. not a container.",
                "It is ESX vs. Hyper-V again.",
                "The firm bought Acme Inc. and others for $1.5 billion.")) {
            assertThat(sentences(sentence)).containsExactly(sentence);
        }
    }

    @Test
    void leavesHeadingsWhole() {
        assertThat(sentences("# Xen vs. KVM. And Hyper-V?")).containsExactly("Xen vs. KVM. And Hyper-V?");
    }

    @Test
    void findsSentencesInTextsOfAnyLength() {
        String text = "Every guest moved to the new host. ".repeat(4_000);

        assertThat(Reader.read(text).sentences()).isBetween(3_990, 4_010);
    }

    private static List<String> sentences(String markdown) {
        return Reader.read(markdown).blocks().stream()
                .flatMap(block -> block.sentences().stream()
                        .map(sentence -> block.text().substring(sentence.start(), sentence.end())))
                .toList();
    }
}
