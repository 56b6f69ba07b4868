package io.github.tagwright.evaluate;

import io.github.tagwright.tag.Suggestion;
import io.github.tagwright.tag.TagExample;
import io.github.tagwright.tag.TagLearner;
import io.github.tagwright.tag.TagModel;
import java.util.List;

/**
 * A model that learned elsewhere, measured beside others; it learns nothing of the posts of a test.
 *
 * @param label what to call it in a table
 */
public record GivenModel(String label, TagModel model) implements TagLearner, TagLearner.Learned {

    @Override
    public Learned learn(List<TagExample> known) {
        return this;
    }

    @Override
    public List<Suggestion> suggest(TagExample post) {
        return model.suggest(post);
    }

    @Override
    public Learned with(TagExample post) {
        return this;
    }
}
