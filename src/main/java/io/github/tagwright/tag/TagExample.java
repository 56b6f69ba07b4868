package io.github.tagwright.tag;

import io.github.tagwright.entity.Link;
import io.github.tagwright.post.Post;
import io.github.tagwright.tag.PostFeatures.Part;
import io.github.tagwright.text.Text;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A post as a tag model sees it: to learn from, or to suggest for. Holds numbers, not text. Immutable. */
public final class TagExample {

    private final PostFeatures features;

    private TagExample(PostFeatures features) {
        this.features = features;
    }

    public static TagExample of(Post post, Text text, List<Link> entities) {
        return new TagExample(FeatureReader.read(post, text, entities));
    }

    /** The same post with other tags. */
    public TagExample tagged(List<String> tags) {
        return new TagExample(features.tagged(tags));
    }

    /**
     * The same post, smaller by most of what it takes: without the names in it, but for those of some tags.
     *
     * @param tags all that will be learned
     */
    public static UnaryOperator<TagExample> slimming(Collection<String> tags) {
        Set<Long> keys = new HashSet<>();
        for (String tag : tags) {
            Archive.forms(tag).forEach(form -> keys.add(Hash.of(form)));
        }
        return post -> new TagExample(post.features.naming(keys::contains));
    }

    public String path() {
        return features.path();
    }

    /** The post's own tags. */
    public List<String> tags() {
        return features.tags();
    }

    /** Days since 1970; empty where the post has no date. */
    public OptionalInt day() {
        return features.hasDay() ? OptionalInt.of(features.day()) : OptionalInt.empty();
    }

    /** How alike two titles are: the share of their words and pairs of words that both have, 0 to 1. */
    public double titleLikeness(TagExample other) {
        return features.part(Part.TITLE).likeness(other.features.part(Part.TITLE));
    }

    PostFeatures features() {
        return features;
    }
}
