package io.github.tagwright.bulk;

import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.Reading;
import io.github.tagwright.post.Unread;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A place in an export where there should be a post and is none that can be read. */
record Unreadable(String name, Problem problem) implements Unread, Serializable {

    /** @param problem whose post is the export's file; the name is that and the line */
    Unreadable(Problem problem) {
        this(problem.post() + ":" + problem.position().line(), problem);
    }

    @Override
    public byte[] bytes() {
        return problem.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Reading read(PostReader reader) {
        return new Reading.Bad(name, List.of(problem));
    }
}
