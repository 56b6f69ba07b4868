package io.github.tagwright.evaluate;

import io.github.tagwright.tag.TagExample;
import io.github.tagwright.tag.TagLearner;
import io.github.tagwright.tag.TagTrainer;
import io.github.tagwright.tag.Yardstick;
import java.util.ArrayList;
import java.util.List;

/**
 * How an archive's tags are best learned: the whole way, the ways that it must beat, fewer posts to learn from, and the
 * whole way without each kind of evidence. Takes dozens of trainings.
 *
 * @param folds in 5 folds, the whole way first
 * @param newest on the newest fifth, likewise; empty where too few posts have dates
 */
public record TagStudy(List<TagAnswers> folds, List<TagAnswers> newest) {

    private static final int FOLDS = 5;

    /** Nothing studied. */
    public static final TagStudy NONE = new TagStudy(List.of(), List.of());

    public TagStudy {
        folds = List.copyOf(folds);
        newest = List.copyOf(newest);
    }

    /** @param whole the way that is studied */
    public static TagStudy of(List<TagExample> posts, TagTrainer whole) {
        return new TagStudy(answers(TagSplits.folds(posts, FOLDS), whole), answers(TagSplits.time(posts), whole));
    }

    private static List<TagAnswers> answers(TagSplits splits, TagTrainer whole) {
        List<TagAnswers> answers = new ArrayList<>();
        if (splits.splits().isEmpty()) {
            return answers;
        }
        List<TagLearner> learners = new ArrayList<>(List.of(whole));
        learners.addAll(List.of(Yardstick.values()));
        learners.addAll(whole.ablations());
        learners.forEach(learner -> answers.add(TagAnswers.of(learner, splits, false)));
        for (int part : TagSplits.PARTS) {
            answers.add(TagAnswers.of(whole, splits.withKnownPart(part), false));
        }
        return answers;
    }
}
