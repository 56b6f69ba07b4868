package io.github.tagwright.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a learner made of posts, to be learned anew when enough more have come.
 *
 * @param known posts learned from
 * @param waiting posts that came since
 * @param enough so many of them are worth learning anew for
 * @param suggester what was learned
 */
record Relearned(
        TagLearner learner,
        List<TagExample> known,
        List<TagExample> waiting,
        int enough,
        Function<TagExample, List<Suggestion>> suggester)
        implements TagLearner.Learned {

    Relearned {
        known = List.copyOf(known);
        waiting = List.copyOf(waiting);
    }

    @Override
    public List<Suggestion> suggest(TagExample post) {
        return suggester.apply(post);
    }

    @Override
    public TagLearner.Learned with(TagExample post) {
        List<TagExample> more = new ArrayList<>(waiting);
        more.add(post);
        if (more.size() < enough) {
            return new Relearned(learner, known, more, enough, suggester);
        }
        more.addAll(0, known);
        return learner.learn(more);
    }
}
