package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look after a gazetteer, on a small one. */
class GazetteerCommandTest {

    private static final String STORAGE = """
            # Arrays and what runs on them.
            vendors:
              # -- the large ones
              - {id: emc, name: EMC, from: 1979}
              - {id: netapp, name: NetApp, aliases: [Network Appliance]}

            # Products, by their vendors.
            products:
              - id: netapp-ontap
                name: ONTAP   # the system
                vendor: netapp
                kind: operating system

              # nothing of EMC yet
            not:
              - {text: EMC World, kind: event}
            """;

    @TempDir
    private Path folder;

    private Path models;
    private Path storage;

    @BeforeEach
    void writeModels() throws IOException {
        models = Files.createDirectory(folder.resolve("models"));
        storage = write("models/gazetteer/storage.yaml", STORAGE);
        write("models/words/english.txt", "point\nrecover\nunity\nsnap\ndrive\nvision\nworld\nglobal\n");
        write("models/tags.yaml", "- {tag: Storage}\n");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Ran add(Path csv) {
        return Ran.tagwright("gazetteer", "add", csv, models);
    }

    @Test
    void addsAcceptedRowsAndKeepsAllThatStandsThere() throws IOException {
        Path csv = write("new.csv", """
                accepted,name,type,vendor,evidence,posts
                x,SnapGuard,PRODUCT,NetApp,NetApp in front of it ×3,4
                ,Las Vegas,PRODUCT,,,9
                YES,Data Domain,VENDOR,,,2
                true,DD Boost,PRODUCT,Data Domain,,2
                no,vSpecialist,PRODUCT,EMC,,7
                """);
        assertThat(add(csv).out().lines()).containsExactly("Added to added.yaml: 2.", "Added to storage.yaml: 1.");
        assertThat(Files.readString(storage)).isEqualTo(STORAGE.replace("kind: operating system\n", """
                        kind: operating system
                          - {id: netapp-snapguard, name: SnapGuard, vendor: netapp, kind: product}
                        """));
        assertThat(Files.readString(models.resolve("gazetteer/added.yaml"))).isEqualTo("""
                vendors:
                  - {id: data-domain, name: Data Domain}
                products:
                  - {id: data-domain-dd-boost, name: DD Boost, vendor: data-domain, kind: product}
                """);
        assertThat(Ran.tagwright("gazetteer", "check", models).out())
                .isEqualToNormalizingNewlines("No mistakes: 3 vendors, 3 products.\n");
    }

    @Test
    void putsANameBehindTheLastOfTheSameVendorInTheFileThatHasMostOfThem() throws IOException {
        write("models/gazetteer/aside.yaml", "products:\n  - {id: emc-a, name: Atmosfear, vendor: emc, kind: array}\n");
        String backup = """
                products:
                # EMC's, all of them
                - {id: emc-b, name: Avamar, vendor: emc, kind: backup}
                - {id: emc-c, name: NetWorker, vendor: emc, kind: backup} # was Legato's
                # NetApp's
                - {id: netapp-d, name: SnapVault, vendor: netapp, kind: backup}
                """;
        Path file = write("models/gazetteer/backup.yaml", backup);
        Path csv = write("new.csv", "name,type,vendor\nRecoverPoint,PRODUCT,EMC\n");
        assertThat(add(csv).out()).isEqualToNormalizingNewlines("Added to backup.yaml: 1.\n");
        String after = backup.replace(
                "was Legato's\n",
                "was Legato's\n- {id: emc-recoverpoint, name: RecoverPoint, vendor: emc, kind: product}\n");
        assertThat(Files.readString(file)).isEqualTo(after);
        assertThat(add(csv))
                .isEqualTo(new Ran(0, "There already: RecoverPoint in backup.yaml" + System.lineSeparator(), ""));
        assertThat(Files.readString(file)).isEqualTo(after);
    }

    @Test
    void refusesWhatIsNoNameAndWhatItCannotPlace() throws IOException {
        Path csv = write("new.csv", """
                name,type,vendor
                ontap,PRODUCT,NetApp
                EMC World,PRODUCT,EMC
                LiveShield,PRODUCT,Determina
                Isilon,FIRM,
                Unity,PRODUCT,EMC
                Unity,PRODUCT,NetApp
                """);
        Ran ran = add(csv);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().lines())
                .containsExactly(
                        "Added to storage.yaml: 1.",
                        "There already: ontap in storage.yaml",
                        "There already: Unity in storage.yaml",
                        "Refused: Isilon: there is no type FIRM",
                        "Refused: EMC World: it is under not at storage.yaml:16",
                        "Refused: LiveShield: no vendor is called Determina");
        assertThat(Files.readString(storage)).contains("{id: emc-unity, name: Unity, vendor: emc, kind: product}");
    }

