package io.github.tagwright.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every char of a title knows where it was written. */
class TitleSourceTest {

    /** The title as the reader gives it, each char that was not written as itself shown with its source: {@code ‹raw›}. */
    private static String shown(String content) {
        Post post = Read.post(content);
        SourcedText title = post.frontMatter().title().orElseThrow();
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < title.text().length(); i++) {
            String raw = post.source().slice(title.span(i, i + 1));
            String own = title.text().substring(i, i + 1);
            shown.append(own.equals(raw) ? own : own + "‹" + raw + "›");
        }
        return shown.toString();
    }

    private static String yaml(String value) {
        return shown("---\nlayout: post\ntitle: " + value + "\nauthor: me\n---\nx\n");
    }

    private static String toml(String value) {
        return shown("+++\nauthor = \"me\"\ntitle = " + value + "\ndraft = false\n+++\nx\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Plain words | Plain words",
                "Plain words   # a comment | Plain words",
                "It's Bob's \"lab\" | It's Bob's \"lab\"",
                "C:\\temp\\new | C:\\temp\\new",
                "'It''s here' | It'‹''›s here",
                "'C:\\temp' | C:\\temp",
                "'''' | '‹''›",
                "\"A \\\"quoted\\\" name\" | A \"‹\\\"›quoted\"‹\\\"› name",
                "\"a\\\\b\" | a\\‹\\\\›b",
                "\"caf\\xe9 \\u00e9t\\u00E9\" | caf\u00e9‹\\xe9› \u00e9‹\\u00e9›t\u00e9‹\\u00E9›",
                "\"tab\\there\" | tab\t‹\\t›here",
                "!!str 2015 | 2015",
                "&name The title | The title"
            })
    void inYaml(String written, String shown) {
        assertThat(yaml(written)).isEqualTo(shown);
    }

    @Test
    void inYamlOverSeveralLines() {
        assertThat(yaml("one\n  two   three\n\n  four")).isEqualTo("one ‹\n  ›two   three\n‹\n\n  ›four");
        assertThat(yaml("'one\n  two'")).isEqualTo("one ‹\n  ›two");
        assertThat(yaml("\"one   \n  two\"")).isEqualTo("one ‹   \n  ›two");
        assertThat(yaml("\"one\\\n  two\"")).isEqualTo("onetwo");
        assertThat(yaml(">-\n  one\n  two")).isEqualTo("one ‹\n  ›two");
        assertThat(yaml("|-\n  one\n  two")).isEqualTo("one\n‹\n  ›two");
        assertThat(yaml("\n  one two")).isEqualTo("one two");
    }

    @Test
    void beyondTheBasicPlane() {
        assertThat(Read.post("---\ntitle: Whales 🐳 afloat\n---\nx\n")
                        .frontMatter()
                        .title()
                        .orElseThrow()
                        .span(7, 9))
                .isEqualTo(new Span(18, 20));
        Post escaped = Read.post("---\ntitle: \"a \\U0001F433 b\"\n---\nx\n");
        SourcedText title = escaped.frontMatter().title().orElseThrow();
        assertThat(title.text()).isEqualTo("a 🐳 b");
        assertThat(escaped.source().slice(title.span(2, 4))).isEqualTo("\\U0001F433");
        assertThat(escaped.source().slice(title.span(5, 6))).isEqualTo("b");
        Post json = Read.post("{\"title\": \"a \\ud83d\\udc33 b\"}\nx\n");
        SourcedText whale = json.frontMatter().title().orElseThrow();
        assertThat(whale.text()).isEqualTo("a 🐳 b");
        assertThat(json.source().slice(whale.span(2, 4))).isEqualTo("\\ud83d\\udc33");
    }

    @Test
    void inToml() {
        assertThat(toml("\"A \\\"quoted\\\" name\"")).isEqualTo("A \"‹\\\"›quoted\"‹\\\"› name");
        assertThat(toml("'C:\\temp \"x\"'")).isEqualTo("C:\\temp \"x\"");
        assertThat(toml("\"\"\"\none \"two\" three\"\"\"")).isEqualTo("one \"two\" three");
        assertThat(toml("\"\"\"one \\\n   two\"\"\"")).isEqualTo("one two");
        assertThat(toml("'''It's here'''")).isEqualTo("It's here");
        assertThat(toml("\"caf\\u00e9\"  # why")).isEqualTo("caf\u00e9‹\\u00e9›");
        assertThat(shown("+++\n\"Title\"=\"tight = er\"\n+++\nx\n")).isEqualTo("tight = er");
    }

    @Test
    void inTomlOverSeveralLinesWithAnyLineEnd() {
        for (String lineEnd : new String[] {"\n", "\r\n", "\r"}) {
            String content = "+++\ntitle = \"\"\"\none\ntwo\"\"\"\n+++\nx\n".replace("\n", lineEnd);
            assertThat(shown(content)).isEqualTo("one\n" + (lineEnd.equals("\n") ? "" : "‹" + lineEnd + "›") + "two");
        }
    }

    @Test
    void inJson() {
        assertThat(shown("{\"a\": [1, {\"title\": \"no\"}], \"title\" : \"A \\\"b\\\" \\\\ c\\/d\"}\nx\n"))
                .isEqualTo("A \"‹\\\"›b\"‹\\\"› \\‹\\\\› c/‹\\/›d");
        assertThat(shown(";;;\n\"title\": \"bare\",\n\"tags\": []\n;;;\nx\n")).isEqualTo("bare");
    }

    @Test
    void whereAnAliasNamesIt() {
        assertThat(shown("---\nname: &n The lab\ntitle: *n\n---\nx\n")).isEqualTo("The lab");
    }
}
