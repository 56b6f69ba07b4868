package io.github.tagwright.cli;

import io.github.tagwright.TagLearning.Taught;

/**
 * What taught tags.
 *
 * @param posts 0 where none did
 * @param tags that they have
 */
record Habit(int posts, int tags) {

    static Habit of(Taught taught) {
        return taught.model()
                .map(model -> new Habit(model.posts(), model.tags().counts().size()))
                .orElse(new Habit(0, 0));
    }
}
