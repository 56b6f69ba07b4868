package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that do only what has changed, against whole runs over the same posts. */
class IncrementalTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");
    private static final String STATE = ".tagwright-";
    private static final String[] THINGS = {
        "ESX", "vMotion", "the Nexus 1000V", "VMware", "Cisco", "iSCSI", "a tape library", "NetApp", "Word", "a switch"
    };
    private static final String[] TAGS = {"Backup", "Networking", "Lab", "VMware", "Storage"};

    @TempDir
    private Path folder;

    private Path posts;
    private Path output;

    @BeforeEach
    void makeFolders() throws IOException {
        posts = Files.createDirectories(folder.resolve("posts"));
        output = folder.resolve("output");
    }

    private Ran enrich(Path into, Object... more) {
        List<Object> args =
                new ArrayList<>(List.of("enrich", posts, "--output", into, "--models", MODELS, "--threads", 2));
        args.addAll(List.of("--cache", folder.resolve("cache")));
        args.addAll(List.of(more));
        return Ran.tagwright(args.toArray());
    }

    private static Map<String, byte[]> reports(Path output) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(output)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith(STATE)) {
                    contents.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
        return contents;
    }

    private void assertSame(Path whole, Object description) throws IOException {
        Map<String, byte[]> expected = reports(whole);
        Map<String, byte[]> found = reports(output);
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, bytes) -> assertThat(new String(found.get(name), StandardCharsets.ISO_8859_1))
                .as("%s %s", description, name)
                .isEqualTo(new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    /** What an incremental run prints and writes, which is what a whole run would. */
    private Ran enrichBoth(Object description, Object... more) throws IOException {
        List<Object> incremental = new ArrayList<>(List.of(more));
        incremental.add("--incremental");
        Ran ran = enrich(output, incremental.toArray());
        Path whole = folder.resolve("whole");
        Ran expected = enrich(whole, more);
        assertThat(ran.code()).as("%s %s", description, ran.err()).isEqualTo(expected.code());
        assertThat(ran.out().replace(output.toString(), whole.toString())).isEqualTo(expected.out());
        assertSame(whole, description);
        return ran;
    }

    private static String post(Random random) {
        StringBuilder text = new StringBuilder("---\n");
        if (random.nextInt(8) > 0) {
            text.append("title: On ")
                    .append(THINGS[random.nextInt(THINGS.length)])
                    .append('\n');
        }
        if (random.nextInt(6) > 0) {
            text.append(String.format("date: 20%02d-0%d-11%n", random.nextInt(12), 1 + random.nextInt(9)));
        }
        if (random.nextInt(4) > 0) {
            text.append("tags: [").append(TAGS[random.nextInt(TAGS.length)]).append(", ");
            text.append(TAGS[random.nextInt(TAGS.length)]).append("]\n");
        }
        if (random.nextInt(12) == 0) {
            text.append("draft: true\n");
        }
        text.append("---\n\n");
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append("In the lab ")
                    .append(THINGS[random.nextInt(THINGS.length)])
                    .append(" met ");
            text.append(THINGS[random.nextInt(THINGS.length)]).append(".\n\n");
        }
        return text.toString();
    }

    private Path any(Random random) throws IOException {
        try (Stream<Path> files = Files.list(posts)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            return all.get(random.nextInt(all.size()));
        }
    }

    @Test
    void theStateDoesNotGrowWithTheNumberOfRuns() throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            Files.writeString(posts.resolve("post-" + i + ".md"), post(random));
        }
        enrich(output, "--incremental", "--no-learn", "--no-html");
        long first = Files.size(output.resolve(STATE + "state"));
        for (int run = 0; run < 30; run++) {
            Files.writeString(posts.resolve("post-" + run + ".md"), post(random));
            enrich(output, "--incremental", "--no-learn", "--no-html");
        }

        assertThat(Files.size(output.resolve(STATE + "state"))).isLessThan(3 * first);
    }

    private String edit(Random random) throws IOException {
        Path one = any(random);
        String name = one.getFileName().toString();
        switch (random.nextInt(9)) {
            case 0:
                Files.writeString(posts.resolve("added-" + random.nextInt(100) + ".md"), post(random));
                return "add";
            case 1:
                Files.writeString(one, Files.readString(one) + "And ESX again.\n");
                return "change " + name;
            case 2:
                Files.move(one, posts.resolve("renamed-" + random.nextInt(1000) + ".md"));
                return "rename " + name;
            case 3:
                Files.delete(one);
                return "delete " + name;
            case 4:
                Files.setLastModifiedTime(one, FileTime.from(Instant.ofEpochSecond(random.nextInt(1_000_000_000))));
                return "touch " + name;
            case 5:
                Files.write(one, new byte[] {'E', 'S', 'X', 0});
                return "make binary " + name;
            case 6:
                Files.writeString(one, "---\ntitle: [open\ntags: Lab\n---\nESX and \u0091Word\u0092\n");
                return "break the front matter of " + name;
            case 7:
                Files.writeString(one, Files.readString(one).replaceFirst("tags: \\[\\w+", "tags: [Tape"));
                return "another tag for " + name;
            default:
                Files.writeString(
                        posts.resolve("tagwright-decisions.csv"),
                        "post,tag,decision\n" + name + ",Lab," + (random.nextBoolean() ? "accepted" : "rejected")
                                + "\n");
                return "decide on " + name;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-learn --format csv,jsonl,parquet", "--no-html"})
    void theReportsAreThoseOfAWholeRunAfterAnyEdits(String options) throws IOException {
        long seed = 20071118;
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            Files.writeString(posts.resolve("post-" + i + ".md"), post(random));
        }
        List<String> edits = new ArrayList<>();
        for (int run = 0; run < (options.contains("no-learn") ? 15 : 6); run++) {
            enrichBoth("seed " + seed + " run " + run + " after " + edits, (Object[]) options.split(" "));
            edits.clear();
            for (int i = random.nextInt(4); i > 0; i--) {
                edits.add(edit(random));
            }
        }
    }

    private void writePosts(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Files.writeString(posts.resolve("post-" + i + ".md"), "In rack " + i + " ESX met VMware.\n");
        }
    }

    private static String counted(Ran ran) {
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran.out().replaceFirst("(?s).*(\"worked\":\\d+,\"kept\":\\d+).*", "$1");
    }

    @Test
    void worksOnlyOnWhatHasChanged() throws IOException {
        writePosts(30);
        Object[] options = {"--no-learn", "--incremental", "--summary-json"};
        assertThat(counted(enrich(output, options))).isEqualTo("\"worked\":30,\"kept\":0");
        assertThat(counted(enrich(output, options))).isEqualTo("\"worked\":0,\"kept\":30");
        Files.writeString(posts.resolve("post-7.md"), "Cisco.\n");
        Files.delete(posts.resolve("post-8.md"));
        Files.move(posts.resolve("post-9.md"), posts.resolve("a.md"));
        assertThat(counted(enrich(output, options))).isEqualTo("\"worked\":2,\"kept\":27");
        assertThat(counted(enrich(output, "--no-learn", "--incremental", "--summary-json", "--tag-key", "labels")))
                .isEqualTo("\"worked\":29,\"kept\":0");
    }

    @Test
    void aTagModelThatIsGivenLetsOthersKeepTheirRowsUntilItIsAnother() throws IOException {
        Random random = new Random(20080218);
        for (int i = 0; i < 60; i++) {
            Files.writeString(posts.resolve("post-" + i + ".md"), post(random).replace("draft: true\n", ""));
        }
        Path model = folder.resolve("blog.tags");
        Object[] train = {"train", "tags", posts, "-o", model, "--models", MODELS};
        Ran trained = Ran.tagwright(train);
        assertThat(trained.code()).as(trained.err()).isZero();
        Object[] options = {"--tag-model", model};
        enrichBoth("first", options);
        Files.writeString(posts.resolve("post-7.md"), "---\ntags: [Lab, Tape]\n---\nESX met a tape library.\n");
        Object[] counting = {"--tag-model", model, "--incremental", "--summary-json"};
        assertThat(counted(enrich(output, counting))).isEqualTo("\"worked\":1,\"kept\":59");
        enrichBoth("after a change", options);

        assertThat(Ran.tagwright(train).code()).isZero();
        assertThat(counted(enrich(output, counting))).isEqualTo("\"worked\":60,\"kept\":0");
        enrichBoth("with another model", options);
    }

    @Test
    void aStateThatIsDamagedIsSaidAndMadeAnew() throws IOException {
        writePosts(30);
        enrichBoth("first", "--no-learn");
        Path state = output.resolve(".tagwright-state");
        byte[] whole = Files.readAllBytes(state);
        for (byte[] damaged :
                List.of("no state".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(whole, 5_000), new byte[9_000])) {
            Files.write(state, damaged);
            assertThat(enrichBoth("damaged", "--no-learn").err())
                    .isEqualTo("tagwright: the state " + state + " is damaged and is made anew\n");
            assertThat(enrichBoth("again", "--no-learn").err()).isEmpty();
        }
    }

    @Test
    void aStateOfAnotherVersionIsSaidAndMadeAnew() throws IOException {
        writePosts(5);
        enrichBoth("first", "--no-learn");
        Path state = output.resolve(".tagwright-state");
        try (MVStore later = MVStore.open(state.toString())) {
            later.setStoreVersion(later.getStoreVersion() + 1);
        }
        assertThat(enrichBoth("of another version", "--no-learn").err())
                .isEqualTo("tagwright: the state " + state + " is of another version and is made anew\n");
        assertThat(enrichBoth("again", "--no-learn").err()).isEmpty();
    }

    @Test
    void noByteOfTheStateCanMakeTheReportsOther() throws IOException {
        writePosts(30);
        enrichBoth("first", "--no-learn");
        Path state = output.resolve(".tagwright-state");
        byte[] whole = Files.readAllBytes(state);
        for (int at = 100; at < whole.length; at += whole.length / 12) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x41;
            Files.write(state, flipped);
            enrichBoth("byte " + at, "--no-learn");
        }
    }

    @Test
    void saysWhyItDoesAllAnew() throws IOException {
        writePosts(5);
        enrichBoth("first", "--no-learn");
        assertThat(enrichBoth("other options", "--no-learn", "--no-html").err())
                .isEqualTo("tagwright: the state " + output.resolve(".tagwright-state")
                        + " is of another version, other models or other options and is made anew\n");
        Files.writeString(output.resolve("tags.csv"), "edited");
        assertThat(enrichBoth("edited", "--no-learn", "--no-html").err())
                .isEqualTo("tagwright: the reports in " + output
                        + " are not those that the state tells of and are made anew\n");
    }
}
