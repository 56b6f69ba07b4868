package io.github.tagwright.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads posts for tests from texts and bytes. */
final class Read {

    private static final PostReader READER = new PostReader(TagKeys.DEFAULT);

    private Read() {}

    /** A post that is read without a problem. */
    static Post post(String content) {
        return post("note.md", content);
    }

    static Post post(String name, String content) {
        Post post = flawed(name, content.getBytes(StandardCharsets.UTF_8));
        assertThat(post.problems()).isEmpty();
        return post;
    }

    /** A post that may have problems. */
    static Post flawed(String content) {
        return flawed("note.md", content.getBytes(StandardCharsets.UTF_8));
    }

    static Post flawed(String name, byte[] bytes) {
        return READER.read(name, bytes).match(Reading.Good::post, bad -> {
            throw new AssertionError("rejected: " + bad.problems());
        });
    }

    /** Why there is no post. */
    static List<Problem> rejected(byte[] bytes) {
        return READER.read("note.md", bytes).match(good -> List.of(), Reading.Bad::problems);
    }

    /** The body as the source has it. */
    static String body(Post post) {
        return post.source().text().substring(post.bodyStart());
    }
}
