package io.github.tagwright.tag;

import java.util.List;

/** A way to learn tags from posts. Same posts in, same suggestions out. */
public interface TagLearner {

    /** What to call it in a table. */
    String label();

    /** @param known posts with tags, at least {@link TagTrainer#FEWEST} */
    Learned learn(List<TagExample> known);

    /** What was learned. Immutable. */
    interface Learned {

        /** Suggests for a post as if it had not seen it, best first. */
        List<Suggestion> suggest(TagExample post);

        /** The same with one post more to learn from. */
        Learned with(TagExample post);
    }
}
