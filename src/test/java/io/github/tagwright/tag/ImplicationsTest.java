package io.github.tagwright.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.entity.Link;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.text.MarkdownReader;
import io.github.tagwright.text.Text;
import io.github.tagwright.text.TextModels;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ImplicationsTest {

    private static final TagVocabulary VOCABULARY = new TagVocabulary(List.of(
            new TagVocabulary.Entry(
                    "Storage", List.of("disk array"), List.of(), List.of(), List.of(), Optional.empty()),
            new TagVocabulary.Entry(
                    "Fibre Channel", List.of("FC fabric"), List.of("Storage"), List.of(), List.of(), Optional.empty()),
            new TagVocabulary.Entry("Cooking", List.of("recipe"), List.of(), List.of(), List.of(), Optional.empty())));
    private static final List<String> TAGS = List.of("storage", "fibre-channel", "cooking", "holidays");

    private static MarkdownReader reader;

    @BeforeAll
    static void loadModels() throws IOException {
        reader = new MarkdownReader(TextModels.load());
    }

    private static PostFeatures post(String source) {
        Post post = new PostReader(TagKeys.DEFAULT)
                .read("a.md", source.getBytes(StandardCharsets.UTF_8))
                .match(good -> good.post(), bad -> {
                    throw new AssertionError(bad.problems());
                });
        Text text = reader.read(post);
        return TagExample.of(post, text, List.<Link>of()).features();
    }

    private static double score(Implications implications, String tag, PostFeatures post) {
        int number = implications.numbers(TAGS)[TAGS.indexOf(tag)];
        return number < 0 ? 0 : implications.scores(post)[number];
    }

    @Test
    void findsATagByItsAliasInAnyCaseAndNumberHoweverTheArchiveSpellsIt() {
        Implications implications = new Implications(VOCABULARY);
        PostFeatures post = post("---\ntitle: Two more Disk Arrays\n---\n\nThey came by lorry.\n");

        assertThat(score(implications, "storage", post)).isBetween(0.3, 0.9);
        assertThat(score(implications, "fibre-channel", post)).isZero();
        assertThat(score(implications, "cooking", post)).isZero();
        assertThat(score(implications, "holidays", post)).isZero();
    }

    @Test
    void takesABroaderTagForImpliedWhereANarrowerOneIsPlain() {
        Implications implications = new Implications(VOCABULARY);
        PostFeatures plain = post("---\ntitle: Zoning an FC fabric\n---\n\nThe FC fabric has two switches.\n");
        PostFeatures passing = post("A walk, a swim and, at last, a talk on the FC fabric. Then home.\n");

        assertThat(score(implications, "storage", plain)).isPositive();
        assertThat(score(implications, "fibre-channel", plain)).isGreaterThan(score(implications, "storage", plain));
        assertThat(score(implications, "storage", passing)).isZero();
    }

    @Test
    void saysTheSameAfterAStayInAFile() throws IOException {
        Implications implications = new Implications(VOCABULARY);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        implications.write(new TagModelFile.Out(new DataOutputStream(bytes)));
        PostFeatures post = post("---\ntitle: Zoning an FC fabric\n---\n\nA recipe for a quiet weekend.\n");

        Implications back = Implications.read(new TagModelFile.In(ByteBuffer.wrap(bytes.toByteArray())));

        assertThat(back.scores(post)).isEqualTo(implications.scores(post));
        assertThat(back.numbers(TAGS)).containsExactly(0, 1, 2, -1);
    }
}
