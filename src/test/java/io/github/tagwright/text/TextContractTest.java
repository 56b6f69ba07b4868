package io.github.tagwright.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.tagwright.post.Position;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.Post.Syntax;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every text promises, over the samples here and over the archives of the shared folder where there are any. */
class TextContractTest {

    private static final List<String> SAMPLES = List.of("jekyll.md", "hugo.md", "legacy.md");

    private static final List<String> PIECES = List.of(
            "ESX",
            "vSphere",
            " ",
            " ",
            "\n",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "\t",
            "    ",
            "*",
            "**",
            "_",
            "~~",
            "`",
            "``",
            "```\n",
            "[",
            "]",
            "](",
            ")",
            "![",
            "<",
            ">",
            "<b>",
            "</b>",
            "<code>",
            "</code>",
            "<pre>",
            "</pre>",
            "<p>",
            "<td>",
            "</td>",
            "<h2>",
            "<li>",
            "<br>",
            "<a href=\"x\">",
            "</a>",
            "<!--",
            "-->",
            "{{",
            "}}",
            "{%",
            "%}",
            "{% raw %}",
            "{% endraw %}",
            "{% highlight x %}",
            "{% endhighlight %}",
            "{: .x}",
            "{#",
            "#}",
            "{{< highlight >}}",
            "{{< /highlight >}}",
            "> ",
            "- ",
            "1. ",
            "# ",
            "---",
            "===",
            "|",
            "|-|-|\n",
            "&amp;",
            "&#8217;",
            "&",
            "\\",
            "[^1]",
            "[^1]: ",
            "[a]: http://x.org\n",
            "[a]",
            "http://x.org/a_b",
            "a@b.org",
            "\uFEFF",
            "\u00AD",
            "\uE0F0",
            "👍",
            "'s",
            ".",
            "7.3.1",
            "<script>",
            "</script>");

    private final MarkdownReader reader = Reader.reader();

