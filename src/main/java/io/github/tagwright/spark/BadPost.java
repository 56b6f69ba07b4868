package io.github.tagwright.spark;

import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.Reading;
import io.github.tagwright.post.Unread;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A place where there should be a post and is none that can be read. */
record BadPost(String name, String found, String expected) implements Unread, Serializable {

    @Override
    public byte[] bytes() {
        return (found + expected).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Reading read(PostReader reader) {
        return new Reading.Bad(name, List.of(new Problem(name, found, expected)));
    }
}
