package io.github.tagwright.spark;

import io.github.tagwright.Models;
import io.github.tagwright.Tagwright;
import io.github.tagwright.entity.NewNames;
import io.github.tagwright.tag.ArchiveTags;
import io.github.tagwright.tag.Decisions;
import io.github.tagwright.tag.TagModel;
import io.github.tagwright.tag.TagSuggester;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The models of this process, loaded when a task first asks and shared by all tasks after it. Those last asked for stay
 * in memory. Safe to share between threads.
 */
final class Taggers {

    private record Loaded<K, V>(K key, V value) {}

    private static @Nullable Loaded<Optional<SharedFiles>, Models> models;
    private static @Nullable Loaded<Models, NewNames> newNames;
    private static @Nullable Loaded<Settings, Tagwright> tagwright;

    private Taggers() {}

    static synchronized Tagwright of(Settings settings) throws IOException {
        if (tagwright == null || !tagwright.key.equals(settings)) {
            Models loaded = models(settings);
            TagSuggester tags = settings.tagModel() != null
                    ? settings.tagModel().load(TagModel::read)
                    : loaded.suggester(new ArchiveTags(settings.taggedPosts(), settings.tagCounts()));
            tagwright = new Loaded<>(
                    settings, new Tagwright(loaded, decisions(settings).over(tags)));
        }
        return tagwright.value;
    }

    static Decisions decisions(Settings settings) throws IOException {
        return settings.decisions() == null
                ? Decisions.NONE
                : settings.decisions().load(Decisions::read);
    }

    static synchronized Models models(Settings settings) throws IOException {
        Optional<SharedFiles> folder = Optional.ofNullable(settings.models());
        if (models == null || !models.key.equals(folder)) {
            models = new Loaded<>(folder, folder.isPresent() ? folder.get().load(Models::load) : Models.load());
        }
        return models.value;
    }

    /** What proposes names that the models' gazetteer lacks. */
    static synchronized NewNames newNames(Settings settings) throws IOException {
        Models here = models(settings);
        if (newNames == null || !newNames.key.equals(here)) {
            newNames = new Loaded<>(here, here.newNames());
        }
        return newNames.value;
    }
}
