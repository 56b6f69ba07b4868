package io.github.tagwright.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A front matter that cannot be read costs the post what is broken in it, nothing else. */
class BrokenFrontMatterTest {

    private static final String BODY = "The body goes on.\n";

    private static Problem problem(String content) {
        for (String lineEnd : List.of("\r", "\r\n")) {
            Problem other = only(content.replace("\n", lineEnd));
            assertThat(other.position()).isEqualTo(only(content).position());
        }
        return only(content);
    }

    private static Problem only(String content) {
        Post post = Read.flawed(content);
        assertThat(post.frontMatter().format()).isEqualTo(FrontMatter.Format.NONE);
        assertThat(Read.body(post)).contains(BODY.strip());
        assertThat(post.problems()).hasSize(1);
        return post.problems().get(0);
    }

    @Test
    void saysWhereYamlBreaks() {
        Problem colon = problem("---\ntitle: Part 2: the switch\ntags: [a]\n---\n" + BODY);
        assertThat(colon.position()).isEqualTo(new Position(2, 14));
        assertThat(colon.found()).startsWith("front matter: ").contains("mapping values are not allowed here");
        assertThat(colon.expected()).isEqualTo("valid YAML");
        assertThat(problem("---\ntitle: 'open\ntags: [a]\n---\n" + BODY)
                        .position()
                        .line())
                .isBetween(2, 4);
        assertThat(problem("---\ntitle: x\ntags: [a, b\ndate: 2014-01-01\n---\n" + BODY)
                        .position()
                        .line())
                .isEqualTo(4);
        assertThat(problem("---\ntitle: 🐳🐳 x\n\tdate: 1\n---\n" + BODY)
                        .position()
                        .line())
                .isEqualTo(3);
        assertThat(problem("---\n- a\n- list\n---\n" + BODY).found()).contains("sequence instead of keys");
        assertThat(problem("---\ntitle: bell \u0007 rings\n---\n" + BODY).found())
                .contains("U+0007");
        assertThat(problem("---\ntitle: bell \u0007 rings\n---\n" + BODY).position())
                .isEqualTo(new Position(2, 13));
    }

    @Test
    void saysWhereTomlBreaks() {
        Problem problem = problem("+++\ntitle = \"x\"\ntags = [\"a\", b]\n+++\n" + BODY);
        assertThat(problem.position()).isEqualTo(new Position(3, 14));
        assertThat(problem.expected()).isEqualTo("valid TOML");
        assertThat(problem("+++\ntitle = x\n+++\n" + BODY).position()).isEqualTo(new Position(2, 9));
        assertThat(problem("+++\ntitle = \"x\"\ntitle = \"y\"\n+++\n" + BODY)
                        .position()
                        .line())
                .isEqualTo(3);
    }

    @Test
    void saysWhereJsonBreaks() {
        Problem problem = problem("{\n  \"title\": \"x\",\n  \"tags\": [a]\n}\n" + BODY);
        assertThat(problem.position().line()).isEqualTo(3);
        assertThat(problem.expected()).isEqualTo("valid JSON");
        assertThat(problem("---json\n{\"title\": \"x\",}\n---\n" + BODY)
                        .position()
                        .line())
                .isEqualTo(2);
        assertThat(problem(";;;\n\"title\" \"x\"\n;;;\n" + BODY).position().line())
                .isEqualTo(2);
    }

