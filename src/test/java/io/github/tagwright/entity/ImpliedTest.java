package io.github.tagwright.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that follow from others beside them: years, numbers with a shared head, abbreviations in brackets. */
class ImpliedTest {

    private static final Gazetteer OFFICE = Finding.gazetteer("""
            vendors:
              - {id: microsoft, name: Microsoft}
              - {id: dmtf, name: Distributed Management Task Force}
            products:
              - {id: microsoft-visio, name: Visio, vendor: microsoft, kind: drawing, aliases: [Visio 2010]}
              - {id: netapp-rcu, name: Rapid Cloning Utility, kind: cloning}
              - {id: vmware-ft, name: VMware Fault Tolerance, kind: feature}
              - {id: cisco-nexus, name: "Nexus #", kind: switch}
              - {id: ubuntu, name: Ubuntu, kind: linux distribution}
              - {id: flow, name: Net Flow Meter, kind: meter, case: exact, needs: [Nexus]}
            not:
              - {text: Storage Area Network, kind: technology}
              - {text: RCU, kind: technology}
            """);

    private static List<String> mentions(String source) {
        return Finding.mentions(OFFICE, source);
    }

    @Test
    void yearBelongsToANameWhoseReleasesAreKnownByTheirYears() {
        assertThat(mentions("We drew it in Visio 2003. Then Ubuntu 2003 was a joke."))
                .containsExactly("PRODUCT Visio 2003", "PRODUCT Ubuntu");
        assertThat(mentions("Visio 20031 and Visio 2003.1 are no years."))
                .containsExactly("PRODUCT Visio", "PRODUCT Visio");
    }

    @Test
    void numbersOfAListShareTheHead() {
        assertThat(mentions("Rack a Nexus 5010, 5020, and 5548 or two. Visio 2002/2003 draws it."))
                .containsExactly(
                        "PRODUCT Nexus 5010", "PRODUCT 5020", "PRODUCT 5548", "PRODUCT Visio 2002", "PRODUCT 2003");
    }

    @Test
    void otherNumbersAreNone() {
        assertThat(mentions("The Nexus 5010 and 40 ports, the Nexus 5010 and 5020.1 firmware, Nexus 5010, 9999% sure."))
                .containsExactly("PRODUCT Nexus 5010", "PRODUCT Nexus 5010", "PRODUCT Nexus 5010");
    }

    @Test
    void abbreviationInBracketsStandsForTheNameInTheWholePost() {
        assertThat(
                        Finding.linked(
                                OFFICE,
                                "RCU first.\n\nThe Rapid Cloning Utility (RCU) clones. RCU is fast, RCUs are not, RCUX is none."))
                .containsExactly(
                        "RCU = netapp-rcu",
                        "Rapid Cloning Utility = netapp-rcu",
                        "RCU = netapp-rcu",
                        "RCU = netapp-rcu",
                        "RCUs = netapp-rcu");
        assertThat(mentions("Ask the DMTF (Distributed Management Task Force). The DMTF knows."))
                .containsExactly("VENDOR DMTF", "VENDOR Distributed Management Task Force", "VENDOR DMTF");
    }

    @Test
    void vendorInFrontNeedsNoLetterInTheAbbreviation() {
        assertThat(mentions("VMware Fault Tolerance (FT) has limits; FT wants one core."))
                .containsExactly("PRODUCT VMware Fault Tolerance", "PRODUCT FT", "PRODUCT FT");
    }

    @Test
    void abbreviationOfNoNameIsNone() {
        assertThat(mentions("A Storage Area Network (SAN) costs. The SAN is full. RCU here is a lock."))
                .isEmpty();
        assertThat(
                        mentions(
                                "Rapid Cloning Utility (see TR) clones. TR is a paper. The Rapid Cloning Utility (OK) ran. OK."))
                .containsExactly("PRODUCT Rapid Cloning Utility", "PRODUCT Rapid Cloning Utility");
    }

    @Test
    void nameThatDoesNotHoldHasNoAbbreviation() {
        assertThat(mentions("A Net Flow Meter (NFM) in the river. The NFM is wet."))
                .isEmpty();
        assertThat(mentions("The Net Flow Meter (NFM) of a Nexus 5010. The NFM counts."))
                .containsExactly("PRODUCT Net Flow Meter", "PRODUCT NFM", "PRODUCT Nexus 5010", "PRODUCT NFM");
    }
}
