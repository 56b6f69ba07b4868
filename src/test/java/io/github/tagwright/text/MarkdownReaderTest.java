package io.github.tagwright.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.post.Post;
import io.github.tagwright.post.Post.Syntax;
import org.junit.jupiter.api.Test;

class MarkdownReaderTest {

    @Test
    void tellsTheKindsOfBlocks() {
        Text text = Reader.read(
                "Storage",
                "=======",
                "",
                "A filer.",
                "",
                "### Shelves ###",
                "",
                "- first shelf",
                "  - second shelf",
                "",
                "> quoted words",
                "",
                "Model | Disks",
                "------|------",
                "DS14  | 14");

        assertThat(Reader.kinds(text))
                .containsExactly(
                        "HEADING 1: Storage",
                        "PARAGRAPH: A filer.",
                        "HEADING 3: Shelves",
                        "LIST_ITEM: first shelf",
                        "LIST_ITEM: second shelf",
                        "QUOTE: quoted words",
                        "TABLE_CELL: Model",
                        "TABLE_CELL: Disks",
                        "TABLE_CELL: DS14",
                        "TABLE_CELL: 14");
    }

    @Test
    void putsTheTitleFirstAsOneSentence() {
        Post post = Posts.file("a.md", "---\ntitle: Xen vs. KVM. Who wins?\n---\nNobody does.\n");

        Text text = Reader.read(post);

        assertThat(Reader.kinds(text)).containsExactly("TITLE: Xen vs. KVM. Who wins?", "PARAGRAPH: Nobody does.");
        assertThat(text.blocks().get(0).sentences()).hasSize(1);
    }

    @Test
    void readsNoCode() {
        Text text = Reader.read(
                "Run `esxtop -b` first.",
                "",
                "```sh",
                "echo ESX",
                "```",
                "",
                "    indented KVM",
                "",
                "Then ``a ` b`` twice.");

        assertThat(Reader.prose(text)).containsExactly("Run first.", "Then twice.");
        assertThat(text.code()).containsExactly("esxtop -b", "echo ESX", "    indented KVM".strip(), "a ` b");
    }

    @Test
    void readsWrappedLinesAsOneSentence() {
        assertThat(Reader.prose("The Nexus", "1000V is  a", "switch.")).containsExactly("The Nexus 1000V is a switch.");
        assertThat(Reader.prose("> The Nexus", "> 1000V")).containsExactly("The Nexus 1000V");
    }

    @Test
    void knowsWhereAWrappedNameStands() {
        Post post = Posts.markdown("> The *Nexus\n> 1000V* switch");

        Token token = Reader.tokens(Reader.read(post)).get(2);

        assertThat(token.text()).isEqualTo("1000V");
        assertThat(post.source().position(token.span().start())).hasToString("Position[line=2, column=3]");
    }

    @Test
    void readsAWordWithEmphasisInsideAsOneToken() {
        Post post = Posts.markdown("Ask **V**Motion or mod\\_security or AT&amp;T.");

        Text text = Reader.read(post);

        assertThat(Reader.words(text)).containsExactly("Ask", "VMotion", "or", "mod_security", "or", "AT&T", ".");
        assertThat(Reader.tokens(text).stream().map(token -> post.source().slice(token.span())))
                .containsExactly("Ask", "V**Motion", "or", "mod\\_security", "or", "AT&amp;T", ".");
    }

    @Test
    void decodesCharacterReferences() {
        assertThat(Reader.prose("Sun&#8217;s ZFS&nbsp;&mdash; it&#x27;s free&trade; &madeup; &#146;"))
                .containsExactly("Sun’s ZFS — it's free™ &madeup; ’");
    }

    @Test
    void marksLinksImagesAndEmphasis() {
        assertThat(Reader.marks("See [the *big* guide](http://x.org/a \"A title\") ![A rack](r.png)."))
                .containsExactly("LINK the big guide http://x.org/a", "EMPHASIS big", "IMAGE_ALT A rack");
    }

    @Test
    void resolvesReferencesAndReadsNoDefinitions() {
        Text text = Reader.read(
                "Both [Xen][1] and [KVM] and [nothing] and [this][that].",
                "",
                "[1]: http://xen.org \"Xen Project\"",
                "[kvm]: http://kvm.org");

        assertThat(Reader.prose(text)).containsExactly("Both Xen and KVM and [nothing] and [this][that].");
        assertThat(Reader.marks(text)).containsExactly("LINK Xen http://xen.org", "LINK KVM http://kvm.org");
        assertThat(text.links()).containsExactly("http://xen.org", "http://kvm.org");
    }

