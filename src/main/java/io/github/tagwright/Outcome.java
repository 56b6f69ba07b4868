package io.github.tagwright;

import io.github.tagwright.entity.Link;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.Problem;
import io.github.tagwright.tag.Suggestion;
import io.github.tagwright.text.Text;
import java.util.List;
import java.util.function.Function;

/** What came of one post. */
public sealed interface Outcome {

    /** The post's name. */
    String path();

    /** What was wrong with it; never empty for a rejected one. */
    List<Problem> problems();

    <R> R match(Function<Tagged, R> tagged, Function<Rejected, R> rejected);

    /**
     * A post that went the whole way.
     *
     * @param links the vendors and products it mentions, in order of the source
     * @param tags best first
     */
    record Tagged(Post post, Text text, List<Link> links, List<Suggestion> tags) implements Outcome {
        public Tagged {
            links = List.copyOf(links);
            tags = List.copyOf(tags);
        }

        @Override
        public String path() {
            return post.path();
        }

        @Override
        public List<Problem> problems() {
            return post.problems();
        }

        @Override
        public <R> R match(Function<Tagged, R> tagged, Function<Rejected, R> rejected) {
            return tagged.apply(this);
        }
    }

    /** A file of which nothing could be made. */
    record Rejected(String path, List<Problem> problems) implements Outcome {
        public Rejected {
            problems = List.copyOf(problems);
        }

        @Override
        public <R> R match(Function<Tagged, R> tagged, Function<Rejected, R> rejected) {
            return rejected.apply(this);
        }
    }
}
