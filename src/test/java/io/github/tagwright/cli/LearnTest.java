package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor accepted and rejected teaches, and is never contradicted. */
class LearnTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");
    private static final int POSTS = 48;

    @TempDir
    private Path folder;

    private Path posts;

    @BeforeEach
    void writePosts() throws IOException {
        posts = Files.createDirectory(folder.resolve("posts"));
        for (int i = 0; i < POSTS; i++) {
            String told = i % 2 == 0
                    ? "tags: [Backup, Lab]\n---\nThe nightly job filled both tapes of library " + i
                    : "tags: [Networking, Lab]\n---\nThe trunk between both switches dropped frames in row " + i;
            Files.writeString(posts.resolve(name(i)), "---\ntitle: Week " + i + "\n" + told + ".\n");
        }
    }

    private static String name(int i) {
        return String.format("week-%02d.md", i);
    }

    private Ran learn(String rows) throws IOException {
        Path csv = Files.writeString(folder.resolve("editor.csv"), "post,tag,decision,date\n" + rows);
        return Ran.tagwright("learn", posts, "--decisions", csv);
    }

    private String kept() throws IOException {
        return Files.readString(posts.resolve("tagwright-decisions.csv"));
    }

    private Ran run(Object... command) {
        List<Object> args = new ArrayList<>(List.of(command));
        args.addAll(List.of("--models", MODELS, "--cache", folder.resolve("cache")));
        return Ran.tagwright(args.toArray());
    }

    private List<String> suggested(Path draft) {
        Ran ran = run("suggest", draft, "--archive", posts);
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran.out()
                .lines()
                .filter(line -> line.matches(".* (suggested|has it) .*"))
                .map(line -> line.substring(6).split(" {2,}")[0])
                .toList();
    }

    @Test
    void saysWhatBecameOfEachRow() throws IOException {
        Files.writeString(
                posts.resolve("tagwright-decisions.csv"),
                "post,tag,decision,date\n" + name(0) + ",Lab,rejected,2011-05-01\n" + name(2)
                        + ",Lab,rejected,2011-05-01");
        Ran ran = learn(name(0) + ",lab,accepted,2011-06-01\n" // changes an earlier one
                + name(2) + ",Lab,accepted,2011-04-01\n" // older than what was decided
                + name(4) + ",Tape,accepted,2011-06-02\n" // contradicted further down
                + name(4) + ",Tape,rejected,2011-06-03\n"
                + name(2) + ",LAB,rejected,\n" // known
                + name(6) + ",Tape,accepted,\n"
                + "gone.md,Tape,accepted,\n");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo("tagwright: no post gone.md in " + posts + "\n");
        assertThat(ran.out())
                .isEqualToNormalizingNewlines("Decisions taken: 3 (2 accepted, 1 rejected); 1 of them change an earlier"
                        + " one.\nKnown already: 1.\nSet aside, since a later one says otherwise: 2.\n"
                        + "On posts that are not there: 1.\nThey are in "
                        + posts.resolve("tagwright-decisions.csv") + ", and count from the next run on.\n");
        assertThat(kept())
                .endsWith(name(2) + ",Lab,rejected,2011-05-01\n"
                        + name(0) + ",lab,accepted,2011-06-01\n"
                        + name(4) + ",Tape,rejected,2011-06-03\n"
                        + name(6) + ",Tape,accepted," + LocalDate.now() + "\n");
    }

    @Test
    void whatIsLearnedTwiceIsNotedOnce() throws IOException {
        String rows = name(0) + ",Tape,accepted,\n" + name(0) + ",Lab,rejected,2011-06-01\n";
        learn(rows);
        String once = kept();
        assertThat(learn(rows).out()).contains("taken: 0 ", "Known already: 2.");
        assertThat(kept()).isEqualTo(once);
    }

    @Test
    void decisionsAreNotedInTheColumnsThatTheFileHas() throws IOException {
        Files.writeString(
                posts.resolve("tagwright-decisions.csv"), "decision,by,tag,post\nrejected,Ann,Lab," + name(0) + "\n");
        learn(name(2) + ",Lab,rejected,\n");
        assertThat(kept()).endsWith("rejected,Ann,Lab," + name(0) + "\nrejected,,Lab," + name(2) + "\n");
        assertThat(suggested(posts.resolve(name(2)))).contains("Backup").doesNotContain("Lab");
    }

    @Test
    void whatWasRejectedSpeaksAgainstATagOfOtherPostsAndWhatWasAcceptedForIt() throws IOException {
        Path draft = Files.writeString(folder.resolve("draft.md"), "---\ntitle: Tapes\n---\nBoth tapes were full.\n");
        assertThat(suggested(draft)).contains("Backup", "Lab").doesNotContain("Archiving");

        String rows = IntStream.range(0, POSTS)
                .filter(i -> i % 2 == 0)
                .mapToObj(i -> name(i) + ",backup,rejected,\n" + name(i) + ",Archiving,accepted,\n")
                .collect(Collectors.joining());
        assertThat(learn(rows).out()).startsWith("Decisions taken: 48 (24 accepted, 24 rejected); 0 of them");

        assertThat(suggested(draft)).contains("Archiving", "Lab").doesNotContain("Backup");
    }

    @Test
    void noCommandSuggestsAgainstADecision() throws IOException {
        Path post = posts.resolve(name(7));
        Files.writeString(post, "---\ntitle: Week 7\ntags: [Lab]\n---\nThe trunk between both switches went down.\n");
        assertThat(suggested(post)).contains("Networking");

        learn(name(7) + ",networking,rejected,\n" + name(7) + ",Trunks,accepted,\n");
        assertThat(suggested(post)).contains("Trunks").doesNotContain("Networking");
        assertThat(run("enrich", posts, "--output", folder.resolve("reports")).code())
                .isZero();
        assertThat(Files.readString(folder.resolve("reports/tags.csv")))
                .contains(name(7) + ",Trunks,known,1.0000,true,false,an editor accepted it on " + LocalDate.now())
                .doesNotContain(name(7) + ",Networking")
                .contains(name(9) + ",Networking");
        Path model = folder.resolve("model");
        assertThat(Ran.tagwright("train", "tags", posts, "-o", model, "--models", MODELS)
                        .code())
                .isZero();
        assertThat(Ran.tagwright("suggest", post, "--archive", posts, "--models", MODELS, "--tag-model", model)
                        .out())
                .contains("Trunks")
                .doesNotContain("Networking");
        assertThat(run("apply", posts, "--add", "suggested", "--write", "--min-score", "0")
                        .code())
                .isZero();
        assertThat(Files.readString(post)).contains("tags: [Lab, Trunks").doesNotContain("Networking");
    }

    @Test
    void whatCannotBeLearnedFromIsSaid() throws IOException {
        assertThat(learn("week-00.md,Lab,maybe,\n").err()).contains("row 1: found the decision maybe");
        assertThat(Ran.tagwright("learn", folder.resolve("none"), "--decisions", folder))
                .isEqualTo(new Ran(
                        2,
                        "",
                        "tagwright: learn takes a folder of posts, and " + folder.resolve("none") + " is none\n"));
        learn(name(0) + ",Tape,accepted,\n");
        Path own = posts.resolve("tagwright-decisions.csv");
        assertThat(Ran.tagwright("learn", posts, "--decisions", own).err())
                .isEqualTo("tagwright: " + own + " is where decisions are kept; it counts as it is\n");
    }
}
