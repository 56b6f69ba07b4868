package io.github.tagwright.tag;

import io.github.tagwright.entity.Link;
import io.github.tagwright.post.Post;
import io.github.tagwright.text.Text;
import java.util.List;

/**
 * Suggests tags for a post, best first: score down, then tag. The post's own tags only set
 * {@link Suggestion#present()}; they never raise a score. Safe to share between threads.
 */
public interface TagSuggester {

    /** Suggests nothing, where only what a post mentions is asked for. */
    TagSuggester NONE = (post, text, entities) -> List.of();

    List<Suggestion> suggest(Post post, Text text, List<Link> entities);
}
