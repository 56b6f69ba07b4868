package io.github.tagwright.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.Models;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where mentions begin and end, what hides them, and what they are linked to. */
class GazetteerFinderTest {

    private static final Gazetteer DATA_CENTRE = Finding.gazetteer("""
            vendors:
              - {id: vmware, name: VMware, aliases: ["VMware, Inc."]}
              - {id: cisco, name: Cisco, aliases: [Cisco Systems]}
              - {id: netapp, name: NetApp}
              - {id: microsoft, name: Microsoft}
              - {id: red-hat, name: Red Hat}
            products:
              - {id: vmware-esx, name: ESX, vendor: vmware, kind: hypervisor, aliases: [ESX Server, VMware ESX]}
              - {id: vmware-esxi, name: ESXi, vendor: vmware, kind: hypervisor}
              - {id: vmware-vsphere, name: vSphere, vendor: vmware, kind: virtualization platform}
              - {id: vmware-tools, name: VMware Tools, vendor: vmware, kind: guest drivers}
              - {id: vmware-fault-tolerance, name: VMware Fault Tolerance, vendor: vmware, kind: feature,
                 aliases: [VMware FT, Fault Tolerance]}
              - {id: cisco-nexus, name: "Nexus #", vendor: cisco, kind: switch}
              - {id: cisco-nexus-1000v, name: Nexus 1000V, vendor: cisco, kind: virtual switch}
              - {id: cisco-vem, name: VEM, vendor: cisco, kind: switch module}
              - {id: netapp-fas, name: "FAS#", vendor: netapp, kind: storage array}
              - {id: microsoft-windows, name: Windows, vendor: microsoft, kind: operating system}
              - {id: microsoft-windows-server-2008, name: Windows Server 2008, vendor: microsoft,
                 kind: operating system}
              - {id: red-hat-enterprise-linux, name: Red Hat Enterprise Linux, vendor: red-hat,
                 kind: operating system, aliases: [RHEL]}
              - {id: linux, name: Linux, kind: kernel}
              - {id: mod-security, name: mod_security, kind: web application firewall}
              - {id: openssh, name: OpenSSH, kind: remote login}
              - {id: docker-engine, name: Docker, kind: container engine}
            not:
              - {text: Cisco Live, kind: event}
              - {text: Windows of opportunity, kind: phrase}
            """);

    private static List<String> mentions(String source) {
        return Finding.mentions(DATA_CENTRE, source);
    }

    @Test
    void vendorInFrontIsAMentionOfItsOwn() {
        assertThat(mentions("We moved two racks to VMware vSphere and one to VMware ESX."))
                .containsExactly("VENDOR VMware", "PRODUCT vSphere", "VENDOR VMware", "PRODUCT ESX");
    }

    @Test
    void nameThatDoesNotStandAloneKeepsItsVendor() {
        assertThat(mentions("Install VMware Tools first; VMware FT mirrors the guest afterwards."))
                .containsExactly("PRODUCT VMware Tools", "PRODUCT VMware FT");
    }

    @Test
    void longestNameWins() {
        assertThat(mentions(
                        "Red Hat Enterprise Linux runs on ESX Server, next to Windows Server 2008 and plain Linux."))
                .containsExactly(
                        "PRODUCT Red Hat Enterprise Linux",
                        "PRODUCT ESX Server",
                        "PRODUCT Windows Server 2008",
                        "PRODUCT Linux");
    }

    @Test
    void knownPhraseHidesTheNamesInIt() {
        assertThat(mentions("At Cisco Live a man from Cisco spoke of windows of opportunity in Windows."))
                .containsExactly("VENDOR Cisco", "PRODUCT Windows");
    }

    @Test
    void modelNumberBelongsToTheNameWithItsLetters() {
        assertThat(mentions("A Nexus 5548UP feeds the FAS3170, a Nexus 2248 the rest; the Nexus 1000V is software."))
                .containsExactly(
                        "PRODUCT Nexus 5548UP", "PRODUCT FAS3170", "PRODUCT Nexus 2248", "PRODUCT Nexus 1000V");
        assertThat(Finding.linked(DATA_CENTRE, "The Nexus 1000V is software."))
                .containsExactly("Nexus 1000V = cisco-nexus-1000v of cisco");
    }

    @Test
    void versionIsNoModelNumber() {
        assertThat(mentions("The Nexus 5.2 train is late, and nobody calls a switch just Nexus."))
                .isEmpty();
    }

    @Test
    void modelNumberMayEndASentence() {
        assertThat(mentions("The uplinks end in a Nexus 5010. The next rack is empty."))
                .containsExactly("PRODUCT Nexus 5010");
    }

