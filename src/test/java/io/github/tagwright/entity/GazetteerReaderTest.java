package io.github.tagwright.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GazetteerReaderTest {

    private static GazetteerReader read(String yaml) {
        GazetteerReader reader = new GazetteerReader(EntityTypes.VENDORS_AND_PRODUCTS);
        reader.read("storage.yaml", yaml);
        return reader;
    }

    private static List<String> ids(GazetteerReader reader) {
        return reader.entries().stream()
                .flatMap(entry -> entry.entity().stream())
                .map(Entity::id)
                .toList();
    }

    /** The mistakes of a file whose entries {@code emc} and {@code emc-clariion} are without any. */
    private static List<String> mistakesBesideGoodEntries(String yaml) {
        GazetteerReader reader = read(yaml);
        assertThat(ids(reader)).contains("emc", "emc-clariion");
        assertThat(reader.contradictions()).isEmpty();
        return reader.mistakes();
    }

    @Test
    void readsEverythingAnEntrySays() {
        GazetteerReader reader = read("""
                vendors:
                  - {id: isilon, name: Isilon, from: 2001, owners: [{by: emc, from: 2010-12}]}
                  - {id: emc, name: EMC, aliases: [EMC Corporation], from: 1979, to: 2016-09}
                products:
                  - {id: isilon-onefs, name: OneFS, vendor: isilon, kind: file system,
                     aliases: [{text: one fs, case: any, needs: [Isilon, scale-out]}]}
                not:
                  - {text: EMC World, kind: event}
                """);

        assertThat(reader.mistakes()).isEmpty();
        assertThat(reader.contradictions()).isEmpty();
        assertThat(reader.entries())
                .extracting(GazetteerEntry::place)
                .containsExactly("storage.yaml:2", "storage.yaml:3", "storage.yaml:5", "storage.yaml:8");
        Entity isilon = reader.entries().get(0).entity().orElseThrow();
        assertThat(isilon.type()).isEqualTo(EntityType.VENDOR);
        assertThat(isilon.from()).contains(new Month(2001, 0));
        assertThat(isilon.owners()).containsExactly(new Entity.Owner("emc", Month.parse("2010-12")));
        assertThat(reader.entries().get(1).entity().orElseThrow().to()).contains(new Month(2016, 9));
        Entity oneFs = reader.entries().get(2).entity().orElseThrow();
        assertThat(oneFs.vendor()).contains("isilon");
        assertThat(oneFs.kind()).isEqualTo("file system");
        assertThat(oneFs.field()).isEqualTo("storage");
        assertThat(reader.entries().get(2).aliases())
                .containsExactly(
                        new GazetteerEntry.Alias("OneFS", CasePolicy.DEFAULT, List.of()),
                        new GazetteerEntry.Alias("one fs", CasePolicy.ANY, List.of("Isilon", "scale-out")));
        assertThat(reader.entries().get(3).entity()).isEmpty();
    }

    @Test
    void namesUnknownSectionAndReadsTheOthers() {
        assertThat(mistakesBesideGoodEntries("""
                vendors:
                  - {id: emc, name: EMC}
                people:
                  - {id: joe-tucci, name: Joe Tucci}
                products:
                  - {id: emc-clariion, name: CLARiiON, vendor: emc, kind: storage array}
                """))
                .containsExactly("storage.yaml:3: unknown section people; expected one of vendors, products, not");
    }

    @Test
    void namesUnknownKeyAndReadsTheRestOfTheEntry() {
        assertThat(mistakesBesideGoodEntries("""
                vendors:
                  - {id: emc, name: EMC, homepage: emc.com}
                products:
                  - {id: emc-clariion, name: CLARiiON, vendor: emc, kind: storage array,
                     aliases: [{text: CX, cased: exact}]}
                """))
                .containsExactly(
                        "storage.yaml:2: unknown key homepage; expected one of"
                                + " [aliases, case, from, id, name, needs, owners, source, to]",
                        "storage.yaml:5: unknown key cased; expected one of [case, needs, text]");
    }

    @Test
    void vendorsHaveNoVendorAndNoKind() {
        assertThat(mistakesBesideGoodEntries("""
                vendors:
                  - {id: emc, name: EMC, kind: storage vendor}
                products:
                  - {id: emc-clariion, name: CLARiiON, vendor: emc, kind: storage array}
                """))
                .singleElement()
                .asString()
                .startsWith("storage.yaml:2: unknown key kind; ");
    }

    @Test
    void namesKeyGivenTwice() {
        assertThat(mistakesBesideGoodEntries("""
                vendors:
                  - {id: emc, name: EMC}
                products:
                  - {id: emc-clariion, name: CLARiiON, vendor: emc, kind: storage array, kind: disk array}
                """)).containsExactly("storage.yaml:4: key kind given twice");
    }

    @Test
    void namesUnknownCase() {
        assertThat(mistakesBesideGoodEntries("""
                vendors:
                  - {id: emc, name: EMC, case: upper}
                products:
                  - {id: emc-clariion, name: CLARiiON, vendor: emc, kind: storage array}
                """))
                .containsExactly("storage.yaml:2: unknown case upper; expected any, exact or lower");
    }

    @Test
    void namesEntriesWithoutProperIdOrName() {
        GazetteerReader reader = read("""
                vendors:
                  - {name: EMC}
                  - {id: netapp}
                  - {id: Data_Domain, name: Data Domain}
                  - {id: quantum, name: ""}
                  - {id: nimble, name: Nimble Storage}
                """);

        String expected = ": an entry needs an id (lower case, digits, single hyphens) and a name";
        assertThat(reader.mistakes())
                .containsExactly(
                        "storage.yaml:2" + expected,
                        "storage.yaml:3" + expected,
                        "storage.yaml:4" + expected,
                        "storage.yaml:5" + expected);
        assertThat(ids(reader)).containsExactly("nimble");
    }

    @Test
    void namesProductWithoutKindAndKeepsIt() {
        assertThat(mistakesBesideGoodEntries("""
                vendors:
                  - {id: emc, name: EMC}
                products:
                  - {id: emc-clariion, name: CLARiiON, vendor: emc}
                """)).containsExactly("storage.yaml:4: an entry of products needs a kind");
    }

    @Test
    void namesWhatIsNoYearOrMonth() {
        assertThat(mistakesBesideGoodEntries("""
                vendors:
                  - {id: emc, name: EMC, from: 1979-13, to: September 2016}
                products:
                  - {id: emc-clariion, name: CLARiiON, vendor: emc, kind: storage array, from: 97,
                     owners: [{by: emc, from: 1999-8}]}
                """))
                .containsExactly(
                        "storage.yaml:2: not a year or month: 1979-13; expected 2007 or 2007-08",
                        "storage.yaml:2: not a year or month: September 2016; expected 2007 or 2007-08",
                        "storage.yaml:4: not a year or month: 97; expected 2007 or 2007-08",
                        "storage.yaml:5: not a year or month: 1999-8; expected 2007 or 2007-08");
    }

    @Test
    void namesEntriesAliasesAndOwnersOfTheWrongForm() {
        assertThat(mistakesBesideGoodEntries("""
                vendors:
                  - {id: emc, name: EMC, aliases: [{case: exact}, [E, M, C]]}
                  - NetApp
                products:
                  - {id: emc-clariion, name: CLARiiON, vendor: emc, kind: storage array, owners: [emc], needs: [[SAN]]}
                not:
                  - {kind: event}
                """))
                .containsExactlyInAnyOrder(
                        "storage.yaml:2: an alias needs a text",
                        "storage.yaml:2: an alias is a text or {text: …, case: …, needs: […]}",
                        "storage.yaml:3: expected an entry {…}",
                        "storage.yaml:5: expected a text",
                        "storage.yaml:5: an owner is {by: vendor, from: year}",
                        "storage.yaml:7: an entry of `not` needs a text");
    }

    @Test
    void namesSingleValuesWhereAListBelongs() {
        assertThat(mistakesBesideGoodEntries("""
                vendors:
                  - {id: emc, name: EMC, aliases: EMC Corporation}
                products:
                  - {id: emc-clariion, name: CLARiiON, vendor: emc, kind: storage array,
                     needs: SAN,
                     owners: {by: emc, from: 1999}}
                not: {text: EMC World, kind: event}
                """))
                .containsExactlyInAnyOrder(
                        "storage.yaml:2: expected a list",
                        "storage.yaml:5: expected a list",
                        "storage.yaml:6: expected a list",
                        "storage.yaml:7: expected a list");
    }

    @Test
    void sectionsMayBeEmpty() {
        assertThat(mistakesBesideGoodEntries("""
                vendors:
                  - {id: emc, name: EMC}
                products:
                  - {id: emc-clariion, name: CLARiiON, vendor: emc, kind: storage array}
                not:
                """)).isEmpty();
        assertThat(read("# nothing yet\n").mistakes()).isEmpty();
    }

    @Test
    void fileThatIsAListIsAMistake() {
        assertThat(read("- {id: emc, name: EMC}\n").mistakes())
                .containsExactly("storage.yaml:1: expected the sections vendors, products, not");
    }

    @Test
    void invalidYamlIsNamedWithItsLineAndOtherFilesAreRead() {
        GazetteerReader reader = new GazetteerReader(EntityTypes.VENDORS_AND_PRODUCTS);
        reader.read("broken.yaml", "vendors:\n  - {id: emc, name: EMC}\n  - {id: netapp, name: [NetApp}\n");
        reader.read("unprintable.yaml", "vendors:\n  - {id: quantum, name: Quan\u0001tum}\n");
        reader.read("whole.yaml", "vendors:\n  - {id: nimble, name: Nimble Storage}\n");

        assertThat(reader.mistakes()).hasSize(2);
        assertThat(reader.mistakes().get(0)).startsWith("broken.yaml:3: no valid YAML: ");
        assertThat(reader.mistakes().get(1)).startsWith("unprintable.yaml:2: no valid YAML: ");
        assertThat(ids(reader)).containsExactly("nimble");
    }

    @Test
    void vendorsMustExistAndBeVendors() {
        assertThat(read("""
                vendors:
                  - {id: emc, name: EMC, owners: [{by: dell-emc}]}
                products:
                  - {id: emc-clariion, name: CLARiiON, vendor: data-general, kind: storage array}
                  - {id: emc-vnx, name: VNX, vendor: emc-clariion, kind: storage array}
                """).contradictions())
                .containsExactly(
                        "storage.yaml:2: unknown vendor dell-emc",
                        "storage.yaml:4: unknown vendor data-general",
                        "storage.yaml:5: unknown vendor emc-clariion");
    }

    @Test
    void idsAreUniqueOverAllFiles() {
        GazetteerReader reader = new GazetteerReader(EntityTypes.VENDORS_AND_PRODUCTS);
        reader.read("storage.yaml", "vendors:\n  - {id: emc, name: EMC}\n");
        reader.read("backup.yaml", "products:\n\n  - {id: emc, name: NetWorker, kind: backup software}\n");

        assertThat(reader.contradictions()).containsExactly("backup.yaml:3: id emc is also at storage.yaml:2");
    }

    @Test
    void oneSpellingOfTwoProductsNeedsAContext() {
        assertThat(read("""
                products:
                  - {id: microsoft-dpm, name: Data Protection Manager, kind: backup software, aliases: [DPM]}
                  - {id: vmware-dpm, name: Distributed Power Management, kind: power management, aliases: [dpm]}
                """).contradictions())
                .containsExactly("storage.yaml:3: alias dpm is also at storage.yaml:2;"
                        + " all but one of them need a context (needs: […])");
    }

    @Test
    void oneSpellingMayBelongToSeveralWithContextsToAVendorAndToNoMention() {
        assertThat(read("""
                vendors:
                  - {id: dpm-ltd, name: DPM}
                products:
                  - {id: microsoft-dpm, name: Data Protection Manager, kind: backup software, aliases: [DPM]}
                  - {id: vmware-dpm, name: DPM, kind: power management, needs: [DRS]}
                  - {id: design-process-manager, name: DPM, kind: modelling software, needs: [UML]}
                not:
                  - {text: DPM, kind: title}
                """).contradictions()).isEmpty();
    }

    @Test
    void noVendorOwnsItselfThroughOthers() {
        assertThat(read("""
                vendors:
                  - {id: emc, name: EMC, owners: [{by: dell, from: 2016-09}]}
                  - {id: dell, name: Dell, owners: [{by: vmware}]}
                  - {id: vmware, name: VMware, owners: [{by: emc, from: 2004}]}
                  - {id: data-domain, name: Data Domain, owners: [{by: emc, from: 2009-07}]}
                """).contradictions())
                .containsExactly(
                        "storage.yaml:2: vendor emc is owned by itself in the end",
                        "storage.yaml:3: vendor dell is owned by itself in the end",
                        "storage.yaml:4: vendor vmware is owned by itself in the end");
    }

    @Test
    void compilingShowsTheMistakesOfAllFilesTogether(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "vendors:\n  - {id: emc, name: EMC, case: upper}\n");
        Files.writeString(
                folder.resolve("b.yaml"), "vendors:\n  - {id: emc, name: EMC Corporation}\n  - {name: Dell}\n");
        Files.writeString(folder.resolve("notes.txt"), "vendors: none\n");

        assertThatThrownBy(() -> Gazetteer.compile(
                        folder,
                        EntityTypes.VENDORS_AND_PRODUCTS,
                        new WordLists(Set.of(), Set.of(), Set.of(), Set.of())))
                .asInstanceOf(InstanceOfAssertFactories.type(GazetteerException.class))
                .extracting(GazetteerException::mistakes, InstanceOfAssertFactories.list(String.class))
                .containsExactly(
                        "a.yaml:2: unknown case upper; expected any, exact or lower",
                        "b.yaml:3: an entry needs an id (lower case, digits, single hyphens) and a name",
                        "b.yaml:2: id emc is also at a.yaml:2");
    }
}
