package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of names that the gazetteer lacks, and the way of those from it into the gazetteer. */
class NewEntitiesTest {

    @TempDir
    private Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> enrich() throws IOException {
        if (!Files.exists(folder.resolve("models"))) {
            write("models/gazetteer/it.yaml", """
                    vendors:
                      - {id: emc, name: EMC}
                      - {id: netapp, name: NetApp}
                    products:
                      - {id: emc-powerpath, name: PowerPath, vendor: emc, kind: multipathing}
                    not:
                      - {text: FibreLink, kind: technology}
                    """);
            write(
                    "models/words/english.txt",
                    "virtual\narray\ncontroller\nproduct\nstood\nthere\nwhat\nthe\nwe\nthen\nreads\nsold\n");
            write("models/words/first-names.txt", "chad\n");
            write("models/tags.yaml", "- {tag: Storage}\n");
        }
        Ran ran = Ran.tagwright(
                "enrich",
                folder.resolve("posts"),
                "--models",
                folder.resolve("models"),
                "--output",
                folder.resolve("out"));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        return Files.readAllLines(folder.resolve("out/new-entities.csv"));
    }

    @Test
    void saysWhoseANameIsWhatTellsItAndWhereItStands() throws IOException {
        write(
                "posts/a.md",
                "---\ndate: 2009-05-02\n---\nWe saw EMC AppShield here. It is a tool; AppShield from EMC.\n");
        write("posts/b.md", "---\ndate: 2008-01-09\n---\nThen [AppShields](http://www.emc.com/x) came.\n");
        assertThat(enrich())
                .containsExactly(
                        "name,type,vendor,evidence,posts,mentions,first_date,last_date,examples,score,accepted",
                        "AppShield,PRODUCT,EMC,EMC from it ×1; EMC in front of it ×1; EMC its link ×1,2,3,2008-01-09,"
                                + "2009-05-02,a.md:4:12; a.md:4:42; b.md:4:7,0.7785,");
    }

    @Test
    void takesNamesShapedLikeNoWordOnlyWhenTheyAreMetAgain() throws IOException {
        write("posts/a.md", "The backup in DataKeeper took long. Somebody called LoneThing did not.\n");
        write("posts/b.md", "With DataKeeper it was fast, and so it was in TwiceHere and again in TwiceHere.\n");
        assertThat(enrich()).hasSize(2).last().asString().startsWith("DataKeeper,PRODUCT,,,2,2,");
    }

    @Test
    void leavesOutPeopleVerbsCodeAndWhatTheGazetteerKnowsToBeNone() throws IOException {
        for (String post : List.of("a", "b", "c")) {
            write("posts/" + post + ".md", """
                    In a talk with Chad McIntyre and DiPetrillo we heard of FibreLink and PowerPath in Las Vegas, and of CPUs.
                    Set `ProgramKeys` where ProgramKeys is read; session VIR358 told it. I've been to Denver.
                    """);
        }
        assertThat(enrich()).hasSize(1);
    }

    @Test
    void aVendorInFrontMakesANameOfCapitalsThatProseWouldNotHave() throws IOException {
        write("posts/a.md", "An EMC Virtual Array Controller and an EMC VAC stood there, and an EMC SAN.\n");
        write(
                "posts/b.md",
                "The EMC Virtual Array Controller is what an EMC VAC is; SAN is no product, nor is any SAN.\n");
        assertThat(enrich().stream().skip(1).map(row -> row.split(",")[0]))
                .containsExactly("VAC", "Virtual Array Controller");
    }

    @Test
    void acceptedRowsAreFoundInTheNextRun() throws IOException {
        write("posts/a.md", "We saw EMC AppShield here and AppShield there; AppShield it is.\n");
        List<String> rows = enrich();
        write("accepted.csv", rows.get(0) + "\n" + rows.get(1) + "x\n");
        assertThat(Ran.tagwright("gazetteer", "add", folder.resolve("accepted.csv"), folder.resolve("models"))
                        .code())
                .isZero();
        assertThat(enrich()).hasSize(1);
        assertThat(Files.readAllLines(folder.resolve("out/mentions.csv")))
                .contains("a.md,1,12,PRODUCT,AppShield,emc-appshield,AppShield,EMC,0.9800,gazetteer");
    }

    @Test
    void dropsTheRarestWhereThereAreTooManyNames() throws IOException {
        int n = 0;
        for (int post = 0; post < 45; post++) {
            StringBuilder text = new StringBuilder("We know DataKeeper well.\n\n");
            for (int i = 0; i < 1_000; i++) {
                text.append("Then there is ").append(name(n++)).append(" too.\n\n");
            }
            write("posts/" + (100 + post) + ".md", text.toString());
        }
        write("posts/200.md", "We read of " + name(0) + " and " + name(44_999) + ".\n");
        write("posts/201.md", "We read of " + name(0) + " and " + name(44_999) + ".\n");
        assertThat(enrich().stream().skip(1).map(row -> row.split(",")[0] + " in " + row.split(",")[4]))
                .containsExactly("DataKeeper in 45", name(44_999) + " in 3", name(0) + " in 2");
    }

    /** A name of its own for each number. */
    private static String name(int number) {
        String letters = "abcdefghij";
        StringBuilder name = new StringBuilder("Qo");
        for (char digit : String.valueOf(100_000 + number).toCharArray()) {
            name.append(letters.charAt(digit - '0'));
        }
        return name + "Box";
    }
}
