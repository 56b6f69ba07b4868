package io.github.tagwright.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.text.MarkdownReader;
import io.github.tagwright.text.Text;
import io.github.tagwright.text.TextModels;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagTrainerTest {

    private static final List<List<String>> SUBJECTS = List.of(
            List.of("Backup", "restore", "tape library", "retention window", "nightly job"),
            List.of("Fibre Channel", "zoning", "fabric login", "switch port", "host adapter"),
            List.of("PowerShell", "cmdlet", "pipeline object", "script block", "remote session"),
            List.of("Containers", "image layer", "registry push", "namespace", "daemon socket"));

    private static MarkdownReader reader;

    @BeforeAll
    static void loadModels() throws IOException {
        reader = new MarkdownReader(TextModels.load());
    }

    record Prose(Post post, Text text) {
        TagExample example() {
            return TagExample.of(post, text, List.of());
        }
    }

    static Prose read(String name, String source) {
        Post post = new PostReader(TagKeys.DEFAULT)
                .read(name, source.getBytes(StandardCharsets.UTF_8))
                .match(good -> good.post(), bad -> {
                    throw new AssertionError(bad.problems());
                });
        return new Prose(post, reader.read(post));
    }

    /** Post number {@code i} of an archive whose every fourth post is on the same subject. */
    private static String source(int i, String frontMatter) {
        List<String> subject = SUBJECTS.get(i % SUBJECTS.size());
        Random random = new Random(i);
        StringBuilder body = new StringBuilder("---\n" + frontMatter + "---\n\n");
        for (int sentence = 0; sentence < 6; sentence++) {
            body.append("Yesterday the ")
                    .append(subject.get(random.nextInt(subject.size())))
                    .append(" in rack ")
                    .append(random.nextInt(40))
                    .append(" needed a look. ");
        }
        return body + "\n";
    }

    static Prose post(int i) {
        String tag = SUBJECTS.get(i % SUBJECTS.size()).get(0);
        return read(
                "notes-" + i + ".md",
                source(
                        i,
                        "title: Notes on week " + i + "\ndate: 2012-03-" + (1 + i % 28) + "\ntags: [" + tag
                                + ", Lab]\n"));
    }

    static List<TagExample> archive(int posts) {
        List<TagExample> examples = new ArrayList<>();
        for (int i = 0; i < posts; i++) {
            examples.add(post(i).example());
        }
        return examples;
    }

    private static List<String> suggested(List<Suggestion> suggestions) {
        return suggestions.stream()
                .filter(Suggestion::suggested)
                .map(Suggestion::tag)
                .sorted()
                .toList();
    }

    @Test
    void givesANewPostTheTagsOfItsSubject() {
        TagModel model = new TagTrainer(2).train(archive(60));
        Prose draft = read("draft.md", source(61, "title: A draft\ndate: 2013-01-05\n"));

        List<Suggestion> suggestions = model.suggest(draft.post(), draft.text(), List.of());

        assertThat(suggested(suggestions)).containsExactly("Fibre Channel", "Lab");
        assertThat(suggestions.get(0).evidence()).isNotEmpty();
    }

    @Test
    void doesNotLetAPostsOwnTagsSpeakForThemselves() {
        List<TagExample> examples = new ArrayList<>(archive(60));
        Prose odd = read("odd.md", source(60, "title: Odd\ndate: 2012-03-09\ntags: [PowerShell, Xylophone]\n"));
        examples.add(odd.example());

        List<Suggestion> suggestions = new TagTrainer(2).train(examples).suggest(odd.example());

        assertThat(suggested(suggestions)).contains("Backup").doesNotContain("PowerShell", "Xylophone");
        assertThat(suggestions).extracting(Suggestion::tag).doesNotContain("Xylophone");
    }

    @Test
    void doesNotLetAPostThatIsThereTwiceSpeakForItself() {
        List<TagExample> examples = new ArrayList<>(archive(60));
        Prose once = read("odd.md", source(60, "title: Odd\ndate: 2012-03-09\ntags: [PowerShell, Xylophone]\n"));
        Prose again = read("again.md", source(60, "title: Odd\ndate: 2012-03-19\ntags: [PowerShell, Xylophone]\n"));
        examples.add(once.example());
        examples.add(again.example());

        List<Suggestion> suggestions = new TagTrainer(2).train(examples).suggest(once.example());

        assertThat(suggested(suggestions)).contains("Backup").doesNotContain("PowerShell", "Xylophone");
    }

    @Test
    void learnsTheSameFromPostsInAnyOrder(@TempDir Path folder) throws IOException {
        List<TagExample> examples = archive(40);
        List<TagExample> shuffled = new ArrayList<>(examples);
        Collections.shuffle(shuffled, new Random(7));

        new TagTrainer(2).train(examples).write(folder.resolve("a"));
        new TagTrainer(2).train(shuffled).write(folder.resolve("b"));

        assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
    }

    @Test
    void suggestsTheSameAfterAStayInAFile(@TempDir Path folder) throws IOException {
        TagModel model = new TagTrainer(2).train(archive(40));
        model.write(folder.resolve("model"));

        TagModel back = TagModel.read(folder.resolve("model"));

        for (Prose prose : List.of(post(3), post(90))) {
            assertThat(back.suggest(prose.post(), prose.text(), List.of()))
                    .isEqualTo(model.suggest(prose.post(), prose.text(), List.of()));
        }
        assertThat(back.dataHash()).isEqualTo(model.dataHash());
        assertThat(back.tags()).isEqualTo(model.tags());
    }

    @Test
    void saysTheSameOfAPostItKnowsByWhatIsKeptAndByReadingItAgain() {
        TagModel model = new TagTrainer(2).train(archive(60));
        TagModel forgetful = model.with(model.archive(), model.seen(), model.stage1());

        for (int i = 0; i < 60; i++) {
            Prose known = post(i);
            List<Suggestion> suggestions = model.suggest(known.post(), known.text(), List.of());
            assertThat(suggestions).isEqualTo(forgetful.suggest(known.post(), known.text(), List.of()));
            assertThat(suggestions.get(0).evidence()).isNotEmpty();
        }
    }

    @Test
    void refusesFilesThatAreNoModelOrCutShort(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("model");
        new TagTrainer(2).train(archive(12)).write(file);
        byte[] bytes = Files.readAllBytes(file);

        Files.writeString(file, "tags: [a, b]");
        assertThatThrownBy(() -> TagModel.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no tag model");
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> TagModel.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void takesSpellingsOfATagForOneAndSuggestsTheUsual() {
        List<TagExample> examples = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String tag = i % 4 != 1 ? "lab" : i == 1 ? "fibre channel" : "Fibre-Channel";
            examples.add(
                    read("p" + i + ".md", source(i, "tags: [" + tag + "]\n")).example());
        }

        TagModel model = new TagTrainer(2).train(examples);

        assertThat(model.tags().counts()).containsOnlyKeys("lab", "Fibre-Channel");
    }

    @Test
    void copesWithStrangeArchives() {
        List<String> frontMatters = List.of(
                "tags: [always]\n",
                "tags: [once%d]\n",
                "tags: ['\uD83D\uDE80', 'a, b']\ntitle: ''\n",
                "tags: [" + "long".repeat(75) + ", t%d]\n",
                "date: 9999-12-31\ntags: [late]\n");
        for (String frontMatter : frontMatters) {
            for (int posts : new int[] {TagTrainer.FEWEST, 15}) {
                List<TagExample> examples = new ArrayList<>();
                for (int i = 0; i < posts; i++) {
                    String head = frontMatter.replace("%d", "" + i);
                    String source = i % 3 == 0 ? "---\n" + head + "---\n" : source(i, head);
                    examples.add(read("p" + i + ".md", source).example());
                }
                TagModel model = new TagTrainer(2).train(examples);
                assertThat(model.suggest(post(200).example())).isNotEmpty();
                assertThat(model.suggest(examples.get(0)))
                        .allSatisfy(one -> assertThat(one.score()).isBetween(0.0, 1.0));
            }
        }
    }

    @Test
    void copesWithThousandsOfTagsUsedOnce() {
        List<TagExample> examples = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            StringBuilder tags = new StringBuilder("tags: [Lab");
            for (int tag = 0; tag < 50; tag++) {
                tags.append(", lone").append(50 * i + tag);
            }
            examples.add(read("p" + i + ".md", source(i, tags + "]\n")).example());
        }

        TagModel model = new TagTrainer(2).train(examples);

        assertThat(suggested(model.suggest(post(200).example()))).containsExactly("Lab");
    }

    @Test
    void copesWithAnArchiveOfOnePostRepeated() {
        List<TagExample> examples = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            examples.add(read("copy" + i + ".md", source(1, "tags: [Fibre Channel]\n"))
                    .example());
        }

        TagModel model = new TagTrainer(2).train(examples);

        assertThat(suggested(model.suggest(post(201).example()))).containsExactly("Fibre Channel");
    }

    @Test
    void refusesAnArchiveThatIsTooSmall() {
        assertThatThrownBy(() -> new TagTrainer(2).train(archive(TagTrainer.FEWEST - 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<TagExample> without(List<TagExample> examples, int... left) {
        List<TagExample> rest = new ArrayList<>(examples);
        for (int i : left) {
            rest.remove(examples.get(i));
        }
        return rest;
    }

    private static void assertAlike(List<Suggestion> found, List<Suggestion> expected, double tolerance) {
        assertThat(suggested(found)).isEqualTo(suggested(expected));
        for (Suggestion one : expected) {
            assertThat(found)
                    .filteredOn(other -> other.tag().equals(one.tag()))
                    .singleElement()
                    .satisfies(other -> assertThat(other.score()).isCloseTo(one.score(), within(tolerance)));
        }
    }

    @Test
    void forgetsPostsAndLearnsThemAgain() throws IOException {
        List<TagExample> examples = archive(40);
        GrowingModel whole = new TagTrainer(2).trainToGrow(examples);
        List<TagExample> some = List.of(examples.get(3), examples.get(17), examples.get(18));
        Set<String> paths = some.stream().map(TagExample::path).collect(Collectors.toSet());

        GrowingModel less = whole.changed(paths, List.of(), wanted -> examples);
        GrowingModel again = less.changed(Set.of(), some, wanted -> examples);

        assertThat(less.model().posts()).isEqualTo(37);
        for (int i = 50; i < 54; i++) {
            TagExample draft = post(i).example();
            // the correction learns of posts that come again how they are judged now
            assertAlike(again.model().suggest(draft), whole.model().suggest(draft), 5e-3);
            assertThat(less.model().suggest(draft))
                    .extracting(Suggestion::score)
                    .isNotEqualTo(whole.model().suggest(draft).stream()
                            .map(Suggestion::score)
                            .toList());
        }
    }

    @Test
    void growsNearlyToWhatAWholeTrainingGives() throws IOException {
        List<TagExample> examples = archive(60);
        GrowingModel grown = new TagTrainer(2)
                .trainToGrow(without(examples, 50, 55, 58))
                .changed(Set.of(), List.of(examples.get(50), examples.get(55), examples.get(58)), wanted -> examples);
        TagModel whole = new TagTrainer(2).train(examples);

        assertThat(grown.model().tags()).isEqualTo(whole.tags());
        for (int i = 70; i < 74; i++) {
            TagExample draft = post(i).example();
            assertAlike(grown.model().suggest(draft), whole.suggest(draft), 0.05);
        }
    }

    @Test
    void learnsATagThatWasNotInUse() throws IOException {
        List<TagExample> examples = archive(40);
        List<TagExample> more = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String source = source(41, "title: Fabric\ndate: 2012-04-0" + (1 + i) + "\ntags: [Zoning, Lab]\n");
            more.add(read("more-" + i + ".md", source + "More on zoning, part " + i + ".\n")
                    .example());
        }

        List<Prose> asked = new ArrayList<>();
        GrowingModel grown = new TagTrainer(2).trainToGrow(examples).changed(Set.of(), more, wanted -> {
            for (int i = 0; i < 40; i++) {
                if (wanted.test(post(i).post())) {
                    asked.add(post(i));
                }
            }
            return asked.stream().map(Prose::example).toList();
        });

        assertThat(grown.model().tags().counts()).containsEntry("Zoning", 4);
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(prose -> assertThat(prose.post().source().text()).contains("zoning"));
        TagExample draft = read("draft.md", source(45, "title: Zoning again\ndate: 2012-04-09\n"))
                .example();
        assertThat(grown.model().suggest(draft)).extracting(Suggestion::tag).contains("Zoning");
    }

    @Test
    void growsAfterAStayInAFile() throws IOException {
        GrowingModel model = new TagTrainer(2).trainToGrow(archive(40));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.writeRidges(new DataOutputStream(bytes));

        GrowingModel back = GrowingModel.read(model.model(), ByteBuffer.wrap(bytes.toByteArray()));

        List<TagExample> more = List.of(post(44).example(), post(45).example());
        assertThat(back.changed(Set.of(), more, wanted -> List.of()).model().suggest(post(47).example()))
                .isEqualTo(model.changed(Set.of(), more, wanted -> List.of())
                        .model()
                        .suggest(post(47).example()));
        assertThatThrownBy(() -> GrowingModel.read(
                        model.model(), ByteBuffer.wrap(java.util.Arrays.copyOf(bytes.toByteArray(), 500))))
                .isInstanceOf(IOException.class);
    }

    private static TagModel byLandmarks(List<TagExample> examples, int landmarks) {
        return new TagTrainer(2).train(TagTrainer.tagged(examples), landmarks);
    }

    @Test
    void learnsFromAllPostsByComparingThemWithSome(@TempDir Path folder) throws IOException {
        List<TagExample> examples = new ArrayList<>(archive(120));
        for (int i = 0; i < 6; i++) {
            String source = source(i, "title: Old " + i + "\ndate: 2009-01-0" + (1 + i) + "\ntags: [Zebra, Lab]\n");
            examples.add(
                    read("old-" + i + ".md", source + "The zebra came by.\n").example());
        }

        TagModel model = byLandmarks(examples, 60);

        assertThat(model.posts()).isEqualTo(126);
        assertThat(model.tags()).isEqualTo(new TagTrainer(2).train(examples).tags());
        for (int i = 130; i < 134; i++) {
            assertThat(suggested(model.suggest(post(i).example())))
                    .containsExactlyInAnyOrder(SUBJECTS.get(i % 4).get(0), "Lab");
        }
        Prose odd = read("odd.md", source(60, "title: Odd\ndate: 2012-03-09\ntags: [PowerShell, Xylophone]\n"));
        examples.add(odd.example());
        assertThat(byLandmarks(examples, 60).suggest(odd.example()))
                .filteredOn(one -> one.kind() == Suggestion.Kind.KNOWN)
                .extracting(Suggestion::tag)
                .doesNotContain("Xylophone");
        model.write(folder.resolve("model"));
        TagModel back = TagModel.read(folder.resolve("model"));
        for (TagExample asked : List.of(examples.get(3), post(140).example())) {
            assertThat(back.suggest(asked)).isEqualTo(model.suggest(asked));
        }
    }

    @Test
    void landmarksThatAreAllPostsSayWhatARidgeOfAllSays() {
        List<TagExample> examples = archive(60);
        List<PostFeatures> posts = TagTrainer.tagged(examples);
        TagTrainer trainer = new TagTrainer(2);

        Stage1 exact = trainer.train(examples).stage1();
        Stage1 byLandmarks = trainer.train(posts, posts.size()).stage1();

        for (int i = 60; i < 64; i++) {
            PostFeatures draft = post(i).example().features();
            for (Ridge ridge : Ridge.values()) {
                assertThat(byLandmarks.scores(draft).scores()[ridge.ordinal()])
                        .containsExactly(exact.scores(draft).scores()[ridge.ordinal()], within(0.01f));
            }
        }
    }
}
