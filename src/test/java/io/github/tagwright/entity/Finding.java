package io.github.tagwright.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.text.MarkdownReader;
import io.github.tagwright.text.Text;
import io.github.tagwright.text.TextModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Compiles small gazetteers for tests, reads posts, and shows what is found in them in short forms. */
final class Finding {

    /** Words of the dictionary, as many as the tests use. */
    static final Set<String> ORDINARY =
            Set.of("word", "office", "exchange", "share", "point", "it", "make", "pages", "slack");

    /** As of evidence that nobody has counted yet. */
    static final EvidenceScores SCORES = EvidenceScores.of(gazetteer("vendors: []"), List.of());

    private static final TextModels MODELS = models();

    private Finding() {}

    private static TextModels models() {
        try {
            return TextModels.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a gazetteer file without mistakes. */
    static Gazetteer gazetteer(String yaml) {
        GazetteerReader reader = new GazetteerReader(EntityTypes.VENDORS_AND_PRODUCTS);
        reader.read("sample.yaml", yaml);
        assertThat(reader.mistakes()).isEmpty();
        assertThat(reader.contradictions()).isEmpty();
        return Gazetteer.compile(
                reader.entries(),
                EntityTypes.VENDORS_AND_PRODUCTS,
                new WordLists(ORDINARY, Set.of(), Set.of(), Set.of("Slack")));
    }

    static Post post(String source) {
        return new PostReader(TagKeys.DEFAULT)
                .read("x.md", source.getBytes(StandardCharsets.UTF_8))
                .match(good -> good.post(), bad -> {
                    throw new AssertionError(bad.problems());
                });
    }

    static Text text(Post post) {
        return new MarkdownReader(MODELS).read(post);
    }

    static List<Link> links(Entities finder, Post post) {
        Text text = text(post);
        List<Link> links = finder.in(text, post.frontMatter().date());
        int free = 0;
        for (Link link : links) {
            Mention mention = link.mention();
            assertThat(text.blocks().get(mention.block()).text().substring(mention.start(), mention.end()))
                    .isEqualTo(mention.text());
            assertThat(mention.span().start()).isGreaterThanOrEqualTo(free);
            free = mention.span().end();
        }
        return links;
    }

    /** The mentions as type and the characters of the file. */
    static List<String> mentions(Entities finder, String source) {
        Post post = post(source);
        return links(finder, post).stream()
                .map(Link::mention)
                .map(mention -> mention.type() + " " + post.source().slice(mention.span()))
                .toList();
    }

    static List<String> mentions(Gazetteer gazetteer, String source) {
        return mentions(new GazetteerFinder(gazetteer, SCORES), source);
    }

    /** The mentions as the characters of the file, the id of what they name, and its vendor's id where it has one. */
    static List<String> linked(Entities finder, String source) {
        Post post = post(source);
        return links(finder, post).stream()
                .map(link -> link.match(
                        known -> post.source().slice(known.mention().span()) + " = " + known.id()
                                + known.vendor()
                                        .map(vendor -> " of " + vendor.id())
                                        .orElse(""),
                        unknown -> unknown.name() + " = " + unknown.id()))
                .toList();
    }

    static List<String> linked(Gazetteer gazetteer, String source) {
        return linked(new GazetteerFinder(gazetteer, SCORES), source);
    }
}