    @Test
    void makesIdsUniqueAndQuotesWhatYamlWouldTakeForSomethingElse() throws IOException {
        Path csv = write("new.csv", """
                name,type,vendor,kind,from
                "Vision: Global",PRODUCT,EMC,console,2011-05
                NetApp ONTAP,PRODUCT,,,
                On,PRODUCT,EMC,,
                "'=RAID",PRODUCT,EMC,,
                3Par,VENDOR,,,
                """);
        assertThat(add(csv).out().lines()).containsExactly("Added to added.yaml: 2.", "Added to storage.yaml: 3.");
        assertThat(Files.readString(storage))
                .contains(
                        "- {id: emc-vision-global, name: \"Vision: Global\", vendor: emc, kind: console, from: 2011-05}")
                .contains("- {id: emc-on, name: \"On\", vendor: emc, kind: product}")
                .contains("- {id: emc-raid, name: \"=RAID\", vendor: emc, kind: product}");
        assertThat(Files.readString(models.resolve("gazetteer/added.yaml")))
                .contains("- {id: netapp-ontap-2, name: NetApp ONTAP, kind: product}")
                .contains("- {id: 3par, name: \"3Par\"}");
        assertThat(Ran.tagwright("gazetteer", "check", models).code()).isZero();
    }

    @Test
    void addsASectionToAFileThatLacksIt() throws IOException {
        Path added = write("models/gazetteer/added.yaml", "not:\r\n  - {text: NetApp Insight}");
        assertThat(add(write("new.csv", "name,type\nSnapDrive,PRODUCT\n")).code())
                .isZero();
        assertThat(Files.readString(added))
                .isEqualTo("not:\r\n  - {text: NetApp Insight}\r\nproducts:\r\n"
                        + "  - {id: snapdrive, name: SnapDrive, kind: product}\r\n");
    }

    @Test
    void leavesTheFileAloneWhereNothingIsAccepted() throws IOException {
        Path csv = write("new.csv", "accepted,name,type\n,SnapDrive,PRODUCT\n");
        Ran ran = add(csv);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualToNormalizingNewlines(
                        "tagwright: no row of " + csv + " is accepted; put an x in its column accepted\n");
        assertThat(Files.readString(storage)).isEqualTo(STORAGE);
    }

    @Test
    void addsOnlyToAGazetteerAndFromACsvWithNames() throws IOException {
        Path csv = write("new.csv", "name,type\nSnapDrive,PRODUCT\n");
        Ran ran = Ran.tagwright("gazetteer", "add", csv, folder.resolve("elsewhere"));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("elsewhere").hasLineCount(1);
        assertThat(add(write("new.csv", "title,type\nSnapDrive,PRODUCT\n")).err())
                .contains("lacks the column name");
    }

