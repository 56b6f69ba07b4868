package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplyTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");
    private static final String PORTS = "2009-03-04-ports.md";

    @TempDir
    private Path folder;

    private Path posts;
    private Path plan;

    @BeforeEach
    void writePosts() throws IOException {
        posts = Files.createDirectory(folder.resolve("posts"));
        plan = folder.resolve("plan.yaml");
        write(PORTS, "---\r\ntitle: Ports of a switch\r\ntags: [Snapshot, 'VMotion'] # two\r\n---\r\nAn evening.");
        write("zones.md", "---\ntitle: Zones\ntags:\n  - SAN # not FC\n---\nZoning takes an evening.\n");
        write("plain.md", "No front matter here.\n");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(posts.resolve(name), content);
    }

    private String read(String name) throws IOException {
        return Files.readString(posts.resolve(name));
    }

    private Ran plan(String yaml, Object... more) throws IOException {
        Files.writeString(plan, yaml);
        List<Object> args = new java.util.ArrayList<>(List.of("apply", posts, "--plan", plan));
        args.addAll(List.of(more));
        return Ran.tagwright(args.toArray());
    }

    private Ran suggested(Object... more) {
        List<Object> args =
                new java.util.ArrayList<>(List.of("apply", posts, "--add", "suggested", "--models", MODELS));
        args.addAll(List.of(more));
        return Ran.tagwright(args.toArray());
    }

    @Test
    void printsAPatchAndWritesNothingUnlessToldTo() throws IOException {
        String before = read(PORTS);
        Ran ran = plan("merge:\n  vMotion: [VMotion]\nremove: [Snapshot]\n");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .isEqualTo("--- a/" + PORTS + "\n+++ b/" + PORTS + "\n@@ -1,5 +1,5 @@\n ---\r\n"
                        + " title: Ports of a switch\r\n-tags: [Snapshot, 'VMotion'] # two\r\n"
                        + "+tags: ['vMotion'] # two\r\n ---\r\n An evening.\n\\ No newline at end of file\n");
        assertThat(ran.err()).isEqualTo("1 post would change; --write changes them.\n");
        assertThat(read(PORTS)).isEqualTo(before);
    }

    @Test
    void thePatchIsWhatWritingDoes() throws Exception {
        String yaml = "merge:\n  vMotion: [VMotion]\nadd:\n  Networking: [" + PORTS + ", zones.md]\n";
        Path patch =
                Files.writeString(folder.resolve("change.patch"), plan(yaml).out());
        Path copy = Files.createDirectory(folder.resolve("copy"));
        for (String name : List.of(PORTS, "zones.md")) {
            Files.copy(posts.resolve(name), copy.resolve(name));
        }
        Process git = new ProcessBuilder("git", "apply", patch.toString())
                .directory(copy.toFile())
                .inheritIO()
                .start();
        assertThat(git.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(git.exitValue()).isZero();
        assertThat(plan(yaml, "--write").err()).isEqualTo("2 posts changed.\n");
        for (String name : List.of(PORTS, "zones.md")) {
            assertThat(posts.resolve(name)).hasSameBinaryContentAs(copy.resolve(name));
        }
    }

    @Test
    void aSecondRunChangesNothing() throws IOException {
        String yaml = "merge:\n  vMotion: [VMotion]\nremove: [Snapshot]\n";
        plan(yaml, "--write");
        assertThat(read(PORTS))
                .isEqualTo("---\r\ntitle: Ports of a switch\r\ntags: ['vMotion'] # two\r\n---\r\nAn evening.");
        Ran again = plan(yaml, "--write");
        assertThat(again).isEqualTo(new Ran(0, "", "0 posts changed.\n"));
    }

    @Test
    void whatCannotBeChangedAloneIsLeftAndNamed() throws IOException {
        Ran ran = plan("remove: [SAN, Snapshot]\n", "--write");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo("tagwright: zones.md:4:8: tags left as they are: a comment beside a tag that is to go;"
                        + " expected tags that can be changed alone\n1 post changed; 1 left as they are.\n");
        assertThat(read("zones.md")).contains("SAN # not FC");
        assertThat(read(PORTS)).doesNotContain("Snapshot");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAndPermissionsStay() throws IOException {
        Path target = Files.move(posts.resolve(PORTS), folder.resolve("elsewhere.md"));
        Files.createSymbolicLink(posts.resolve(PORTS), target);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
        plan("remove: [Snapshot]\n", "--write");
        assertThat(Files.readString(target)).contains("['VMotion']");
        assertThat(Files.isSymbolicLink(posts.resolve(PORTS))).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target, LinkOption.NOFOLLOW_LINKS)))
                .isEqualTo("rw-r-----");
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("posts", "plan.yaml", "elsewhere.md");
        }
    }

    @Test
    void addsSuggestionsAndATagThatAnEditorRemovesDoesNotComeBack() throws IOException {
        write("ports.md", "---\ntitle: A Cisco Nexus 1000V\ntags: [Virtualization]\n---\nThe Nexus 1000V by Cisco.\n");
        Ran ran = suggested("--include", "ports.md", "--write", "--min-score", "0");
        assertThat(ran.err()).isEqualTo("1 post changed.\n");
        String written = read("ports.md");
        assertThat(written).startsWith("---\ntitle: A Cisco Nexus 1000V\ntags: [Virtualization, ");
        String tag = written.replaceAll("(?s).*Virtualization, ([^,\\]]+).*", "$1");
        assertThat(read("tagwright-decisions.csv"))
                .startsWith("post,tag,decision,date\nports.md," + tag + ",applied,")
                .contains(LocalDate.now().toString().substring(0, 4));

        write("ports.md", written.replace(", " + tag, ""));
        suggested("--include", "ports.md", "--write", "--min-score", "0");
        assertThat(read("ports.md")).doesNotContain(", " + tag);
    }

    @Test
    void aRejectedTagComesBackNowhere() throws IOException {
        write("ports.md", "---\ntitle: A Cisco Nexus 1000V\ntags: [Virtualization]\n---\nThe Nexus 1000V by Cisco.\n");
        assertThat(enriched()).contains("\nports.md,Networking,");
        assertThat(suggestedForPorts()).contains("Networking");
        assertThat(suggested("--include", "ports.md", "--min-score", "0").out()).contains(", Networking");

        write("tagwright-decisions.csv", "post,tag,decision,date\nports.md,NETWORKING,rejected,2010-01-02\n");
        assertThat(enriched()).doesNotContain("\nports.md,Networking,");
        assertThat(suggestedForPorts()).doesNotContain("Networking");
        assertThat(suggested("--include", "ports.md", "--min-score", "0").out()).doesNotContain(", Networking");
    }

    private String enriched() throws IOException {
        Ran.tagwright("enrich", posts, "--output", folder.resolve("output"), "--models", MODELS);
        return Files.readString(folder.resolve("output/tags.csv"));
    }

    private String suggestedForPorts() {
        return Ran.tagwright("suggest", "--archive", posts, posts.resolve("ports.md"), "--models", MODELS)
                .out();
    }

    @Test
    void onlySuggestionsWithEnoughScoreAreAdded() throws IOException {
        write("ports.md", "---\ntitle: A Cisco Nexus 1000V\ntags: [Virtualization]\n---\nThe Nexus 1000V by Cisco.\n");
        assertThat(suggested("--include", "ports.md", "--min-score", "1").out()).isEmpty();
        assertThat(suggested("--include", "ports.md", "--min-score", "0").out()).contains("+tags: [Virtualization, ");
        assertThat(posts.resolve("tagwright-decisions.csv")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "merge: [a]|merge: expected tags, each with a list",
                "rename: {}|found rename, expected merge, remove or add",
                "{merge: {A: [B], C: [B]}}|B is to become both A and C",
                "{merge: {A: [B], C: [A]}}|A is to stay and to become another",
                "{merge: {A: [B]}, remove: [A]}|A is to be merged and to go",
                "{remove: [2015]}|remove: found 2015, expected a text in quotes",
            })
    void aPlanThatCannotBeMeantIsExplained(String yaml, String sentence) throws IOException {
        Ran ran = plan(yaml);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).isEqualTo("tagwright: " + plan + ": " + sentence + "\n");
    }

    @Test
    void aPlanForPostsThatAreNotThereIsRefused() throws IOException {
        assertThat(plan("add: {SAN: [gone.md]}\n"))
                .isEqualTo(new Ran(2, "", "tagwright: the plan adds tags to posts that are not there: gone.md\n"));
    }

    @Test
    void sayingWhatToDoIsNeeded() {
        Ran ran = Ran.tagwright("apply", posts);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--add=suggested", "--plan=FILE");
        assertThat(Ran.tagwright("apply", posts, "--plan", plan, "--write", "--dry-run")
                        .code())
                .isEqualTo(2);
    }
}
