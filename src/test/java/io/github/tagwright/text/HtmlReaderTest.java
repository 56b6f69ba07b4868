package io.github.tagwright.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlReaderTest {

    @Test
    void partsTextAtBlockTags() {
        Text text = Reader.html(
                "<p>One<p>Two <i>three</i><div>Four<br/>five</div>",
                "<ul><li>six<li>seven</ul><blockquote>eight</blockquote>",
                "<table><tr><th>nine<td>ten</table>",
                "<H2>eleven</H2>tail");

        assertThat(Reader.kinds(text))
                .containsExactly(
                        "PARAGRAPH: One",
                        "PARAGRAPH: Two three",
                        "PARAGRAPH: Four five",
                        "LIST_ITEM: six",
                        "LIST_ITEM: seven",
                        "QUOTE: eight",
                        "TABLE_CELL: nine",
                        "TABLE_CELL: ten",
                        "HEADING 2: eleven",
                        "PARAGRAPH: tail");
    }

    @Test
    void readsNoTagsAttributesOrScripts() {
        Text text = Reader.html(
                "<!DOCTYPE html><html><head><title>x</title><style>b { }</style></head>",
                "<img alt='A > B' src=rack.png>Text<script>if (a < b) \"</p>\"</script>",
                "<svg><text>KVM</text></svg><iframe src=\"http://v.org/1\">no</iframe><!-- no --> end");

        assertThat(Reader.prose(text)).containsExactly("Text end");
        assertThat(text.links()).containsExactly("rack.png", "http://v.org/1");
    }

    @Test
    void readsLiquidNeitherInHtml() {
        assertThat(Reader.prose(Reader.html("<p>a {{ b }} c</p>{% highlight x %}d{% endhighlight %}")))
                .containsExactly("a c");
    }

    @Test
    void takesLonelyBracketsForText() {
        assertThat(Reader.prose(Reader.html("a < b and c > d, x<3, &c. &amp; <")))
                .containsExactly("a < b and c > d, x<3, &c. & <");
    }

    @Test
    void survivesQuotesThatAreNeverClosed() {
        assertThat(Reader.prose(Reader.html("<a href=\"x>one</a> two"))).containsExactly("one two");
    }

    @Test
    void marksLinksOverBlocks() {
        Text text = Reader.html("<a href='u'>one<p>two</p></a>three <b>four</b>");

        assertThat(Reader.marks(text)).containsExactly("LINK one u", "LINK two u", "EMPHASIS four");
    }

    @Test
    void keepsCodeApart() {
        Text text = Reader.html("<pre>a &lt; b<br>c</pre><p>Type <tt>ls</tt>.</p>");

        assertThat(Reader.prose(text)).containsExactly("Type .");
        assertThat(text.code()).containsExactly("a < b\nc", "ls");
    }

    @Test
    void partsParagraphsAtBlankLinesAsWordPressDoes() {
        Text text = Reader.html(
                "Two <em>hosts</em>", "in a rack.", "  ", "", "<b>Then</b> a switch", "<pre>a", "", "b</pre>");

        assertThat(Reader.prose(text)).containsExactly("Two hosts in a rack.", "Then a switch");
        assertThat(text.code()).containsExactly("a\n\nb");
    }
}