    @Test
    void tokensOfTheSamplesStandInTheSourceAsTheyRead() {
        samples().forEach(this::checkTokens);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slowe", "atomic", "potato"})
    void tokensOfTheArchivesStandInTheSourceAsTheyRead(String archive) {
        List<Post> posts = archive(archive);
        posts.forEach(this::checkTokens);

        long tokens = 0;
        long same = 0;
        for (Post post : posts) {
            for (Token token : Reader.tokens(reader.read(post))) {
                tokens++;
                same += post.source().slice(token.span()).equals(token.text()) ? 1 : 0;
            }
        }
        assertThat((double) same / tokens).isGreaterThan(0.998);
    }

    @Test
    void samplesReadTheSameWithAnyLineEnd() {
        samples().forEach(this::checkLineEnds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slowe", "atomic", "potato"})
    void archivesReadTheSameWithAnyLineEnd(String archive) {
        archive(archive).forEach(this::checkLineEnds);
    }

    @Test
    void aByteOrderMarkOnlyShiftsTheFirstLine() {
        for (Post post : samples()) {
            Text text = reader.read(post);
            Text marked = reader.read(copy(post, "\uFEFF" + post.source().text()));

            assertThat(Reader.kinds(marked)).isEqualTo(Reader.kinds(text));
            assertThat(positions(copy(post, "\uFEFF" + post.source().text()), marked))
                    .isEqualTo(positions(post, text));
        }
        Token first = Reader.tokens(Reader.read("\uFEFFUbuntu 8.04")).get(0);
        assertThat(first.text()).isEqualTo("Ubuntu");
        assertThat(first.span().start()).isEqualTo(1);
    }

    @Test
    void aPostReadsTheSameWhateverWasReadBefore() {
        for (Post post : samples()) {
            Text alone = Reader.reader().read(post);
            samples().forEach(reader::read);
            assertThat(reader.read(post)).usingRecursiveComparison().isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void keepsItsPromisesForRandomBodies(Syntax syntax) {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            StringBuilder body = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                body.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            Post post = Posts.post(body.toString(), syntax);
            assertThatCode(() -> {
                        checkSpans(post);
                        checkLineEnds(post);
                    })
                    .as("seed %d: %s", seed, body)
                    .doesNotThrowAnyException();
        }
    }

    private void checkSpans(Post post) {
        int end = 0;
        for (Token token : Reader.tokens(reader.read(post))) {
            assertThat(token.span().start()).isGreaterThanOrEqualTo(end);
            assertThat(token.span().end())
                    .isBetween(end + 1, post.source().text().length());
            end = token.span().end();
        }
    }

    private void checkTokens(Post post) {
        int length = post.source().text().length();
        int bodyEnd = -1;
        for (Block block : reader.read(post).blocks()) {
            int sentenceEnd = 0;
            int end = block.kind() == Block.Kind.TITLE ? 0 : bodyEnd;
            for (Sentence sentence : block.sentences()) {
                assertThat(sentence.start()).isGreaterThanOrEqualTo(sentenceEnd);
                assertThat(sentence.tokens()).isNotEmpty();
                assertThat(sentence.tokens().get(0).start()).isGreaterThanOrEqualTo(sentence.start());
                sentenceEnd = sentence.end();
                int tokenEnd = sentence.start();
                for (Token token : sentence.tokens()) {
                    assertThat(token.start()).isGreaterThanOrEqualTo(tokenEnd);
                    assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(sentence.end());
                    assertThat(block.text().substring(token.start(), token.end()))
                            .isEqualTo(token.text())
                            .matches(text -> text.codePoints().noneMatch(Character::isWhitespace));
                    assertThat(token.span().start())
                            .as("%s in %s", token, post.path())
                            .isGreaterThanOrEqualTo(end);
                    assertThat(token.span().end()).isLessThanOrEqualTo(length);
                    String written = post.source().slice(token.span());
                    assertThat(Written.says(written, token.text()))
                            .as("%s: '%s' written as '%s'", post.path(), token.text(), written)
                            .isTrue();
                    tokenEnd = token.end();
                    end = token.span().end();
                }
                assertThat(tokenEnd).isLessThanOrEqualTo(sentence.end());
            }
            bodyEnd = block.kind() == Block.Kind.TITLE ? bodyEnd : end;
            for (Mark mark : block.marks()) {
                assertThat(mark.start()).isBetween(0, mark.end() - 1);
                assertThat(mark.end()).isLessThanOrEqualTo(block.text().length());
            }
        }
    }

    private void checkLineEnds(Post post) {
        String lf = post.source().text().replace("\r\n", "\n").replace('\r', '\n');
        Post unix = copy(post, lf);
        Text text = reader.read(unix);
        for (String end : List.of("\r\n", "\r")) {
            Post other = copy(post, lf.replace("\n", end));
            Text read = reader.read(other);
            assertThat(Reader.kinds(read)).as(post.path()).isEqualTo(Reader.kinds(text));
            assertThat(Reader.words(read)).isEqualTo(Reader.words(text));
            assertThat(Reader.marks(read)).isEqualTo(Reader.marks(text));
            assertThat(read.code()).isEqualTo(text.code());
            assertThat(positions(other, read)).isEqualTo(positions(unix, text));
        }
    }

    private static List<Position> positions(Post post, Text text) {
        List<Position> positions = new ArrayList<>();
        for (Token token : Reader.tokens(text)) {
            positions.add(post.source().position(token.span().start()));
            positions.add(post.source().position(token.span().end()));
        }
        return positions;
    }

    private static Post copy(Post post, String content) {
        return Posts.file(post.path(), content);
    }

    private static List<Post> samples() {
        return SAMPLES.stream().map(name -> Posts.file(name, resource(name))).toList();
    }

    private static String resource(String name) {
        try (var in = TextContractTest.class.getResourceAsStream("samples/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Post> archive(String name) {
        var folder = Posts.shared().map(shared -> shared.resolve("corpus").resolve(name));
        assumeTrue(folder.isPresent(), "no shared archives here");
        return Posts.archive(folder.get());
    }
}