    @Test
    void pluralIsPartOfTheNameAndPossessiveIsNot() {
        assertThat(mentions("Both VEMs lost VMware's heartbeat, and ESX\u2019s log filled up."))
                .containsExactly("PRODUCT VEMs", "VENDOR VMware", "PRODUCT ESX");
    }

    @Test
    void namesInsideHyphenAndSlashCompoundsAreFound() {
        assertThat(mentions("Our Windows-based tools, a non-Linux box, ESX/ESXi hosts and Linux/Windows shares."))
                .containsExactly(
                        "PRODUCT Windows",
                        "PRODUCT Linux",
                        "PRODUCT ESX",
                        "PRODUCT ESXi",
                        "PRODUCT Linux",
                        "PRODUCT Windows");
    }

    @Test
    void versionNumbersAreLeftOut() {
        assertThat(mentions("From ESX 3.5 Update 2 to vSphere 4, from OpenSSH 5.1p1 to RHEL 6."))
                .containsExactly("PRODUCT ESX", "PRODUCT vSphere", "PRODUCT OpenSSH", "PRODUCT RHEL");
    }

    @Test
    void numberWrittenTogetherWithTheNameIsPartOfIt() {
        assertThat(mentions("The RHEL5 boxes outlived RHEL6 by a year."))
                .containsExactly("PRODUCT RHEL5", "PRODUCT RHEL6");
    }

    @Test
    void nameInsideAWordIsNone() {
        assertThat(mentions("The Linuxfest crowd wrote nonOpenSSH patches and ESXtop notes."))
                .isEmpty();
    }

    @Test
    void namesInAddressesPathsOptionsAndPackageNamesAreNone() {
        assertThat(mentions("See https://www.vmware.com/esx/ or vmware.com and docs.docker.com for it."))
                .isEmpty();
        assertThat(mentions("Write to docker@example.org or ask @docker there."))
                .isEmpty();
        assertThat(mentions("Look below /var/lib/docker/volumes and ~/docker/bin for leftovers."))
                .isEmpty();
        assertThat(mentions("Start it with --docker or -docker as the parameter."))
                .isEmpty();
        assertThat(mentions("The packages docker-ce, linux-headers and my_linux_notes came from docker/compose."))
                .isEmpty();
    }

    @Test
    void packageWithItsVersionNamesTheProductAndAFileDoesNot() {
        assertThat(mentions(
                        "Installed are openssh-7.4p1-16.el7.x86_64 and docker-1.12.6-68.gitec8512b.el7.x86_64 today."))
                .containsExactly("PRODUCT openssh", "PRODUCT docker");
        assertThat(mentions("Fetch openssh-7.4.tar.gz, lib-openssh-7 and docker-vm.img from there."))
                .isEmpty();
    }

    @Test
    void codeAndLinkTargetsAreNotReadAndLinkTextIs() {
        assertThat(mentions("""
                Run `docker ps` and read [about Docker](https://docker.example/VMware).

                    ssh Linux

                ![a Nexus 5010 from behind](/images/Cisco.png)
                """)).containsExactly("PRODUCT Docker", "PRODUCT Nexus 5010");
    }

    @Test
    void escapeInsideANameStaysInItsRawCharacters() {
        assertThat(mentions("The rules of mod\\_security block it.")).containsExactly("PRODUCT mod\\_security");
    }

    @Test
    void emphasisInsideANameStaysInItsRawCharacters() {
        assertThat(mentions("It is **Open**SSH with a capital S, in *VMware* words."))
                .containsExactly("PRODUCT Open**SSH", "VENDOR VMware");
    }

    @Test
    void nameBrokenOverALineEndIsOneMention() {
        assertThat(mentions("The old mail server runs on Red Hat Enterprise\nLinux, the new one on VMware\nvSphere."))
                .containsExactly("PRODUCT Red Hat Enterprise\nLinux", "VENDOR VMware", "PRODUCT vSphere");
    }

    @Test
    void nameIsNotBrokenOverSentencesOrParagraphs() {
        assertThat(mentions("I trust Red Hat.\n\nEnterprise Linux is another matter."))
                .containsExactly("VENDOR Red Hat", "PRODUCT Linux");
    }

    @Test
    void namesInTheTitleComeFirstAndOtherFrontMatterIsNotRead() {
        assertThat(mentions("""
                ---
                tags: [Cisco, Linux]
                title: "Three weeks with ESX"
                author: Docker
                ---
                ## Why not Windows

                - NetApp snapshots
                > Microsoft says so
                """))
                .containsExactly("PRODUCT ESX", "PRODUCT Windows", "VENDOR NetApp", "VENDOR Microsoft");
    }

