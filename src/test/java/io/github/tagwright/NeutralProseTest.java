package io.github.tagwright;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The shipped gazetteer on posts about anything but computers, full of words and people that products are called by.
 * What is still wrong there would be listed here by name.
 */
class NeutralProseTest {

    private static final Path POSTS = Path.of("src/test/resources/io/github/tagwright/neutral-prose.md");
    private static final List<String> STILL_WRONG = List.of();

    @Test
    void postsThatNameNoProductHaveNoMention() throws IOException {
        List<String> posts = List.of(Files.readString(POSTS).split("(?m)(?=^# )"));
        Tagwright tagwright = Tagwright.load();

        assertThat(posts).hasSizeGreaterThan(60);
        assertThat(posts.stream().flatMap(post -> named(tagwright, post))).containsExactlyElementsOf(STILL_WRONG);
    }

    private static Stream<String> named(Tagwright tagwright, String post) {
        Outcome outcome = tagwright.enrich("post.md", post.getBytes(StandardCharsets.UTF_8));
        assertThat(outcome).isInstanceOf(Outcome.Tagged.class);
        String title = post.lines().findFirst().orElseThrow();
        return ((Outcome.Tagged) outcome)
                .links().stream().map(link -> title + ": " + link.mention().text());
    }
}
