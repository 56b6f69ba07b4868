package io.github.tagwright;

import io.github.tagwright.entity.Entities;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.Reading;
import io.github.tagwright.tag.TagSuggester;
import io.github.tagwright.text.TextReader;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one post the whole way. Holds what OpenNLP keeps between calls, so a tagger belongs to one thread at a time;
 * the outcome never depends on the posts before.
 */
public final class Tagger {

    private static final Logger LOG = LoggerFactory.getLogger(Tagger.class);

    private final TextReader text;
    private final Entities entities;
    private final TagSuggester tags;

    public Tagger(TextReader text, Entities entities, TagSuggester tags) {
        this.text = text;
        this.entities = entities;
        this.tags = tags;
    }

    /** Never throws for what a post holds: whatever goes wrong with it becomes a rejection that says so. */
    public Outcome tag(Reading reading) {
        return reading.match(good -> tag(good.post()), bad -> new Outcome.Rejected(bad.path(), bad.problems()));
    }

    private Outcome tag(Post post) {
        try {
            var prose = text.read(post);
            var found = entities.in(prose, post.frontMatter().date());
            return new Outcome.Tagged(post, prose, found, tags.suggest(post, prose, found));
        } catch (RuntimeException | StackOverflowError failure) {
            LOG.warn("{} could not be processed", post.path(), failure);
            Problem problem = new Problem(
                    post.path(),
                    "could not be processed (" + failure.getClass().getSimpleName() + ")",
                    "a post that can be parsed");
            return new Outcome.Rejected(post.path(), List.of(problem));
        }
    }
}