    @Test
    void importsWhatIsHardToMistakeAndSaysWhyTheRestIsLeftOut() throws IOException {
        Path facts = write("facts.csv", """
                name,type,vendor,first_year,last_year,alias,records
                ONTAP,PRODUCT,NetApp,,,,
                NetApp SnapGuard,PRODUCT,"NetApp, Inc.",2009,,,
                RecoverPoint,PRODUCT,EMC Corporation,,,,
                Unity,PRODUCT,EMC,,,,
                Celerra,PRODUCT,EMC,,,,
                powerpath,PRODUCT,emc,,,,
                Vision,PRODUCT,Somebody,,,,
                Common Storage Protocol,PRODUCT,EMC,,,,
                OpenVision,PRODUCT,,,,,
                FooBar 5.2,PRODUCT,,,,,
                DataCore Software Corp.,VENDOR,,,,,
                Jane Doering,VENDOR,,,,,
                """);
        Path more = write("more.csv", "name,type\nFooBar,PRODUCT\nOpenVision,LANGUAGE\n");
        Path ring = models.resolve("gazetteer/ring.yaml");
        Ran ran = Ran.tagwright("gazetteer", "import", facts, more, "-o", ring);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines().map(String::strip))
                .containsExactly(
                        "6 names of 14 rows.",
                        "2 could be something else, and no owner tells",
                        "1 described rather than named",
                        "1 known already",
                        "1 named as one to leave out",
                        "1 on several lists",
                        "1 without capitals");
        assertThat(Files.readString(ring)).isEqualTo("""
                # Imported from public lists by `tagwright gazetteer import`; not to be edited.
                vendors:
                  - {id: datacore-software, name: DataCore Software, case: exact, source: facts}
                products:
                  - {id: emc-celerra, name: Celerra, vendor: emc, kind: product, case: exact, needs: [EMC], source: facts}
                  - {id: foobar, name: FooBar, kind: product, case: exact, source: facts+more}
                  - {id: emc-recoverpoint, name: RecoverPoint, vendor: emc, kind: product, case: exact, source: facts}
                  - {id: netapp-snapguard, name: SnapGuard, vendor: netapp, kind: product, from: 2009, case: exact, source: facts}
                  - {id: emc-unity, name: Unity, vendor: emc, kind: product, case: exact, needs: [EMC Unity], source: facts}
                """);
        assertThat(Ran.tagwright("gazetteer", "import", facts, more, "-o", ring).out())
                .isEqualTo(ran.out());
        assertThat(Ran.tagwright("gazetteer", "check", models).code()).isZero();
    }

    @Test
    void findsImportedNamesWithLessTrustAndOnlyWhereTheyAreMeant() throws IOException {
        Path facts = write("facts.csv", "name,type,vendor\nRecoverPoint,PRODUCT,EMC\nUnity,PRODUCT,EMC\n");
        Ran.tagwright("gazetteer", "import", facts, "-o", models.resolve("gazetteer/ring.yaml"));
        write("posts/a.md", "RecoverPoint helps.\n");
        write("posts/b.md", "An EMC Unity came; recoverpoint did not.\n");
        write("posts/c.md", "In unity with ONTAP, Unity is no name here.\n");
        Ran.tagwright("enrich", folder.resolve("posts"), "--models", models, "--output", folder.resolve("out"));
        assertThat(Files.readAllLines(folder.resolve("out/mentions.csv")))
                .containsExactly(
                        "post,line,column,type,text,entity,name,vendor,score,source",
                        "a.md,1,1,PRODUCT,RecoverPoint,emc-recoverpoint,RecoverPoint,EMC,0.6800,gazetteer:facts",
                        "b.md,1,4,VENDOR,EMC,emc,EMC,,0.9800,gazetteer",
                        "b.md,1,8,PRODUCT,Unity,emc-unity,Unity,EMC,0.6800,gazetteer:facts",
                        "c.md,1,15,PRODUCT,ONTAP,netapp-ontap,ONTAP,NetApp,0.9800,gazetteer");
    }

    @Test
    void importNeverOverwritesAFileOfSomebodyElse() throws IOException {
        Path facts = write("facts.csv", "name,type\nRecoverPoint,PRODUCT\n");
        Ran ran = Ran.tagwright("gazetteer", "import", facts, "-o", storage);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("was not written by import, so it is not overwritten");
        assertThat(Files.readString(storage)).isEqualTo(STORAGE);
    }

    @Test
    void checksForMistakesThatShowOnlyTogether() throws IOException {
        write("models/gazetteer/backup.yaml", """
                vendors:
                  - {id: legato, name: Legato, from: 2003-10, to: 1989}
                  - {id: emc, name: EMC Software}
                  - {id: a, name: Avamar, owners: [{by: b, from: 2006}]}
                  - {id: b, name: Berkeley Data, owners: [{by: a, from: 2007}]}
                products:
                  - {id: networker, name: NetWorker, vendor: veritas, kind: backup software}
                """);
        Ran ran = Ran.tagwright("gazetteer", "check", models);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().lines())
                .containsExactly(
                        "storage.yaml:4: id emc is also at backup.yaml:3",
                        "backup.yaml:2: from 2003-10 is after to 1989",
                        "backup.yaml:4: vendor a is owned by itself in the end",
                        "backup.yaml:5: vendor b is owned by itself in the end",
                        "backup.yaml:7: unknown vendor veritas");
    }

    @Test
    void listsSpellingsThatAreInDoubtOnRequest() throws IOException {
        write("models/gazetteer/backup.yaml", """
                products:
                  - {id: emc-vision, name: Vision, vendor: emc, kind: console, aliases: [EMC Vision, snap, drive]}
                  - {id: emc-unity, name: Unity, vendor: emc, kind: array, needs: [EMC], aliases: [UnityVSA,
                     {text: Unity XT, needs: [EMC]}, {text: Unity XT, needs: [EMC]}]}
                not:
                  - {text: UnityVSA, kind: phrase}
                """);
        assertThat(Ran.tagwright("gazetteer", "check", models).out()).startsWith("No mistakes");
        assertThat(Ran.tagwright("gazetteer", "check", models, "--doubts").out().lines())
                .containsExactly(
                        "6 doubts:",
                        "backup.yaml:2: alias Vision is a word of the dictionary and has no context (needs: […])",
                        "backup.yaml:2: alias EMC Vision never counts: the name in front and the rest are found on"
                                + " their own",
                        "backup.yaml:2: alias snap never counts: a word of the dictionary in lower case needs a context"
                                + " (needs: […])",
                        "backup.yaml:2: alias drive never counts: a word of the dictionary in lower case needs a context"
                                + " (needs: […])",
                        "backup.yaml:3: alias Unity XT is there twice",
                        "backup.yaml:6: UnityVSA under not never counts: it is a name at backup.yaml:3",
                        "No mistakes: 2 vendors, 3 products.");
    }

    @Test
    void listsEntriesThatPostsNeverMention() throws IOException {
        write("posts/a.md", "ONTAP runs on what NetApp sells.\n");
        assertThat(Ran.tagwright("gazetteer", "check", models, "--posts", folder.resolve("posts"))
                        .out()
                        .lines())
                .containsExactly("1 never mentioned:", "storage.yaml:4: emc", "No mistakes: 2 vendors, 1 products.");
    }
}
