package io.github.tagwright.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.post.Position;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.SourcedText;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordPressItemsTest {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String HEAD =
            "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content=\"x\"><channel><title>T</title>\n";
    private static final String TAIL = "\n</channel></rss>";

    @TempDir
    private Path folder;

    private PostArchive export(String... items) throws IOException {
        return Exported.open(folder, "export.xml", DECLARATION + HEAD + String.join("\n", items) + TAIL);
    }

    private static String item(String... parts) {
        return "<item>" + String.join("", parts) + "</item>";
    }

    private static String body(String html) {
        return "<content:encoded><![CDATA[" + html + "]]></content:encoded>";
    }

    private static final String POST = "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>";

    @Test
    void readsWhatWordPressWrites() throws IOException {
        StringWriter text = new StringWriter();
        WordPressExport.write(40, text);
        PostArchive archive = Exported.open(folder, "export.xml", text.toString());
        List<Post> posts = Exported.posts(archive);

        assertThat(posts).hasSize(36);
        assertThat(archive.leftOut()).isEqualTo(Map.of("pages", 2, "attachments", 2));
        assertThat(posts.stream().filter(post -> post.frontMatter().draft()))
                .extracting(Post::path)
                .containsExactly("post-17", "post-37");
        Post second = posts.get(1);
        assertThat(second.path()).isEqualTo("2006/01/03/note-2");
        assertThat(second.syntax()).isEqualTo(Post.Syntax.HTML);
        assertThat(second.frontMatter().title().orElseThrow().text()).isEqualTo("Note 2 on hosts & disks");
        assertThat(second.frontMatter().date()).contains(LocalDate.of(2006, 1, 3));
        assertThat(second.frontMatter().categories()).containsExactly("How-to");
        assertThat(second.frontMatter().values()).containsEntry("author", "kim");
        assertThat(Exported.body(second))
                .startsWith("<!-- wp:paragraph -->\n<p>")
                .doesNotContain("Hyper-V do that");
        assertThat(posts.stream().flatMap(post -> post.frontMatter().tags().stream()))
                .contains("Backup & Recovery", "VMware")
                .doesNotContain("backup-amp-recovery", "How-to");
        assertThat(Exported.problems(archive)).isEmpty();
    }

    @Test
    void callsAPostByItsLinkItsSlugOrItsNumber() throws IOException {
        PostArchive archive = export(
                item("<link>https://x.example/2009/03/caf%C3%A9/</link>", "<wp:post_name>no</wp:post_name>", body("a")),
                item("<link>https://x.example/?p=3</link>", "<wp:post_name>ports</wp:post_name>", body("b")),
                item("<link>https://x.example/</link>", "<wp:post_id>3</wp:post_id>", body("c")),
                item("<link>not a link</link>", body("d")));
        assertThat(Exported.names(archive)).containsExactly("2009/03/café", "ports", "post-3", "export.xml:6");
    }

    @Test
    void countsWhatIsNoPost() throws IOException {
        String password = "<wp:post_password>x</wp:post_password>";
        PostArchive archive = export(
                item("<wp:post_type>page</wp:post_type>", body("a")),
                item("<wp:post_type>page</wp:post_type><wp:status>draft</wp:status>", body("a")),
                item("<wp:post_type>nav_menu_item</wp:post_type>", body("a")),
                item("<wp:post_type>post</wp:post_type><wp:status>private</wp:status>", body("a")),
                item(POST, password, body("a")),
                item("<wp:post_type>post</wp:post_type><wp:status>trash</wp:status>", body("a")),
                item("<wp:post_type>post</wp:post_type><wp:status>pending</wp:status>", body("a")),
                item(POST, "<wp:post_id>8</wp:post_id>", body("a")));
        assertThat(Exported.posts(archive))
                .extracting(post -> post.frontMatter().draft())
                .containsExactly(true, false);
        assertThat(archive.leftOut())
                .isEqualTo(Map.of(
                        "pages", 2, "items of type nav_menu_item", 1, "private posts", 2, "posts in the trash", 1));
    }

    @Test
    void keepsTheTermsOfOtherTaxonomies() throws IOException {
        Post post = Exported.posts(export(item(
                        POST,
                        body("a"),
                        "<category domain=\"post_tag\" nicename=\"esx\">ESX</category>",
                        "<category domain=\"series\" nicename=\"lab\">Lab</category>",
                        "<category>Plain</category>")))
                .get(0);
        assertThat(post.frontMatter().tags()).containsExactly("ESX");
        assertThat(post.frontMatter().categories()).containsExactly("Plain");
        assertThat(post.frontMatter().values()).containsEntry("series", List.of("Lab"));
    }

    @Test
    void placesMentionsInTheirFields() throws IOException {
        Post post = Exported.posts(export(item("<title>On Xen</title>", POST, body("One\ntwo Xen"))))
                .get(0);
        SourcedText title = post.frontMatter().title().orElseThrow();
        assertThat(post.source().position(title.span(3, 6).start())).isEqualTo(new Position(1, 4));
        assertThat(post.source().position(post.source().text().lastIndexOf("Xen")))
                .isEqualTo(new Position(2, 5));
    }

    @Test
    void keepsWhatComesBeforeTheEndOfACutFile() throws IOException {
        String whole = DECLARATION + HEAD + item(POST, "<link>http://x.example/a</link>", body("a")) + "\n"
                + item(body("Xen"));
        for (int cut : List.of(1, 9, 25)) {
            PostArchive archive = Exported.open(folder, "export.xml", whole.substring(0, whole.length() - cut));
            assertThat(Exported.names(archive)).containsExactly("a", "export.xml:4");
            assertThat(Exported.problems(archive))
                    .hasSize(1)
                    .first()
                    .asString()
                    .matches(
                            "export.xml:4:1: cannot be read further: no valid XML: Unexpected (EOF|end).*; expected a whole file");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>",
                "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE rss SYSTEM \"http://x.example/rss.dtd\">"
            })
    void stopsAtADocumentType(String doctype) throws IOException {
        PostArchive archive = Exported.open(
                folder,
                "export.xml",
                DECLARATION + doctype + "\n" + HEAD + item(POST, body("&a;"), "<title>&a;</title>") + TAIL);
        assertThat(Exported.posts(archive)).isEmpty();
        assertThat(Exported.problems(archive))
                .containsExactly(
                        "export.xml:2:1: a document type declaration; expected a WordPress export, which has none");
    }

    @Test
    void leavesUnknownEntitiesToHtml() throws IOException {
        Post post = Exported.posts(
                        export(item("<title>AT&amp;T &eacute;</title>", "<content:encoded>a&nbsp;b</content:encoded>")))
                .get(0);
        assertThat(post.frontMatter().title().orElseThrow().text()).isEqualTo("AT&T é");
        assertThat(Exported.body(post)).isEqualTo("a&nbsp;b");
    }

    @Test
    void readsPastWrongBytesAndControlCharacters() throws IOException {
        byte[] text = (DECLARATION + HEAD + item(POST, body("caf\u00e9")) + "\n" + item(POST, body("a\u000bb")) + TAIL)
                .getBytes(StandardCharsets.ISO_8859_1);
        PostArchive archive = Exported.open(Files.write(folder.resolve("export.xml"), text));
        assertThat(Exported.posts(archive)).extracting(Exported::body).containsExactly("caf\ufffd", "a\ufffdb");
        assertThat(Exported.problems(archive))
                .containsExactly("export.xml:3:1: bytes that are no UTF-8, or control characters (2 in the file),"
                        + " replaced by U+FFFD; expected UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16"})
    void readsTheEncodingThatTheFileNames(String charset) throws IOException {
        String text = DECLARATION.replace("UTF-8", charset) + HEAD + item(POST, body("naïve")) + TAIL;
        PostArchive archive =
                Exported.open(Files.write(folder.resolve("export.xml"), text.getBytes(Charset.forName(charset))));
        assertThat(Exported.posts(archive)).extracting(Exported::body).containsExactly("naïve");
        assertThat(Exported.problems(archive)).isEmpty();
    }

    @Test
    void readsNoMoreOfAnItemThanAPostMayHave() throws IOException {
        PostArchive archive = export(
                item("<wp:post_id>1</wp:post_id>", body("x".repeat(3 << 20))),
                item("<wp:post_id>2</wp:post_id>", body("y")));
        assertThat(archive.iterator().next().bytes()).hasSizeLessThan(PostReader.LARGEST_FILE + (1 << 12));
        assertThat(Exported.posts(archive)).extracting(Post::path).containsExactly("post-2");
        assertThat(Exported.problems(archive))
                .containsExactly("post-1:1:1: more than 1048576 chars; expected a post of at most 1048576 chars");
    }

    @Test
    void saysOfOtherXmlThatItIsNoExport() throws IOException {
        assertThat(Exported.problems(Exported.open(folder, "sitemap.xml", "<urlset><url/></urlset>")))
                .containsExactly(
                        "sitemap.xml:1:1: the element urlset; expected a WordPress export, whose first element is rss");
    }
}
