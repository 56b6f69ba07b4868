package io.github.tagwright.tag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a trainer made of posts, and with each post that comes of that one too; learned anew whenever one in ten has come
 * since.
 *
 * @param known posts learned from
 * @param whole how many of them the last whole training had
 */
record Growing(TagTrainer trainer, List<TagExample> known, int whole, GrowingModel grown)
        implements TagLearner.Learned {

    Growing {
        known = List.copyOf(known);
    }

    @Override
    public List<Suggestion> suggest(TagExample post) {
        return grown.model().suggest(post);
    }

    @Override
    public TagLearner.Learned with(TagExample post) {
        List<TagExample> more = new ArrayList<>(known);
        more.add(post);
        if ((more.size() - whole) * TagTrainer.ONE_IN > whole) {
            return trainer.learn(more);
        }
        try {
            return new Growing(trainer, more, whole, grown.changed(Set.of(), List.of(post), wanted -> known));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
