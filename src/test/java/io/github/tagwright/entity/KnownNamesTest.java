package io.github.tagwright.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Words that are best known as names of vendors and products. */
class KnownNamesTest {

    private static final Gazetteer CHAT = Finding.gazetteer("""
            vendors:
              - {id: slack-technologies, name: Slack, case: exact, needs: [Stewart Butterfield]}
            products:
              - {id: slack, name: Slack, vendor: slack-technologies, kind: chat, case: exact, needs: [channels]}
              - {id: share, name: Share, kind: chat, case: exact, needs: [channels]}
            """);

    private static List<String> mentions(String source) {
        return Finding.mentions(CHAT, source);
    }

    @Test
    void aCapitalInsideASentenceTellsThem() {
        assertThat(mentions("Ask me on Slack, or pick up the phone.")).containsExactly("PRODUCT Slack");
        assertThat(mentions("Ask me on Share, or pick up the phone.")).isEmpty();
    }

    @Test
    void whatIsToldOnceCountsWhereverItHasItsCapital() {
        assertThat(mentions("# Slack for Families\n\nSlack is easy. Cut me some slack: we moved to Slack on a Monday."))
                .containsExactly("PRODUCT Slack", "PRODUCT Slack", "PRODUCT Slack");
    }

    @Test
    void aCapitalThatEveryWordWouldHaveThereTellsNothing() {
        assertThat(mentions("# Cutting Some Slack for Families\n\nSlack is what a tight plan lacks."))
                .isEmpty();
        assertThat(mentions("We tied it to the Slack Adjuster.")).isEmpty();
    }

    @Test
    void aCompanyThatActsIsOneHereToo() {
        assertThat(mentions("That was the spring when Slack announced new prices."))
                .containsExactly("VENDOR Slack");
    }
}
