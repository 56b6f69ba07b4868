package io.github.tagwright.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.text.MarkdownReader;
import io.github.tagwright.text.TextModels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedRankerTest {

    private static final List<String> TOOLS =
            List.of("Bacula", "Amanda", "Nagios", "Puppet", "Squid", "Postfix", "Varnish", "Samba");
    private static final List<String> GAMES =
            List.of("Chess", "Checkers", "Backgammon", "Bridge", "Dominoes", "Go", "Whist", "Ludo", "Darts", "Croquet");

    private static MarkdownReader reader;
    private static SharedRanker ranker;

    @BeforeAll
    static void train() throws IOException {
        reader = new MarkdownReader(TextModels.load());
        ranker = new SharedRankerTrainer(2).train(tools());
    }

    private static TagExample example(String name, String source) {
        Post post = new PostReader(TagKeys.DEFAULT)
                .read(name, source.getBytes(StandardCharsets.UTF_8))
                .match(good -> good.post(), bad -> {
                    throw new AssertionError(bad.problems());
                });
        return TagExample.of(post, reader.read(post), List.of());
    }

    /** An archive whose posts are tagged with the tools they name, and name one more in passing. */
    private static List<TagExample> tools() {
        List<TagExample> posts = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            String tool = TOOLS.get(i % TOOLS.size());
            String other = TOOLS.get((i / 3 + 5) % TOOLS.size());
            posts.add(example(
                    "tools-" + i + ".md",
                    "---\ntitle: Upgrading " + tool + "\ndate: 2011-02-" + (1 + i % 28) + "\ntags: [" + tool
                            + "]\n---\n\nThe new release of " + tool + " went in on host " + i
                            + " without trouble. Afterwards I restarted it twice.\n\nNothing to do with it, but "
                            + "somewhere in the same rack a colleague still looks after an old " + other + ".\n"));
        }
        return posts;
    }

    /** An archive that has used each of its tags once. */
    private static List<TagExample> games() {
        List<TagExample> posts = new ArrayList<>();
        for (int i = 0; i < GAMES.size(); i++) {
            String game = GAMES.get(i);
            posts.add(example(
                    "games-" + i + ".md",
                    "---\ntitle: An evening of " + game + "\ntags: [" + game + "]\n---\n\nWe sat down to " + game
                            + " after supper, " + i + " of us, and played until the lamp went out.\n"));
        }
        return posts;
    }

    private static byte[] bytes(SharedRanker ranker) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ranker.write(bytes);
        return bytes.toByteArray();
    }

    /** Fits to so many rows that all speak against what the ranker has learned. */
    private static double probabilityOf(float[] pair, int rows) {
        float[][] same = new float[rows][];
        float[] importance = new float[rows];
        Arrays.fill(same, pair);
        Arrays.fill(importance, 1);
        Pull pull = ranker.pull(Pull.toZero(pair.length, 0.05), rows);
        return ranker.ranker().fitted(same, new boolean[rows], importance, pull).probability(pair);
    }

    @Test
    void outweighsFewRowsOfAnArchiveAndGivesWayToMany() {
        float[] likely = new TagTrainer(2)
                .rows(tools()).stream()
                        .filter(pair -> pair.right() && ranker.ranker().probability(pair.features()) > 0.9)
                        .findFirst()
                        .orElseThrow()
                        .features();

        assertThat(probabilityOf(likely, 1)).isGreaterThan(0.5);
        assertThat(probabilityOf(likely, 2_000)).isLessThan(0.1);
    }

    @Test
    void staysOutOfArchivesThatItWasTrainedOn(@TempDir Path folder) throws IOException {
        List<TagExample> mixed = new ArrayList<>(games());
        mixed.add(tools().get(7));

        new TagTrainer(2).train(mixed).write(folder.resolve("alone"));
        new TagTrainer(2, Optional.of(ranker)).train(mixed).write(folder.resolve("with"));
        new TagTrainer(2, Optional.of(ranker)).train(games()).write(folder.resolve("games"));
        new TagTrainer(2).train(games()).write(folder.resolve("games-alone"));

        assertThat(folder.resolve("with")).hasSameBinaryContentAs(folder.resolve("alone"));
        assertThat(java.nio.file.Files.mismatch(folder.resolve("games"), folder.resolve("games-alone")))
                .isNotNegative();
    }

    @Test
    void isTheSameFromTheSamePostsAndAfterAStayInAFile() throws IOException {
        byte[] first = bytes(ranker);

        assertThat(bytes(new SharedRankerTrainer(1).train(tools()))).isEqualTo(first);
        SharedRanker back = SharedRanker.read(new ByteArrayInputStream(first));
        assertThat(bytes(back)).isEqualTo(first);
        assertThat(back.dataHash()).isEqualTo(ranker.dataHash());
        assertThat(back.posts()).isEqualTo(32);
    }

    @Test
    void refusesFilesThatAreNoRankerOrCutShort() throws IOException {
        byte[] bytes = bytes(ranker);

        assertThatThrownBy(() -> SharedRanker.read(new ByteArrayInputStream(new byte[100])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no shared ranker");
        byte[] ofOtherFeatures = bytes(new SharedRanker(
                new LogisticRegression(new float[7], new float[7], new double[8]), new double[64], new long[0]));
        assertThatThrownBy(() -> SharedRanker.read(new ByteArrayInputStream(ofOtherFeatures)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another version");
        for (int length : new int[] {3, 40, bytes.length / 2, bytes.length - 1}) {
            assertThatThrownBy(() -> SharedRanker.read(new ByteArrayInputStream(Arrays.copyOf(bytes, length))))
                    .isInstanceOf(IOException.class);
        }
    }
}
