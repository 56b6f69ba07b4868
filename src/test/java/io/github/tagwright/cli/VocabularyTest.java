package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");

    @TempDir
    private Path folder;

    private Path posts;
    private Path output;

    @BeforeEach
    void writeArchive() throws IOException {
        posts = Files.createDirectory(folder.resolve("posts"));
        output = folder.resolve("output");
        post("2008-01-10-a.md", "Snapshot, Storage", "A lun is copied.");
        post("2008-02-10-b.md", "Snapshots, Storage", "A lun is copied again.");
        post("2009-03-10-c.md", "Snapshots, Storage, FibreChannel", "Zoning.");
        post("2009-04-10-d.md", "Fibre Channel, Storage", "Zoning with care.");
        post("2009-05-10-e.md", "Tags, Web", "Words for posts.");
        post("2009-06-10-f.md", "Tagging, Web", "More words for posts.");
        post("2009-07-10-g.md", "Tags, HA", "Two hosts.");
        post("2009-08-10-h.md", "High Availability, Web", "Three hosts.");
        post("2009-09-10-i.md", "High Availability, web", "Four hosts.");
        post("2010-01-10-j.md", "'Quote: \"x\"', Web", "Nothing else.");
        for (int i = 0; i < 6; i++) {
            post("2010-02-1" + i + "-k.md", "Web", "The Nexus 1000V is a switch by Cisco. Nexus 1000V! Nexus 1000V!");
        }
        for (int i = 0; i < 2; i++) {
            post("2010-03-1" + i + "-l.md", "Web", "A second look at the Nexus 1000V", "It is a switch by Cisco.");
        }
    }

    private void post(String name, String tags, String body) throws IOException {
        post(name, tags, "A post", body);
    }

    private void post(String name, String tags, String title, String body) throws IOException {
        Files.writeString(posts.resolve(name), "---\ntitle: " + title + "\ntags: [" + tags + "]\n---\n" + body + "\n");
    }

    private Ran vocabulary() {
        return Ran.tagwright("vocabulary", posts, "--output", output, "--models", MODELS);
    }

    private List<String> rows() throws IOException {
        return Files.readAllLines(output.resolve("vocabulary.csv"));
    }

    @Test
    void everyTwinIsFoundAndExplained() throws IOException {
        Ran ran = vocabulary();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(rows())
                .startsWith("tag,posts,first_date,last_date,problem,action,into,evidence")
                .contains(
                        "Snapshot,1,2008-01-10,2008-01-10,plural,merge,Snapshots,"
                                + "\"Snapshot in 1 post to 2008-01-10, Snapshots in 2 posts to 2009-03-10\"",
                        "web,1,2009-09-10,2009-09-10,case,merge,Web,"
                                + "\"web in 1 post to 2009-09-10, Web in 12 posts to 2010-03-11\"",
                        "Tagging,1,2009-06-10,2009-06-10,form,review,Tags,"
                                + "\"Tagging in 1 post to 2009-06-10, Tags in 2 posts to 2009-07-10\"",
                        "HA,1,2009-07-10,2009-07-10,abbreviation,review,High Availability,"
                                + "\"HA in 1 post to 2009-07-10, High Availability in 2 posts to 2009-09-10\"",
                        "HA,1,2009-07-10,2009-07-10,once,review,,only in 2009-07-10-g.md")
                .anyMatch(row -> row.startsWith("Fibre") && row.contains(",spacing,merge,Fibre"))
                .anyMatch(row -> row.startsWith("Nexus 1000V,8,2010-02-10,2010-03-11,missing,add,"));
    }

    @Test
    void spellingsOfOneTagAreCountedAsOne() throws IOException {
        vocabulary();
        assertThat(rows())
                .anyMatch(row -> row.startsWith("FibreChannel,1,") && row.contains(",spacing,"))
                .noneMatch(row -> row.startsWith("Fibre") && row.contains(",once,"));
    }

    @Test
    void whatIsMissingStandsInTitlesAndATagThatMayStandForItIsNamed() throws IOException {
        for (int i = 0; i < 5; i++) {
            post("2011-02-1" + i + "-m.md", "Windows", "A word on Hyper-V", "Hyper-V and a switch.");
            post("2011-03-1" + i + "-n.md", "Web", "NetApp is named here. NetApp again. And NetApp.");
        }
        vocabulary();
        assertThat(rows())
                .anyMatch(row -> row.startsWith("Hyper-V,5,")
                        && row.endsWith("\"named in 5 posts, in the title of 5 posts; no tag is called so,"
                                + " Windows is on 5 of the 5 about it\""))
                .noneMatch(row -> row.startsWith("NetApp,"));
    }

    @Test
    void tagsThatStandOnTheSamePostsAreReviewedAndNarrowerOnesKept() throws IOException {
        for (int i = 10; i < 40; i++) {
            String wide = i < 19 ? "Fabric, " : "";
            String fewer = i < 18 ? "Zoning, " : "";
            String few = i < 15 ? "NPIV, " : "";
            post((2000 + i) + "-02-10-o.md", wide + fewer + few + "Web", "Switches.");
        }
        vocabulary();
        assertThat(rows())
                .anyMatch(row -> row.startsWith("Zoning,") && row.contains(",same posts,review,Fabric,"))
                .anyMatch(row -> row.startsWith("NPIV,") && row.contains(",subset,keep,Zoning,"));
    }

    @Test
    void aTagByWhichPostsMeanTwoThingsIsNamed() throws IOException {
        for (int i = 0; i < 3; i++) {
            post("2013-02-1" + i + "-p.md", "IOS", "An upgrade of Cisco IOS", "The router runs Cisco IOS 15.");
            post("2013-03-1" + i + "-q.md", "IOS", "An app for iOS", "Apple ships iOS 7 on the iPhone.");
        }
        Ran.tagwright("vocabulary", posts, "--output", output);
        assertThat(rows())
                .contains("IOS,6,2013-02-10,2013-03-12,two things,review,,"
                        + "its posts name apple-ios in 3 posts and cisco-ios in 3 posts");
    }

    @Test
    void thePlanCanBeCarriedOutAndThenTheTwinsAreGone() throws IOException {
        vocabulary();
        Path plan = output.resolve("vocabulary-plan.yaml");
        Ran applied = Ran.tagwright("apply", posts, "--plan", plan, "--write");
        assertThat(applied).isEqualTo(new Ran(0, "", "3 posts changed.\n"));
        assertThat(posts.resolve("2008-01-10-a.md")).content().contains("tags: [Snapshots, Storage]");
        Files.delete(plan);
        vocabulary();
        assertThat(rows()).noneMatch(row -> row.contains(",merge,"));
    }

    @Test
    void doubtfulLinesOfThePlanAreThereToBeTaken() throws IOException {
        vocabulary();
        Path plan = output.resolve("vocabulary-plan.yaml");
        String yaml = Files.readString(plan).replaceAll("(?m)^  # (?=[-\"])", "  ");
        Files.writeString(plan, yaml);
        Ran dry = Ran.tagwright("apply", posts, "--plan", plan);
        assertThat(dry.code()).isEqualTo(2);
        assertThat(dry.err()).contains(" is to be merged and to go");
        Files.writeString(plan, yaml.replaceAll("(?s)remove:.*add:", "add:"));
        Ran taken = Ran.tagwright("apply", posts, "--plan", plan);
        assertThat(taken.out()).contains("+tags: [Tags, Web]", "+tags: [Web, Nexus 1000V]");
        assertThat(taken.code()).isZero();
    }

    @Test
    void anEditedPlanIsKept() throws IOException {
        vocabulary();
        Path plan = output.resolve("vocabulary-plan.yaml");
        Files.writeString(plan, "remove: [HA]\n");
        Ran again = vocabulary();
        assertThat(plan).hasContent("remove: [HA]\n");
        assertThat(again.out()).contains("vocabulary-plan.new.yaml");
        assertThat(output.resolve("vocabulary-plan.new.yaml")).content().contains("\"Snapshots\": [\"Snapshot\"]");
    }
}
