package io.github.tagwright.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class YardstickTest {

    @BeforeAll
    static void loadModels() throws IOException {
        TagTrainerTest.loadModels();
    }

    private static List<String> set(TagLearner.Learned learned, TagExample post) {
        return learned.suggest(post).stream()
                .filter(Suggestion::suggested)
                .map(Suggestion::tag)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Yardstick.class,
            names = {"NEIGHBOURS", "ONE_VS_REST"})
    void learnsASubjectFromItsWords(Yardstick yardstick) {
        TagLearner.Learned learned = yardstick.learn(TagTrainerTest.archive(60));

        assertThat(set(learned, TagTrainerTest.post(61).example())).containsExactly("Fibre Channel", "Lab");
    }

    @Test
    void findsNamesWhateverTheirSpelling() {
        TagLearner.Learned learned = Yardstick.NAME_IN_TEXT.learn(TagTrainerTest.archive(8));

        TagExample draft = TagTrainerTest.read("draft.md", "A fibre-channel switch and a container, in the LAB.\n")
                .example();

        assertThat(set(learned, draft)).containsExactly("Containers", "Fibre Channel", "Lab");
    }

    @Test
    void givesTheMostFrequentTagsToEveryPost() {
        TagLearner.Learned learned = Yardstick.MOST_FREQUENT.learn(TagTrainerTest.archive(61));

        assertThat(set(learned, TagTrainerTest.post(62).example())).containsExactly("Backup", "Lab");
    }

    @ParameterizedTest
    @EnumSource(Yardstick.class)
    void knowsTheTagsOfPostsThatCameLater(Yardstick yardstick) {
        TagLearner.Learned learned = yardstick.learn(TagTrainerTest.archive(40));
        TagExample later = TagTrainerTest.read("later.md", "---\ntags: [Xylophone]\n---\nA xylophone in the attic.\n")
                .example();

        TagLearner.Learned more = learned.with(later).with(later);

        assertThat(tags(learned.suggest(later))).doesNotContain("Xylophone");
        assertThat(tags(more.suggest(later))).contains("Xylophone");
    }

    private static List<String> tags(List<Suggestion> suggestions) {
        return suggestions.stream().map(Suggestion::tag).toList();
    }

    @Test
    void learnsAnewOnceEnoughPostsHaveCome() {
        TagLearner.Learned learned = Yardstick.ONE_VS_REST.learn(TagTrainerTest.archive(100));

        TagLearner.Learned one = learned.with(TagTrainerTest.post(101).example());
        TagLearner.Learned two = one.with(TagTrainerTest.post(102).example());

        assertThat(((Relearned) one).known()).hasSize(100);
        assertThat(((Relearned) two).known()).hasSize(102);
    }
}
