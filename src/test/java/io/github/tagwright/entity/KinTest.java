package io.github.tagwright.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Names that could be something else, told by what a post names besides. */
class KinTest {

    private static final Gazetteer DESKTOP = Finding.gazetteer("""
            vendors:
              - {id: microsoft, name: Microsoft}
              - {id: apple, name: Apple, case: exact}
            products:
              - {id: writer, name: AbiWord, kind: word processor}
              - {id: apple-pages, name: Pages, vendor: apple, kind: word processor, case: exact, needs: [iWork]}
              - {id: microsoft-exchange, name: Exchange, vendor: microsoft, kind: mail server, case: exact,
                 needs: [mailbox]}
              - {id: nautilus, name: Nautilus, kind: file manager, case: exact, needs: [Eazel]}
              - {id: gnome, name: GNOME, kind: desktop environment}
              - {id: metacity, name: Metacity, kind: window manager}
              - {id: ha, name: HA, kind: word processor, case: exact, needs: [cluster]}
            """);

    private static List<String> mentions(String source) {
        return Finding.mentions(DESKTOP, source);
    }

    @Test
    void aNameOfTheSameKindSpeaksForAWord() {
        assertThat(mentions("The letter looks the same in Pages and in AbiWord."))
                .containsExactly("PRODUCT Pages", "PRODUCT AbiWord");
        assertThat(mentions("The letter looks the same in Pages and in the other one."))
                .isEmpty();
    }

    @Test
    void aWordCountsOnlyWhereItsCapitalTellsSomething() {
        assertThat(mentions("Pages turn slowly in AbiWord. It shows two pages at a time."))
                .containsExactly("PRODUCT AbiWord");
        assertThat(mentions("# Counting Pages without AbiWord\n")).containsExactly("PRODUCT AbiWord");
        assertThat(mentions("We read the Yellow Pages and then the Pages Manual in AbiWord."))
                .containsExactly("PRODUCT AbiWord");
    }

    @Test
    void itsVendorSpeaksForAWord() {
        assertThat(mentions("They moved us to Exchange in a week; we had not asked Microsoft for it."))
                .containsExactly("PRODUCT Exchange", "VENDOR Microsoft");
    }

    @Test
    void twoNamesOfTheFieldSpeakForANameThatIsNoWord() {
        assertThat(mentions("Nautilus hung again.")).isEmpty();
        assertThat(mentions("Nautilus hung again, and GNOME with it.")).containsExactly("PRODUCT GNOME");
        assertThat(mentions("Nautilus hung again, so I left GNOME with only Metacity."))
                .containsExactly("PRODUCT Nautilus", "PRODUCT GNOME", "PRODUCT Metacity");
    }

    @Test
    void nothingSpeaksForAShortAcronymButItsOwnContexts() {
        assertThat(mentions("We saw HA in AbiWord.")).containsExactly("PRODUCT AbiWord");
    }

    @Test
    void aWordAtTheHeadOfASentenceNeedsMoreThanOneContext() {
        assertThat(mentions("Exchange gifts early. Every mailbox in the street is full."))
                .isEmpty();
        assertThat(mentions("Exchange is slow. Each mailbox of Exchange has 2 GB."))
                .as("inside a sentence its capital tells")
                .containsExactly("PRODUCT Exchange", "PRODUCT Exchange");
        assertThat(mentions("Exchange is slow, and Microsoft knows of the mailbox that did it."))
                .as("its vendor is near")
                .containsExactly("PRODUCT Exchange", "VENDOR Microsoft");
    }

    @Test
    void threeNamesOfAKindThatCouldBeWordsSpeakForOneAnother() {
        Gazetteer desks = Finding.gazetteer("""
                products:
                  - {id: word, name: Word, kind: word processor, case: exact, needs: [docx]}
                  - {id: pages, name: Pages, kind: word processor, case: exact, needs: [iWork]}
                  - {id: write, name: Write, kind: word processor, case: exact, needs: [Atari]}
                """);

        assertThat(Finding.mentions(desks, "The letter came out of Word, then went through Pages and into Write."))
                .containsExactly("PRODUCT Word", "PRODUCT Pages", "PRODUCT Write");
        assertThat(Finding.mentions(desks, "The letter came out of Word and then it went through Pages."))
                .isEmpty();
    }

    @Test
    void aKindThatHoldsEverythingSpeaksForNoWord() {
        String tools = IntStream.rangeClosed(1, 150)
                .mapToObj(i -> "  - {id: tool-" + i + ", name: Tool" + i + ", kind: script}\n")
                .collect(Collectors.joining());
        String word = "  - {id: share, name: Share, kind: script, case: exact, needs: [ScriptBox]}\n";
        String post = "Last winter we tried Tool7 first and after that the new Share for everything.";

        assertThat(Finding.mentions(Finding.gazetteer("products:\n" + tools + word), post))
                .containsExactly("PRODUCT Tool7");
        assertThat(Finding.mentions(
                        Finding.gazetteer("products:\n" + tools.substring(0, tools.indexOf("  - {id: tool-90")) + word),
                        post))
                .containsExactly("PRODUCT Tool7", "PRODUCT Share");
    }
}
