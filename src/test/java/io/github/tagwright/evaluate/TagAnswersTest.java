package io.github.tagwright.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.evaluate.TagAnswers.Use;
import io.github.tagwright.tag.Suggestion;
import io.github.tagwright.tag.TagExample;
import io.github.tagwright.tag.TagLearner;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TagAnswersTest {

    private static final List<TagExample> OLDER = List.of(
            Examples.post("a.md", "A tape library", "2011-01-01", "Backup", "Tape"),
            Examples.post("b.md", "Restores", "2011-02-01", "backup"),
            Examples.post("c.md", "A fabric", "2011-03-01", "SAN"),
            Examples.post("d.md", "Zoning", "2011-04-01", "SAN", "Backup"));

    /** Two of the same new tag, one after the other. */
    private static final List<TagExample> NEWER = List.of(
            Examples.post("f.md", "More clouds", "2011-06-01", "Cloud"),
            Examples.post("e.md", "Clouds", "2011-05-01", "Cloud", "Tape"));

    /** Suggests every tag it has seen. */
    private record Everything(List<TagExample> known) implements TagLearner, TagLearner.Learned {

        @Override
        public String label() {
            return "everything";
        }

        @Override
        public Learned learn(List<TagExample> posts) {
            return new Everything(posts);
        }

        @Override
        public List<Suggestion> suggest(TagExample post) {
            TreeSet<String> tags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            known.forEach(one -> tags.addAll(one.tags()));
            return Examples.suggested(tags.toArray(String[]::new));
        }

        @Override
        public Learned with(TagExample post) {
            List<TagExample> more = new ArrayList<>(known);
            more.add(post);
            return new Everything(more);
        }
    }

    private static TagAnswers answers(boolean retrain) {
        return TagAnswers.of(new Everything(List.of()), TagSplits.of(OLDER, NEWER), retrain);
    }

    @Test
    void asksOldestFirstAndTellsHowOftenATagWasUsedBefore() {
        TagAnswers answers = answers(false);

        assertThat(answers.known()).isEqualTo(4);
        assertThat(answers.answers()).extracting(answer -> answer.post().path()).containsExactly("e.md", "f.md");
        assertThat(answers.byUse())
                .containsEntry(Use.NONE, new PrecisionRecall(0, 0, 2))
                .containsEntry(Use.ONE, new PrecisionRecall(1, 2, 1))
                .containsEntry(Use.FEW, new PrecisionRecall(0, 4, 0))
                .containsEntry(Use.MANY, new PrecisionRecall(0, 0, 0));
    }

    @Test
    void learnsFromEachPostOnceItIsTested() {
        TagAnswers answers = answers(true);

        assertThat(answers.answers().get(0).suggestions())
                .extracting(Suggestion::tag)
                .containsExactly("Backup", "SAN", "Tape");
        assertThat(answers.answers().get(1).suggestions())
                .extracting(Suggestion::tag)
                .containsExactly("Backup", "Cloud", "SAN", "Tape");
        assertThat(answers.byUse()).containsEntry(Use.NONE, new PrecisionRecall(0, 0, 1));
        assertThat(answers.byUse().get(Use.ONE).gold()).isEqualTo(2);
    }

    @Test
    void countsUsesInTheirRanges() {
        assertThat(List.of(0, 1, 2, 4, 5, 19, 20, 5_000).stream().map(Use::of))
                .containsExactly(Use.NONE, Use.ONE, Use.FEW, Use.FEW, Use.SOME, Use.SOME, Use.MANY, Use.MANY);
    }

    @Test
    void comparesTwoWaysPostByPost() {
        TagEvaluation everything = answers(false).evaluation();
        TagEvaluation right = new TagEvaluation();
        right.add(List.of("Cloud", "Tape"), Examples.suggested("cloud", "tape"));
        right.add(List.of("Cloud"), Examples.suggested("Cloud"));

        TagEvaluation.Interval above = right.above(everything);

        assertThat(above.mean()).isEqualTo(0.8);
        assertThat(above.low()).isEqualTo(0.6);
        assertThat(above.high()).isEqualTo(1);
        assertThat(right.above(right)).isEqualTo(new TagEvaluation.Interval(0, 0, 0));
    }
}