    @Test
    void everyRepeatIsAMention() {
        assertThat(mentions("Linux here, Linux there, Linux in the cellar.")).hasSize(3);
    }

    @Test
    void aCommaThatBelongsToANameDoesNotEndIt() {
        assertThat(mentions("The letter came from VMware, Inc. in Palo Alto.")).containsExactly("VENDOR VMware, Inc.");
    }

    @Test
    void productIsLinkedToItsVendorAtThePostsDate() {
        Gazetteer gazetteer = Finding.gazetteer("""
                vendors:
                  - {id: sun, name: Sun Microsystems, owners: [{by: oracle, from: 2010-01}]}
                  - {id: innotek, name: innotek, owners: [{by: sun, from: 2008-02}]}
                  - {id: oracle, name: Oracle}
                products:
                  - {id: virtualbox, name: VirtualBox, vendor: innotek, kind: hypervisor,
                     owners: [{by: sun, from: 2008-02}, {by: oracle, from: 2010-01}]}
                """);
        String body = "VirtualBox on the laptop is enough.\n";

        assertThat(Finding.linked(gazetteer, "---\ndate: 2007-11-20\n---\n" + body))
                .containsExactly("VirtualBox = virtualbox of innotek");
        assertThat(Finding.linked(gazetteer, "---\ndate: 2009-01-05\n---\n" + body))
                .containsExactly("VirtualBox = virtualbox of sun");
        assertThat(Finding.linked(gazetteer, "---\ndate: 2010-01-27\n---\n" + body))
                .containsExactly("VirtualBox = virtualbox of oracle");
        assertThat(Finding.linked(gazetteer, body)).containsExactly("VirtualBox = virtualbox of oracle");
    }

    @Test
    void shippedGazetteerKnowsWhatVmwareBoughtWithDetermina() throws IOException {
        Models models = Models.load();
        String post = """
                ---
                title: "What VMware gets with Determina"
                date: 2007-08-21
                ---
                Determina's **LiveShield** patches a running process, and its Memory Firewall stops code
                that was never meant to run. VMware could put both below the guest.
                """;

        assertThat(Finding.linked(models.newEntities(), post))
                .containsExactly(
                        "VMware = vmware",
                        "Determina = determina",
                        "Determina = determina",
                        "LiveShield = determina-liveshield of determina",
                        "Memory Firewall = determina-memory-firewall of determina",
                        "VMware = vmware");
    }

    @Test
    void resultDoesNotDependOnTextsReadBefore() {
        Gazetteer gazetteer = Finding.gazetteer("""
                products:
                  - {id: vmware-virtualcenter, name: VirtualCenter, kind: management,
                     aliases: [{text: VC, case: exact, needs: [ESX]}]}
                  - {id: solaris-zones, name: Zones, kind: containers, case: exact, needs: [Solaris]}
                """);
        String post = "The VC of the fund wants Zones of interest on every slide.";
        GazetteerFinder finder = new GazetteerFinder(gazetteer, Finding.SCORES);

        assertThat(Finding.mentions(finder, post)).isEmpty();
        assertThat(Finding.mentions(finder, "A VC for each ESX host, and Zones under Solaris, with VirtualCenter."))
                .containsExactly("PRODUCT VC", "PRODUCT Zones", "PRODUCT VirtualCenter");
        assertThat(Finding.mentions(finder, post)).isEmpty();
    }

    @Test
    void aContextThatIsANameAndAWordCountsOnlyWithItsCapitals() {
        Gazetteer gazetteer = Finding.gazetteer("""
                products:
                  - {id: apple-numbers, name: Numbers, kind: spreadsheet, case: exact, needs: [Pages]}
                  - {id: insomnia, name: Insomnia, kind: api client, case: exact, needs: [IT]}
                  - {id: reader, name: Reader, kind: viewer, case: exact, needs: [share]}
                """);

        assertThat(Finding.mentions(gazetteer, "The book has 300 pages. Let Numbers speak."))
                .isEmpty();
        assertThat(Finding.mentions(gazetteer, "Opened it in Pages, then in Numbers."))
                .containsExactly("PRODUCT Numbers");
        assertThat(Finding.mentions(gazetteer, "It was Insomnia.")).isEmpty();
        assertThat(Finding.mentions(gazetteer, "Our IT likes Insomnia.")).containsExactly("PRODUCT Insomnia");
        assertThat(Finding.mentions(gazetteer, "Share what you saw in Reader.")).containsExactly("PRODUCT Reader");
    }
}
