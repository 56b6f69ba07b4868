package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
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
}
