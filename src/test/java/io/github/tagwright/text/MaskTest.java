package io.github.tagwright.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskTest {

    @Test
    void readsNoLiquid() {
        assertThat(Reader.prose(
                        "{% assign vendor = \"Dell\" %}",
                        "",
                        "On {{ page.date }} the {% if x %}blue{% endif %} array failed.",
                        "",
                        "{%- comment -%}",
                        "Not HP.",
                        "{%- endcomment -%}",
                        "{# nor IBM #}"))
                .containsExactly("On the blue array failed.");
    }

    @Test
    void keepsLinksWhoseTargetIsATag() {
        Text text = Reader.read(
                "See [part one]({% post_url 2010-01-01-one %}), [two][2], ![three]({{ site.url }}/3.png).",
                "", "[2]: {% post_url 2010-01-02-two %} \"Title\"");

        assertThat(Reader.prose(text)).containsExactly("See part one, two, three .");
        assertThat(text.links())
                .containsExactly(
                        "{% post_url 2010-01-01-one %}", "{% post_url 2010-01-02-two %}", "{{ site.url }}/3.png");
    }

    @Test
    void takesHighlightedTextForCode() {
        Text text = Reader.read(
                "Before.",
                "",
                "{% highlight bash linenos %}",
                "esxcli network list",
                "",
                "# done",
                "{% endhighlight %}",
                "",
                "{{< highlight go >}}",
                "fmt.Println()",
                "{{< /highlight >}}",
                "{{< highlight go />}}",
                "After.");

        assertThat(Reader.prose(text)).containsExactly("Before.", "After.");
        assertThat(text.code()).containsExactly("esxcli network list\n\n# done", "fmt.Println()");
    }

    @Test
    void readsWhatStandsInsideRawTags() {
        assertThat(Reader.prose("{% raw %}Puppet says {{ this }}.{% endraw %}", "", "And {{ that }}."))
                .containsExactly("Puppet says {{ this }}.", "And .");
    }

    @Test
    void readsTheTextOfPairedShortcodesOnly() {
        assertThat(Reader.prose(
                        "{{< figure src=\"a.png\" caption=\"A Dell\" >}}",
                        "",
                        "{{% notice warning %}}",
                        "Mind the *gap*.",
                        "{{% /notice %}}"))
                .containsExactly("Mind the gap.");
    }

    @Test
    void readsNoAttributeLists() {
        assertThat(Reader.kinds(Reader.read(
                        "## Setup {#setup .wide}",
                        "",
                        "* TOC",
                        "{:toc}",
                        "",
                        "Some ![rack](r.png){: .right width=\"10\"} text.",
                        "{: .lead}",
                        "",
                        "[TOC]")))
                .containsExactly("HEADING 2: Setup", "PARAGRAPH: Some rack text.");
    }

    @Test
    void readsNoCommentsAndNoSummaryMarks() {
        assertThat(Reader.prose(
                        "One <!-- KVM --> two.", "", "<!--more-->", "", "READMORE", "", "<!--", "", "Xen", "-->"))
                .containsExactly("One two.");
    }

    @Test
    void readsNoImportsOfMdx() {
        assertThat(Reader.prose(
                        "import Tabs from '@theme/Tabs';",
                        "import \"./style.css\"",
                        "export const x = 1",
                        "",
                        "We import goods from Spain."))
                .containsExactly("We import goods from Spain.");
    }

    @Test
    void leavesCodeAlone() {
        Text text = Reader.read("Write `{{ name }}` or", "", "```", "{% comment %}", "```", "", "not `<!--` but text.");

        assertThat(Reader.prose(text)).containsExactly("Write or", "not but text.");
        assertThat(text.code()).containsExactly("{{ name }}", "{% comment %}", "<!--");
    }

    @Test
    void goesOnReadingAfterATagThatIsNeverClosed() {
        assertThat(Reader.prose("An open {{ brace", "", "{% highlight x %}", "", "More.", "", "{: x"))
                .containsExactly("An open {{ brace", "More.", "{: x");
    }

    @Test
    void doesNotEndHtmlBlocksAtTags() {
        assertThat(Reader.prose("<ul>", "{% for x in y %}", "    <li>A disk</li>", "{% endfor %}", "</ul>"))
                .containsExactly("A disk");
    }

    @Test
    void keepsPrivateUseCharsOfTheAuthor() {
        assertThat(Reader.prose("An icon \uE0F0 {{ x }}here")).containsExactly("An icon \uE0F0 here");
    }

    @Test
    void skipsTaskBoxes() {
        assertThat(Reader.prose("- [ ] buy disks", "- [x] sell tapes")).containsExactly("buy disks", "sell tapes");
    }

    @Test
    void readsNoShortcodesOfWordPressInHtml() {
        Text text = Reader.html(
                "[caption id=\"a_1\" width=\"300\"]<img src=\"rack.png\" /> A rack[/caption]",
                "",
                "Ask [the vendor] [gallery ids=\"1,2\"] first.",
                "[sourcecode language=\"bash\"]",
                "docker run",
                "",
                "exit",
                "[/sourcecode] Then [code] alone.");

        assertThat(Reader.prose(text)).containsExactly("A rack", "Ask [the vendor] first. Then alone.");
        assertThat(text.code()).containsExactly("docker run\n\nexit");
        assertThat(Reader.prose("A [code] in Markdown.")).containsExactly("A [code] in Markdown.");
    }

    @Test
    void readsLongRowsOfShortcodesInOnePass() {
        assertThat(Reader.prose(Reader.html("[code]".repeat(100_000)))).isEmpty();
        assertThat(Reader.prose(Reader.html("[caption ".repeat(100_000)))).hasSize(1);
    }
}
