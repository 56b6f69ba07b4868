package io.github.tagwright.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTermsTest {

    private static List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        FeatureReader.terms(text, any -> true, (start, end, term) -> terms.add(text.substring(start, end)));
        return terms;
    }

    @Test
    void wordsThatOnlyCarryASentenceTellNothing() {
        assertThat(terms("It didn't rather fill both tapes, largely because of the four drives in December"))
                .containsExactly("fill", "tapes", "drives");
    }

    @Test
    void aPhraseStandsInOneSentence() {
        assertThat(terms("Reboot the host. Release notes follow for the container-image"))
                .contains("Release notes", "container-image")
                .doesNotContain("host. Release");
    }

    @Test
    void numbersTellNothing() {
        assertThat(terms("rack 42 x1")).containsExactly("rack");
    }
}
