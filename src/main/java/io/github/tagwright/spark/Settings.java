package io.github.tagwright.spark;

import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.tag.ArchiveTags;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task needs to know to tag posts. Files stand in it as {@link SharedFiles}, whose contents travel apart from it.
 *
 * @param models a models folder; none for the models inside the jar
 * @param tagModel a file of {@code train tags}; none to suggest from names and the archive's tags
 * @param decisions an editor's; none where there are none
 * @param tagKeys fields that hold a post's tags
 * @param taggedPosts how many posts of the archive have tags
 * @param tagCounts the archive's tags with the posts of each, most used first
 */
record Settings(
        @Nullable SharedFiles models,
        @Nullable SharedFiles tagModel,
        @Nullable SharedFiles decisions,
        ArrayList<String> tagKeys,
        int taggedPosts,
        LinkedHashMap<String, Integer> tagCounts)
        implements Serializable {

    PostReader reader() {
        return new PostReader(new TagKeys(tagKeys));
    }

    Settings withDecisions(SharedFiles file) {
        return new Settings(models, tagModel, file, tagKeys, taggedPosts, tagCounts);
    }

    Settings withTagKeys(List<String> keys) {
        return new Settings(models, tagModel, decisions, new ArrayList<>(keys), taggedPosts, tagCounts);
    }

    Settings withTags(ArchiveTags tags) {
        return new Settings(models, tagModel, decisions, tagKeys, tags.posts(), new LinkedHashMap<>(tags.counts()));
    }

    Settings withTagModel(SharedFiles file) {
        return new Settings(models, file, decisions, tagKeys, taggedPosts, tagCounts);
    }
}
