package io.github.tagwright.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.post.FrontMatter.Format;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrontMatterTest {

    private static final String BODY = "The cluster came back after the firmware update.\n";

    /** One post in every dialect. */
    static Stream<Arguments> dialects() {
        return Stream.of(
                Arguments.of("Hugo and Jekyll, YAML", Format.YAML, """
                        ---
                        title: "Moving the vMotion network"
                        date: 2014-12-10
                        tags: [VMware, Networking]
                        ---
                        """),
                Arguments.of("YAML closed by three dots", Format.YAML, """
                        ---
                        title: Moving the vMotion network
                        date: 2014-12-10
                        tags:
                          - VMware
                          - Networking
                        ...
                        """),
                Arguments.of(
                        "fences with blanks behind them, keys in other cases",
                        Format.YAML,
                        "---  \nTitle: Moving the vMotion network\nDATE: 2014-12-10\nTags: VMware, Networking\n--- \t\n"),
                Arguments.of("Hugo, TOML", Format.TOML, """
                        +++
                        Title = "Moving the vMotion network"
                        Date = "2014-12-10T00:10:00Z"
                        Tags = ["VMware", "Networking"]
                        +++
                        """),
                Arguments.of("Zola, TOML with a table of taxonomies", Format.TOML, """
                        +++
                        title = 'Moving the vMotion network'
                        date = 2014-12-10
                        [taxonomies]
                        tags = ["VMware", "Networking"]
                        +++
                        """),
                Arguments.of("Hugo, JSON", Format.JSON, """
                        {
                          "title": "Moving the vMotion network",
                          "date": "2014-12-10",
                          "tags": ["VMware", "Networking"]
                        }
                        """),
                Arguments.of("Hexo, JSON without braces", Format.JSON, """
                        "title": "Moving the vMotion network",
                        "date": "2014/12/10",
                        "tags": ["VMware", "Networking"]
                        ;;;
                        """),
                Arguments.of("Hexo, YAML without an opening line", Format.YAML, """
                        title: Moving the vMotion network
                        date: 2014/12/10 08:15:00
                        tags:
                        - VMware
                        - Networking
                        ---
                        """),
                Arguments.of("GitLab, JSON between semicolons", Format.JSON, """
                        ;;;
                        {"title": "Moving the vMotion network", "date": "2014-12-10", "tags": "VMware, Networking"}
                        ;;;
                        """),
                Arguments.of("GitLab, a fence that names the language", Format.TOML, """
                        ---toml
                        title = "Moving the vMotion network"
                        date = 2014-12-10T00:10:00Z
                        tags = ["VMware", "Networking"]
                        ---
                        """),
                Arguments.of("Deno, JSON", Format.JSON, """
                        ---json
                        {"title": "Moving the vMotion network", "date": "2014-12-10", "tags": ["VMware", "Networking"]}
                        ---
                        """),
                Arguments.of("Deno, TOML between equals signs", Format.TOML, """
                        = toml =
                        title = "Moving the vMotion network"
                        date = 2014-12-10 00:10:00
                        tags = ["VMware", "Networking"]
                        = toml =
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void readsEveryDialect(String name, Format format, String frontMatter) {
        for (String mark : List.of("", "\uFEFF")) {
            for (String lineEnd : List.of("\n", "\r\n", "\r")) {
                String content = mark + (frontMatter + BODY).replace("\n", lineEnd);
                Post post = Read.post(content);
                assertThat(post.frontMatter().format()).isEqualTo(format);
                assertThat(post.frontMatter().title().map(SourcedText::text))
                        .as("title of %s", content)
                        .contains("Moving the vMotion network");
                assertThat(post.frontMatter().date()).contains(LocalDate.of(2014, 12, 10));
                assertThat(post.frontMatter().tags()).containsExactly("VMware", "Networking");
                assertThat(Read.body(post)).isEqualTo(BODY.replace("\n", lineEnd));
                SourcedText title = post.frontMatter().title().orElseThrow();
                assertThat(post.source().slice(title.span(11, 18))).isEqualTo("vMotion");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void readsAPostThatIsAllFrontMatterWithoutAFinalNewline(String name, Format format, String frontMatter) {
        Post post = Read.post(frontMatter.stripTrailing());
        assertThat(post.frontMatter().title().map(SourcedText::text)).contains("Moving the vMotion network");
        assertThat(Read.body(post)).isEmpty();
    }

    @Test
    void takesNothingForFrontMatterThatIsNone() {
        for (String content : List.of(
                "# A heading\n\ntext",
                "---\n\nA rule above, and no keys.\n",
                "{% include note.html %}\n\ntext",
                "{{ page.title }}\n",
                "{: .lead}\nA paragraph\n",
                "{curly} words begin this sentence.\n",
                "Update: the fix is out\n---\n\nThe heading above is no key.\n",
                "+ a list\n+ of two\n",
                "")) {
            Reading reading = new PostReader(TagKeys.DEFAULT)
                    .read("2012-04-01-x.md", (content + " ").getBytes(StandardCharsets.UTF_8));
            Post post = reading.match(Reading.Good::post, bad -> {
                throw new AssertionError(bad.problems().toString());
            });
            assertThat(post.frontMatter().format()).as(content).isEqualTo(Format.NONE);
            assertThat(post.problems()).isEmpty();
            assertThat(post.bodyStart()).isZero();
            assertThat(post.frontMatter().title()).isEmpty();
            assertThat(post.frontMatter().date()).contains(LocalDate.of(2012, 4, 1));
        }
    }

    @Test
    void takesTheFirstKeyWhereSeveralDifferByCaseOnly() {
        Post post = Read.post("---\nTitle: First\ntitle: Second\n---\nx\n");
        assertThat(post.frontMatter().title().map(SourcedText::text)).contains("First");
    }

    @Test
    void hasNoTitleWhereItIsAbsentEmptyOrNoText() {
        for (String yaml :
                List.of("date: 2014-01-01", "title:", "title: ''", "title: ~", "title: [a, b]", "title: '  '")) {
            assertThat(Read.post("---\nlayout: post\n" + yaml + "\n---\nx\n")
                            .frontMatter()
                            .title())
                    .as(yaml)
                    .isEmpty();
        }
    }

    @Test
    void keepsScalarsAsTheyAreWritten() {
        Post post = Read.post("---\ntitle: 2015\ntags: [on, 1.10, 0x1F, null, ~, 2015-01-01, yes]\n---\nx\n");
        assertThat(post.frontMatter().title().map(SourcedText::text)).contains("2015");
        assertThat(post.frontMatter().tags()).containsExactly("on", "1.10", "0x1F", "2015-01-01", "yes");
    }

    @Test
    void knowsDrafts() {
        for (String yaml : List.of("draft: true", "Draft: TRUE", "draft: 'true'", "published: false")) {
            assertThat(Read.post("---\n" + yaml + "\n---\nx\n").frontMatter().draft())
                    .as(yaml)
                    .isTrue();
        }
        assertThat(Read.post("+++\ndraft = true\n+++\nx\n").frontMatter().draft())
                .isTrue();
        assertThat(Read.post("{\"draft\": true}\nx\n").frontMatter().draft()).isTrue();
        for (String yaml : List.of("draft: false", "published: true", "published: 2014-01-02", "title: draft")) {
            assertThat(Read.post("---\n" + yaml + "\n---\nx\n").frontMatter().draft())
                    .as(yaml)
                    .isFalse();
        }
    }

    @Test
    void readsPastCommentsInsideFrontMatter() {
        Post post = Read.post(
                "---\n# written on the train\ntitle: Snapshots # not a backup\ntags:\n# - Old\n- New\n---\nx\n");
        assertThat(post.frontMatter().title().map(SourcedText::text)).contains("Snapshots");
        assertThat(post.frontMatter().tags()).containsExactly("New");
    }
}
