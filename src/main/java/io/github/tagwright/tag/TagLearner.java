package io.github.tagwright.tag;

import java.util.List;
import java.util.function.Function;

/** A way to learn tags from posts. Same posts in, same suggestions out. */
public interface TagLearner {

    /** What to call it in a table. */
    String label();

    /**
     * @param known posts with tags, at least {@link TagTrainer#FEWEST}
     * @return suggests for posts it has not seen, best first
     */
    Function<TagExample, List<Suggestion>> learn(List<TagExample> known);
}
