package io.github.tagwright.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** In which case a spelling counts, and which contexts it needs. */
class SpellingTest {

    private static List<String> products(String entries, String source) {
        return Finding.mentions(Finding.gazetteer("products:\n" + entries), source);
    }

    @Test
    void nameThatIsNoWordCountsInAnyCase() {
        assertThat(products(
                        "  - {id: postgresql, name: PostgreSQL, kind: database}\n",
                        "PostgreSQL, postgresql, POSTGRESQL and Postgresql."))
                .hasSize(4);
    }

    @Test
    void ordinaryWordCountsAsWrittenAndInCapitals() {
        assertThat(products(
                        "  - {id: microsoft-word, name: Word, kind: word processor}\n",
                        "In a word, Word ate it; the word is WORD."))
                .containsExactly("PRODUCT Word", "PRODUCT WORD");
    }

    @Test
    void ordinaryWordsOfALongerNameKeepTheirCapitals() {
        assertThat(products(
                        "  - {id: microsoft-sharepoint, name: Share Point, kind: portal}\n",
                        "Share Point, not a share point and not a Share point, but SHARE POINT."))
                .containsExactly("PRODUCT Share Point", "PRODUCT SHARE POINT");
    }

    @Test
    void shortAcronymKeepsItsCapitals() {
        assertThat(products(
                        "  - {id: vmware-drs, name: DRS, kind: scheduler}\n"
                                + "  - {id: vmware-evac, name: EVAC, kind: scheduler}\n",
                        "DRS moved it, drs and Drs did not; EVAC and evac are the same."))
                .containsExactly("PRODUCT DRS", "PRODUCT EVAC", "PRODUCT evac");
    }

    @Test
    void lowerCaseWordDoesNotCountWithoutCaseOrContext() {
        assertThat(products("  - {id: make, name: make, kind: build tool}\n", "I make do with make."))
                .isEmpty();
        assertThat(products(
                        "  - {id: make, name: make, kind: build tool, needs: [Makefile]}\n",
                        "The Makefile is read by make, not by Make."))
                .containsExactly("PRODUCT make");
    }

    @Test
    void exactCaseIsTheWrittenOne() {
        assertThat(products(
                        "  - {id: fleet, name: fleetOS, kind: init system, case: exact}\n",
                        "fleetOS, FleetOS, FLEETOS and fleetos"))
                .containsExactly("PRODUCT fleetOS");
    }

    @Test
    void lowerCaseIsNeverACapital() {
        assertThat(products(
                        "  - {id: pages, name: pages, kind: command, case: lower}\n",
                        "Pages are counted by pages, never by PAGES."))
                .containsExactly("PRODUCT pages");
    }

    @Test
    void anyCaseIsAnyThoughItIsAnOrdinaryWord() {
        assertThat(products(
                        "  - {id: office, name: Office, kind: office suite, case: any}\n",
                        "Office, office and OFFICE."))
                .containsExactly("PRODUCT Office", "PRODUCT office", "PRODUCT OFFICE");
    }

    @Test
    void caseOfAModelNumbersLettersDoesNotMatter() {
        assertThat(products(
                        "  - {id: fas, name: \"FAS#\", kind: storage array, case: exact}\n",
                        "The FAS3170a stays, the fas3170 was a typing error."))
                .containsExactly("PRODUCT FAS3170a");
    }

    private static final Gazetteer NEEDY = Finding.gazetteer("""
            vendors:
              - {id: apple, name: Apple}
              - {id: vmware, name: VMware}
              - {id: p-a-semi, name: Semi, owners: [{by: apple, from: 2008-04}]}
            products:
              - {id: apple-mail, name: Mail, vendor: apple, kind: mail client, needs: [Mac OS X, mailbox rules]}
              - {id: vmware-fusion, name: Fusion, vendor: vmware, kind: desktop virtualization, needs: [guest],
                 aliases: [Fusion for Mac]}
              - {id: semi-core, name: Core, vendor: p-a-semi, kind: processor, needs: [PWRficient],
                 owners: [{by: apple, from: 2008-04}]}
            """);

    @Test
    void nameThatNeedsAContextIsNotFoundWithout() {
        assertThat(Finding.mentions(NEEDY, "Fusion of cultures, Mail in the box, Core of the matter."))
                .isEmpty();
    }

