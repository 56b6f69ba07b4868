package io.github.tagwright.tag;

import io.github.tagwright.post.Span;
import java.util.List;

/**
 * One reason for a suggestion.
 *
 * @param reason in words
 * @param places in the post's source where it can be seen, the first few; none for reasons outside the post
 */
public record Evidence(String reason, List<Span> places) {

    public Evidence {
        places = List.copyOf(places);
    }
}
