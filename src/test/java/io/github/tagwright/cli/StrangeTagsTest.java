package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives whose tags teach little or nothing: every command gives a sensible result or says what is wrong. */
class StrangeTagsTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");
    private static final String[] BODIES = {
        "The switch lost its VLAN after the reboot of the core.\n",
        "Hyper-V, a hypervisor, moved the guest while we watched.\n",
        "A snapshot by Data ONTAP takes a second.\n",
        ""
    };

    @TempDir
    private Path folder;

    /** Sixty posts; {@code %d} in the front matter is the post's number. */
    private Path archive(String frontMatter) throws IOException {
        Path posts = Files.createDirectory(folder.resolve("posts"));
        for (int i = 0; i < 60; i++) {
            Files.writeString(
                    posts.resolve("post-%02d.md".formatted(i)),
                    "---\n" + frontMatter.replace("%d", "" + i) + "---\n" + BODIES[i % BODIES.length]);
        }
        return posts;
    }

    private Ran train(Path posts) {
        return Ran.tagwright("train", "tags", posts, "-o", folder.resolve("model"), "--models", MODELS);
    }

    private Ran evaluate(Path posts, String... options) {
        return Ran.tagwright(with(options, "evaluate", "tags", posts, "--folds", "2", "--models", MODELS));
    }

    private Ran enrich(Path posts) {
        return Ran.tagwright(
                "enrich",
                posts,
                "--output",
                folder.resolve("output"),
                "--models",
                MODELS,
                "--quiet",
                "--cache",
                folder.resolve("cache"));
    }

    private Ran suggest(Path posts) throws IOException {
        Path draft = Files.writeString(folder.resolve("draft.md"), "---\ntitle: A switch\n---\n" + BODIES[0]);
        return Ran.tagwright(
                "suggest", draft, "--archive", posts, "--models", MODELS, "--cache", folder.resolve("cache"));
    }

    private static Object[] with(String[] options, Object... args) {
        Object[] all = java.util.Arrays.copyOf(args, args.length + options.length);
        System.arraycopy(options, 0, all, args.length, options.length);
        return all;
    }

    private void assertAllWork(Path posts) throws IOException {
        for (Ran ran : List.of(train(posts), evaluate(posts), enrich(posts), suggest(posts))) {
            assertThat(ran.err()).isEmpty();
            assertThat(ran.code()).isZero();
        }
        assertThat(Files.readString(folder.resolve("model.card.json"))).contains("\"posts\" : 60");
    }

    @Test
    void noTagsAtAllAreSaidSo() throws IOException {
        Path posts = archive("title: Number %d\n");

        Ran trained = train(posts);
        assertThat(trained.code()).isEqualTo(2);
        assertThat(trained.err())
                .isEqualToNormalizingNewlines(
                        "tagwright: train needs at least 4 posts with tags; in " + posts + " there are 0\n");
        Ran evaluated = evaluate(posts);
        assertThat(evaluated.code()).isEqualTo(2);
        assertThat(evaluated.err())
                .isEqualToNormalizingNewlines(
                        "tagwright: no post in " + posts + " has tags, so there is nothing to measure against\n");
        assertThat(enrich(posts)).isEqualTo(new Ran(0, "", ""));
        assertThat(suggest(posts).out()).contains("Networking");
    }

    @Test
    void aFewTagsAreEnoughToSpellOthersLikeThem() throws IOException {
        Path posts = Files.createDirectory(folder.resolve("few"));
        for (String tag : List.of("home lab", "tape shelf", "old racks", "field notes", "fibre")) {
            Files.writeString(posts.resolve(tag + ".md"), "---\ntags: [" + tag + "]\n---\nA rack.\n");
        }
        assertThat(suggest(posts).out()).contains(" networking ").doesNotContain("Networking");

        Files.delete(posts.resolve("fibre.md"));
        assertThat(suggest(posts).out()).contains(" Networking ");
    }

    @Test
    void theOnlyTagIsSuggestedForAll() throws IOException {
        Path posts = archive("title: Number %d\ndate: 2012-01-01\ntags: [Lab]\n");

        assertAllWork(posts);
        assertThat(evaluate(posts, "--no-baselines").out()).containsPattern("(?m)^tagwright of 30 +60 +1\\.000 ");
        assertThat(Files.readString(folder.resolve("output/posts.csv"))).contains("post-07.md,Number 7,2012-01-01");
    }

    @Test
    void aTagOnEveryPostHidesNoOther() throws IOException {
        Path posts = archive("title: Number %d\ndate: 2012-01-01\ntags: [Lab]\n");
        for (int i = 0; i < 60; i += 4) {
            Files.writeString(
                    posts.resolve("post-%02d.md".formatted(i)),
                    "---\ntitle: Number " + i + "\ndate: 2012-01-01\ntags: [Lab, Networking]\n---\n" + BODIES[0]);
        }

        assertAllWork(posts);
        assertThat(suggest(posts).out())
                .containsPattern("(?m)^\\d\\.\\d+  Lab +suggested")
                .containsPattern("(?m)^0\\.\\d+  Networking +suggested");
    }

    @Test
    void tagsThatAreNeverUsedAgainTeachNothingAndBreakNothing() throws IOException {
        StringBuilder tags = new StringBuilder("tags: [");
        for (int i = 0; i < 84; i++) {
            tags.append("once-%dx").append(i).append(", ");
        }
        Path posts = archive("title: Number %d\n" + tags.append("last-%d]\n"));

        assertThat(train(posts).out()).contains("Learned 5,100 tags from 60 posts");
        assertThat(evaluate(posts, "--no-baselines").code()).isZero();
        assertThat(suggest(posts).code()).isZero();
    }

    @Test
    void tagsOfEveryWritingComeBackAsTheyWere() throws IOException {
        String longTag = "long".repeat(75);
        Path posts = archive("title: Number %d\ntags: ['🚀 lift-off', 'one, two', '" + longTag + "', '=1+1', '…']\n");

        assertAllWork(posts);
        assertThat(suggest(posts).out()).contains("🚀 lift-off", "one, two", longTag, "=1+1", "…");
    }

    @Test
    void datesBeyondAllReasonCountForNone() throws IOException {
        Path posts = archive("title: Number %d\ndate: 9999-12-31\ntags: [Lab, 'shelf %d']\n");

        assertAllWork(posts);
        Ran ran = evaluate(posts, "--split", "time");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("tagwright: too few posts with tags and dates");
    }
}
