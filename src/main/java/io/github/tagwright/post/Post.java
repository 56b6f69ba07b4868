package io.github.tagwright.post;

import java.util.List;

/**
 * One post, read.
 *
 * @param path below the posts folder, with {@code /}, or the id of a record; the post's name in every report
 * @param source the whole file; of a record, its title and body
 * @param frontMatter what the post says of itself
 * @param bodyStart where the body begins, a UTF-16 offset in the source
 * @param syntax how the body is written
 * @param problems what was wrong and could be read past
 */
public record Post(
        String path, Source source, FrontMatter frontMatter, int bodyStart, Syntax syntax, List<Problem> problems) {

    /** How a body is written. */
    public enum Syntax {
        MARKDOWN,
        HTML,
        PLAIN
    }

    public Post {
        problems = List.copyOf(problems);
        if (bodyStart < 0 || bodyStart > source.text().length()) {
            throw new IllegalArgumentException("body starts outside the source: " + bodyStart);
        }
    }
}
