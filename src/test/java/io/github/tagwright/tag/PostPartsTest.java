package io.github.tagwright.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.tag.PostFeatures.Part;
import io.github.tagwright.text.MarkdownReader;
import io.github.tagwright.text.TextModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostPartsTest {

    private static MarkdownReader reader;

    @BeforeAll
    static void loadModels() throws IOException {
        reader = new MarkdownReader(TextModels.load());
    }

    private static Terms part(Part part, String source) {
        Post post = new PostReader(TagKeys.DEFAULT)
                .read("lab.md", source.getBytes(StandardCharsets.UTF_8))
                .match(good -> good.post(), bad -> {
                    throw new AssertionError(bad.problems());
                });
        return TagExample.of(post, reader.read(post), List.of()).features().part(part);
    }

    private static Terms terms(String... texts) {
        Terms.Builder terms = new Terms.Builder();
        Stream.of(texts).mapToLong(Hash::of).forEach(terms::add);
        return terms.build();
    }

    @Test
    void formsOfAWordHaveOneStem() {
        Terms one = part(Part.STEMS, "---\ntitle: Migrating tapes\n---\nIt migrates.\n");

        assertThat(one).usingRecursiveComparison().isEqualTo(terms("migrat", "tapes", "it", "migrat"));
    }

    @Test
    void namesAreWordsWithACapitalInsideASentence() {
        String source =
                "---\ntitle: Two boxes from Acme\n---\nAcme sent them. Then the PowerBox broke: Sadly so did McGuffin.\n";

        Terms names = part(Part.CAPITALS, source);

        assertThat(names).usingRecursiveComparison().isEqualTo(terms("Acme", "PowerBox", "McGuffin"));
    }
}
