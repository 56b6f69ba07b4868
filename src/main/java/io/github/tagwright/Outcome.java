package io.github.tagwright;

import io.github.tagwright.entity.Link;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.Problem;
import io.github.tagwright.tag.Suggestion;
import io.github.tagwright.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

        /** The names of the tags that are proposed, best first. */
        public List<String> suggestedTags() {
            return tags.stream()
                    .filter(Suggestion::suggested)
                    .map(Suggestion::tag)
                    .toList();
        }

        /** Of these the ones that it lacks. */
        public List<String> missingTags() {
            return tags.stream()
                    .filter(tag -> tag.suggested() && !tag.present())
                    .map(Suggestion::tag)
                    .toList();
        }

        /** The mentions of each vendor and product, in order of the first. */
        public Collection<List<Link>> linksByEntity() {
            Map<String, List<Link>> byId = new LinkedHashMap<>();
            links.forEach(link ->
                    byId.computeIfAbsent(link.id(), id -> new ArrayList<>()).add(link));
            return byId.values();
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
