package io.github.tagwright;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Reading;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.tag.TagExample;
import io.github.tagwright.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagLearningTest {

    private static TagExample example(String name, String date, String tags) {
        byte[] post =
                "---\ndate: %s\ntags: [%s]\n---\nx\n".formatted(date, tags).getBytes(StandardCharsets.UTF_8);
        return new PostReader(TagKeys.DEFAULT)
                .read(name, post)
                .match(
                        good -> TagExample.of(good.post(), new Text(List.of(), List.of(), List.of()), List.of()),
                        (Reading.Bad bad) -> {
                            throw new AssertionError(bad.problems().toString());
                        });
    }

    @Test
    void learnsFromTheNewestPostsWhoseTagsFit() {
        List<TagExample> posts = List.of(
                example("a.md", "2014-01-01", "SAN, NAS"),
                example("b.md", "2012-01-01", "LTO, VTL"),
                example("c.md", "2013-01-01", "SAN"),
                example("d.md", "soon", "SAN"));
        assertThat(TagLearning.newest(posts, 1_000))
                .extracting(TagExample::path)
                .containsExactly("a.md", "b.md", "c.md", "d.md");
        assertThat(TagLearning.newest(posts, 4)).extracting(TagExample::path).containsExactly("a.md", "c.md");
        assertThat(TagLearning.newest(posts, 11)).extracting(TagExample::path).containsExactly("a.md", "c.md");
        assertThat(TagLearning.newest(posts, 1)).isEmpty();
    }
}
