package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an archive of tagged posts teaches, through the commands, with and without a cache. */
class LearningTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");
    private static final int POSTS = 60;

    @TempDir
    private Path folder;

    private Path posts;
    private Path cache;

    @BeforeEach
    void writePosts() throws IOException {
        posts = Files.createDirectories(folder.resolve("site/_posts")).getParent();
        cache = folder.resolve("cache");
        for (int i = 0; i < POSTS; i++) {
            writePost(i, i % 2 == 0 ? "tapes" : "switches");
        }
    }

    private Path writePost(int i, String subject) throws IOException {
        String tag = subject.equals("tapes") ? "Backup" : "Networking";
        return write(i, subject, "tags: [" + tag + ", Lab]\n");
    }

    private Path write(int i, String subject, String tags) throws IOException {
        String things = subject.equals("tapes")
                ? "the nightly job filled both tapes of the library, and the restore took an hour"
                : "the trunk between both switches dropped frames, and a port went down twice";
        return Files.writeString(
                posts.resolve(String.format("_posts/2011-%02d-%02d-week-%d.md", 1 + i / 28, 1 + i % 28, i)),
                "---\ntitle: Week " + i + "\n" + tags + "---\n\nIn rack " + i % 7 + " " + things + ".\n");
    }

    private Map<String, String> enrich(String reports, Object... more) throws IOException {
        Path output = folder.resolve(reports);
        Ran ran = run("enrich", posts, "--output", output, more);
        assertThat(ran.code()).as(ran.err()).isZero();
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(output)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private Ran suggest(Path draft, Object... more) {
        return run("suggest", draft, "--archive", posts, more);
    }

    private Ran run(String command, Object first, Object second, Object third, Object... more) {
        List<Object> args = new ArrayList<>(List.of(command, first, second, third, "--models", MODELS));
        if (!List.of(more).contains("--cache")) {
            args.addAll(List.of("--cache", cache));
        }
        args.addAll(List.of(more));
        return Ran.tagwright(args.toArray());
    }

    private Path cached() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private static List<String> suggested(Ran ran) {
        return ran.out()
                .lines()
                .filter(line -> line.contains(" suggested ") || line.contains(" has it "))
                .filter(line -> line.compareTo("0.50") > 0)
                .map(line -> line.substring(6).split(" {2,}")[0])
                .sorted()
                .toList();
    }

    private Path draft(String about) throws IOException {
        return Files.writeString(
                folder.resolve("draft.md"), "---\ntitle: A draft\ndate: 2011-06-01\n---\n\n" + about + "\n");
    }

    @Test
    void enrichLearnsOfItselfAndACacheChangesNothingInTheReports() throws IOException {
        Map<String, String> first = enrich("first");
        byte[] kept = Files.readAllBytes(cached());
        Map<String, String> second = enrich("second");

        assertThat(first.get("tags.csv")).contains("Backup,known,").contains("Lab,known,");
        assertThat(second).isEqualTo(first);
        assertThat(cached()).hasBinaryContent(kept);
        assertThat(enrich("third", "--cache", folder.resolve("other"), "--threads", 1))
                .isEqualTo(first);
        assertThat(enrich("fourth", "--no-learn").get("tags.csv")).isNotEqualTo(first.get("tags.csv"));
    }

    @Test
    void enrichLearnsAnewWhenAPostHasChanged() throws IOException {
        Map<String, String> first = enrich("first");
        for (int i = 0; i < 4; i++) {
            write(i, "tapes", "tags: [Backup, Lab, Tape]\n");
        }
        Map<String, String> second = enrich("second");

        assertThat(second).isNotEqualTo(first);
        assertThat(enrich("third", "--cache", folder.resolve("other"))).isEqualTo(second);
    }

    @Test
    void aCacheThatIsDamagedOrOfOtherModelsIsSaidAndMadeAnew() throws IOException {
        Ran first = suggest(draft("Both tapes of the library were full."));
        byte[] whole = Files.readAllBytes(cached());
        for (byte[] damaged : List.of(
                new byte[0],
                "no cache".getBytes(),
                Arrays.copyOf(whole, whole.length / 2),
                flipped(whole, whole.length / 2))) {
            Files.write(cached(), damaged);
            Ran again = suggest(draft("Both tapes of the library were full."));
            assertThat(again.code()).isZero();
            assertThat(again.out()).isEqualTo(first.out());
            assertThat(again.err()).isEqualTo("tagwright: the cache " + cached() + " is damaged and is made anew\n");
            assertThat(cached()).hasBinaryContent(whole);
        }
        Ran other = suggest(draft("Both tapes of the library were full."), "--tag-key", "tags,labels");
        assertThat(other.err()).contains("of other models or another version and is made anew");
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] other = bytes.clone();
        other[at] ^= 1;
        return other;
    }

    @Test
    void aCacheThatCannotBeWrittenIsSaidAndDoneWithout() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Ran ran = suggest(draft("Both tapes of the library were full."), "--cache", file);
        assertThat(ran.code()).isZero();
        assertThat(suggested(ran)).contains("Backup", "Lab");
        assertThat(ran.err())
                .startsWith("tagwright: the cache " + file)
                .contains("learns anew")
                .hasLineCount(1);
    }

    @Test
    void suggestFollowsAFewChangesWithoutLearningAllAnew() throws IOException {
        Path draft = draft("Both tapes of the library were full, says the nightly job.");
        assertThat(suggested(suggest(draft))).containsExactly("Backup", "Lab");
        byte[] kept = Files.readAllBytes(cached());

        for (int i = 0; i < 3; i++) {
            write(POSTS + i, "tapes", "tags: [Backup, Lab, Tape]\n");
        }
        Files.delete(writePost(7, "switches"));
        writePost(9, "tapes");
        Ran followed = suggest(draft);
        assertThat(followed.err()).isEmpty();
        assertThat(followed.out()).contains(" Tape ");
        assertThat(suggested(followed)).contains("Backup", "Lab");
        assertThat(cached()).hasBinaryContent(kept);

        for (int i = 10; i < 20; i++) {
            write(i, "tapes", "tags: [Archive]\n");
        }
        assertThat(suggest(draft).err()).isEmpty();
        assertThat(Files.readAllBytes(cached())).isNotEqualTo(kept);
    }

    @Test
    void aDraftOfTheArchiveIsNotItsOwnExample() throws IOException {
        suggest(draft("Both tapes of the library were full."));
        Path odd = write(POSTS, "switches", "tags: [Xylophone]\n");
        for (int run = 0; run < 2; run++) {
            Ran ran = suggest(odd);
            assertThat(ran.out()).doesNotContain("known  Xylophone").contains("Networking");
            assertThat(suggested(ran)).doesNotContain("Xylophone");
            Files.deleteIfExists(cached());
        }
    }

    @Test
    void saysHowMuchMemoryLearningTakesWhereJavaHasTooLittle() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.github.tagwright.cli.Main",
                        "enrich",
                        posts.toString(),
                        "--output",
                        folder.resolve("reports").toString(),
                        "--models",
                        MODELS.toString(),
                        "--cache",
                        cache.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(said)
                .matches("tagwright: to learn tags from 60 posts takes \\d+ MB of memory and Java has 96: give it more"
                        + " with -Xmx\\d+m, or leave learning out with --no-learn\n");
    }
}