    @Test
    void saysWhereOneIsOpenedAndNeverClosed() {
        for (String content : List.of(
                "---\ntitle: x\ntags: [a]\n\n" + BODY,
                "+++\ntitle = \"x\"\n\n" + BODY,
                "{\n  \"title\": \"x\",\n\n" + BODY,
                "---json\n{\"title\": \"x\"}\n\n" + BODY)) {
            Problem problem = problem(content);
            assertThat(problem.found()).as(content).isEqualTo("front matter: opened but never closed");
            assertThat(problem.position()).isEqualTo(new Position(1, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"---", "+++", "---json", ";;;"})
    void refusesDeepNestingWithoutFollowingIt(String fence) {
        String closing = fence.startsWith("---") ? "---" : fence;
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        String key = switch (fence) {
            case "---" -> "tags: " + deep;
            case "+++" -> "tags = " + deep;
            case ";;;" -> "\"tags\": " + deep;
            default -> "{\"tags\": " + deep + "}";
        };
        Problem problem = problem(fence + "\n" + key + "\n" + closing + "\n" + BODY);
        assertThat(problem.found()).startsWith("front matter: ");
        assertThat(problem.position().line()).isEqualTo(2);
    }

    @Test
    void refusesDeepNestingInBlocks() {
        StringBuilder deep = new StringBuilder("---\n");
        for (int i = 0; i < 500; i++) {
            deep.append(" ".repeat(i)).append("a:\n");
        }
        assertThat(problem(deep + "---\n" + BODY).found()).startsWith("front matter: ");
        String braces = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        assertThat(Read.flawed(braces + "\n\n" + BODY).problems()).hasSize(1);
    }

    @Test
    void refusesAliasBombs() {
        StringBuilder bomb = new StringBuilder("---\na0: &a0 [lol, lol]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9) + "x"));
        }
        assertThat(problem(bomb + "tags: *a39\n---\n" + BODY).found()).startsWith("front matter: ");
    }

    @Test
    void followsAFewAliasesAndStopsAtOnesThatBiteTheirTail() {
        Post post = Read.post("---\nbase: &b [SAN, NAS]\ntags: *b\n---\n" + BODY);
        assertThat(post.frontMatter().tags()).containsExactly("SAN", "NAS");
        for (String yaml : List.of("tags: &t [*t, SAN]", "a: &a {b: *a}\ntags: [SAN]", "a: &a [[*a]]")) {
            assertThat(problem("---\n" + yaml + "\n---\n" + BODY).found())
                    .as(yaml)
                    .isEqualTo("front matter: an alias to the very value it stands in");
        }
    }

    @Test
    void runsNothingThatATypeTagNames() {
        Problem problem = problem("---\nurl: !!java.net.URL [\"http://example.org\"]\ntags: [a]\n---\n" + BODY);
        assertThat(problem.position()).isEqualTo(new Position(2, 6));
        assertThat(problem.found()).contains("tag is not allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\ntitle: Part 2: the switch\ndate: 2009-05-21\ntags: [SAN, NAS]\n---\n",
                "---\ntitle: Part 2: the switch\ndate: 2009-05-21\ntags:\n- SAN\n- NAS\nby: 'open\n---\n",
                "---\nby: me\n\tdraft: no\ndate: 2009-05-21\n\"title\": Part 2: the switch\ntags:\n  - SAN\n  - NAS\n---\n",
                "---\ntitle: Part 2: the switch\ndate: 2009-05-21\ntags: SAN, NAS\n\n",
                "+++\ntitle = 'Part 2: the switch'\ndate = 2009-05-21\nby = x\ntags = [\n 'SAN',\n 'NAS',\n]\n+++\n",
                "+++\ntitle = 'Part 2: the switch'\ndate = 2009-05-21\nupdated = 2009-02-31\n"
                        + "[extra]\ntags = ['no']\n[taxonomies]\ntags = ['SAN', 'NAS']\n+++\n"
            })
    void keepsWhatStandsBesideTheFault(String frontMatter) {
        for (String lineEnd : List.of("\n", "\r", "\r\n")) {
            Post post = Read.flawed((frontMatter + BODY).replace("\n", lineEnd));
            assertThat(post.problems()).hasSize(1);
            FrontMatter kept = post.frontMatter();
            assertThat(kept.title().map(SourcedText::text)).contains("Part 2: the switch");
            SourcedText title = kept.title().get();
            assertThat(post.source().slice(title.span(0, 4))).isEqualTo("Part");
            assertThat(kept.date()).contains(LocalDate.of(2009, 5, 21));
            assertThat(kept.tags()).containsExactly("SAN", "NAS");
        }
    }

    @Test
    void takesNothingForATextThatIsMore() {
        assertThat(Read.flawed("---\ntitle: x: y\ntags: *base\n---\n" + BODY)
                        .frontMatter()
                        .tags())
                .isEmpty();
        assertThat(Read.flawed("---\ntitle: x: y\ntags: [a, b\ndate: 2014-01-01\n---\n" + BODY)
                        .frontMatter()
                        .tags())
                .isEmpty();
    }

    @Test
    void refusesMoreThanAPostSaysOfItself() {
        Problem problem = problem("---\nnotes: " + "x".repeat(300_000) + "\n---\n" + BODY);
        assertThat(problem.found()).contains("longer than");
    }
}