    @Test
    void oneContextAnywhereInThePostInAnyCaseIsEnough() {
        assertThat(Finding.mentions(NEEDY, "Mail lost it again.\n\nThe Mailbox Rules were gone."))
                .containsExactly("PRODUCT Mail");
        assertThat(Finding.mentions(NEEDY, "---\ntitle: On Mac OS X\n---\nMail lost it again."))
                .containsExactly("PRODUCT Mail");
    }

    @Test
    void contextInCodeIsNone() {
        assertThat(Finding.mentions(NEEDY, "Mail lost it again, see `mailbox rules`."))
                .isEmpty();
    }

    @Test
    void vendorDirectlyInFrontIsEnough() {
        assertThat(Finding.mentions(NEEDY, "VMware Fusion, Apple's Mail and Apple\u2019s Core."))
                .containsExactly(
                        "VENDOR VMware",
                        "PRODUCT Fusion",
                        "VENDOR Apple",
                        "PRODUCT Mail",
                        "VENDOR Apple",
                        "PRODUCT Core");
    }

    @Test
    void vendorInFrontOverALineEndIsEnough() {
        assertThat(Finding.mentions(NEEDY, "On the notebook runs VMware\nFusion all day."))
                .containsExactly("VENDOR VMware", "PRODUCT Fusion");
    }

    @Test
    void anotherVendorInFrontIsNotEnough() {
        assertThat(Finding.mentions(NEEDY, "Apple Fusion is a drink, VMware, Mail and more."))
                .containsExactly("VENDOR Apple", "VENDOR VMware");
    }

    @Test
    void anotherSpellingOfTheSameInThePostIsEnough() {
        assertThat(Finding.mentions(NEEDY, "I bought Fusion for Mac. Since then Fusion starts at login."))
                .containsExactly("PRODUCT Fusion for Mac", "PRODUCT Fusion");
    }

    @Test
    void eachVendorOfOneNameSpeaksForItsProducts() {
        Gazetteer gazetteer = Finding.gazetteer("""
                vendors:
                  - {id: phoenix-data, name: Phoenix}
                  - {id: phoenix-bios, name: Phoenix, needs: [BIOS]}
                products:
                  - {id: phoenix-data-vault, name: Vault, vendor: phoenix-data, kind: backup, needs: [tape]}
                  - {id: phoenix-bios-award, name: Award, vendor: phoenix-bios, kind: firmware, needs: [CMOS]}
                """);

        assertThat(Finding.mentions(gazetteer, "Phoenix Vault keeps what Phoenix Award starts."))
                .containsExactly("VENDOR Phoenix", "PRODUCT Vault", "VENDOR Phoenix", "PRODUCT Award");
    }

    @Test
    void contextsTellProductsOfOneNameApart() {
        Gazetteer gazetteer = Finding.gazetteer("""
                products:
                  - {id: microsoft-dpm, name: DPM, kind: backup software}
                  - {id: vmware-dpm, name: DPM, kind: power management, needs: [DRS, standby]}
                """);

        assertThat(Finding.linked(gazetteer, "DPM writes to tape at night.")).containsExactly("DPM = microsoft-dpm");
        assertThat(Finding.linked(gazetteer, "DPM sends hosts into standby.")).containsExactly("DPM = vmware-dpm");
    }

    private static final Gazetteer BOTH = Finding.gazetteer("""
            vendors:
              - {id: docker, name: Docker}
              - {id: vmware, name: VMware}
            products:
              - {id: docker-engine, name: Docker, vendor: docker, kind: container engine}
            """);

    @Test
    void nameOfCompanyAndProductIsTheProduct() {
        assertThat(Finding.mentions(BOTH, "I run Docker on a spare laptop. Docker keeps the images."))
                .containsExactly("PRODUCT Docker", "PRODUCT Docker");
    }

    @Test
    void nameOfCompanyAndProductIsTheCompanyWhereItActs() {
        assertThat(Finding.mentions(BOTH, "Today Docker announced a price. Docker, Inc. has not said more."))
                .containsExactly("VENDOR Docker", "VENDOR Docker");
    }

    @Test
    void nameOfCompanyAndProductIsTheCompanyWhereItIsSpokenOfAsOne() {
        assertThat(Finding.mentions(BOTH, "A friend works for Docker; the CEO of Docker left."))
                .containsExactly("VENDOR Docker", "VENDOR Docker");
    }
}
