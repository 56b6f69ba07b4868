package io.github.tagwright.evaluate;

import io.github.tagwright.tag.TagExample;
import io.github.tagwright.tag.TagLearner;
import io.github.tagwright.tag.TagTrainer;
import java.util.ArrayList;
import java.util.List;

/**
 * What an archive's tags are learned from: the whole way without each kind of evidence, and with fewer posts. Every post
 * is judged by what its training learned without it, so that one training of each kind is enough.
 *
 * @param ways the whole way, then without each kind of evidence; none where nothing was studied
 * @param curve the whole way with ever more posts, each number in as many samples as {@link TagSplits#samples} takes
 */
public record TagStudy(List<TagAnswers> ways, List<TagAnswers> curve) {

    private static final int FEWEST = 50;

    /** Nothing studied. */
    public static final TagStudy NONE = new TagStudy(List.of(), List.of());

    public TagStudy {
        ways = List.copyOf(ways);
        curve = List.copyOf(curve);
    }

    /** @param whole the way that is studied */
    public static TagStudy of(List<TagExample> posts, TagTrainer whole) {
        TagSplits all = TagSplits.samples(posts, posts.size());
        List<TagAnswers> ways = new ArrayList<>(List.of(TagAnswers.of(whole, all, false)));
        for (TagLearner without : whole.ablations()) {
            ways.add(TagAnswers.of(without, all, false));
        }
        List<TagAnswers> curve = new ArrayList<>();
        for (int size = FEWEST; size < posts.size(); size *= 2) {
            curve.add(TagAnswers.of(whole, TagSplits.samples(posts, size), false));
        }
        curve.add(ways.get(0));
        return new TagStudy(ways, curve);
    }
}