    @Test
    void readsNoAddresses() {
        Text text =
                Reader.read("Try <http://a.example/ESX>, www.vmware.com/go, (http://b.example/x_(y)), kb.example.com/12"
                        + " or ops@example.com; Node.js stays.");

        assertThat(Reader.words(text))
                .containsExactly("Try", ",", ",", "(", ")", ",", "or", ";", "Node.js", "stays", ".");
        assertThat(text.links())
                .containsExactly(
                        "http://a.example/ESX",
                        "www.vmware.com/go",
                        "http://b.example/x_(y)",
                        "kb.example.com/12",
                        "ops@example.com");
    }

    @Test
    void keepsTheBlankAtTheEndOfALink() {
        assertThat(Reader.words(Reader.read("[the advisory ](http://x.org)for all")))
                .containsExactly("the", "advisory", "for", "all");
    }

    @Test
    void partsTextAtAnImageOnItsOwnLine() {
        assertThat(Reader.prose("Press the button:", "![The Deploy dialog](a.png)", "Then ![wait](b.png) a bit."))
                .containsExactly("Press the button:", "The Deploy dialog", "Then wait a bit.");
    }

    @Test
    void readsFootnotesAndStrickenWords() {
        assertThat(Reader.prose("We use ~~Puppet~~ Chef[^1] here.", "", "[^1]: Since version 11."))
                .containsExactly("We use Puppet Chef here.", "Since version 11.");
    }

    @Test
    void readsHtmlAmongMarkdown() {
        Text text = Reader.read(
                "A <b class=\"x\">bold</b> H<sub>2</sub>O and <kbd>Ctrl</kbd> <code>ls *x*</code> key.<br>Next",
                "",
                "<div class=\"KVM\">",
                "<h4>Inside</h4>",
                "Text &amp; <a href=\"http://x.org\">more</a>",
                "</div>");

        assertThat(Reader.kinds(text))
                .containsExactly("PARAGRAPH: A bold H2O and key. Next", "HEADING 4: Inside", "PARAGRAPH: Text & more");
        assertThat(Reader.marks(text)).containsExactly("EMPHASIS bold", "LINK more http://x.org");
        assertThat(text.code()).containsExactly("Ctrl", "ls x");
    }

    @Test
    void readsNoMarkdownInsidePre() {
        Text text = Reader.read(
                "<table><tr><td><pre>",
                "first",
                "",
                "*second* ESX",
                "",
                "third",
                "</pre></td></tr></table>",
                "",
                "After.");

        assertThat(Reader.prose(text)).containsExactly("After.");
    }

    @Test
    void doesNotLoseTheRestAfterATagThatIsNeverClosed() {
        assertThat(Reader.prose("An open <code>tag", "", "More text.")).containsExactly("An open tag", "More text.");
        assertThat(Reader.prose("Open <code>a", "", "More <code>b</code> text."))
                .containsExactly("Open", "More text.");
        assertThat(Reader.prose("<script>", "", "More text.")).contains("More text.");
    }

    @Test
    void readsAPlainTextByParagraphs() {
        Text text = Reader.read(Posts.post("One *two*\n# three\n\n\n  four http://x.org\n", Syntax.PLAIN));

        assertThat(Reader.kinds(text)).containsExactly("PARAGRAPH: One *two* # three", "PARAGRAPH: four http://x.org");
        assertThat(text.links()).containsExactly("http://x.org");
    }

    @Test
    void leavesOutWhatReadersDoNotSee() {
        assertThat(Reader.words(Reader.read("Kuber\u00ADnetes zero\u200Bwidth")))
                .containsExactly("Kubernetes", "zerowidth");
    }

    @Test
    void leavesOutDataThatIsNoWord() {
        assertThat(Reader.prose("before " + "QUJD".repeat(1000) + " after")).containsExactly("before after");
    }

    @Test
    void countsSentencesAndWords() {
        Text text = Reader.read("Go on. Stop!", "", "- Well");

        assertThat(text.sentences()).isEqualTo(3);
        assertThat(text.words()).isEqualTo(4);
    }

    @Test
    void readsNothingFromAnEmptyBody() {
        assertThat(Reader.read("").blocks()).isEmpty();
        assertThat(Reader.read("\uFEFF").blocks()).isEmpty();
        assertThat(Reader.read("\r\n \r\n").blocks()).isEmpty();
    }
}
