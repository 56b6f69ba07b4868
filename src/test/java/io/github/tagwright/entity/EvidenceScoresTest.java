package io.github.tagwright.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tagwright.post.Post;
import io.github.tagwright.post.Span;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceScoresTest {

    private static final Gazetteer GAZETTEER = Finding.gazetteer("""
            vendors:
              - {id: quest, name: Quest Software}
            products:
              - {id: vsphere, name: vSphere, kind: hypervisor}
              - {id: spotlight, name: Spotlight, vendor: quest, kind: monitoring, case: exact, needs: [Foglight, metrics]}
              - {id: kubernetes, name: Kubernetes, kind: orchestrator}
              - {id: nomad, name: Nomad, kind: orchestrator, case: exact, needs: [scheduler]}
              - {id: sky-diner, name: Sky Diner, kind: cloud, aliases: [{text: Sky, case: exact, needs: [cloudlet]}]}
            """);

    @Test
    void scoresWhatIsOftenRightHigher() throws IOException {
        EvidenceScores scores =
                EvidenceScores.read("e.yaml", "alone: {right: 960, of: 1000}\ncontext: {right: 850, of: 1000}\n");

        assertThat(scores.score(Evidence.ALONE)).isEqualTo(0.96);
        assertThat(scores.score(Evidence.CONTEXT)).isEqualTo(0.85);
    }

    @Test
    void drawsToTheMeanWhatWasSeldomMet() throws IOException {
        EvidenceScores scores =
                EvidenceScores.read("e.yaml", "alone: {right: 900, of: 1000}\nowner: {right: 2, of: 2}\n");

        assertThat(scores.score(Evidence.OWNER)).isEqualTo(0.92);
        assertThat(scores.score(Evidence.IMPORTED)).isEqualTo(0.68);
    }

    @Test
    void furtherNamesHaveTheShareThatWasRightOfThemAndChangeNoOtherScore() throws IOException {
        EvidenceScores told = EvidenceScores.read("e.yaml", "alone: {right: 900, of: 1000}\n");
        EvidenceScores all = told.withSurroundings(50, 100);

        assertThat(all.score(Evidence.SURROUNDINGS)).isEqualTo(0.52);
        assertThat(all.score(Evidence.KIN)).isEqualTo(told.score(Evidence.KIN));
        assertThat(all.yaml()).contains("surroundings: {right: 50, of: 100}\n");
    }

    @Test
    void countsByWhatTellsTheMention() {
        assertThat(
                        counts(
                                "Our metrics go from [vSphere] to Spotlight, and a Quest Software Spotlight session showed it."))
                .isEqualTo("alone 1/2 owner 0/1 context 0/1");
        assertThat(counts("[Foglight] metrics: [Spotlight] shows them all.")).isEqualTo("contexts 1/1");
        assertThat(counts("[Kubernetes] is not the only one, [Nomad] is there too."))
                .isEqualTo("alone 1/1 kin 1/1");
        assertThat(counts("The [Sky Diner] bill: Sky was down again.")).isEqualTo("alone 1/1 elsewhere 0/1");
        assertThat(counts("The vSphere Users Group met, and [vSphere] was not on the agenda."))
                .isEqualTo("alone 1/1 runs-on 0/1");
    }

    @Test
    void whatFollowsAsAMentionOfItsOwnIsNoPartOfTheName() {
        assertThat(counts("We run [Kubernetes]-[vSphere] pairs, and [Kubernetes] [vSphere] they are."))
                .isEqualTo("alone 4/4");
    }

    @Test
    void writesWhatItReads() throws IOException {
        String written =
                EvidenceScores.read("e.yaml", "kin: {right: 7, of: 11}").yaml();

        assertThat(written).contains("alone: {right: 0, of: 0}\n", "kin: {right: 7, of: 11}\n");
        assertThat(EvidenceScores.read("e.yaml", written).yaml()).isEqualTo(written);
    }

    @Test
    void namesTheLinesOfMistakes() {
        assertThatThrownBy(() -> EvidenceScores.read("e.yaml", "alone: {right: 5, of: 4}\nguess: {right: 1, of: 4}\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("e.yaml:1: expected {right: N, of: N}")
                .hasMessageContaining("e.yaml:2: unknown key guess");
    }

    /** Counts in a text whose mentions stand in brackets, kinds that were not met left out. */
    private static String counts(String marked) {
        StringBuilder plain = new StringBuilder();
        Map<Span, EntityType> mentions = new HashMap<>();
        int open = 0;
        for (char c : marked.toCharArray()) {
            if (c == '[') {
                open = plain.length();
            } else if (c == ']') {
                mentions.put(new Span(open, plain.length()), EntityType.PRODUCT);
            } else {
                plain.append(c);
            }
        }
        Post post = Finding.post(plain.toString());
        MarkedText text = new MarkedText("x.md", Finding.text(post), Optional.empty(), mentions);
        return EvidenceScores.of(GAZETTEER, List.of(text))
                .yaml()
                .replaceAll("(?m)^.*of: 0}\n", "")
                .replaceAll(": \\{right: (\\d+), of: (\\d+)}\n", " $1/$2 ")
                .strip();
    }
}
