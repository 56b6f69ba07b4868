package io.github.tagwright.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tagwright.bulk.Columns.Part;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.Selection;
import java.io.IOException;
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

class FieldRecordsTest {

    @TempDir
    private Path folder;

    private PostArchive jsonl(String... lines) throws IOException {
        return Exported.open(folder, "posts.jsonl", String.join("\n", lines));
    }

    private PostArchive csv(String... lines) throws IOException {
        return Exported.open(folder, "posts.csv", String.join("\n", lines));
    }

    @Test
    void readsAPostFromEachLineOfJson() throws IOException {
        List<Post> posts = Exported.posts(jsonl(
                "{\"id\": \"ports\", \"title\": \"Ports\", \"date\": \"2009-03-04\", \"tags\": [\"ESX\", \"LAN\"], \"text\": \"A *b*.\"}",
                "",
                "{\"ID\": 17, \"markdown\": \"A *b*.\", \"html\": \"<p>no</p>\", \"draft\": true}",
                "{\"id\": \"p\", \"html\": \"<p>A</p>\", \"text\": \"no\", \"tags\": \"a; b\"}"));

        assertThat(posts).extracting(Post::path).containsExactly("ports", "17", "p");
        assertThat(posts)
                .extracting(Post::syntax)
                .containsExactly(Post.Syntax.PLAIN, Post.Syntax.MARKDOWN, Post.Syntax.HTML);
        assertThat(posts).extracting(Exported::body).containsExactly("A *b*.", "A *b*.", "<p>A</p>");
        assertThat(posts.get(0).frontMatter().title().orElseThrow().text()).isEqualTo("Ports");
        assertThat(posts.get(0).frontMatter().date()).contains(LocalDate.of(2009, 3, 4));
        assertThat(posts.get(0).frontMatter().tags()).containsExactly("ESX", "LAN");
        assertThat(posts.get(1).frontMatter().draft()).isTrue();
        assertThat(posts.get(2).frontMatter().tags()).containsExactly("a", "b");
    }

    @Test
    void readsAPostFromEachRowOfATable() throws IOException {
        List<Post> posts = Exported.posts(csv(
                "id,title,date,tags,markdown",
                "a,\"Disks, 5\"\" each\",2009-03-04,\"ESX, LAN\",\"One",
                "",
                "two\"",
                "b,,,\"[\"\"x, y\"\", \"\"z\"\"]\",5\" disk",
                "c,,,SAN|NAS,x"));

        assertThat(posts).extracting(Post::path).containsExactly("a", "b", "c");
        assertThat(posts.get(0).frontMatter().title().orElseThrow().text()).isEqualTo("Disks, 5\" each");
        assertThat(posts).extracting(Exported::body).containsExactly("One\n\ntwo", "5\" disk", "x");
        assertThat(posts.get(0).frontMatter().tags()).containsExactly("ESX", "LAN");
        assertThat(posts.get(1).frontMatter().tags()).containsExactly("x, y", "z");
        assertThat(posts.get(2).frontMatter().tags()).containsExactly("SAN", "NAS");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void findsOutWhatPartsTheCells(String delimiter) throws IOException {
        assertThat(Exported.posts(
                        csv(String.join(delimiter, "id", "text", "note"), String.join(delimiter, "a", "b", "c"))))
                .extracting(Exported::body)
                .containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void takesAnyLineEnd(String lineEnd) throws IOException {
        String rows = String.join(lineEnd, "id,text", "a,\"b", "c\"", "d,e", "", "x");
        PostArchive archive = csv(rows);
        assertThat(Exported.posts(archive)).extracting(Exported::body).containsExactly("b\nc", "e");
        assertThat(Exported.problems(archive))
                .containsExactly(
                        "posts.csv:6:1: a row of 1 cells under a header of 2; expected a record such as those before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE"})
    void seesTheEncodingByTheByteOrderMark(String charset) throws IOException {
        String mark = charset.equals("UTF-16") ? "" : "\uFEFF";
        Path file = Files.write(
                folder.resolve("posts.csv"), (mark + "id,text\na,naïve\n").getBytes(Charset.forName(charset)));
        assertThat(Exported.posts(Exported.open(file)))
                .extracting(Exported::body)
                .containsExactly("naïve");
    }

    @Test
    void namesARecordThatCannotBeReadAndGoesOn() throws IOException {
        PostArchive archive = jsonl(
                "{\"id\": \"a\", \"text\": \"x\"",
                "{\"id\": \"b\", \"text\": \"x\"} {}",
                "[\"c\"]",
                "\"id\": \"d\", \"text\": \"x\"",
                "{\"id\": \"e\", \"text\": \"x\\u0000y\"}",
                "{\"id\": \"f\", \"tags\": [\"x\"]}",
                "\0",
                "{\"id\": \"g\", \"text\": \"" + "x".repeat(ByteRecords.LARGEST) + "\"}",
                "{\"id\": \"h\", \"text\": \"last\", \"date\": \"soon\"}");

        assertThat(Exported.names(archive))
                .containsExactly(
                        "posts.jsonl:1",
                        "posts.jsonl:2",
                        "posts.jsonl:3",
                        "posts.jsonl:4",
                        "e",
                        "f",
                        "posts.jsonl:7",
                        "posts.jsonl:8",
                        "h");
        assertThat(Exported.problems(archive))
                .containsExactly(
                        "posts.jsonl:1:24: Unexpected end-of-input: expected close marker for Object; expected a record such as those before",
                        "posts.jsonl:2:26: more than one JSON value; expected a record such as those before",
                        "posts.jsonl:3:1: no JSON object; expected a record such as those before",
                        "posts.jsonl:4:1: no JSON object; expected a record such as those before",
                        "e:1:1: binary content (a NUL byte); expected text",
                        "f:1:1: neither a title nor a text; expected a post",
                        "posts.jsonl:7:1: binary content (a NUL byte); expected text",
                        "posts.jsonl:8:1: more than 8388608 bytes; expected a shorter record",
                        "h:1:1: a date that cannot be read: soon; expected a date such as 2007-08-18");
    }

    @Test
    void namesARowThatCannotBeReadAndGoesOn() throws IOException {
        Path file = folder.resolve("posts.csv");
        Files.write(
                file,
                String.join(
                                "\n",
                                "id,text,tags",
                                "a,x",
                                "b,x,y,z",
                                "c,\"x\"y,z",
                                "d,x\0,y",
                                "e,naïve,y",
                                "f," + "x".repeat(ByteRecords.LARGEST) + ",y",
                                ",,",
                                "h,last,y")
                        .getBytes(StandardCharsets.ISO_8859_1));
        PostArchive archive = Exported.open(file);

        assertThat(Exported.problems(archive))
                .containsExactly(
                        "posts.csv:2:1: a row of 2 cells under a header of 3; expected a record such as those before",
                        "posts.csv:3:1: a row of 4 cells under a header of 3; expected a record such as those before",
                        "posts.csv:4:1: a row with misplaced quotes; expected a record such as those before",
                        "posts.csv:5:1: binary content (a NUL byte); expected text",
                        "posts.csv:6:1: byte 0xEF is no UTF-8, read as Windows-1252; expected UTF-8",
                        "posts.csv:7:1: more than 8388608 bytes; expected a shorter record",
                        "posts.csv:8:1:1: neither a title nor a text; expected a post");
        assertThat(Exported.posts(archive)).extracting(Post::path).containsExactly("e", "h");
    }

    @Test
    void namesADocumentOfAnnifsThatCannotBeReadAndGoesOn() throws IOException {
        Path tsv = folder.resolve("documents.tsv");
        Files.write(
                tsv,
                String.join(
                                "\n",
                                "\uFEFFVMware here.\t<http://example.org/1>",
                                "No subjects and no tab",
                                "a\0b\t<http://example.org/1>",
                                "x".repeat(ByteRecords.LARGEST) + "\t",
                                "\t<http://example.org/1>",
                                "Last.\t")
                        .getBytes(StandardCharsets.UTF_8));
        Path jsonl = Files.writeString(
                folder.resolve("documents.jsonl"),
                String.join(
                        "\n",
                        "{\"document_id\": \"a\", \"text\": \"VMware here.\"}",
                        "{\"document_id\": \"b\", \"text\": ",
                        "[]",
                        "{\"document_id\": \"d\", \"text\": [\"no\"]}",
                        "{\"document_id\": \"a\", \"text\": \"Again.\"}"));
        PostArchive lines = annif(tsv, ExportFormat.ANNIF_TSV);
        PostArchive objects = annif(jsonl, ExportFormat.ANNIF_JSONL);

        assertThat(Exported.problems(lines))
                .containsExactly(
                        "documents.tsv:2:23: no tab between text and subjects; expected a record such as those before",
                        "documents.tsv:3:1: binary content (a NUL byte); expected text",
                        "documents.tsv:4:1: more than 8388608 bytes; expected a shorter record",
                        "documents.tsv:5:1:1: neither a title nor a text; expected a post");
        assertThat(Exported.posts(lines)).extracting(Exported::body).containsExactly("VMware here.", "Last.");
        assertThat(Exported.problems(objects))
                .containsExactly(
                        "documents.jsonl:2:30: Unexpected end-of-input within/between Object entries; expected a record such as those before",
                        "documents.jsonl:3:1: no JSON object; expected a record such as those before",
                        "d:1:1: neither a title nor a text; expected a post",
                        "a#2:1:1: the id a again; expected an id of its own");
        assertThat(Exported.posts(objects)).extracting(Exported::body).containsExactly("VMware here.", "Again.");
    }

    private static PostArchive annif(Path file, ExportFormat format) throws IOException {
        return Exports.open(file, file.getFileName().toString(), format, Columns.DEFAULT, Selection.ALL);
    }

    @Test
    void saysWhereQuotesAreOpenedThatNeverClose() throws IOException {
        PostArchive archive = csv("id,text", "a,x", "b,\"y", "c,z");
        assertThat(Exported.names(archive)).containsExactly("a", "posts.csv:3");
        assertThat(Exported.problems(archive))
                .containsExactly(
                        "posts.csv:3:1: quotes that are never closed, up to the end of the file; expected closed quotes");
    }

    @Test
    void readsARecordInAnotherEncodingAndSaysSo() throws IOException {
        Path file = folder.resolve("posts.jsonl");
        Files.write(file, "{\"id\": \"a\", \"text\": \"naïve\"}\n".getBytes(StandardCharsets.UTF_8));
        Files.write(
                file,
                "{\"id\": \"b\", \"text\": \"naïve\"}\n".getBytes(StandardCharsets.ISO_8859_1),
                java.nio.file.StandardOpenOption.APPEND);
        PostArchive archive = Exported.open(file);
        assertThat(Exported.posts(archive)).extracting(Exported::body).containsExactly("naïve", "naïve");
        assertThat(Exported.problems(archive))
                .containsExactly("posts.jsonl:2:1: byte 0xEF is no UTF-8, read as Windows-1252; expected UTF-8");
    }

    @Test
    void callsRecordsWithoutAnIdByTheirLine() throws IOException {
        assertThat(Exported.names(csv("title,text", "A,x", "B,y"))).containsExactly("posts.csv:2", "posts.csv:3");
    }

    @Test
    void losesNoRecordWhoseIdIsThereTwice() throws IOException {
        PostArchive archive = csv("id,text", "a,1", "a,2", "a#2,3", "a,4", "b,5");
        assertThat(Exported.names(archive)).containsExactly("a", "a#2", "a#2#2", "a#3", "b");
        assertThat(Exported.posts(archive)).extracting(Exported::body).containsExactly("1", "2", "3", "4", "5");
        assertThat(Exported.problems(archive))
                .containsExactly(
                        "a#2:1:1: the id a again; expected an id of its own",
                        "a#2#2:1:1: the id a#2 again; expected an id of its own",
                        "a#3:1:1: the id a again; expected an id of its own");
    }

    @Test
    void takesFieldsOfOtherNames() throws IOException {
        Path file = Files.writeString(
                folder.resolve("posts.jsonl"),
                "{\"slug\": \"a\", \"id\": 9, \"title\": {\"rendered\": \"T\"}, \"Body\": \"x\", \"text\": \"no\", \"labels\": [\"L\"]}");
        Columns columns = new Columns(
                Map.of(Part.ID, "slug", Part.TITLE, "title.rendered", Part.TEXT, "body", Part.TAGS, "labels"));
        List<Post> posts = Exported.posts(Exported.open(file, columns, Selection.ALL));
        assertThat(posts).hasSize(1);
        Post post = posts.get(0);
        assertThat(post.path()).isEqualTo("a");
        assertThat(Exported.body(post)).isEqualTo("x");
        assertThat(post.frontMatter().title().orElseThrow().text()).isEqualTo("T");
        assertThat(post.frontMatter().tags()).containsExactly("L");
    }

    @Test
    void refusesATableWithoutTheColumnsItNeeds() {
        assertThatThrownBy(() -> csv("slug,title,body", "a,b,c"))
                .hasMessage("posts.csv has no column text or markdown or html, but slug, title, body;"
                        + " say by --columns which is which, such as text=body");
        assertThatThrownBy(() -> {
                    Path file = Files.writeString(folder.resolve("posts.csv"), "slug,text\na,b\n");
                    Exported.open(file, new Columns(Map.of(Part.TAGS, "labels")), Selection.ALL);
                })
                .hasMessageStartingWith("posts.csv has no column labels, but slug, text;");
        assertThatThrownBy(() -> csv("")).hasMessageStartingWith("posts.csv does not begin with the names of columns");
    }

    @Test
    void refusesAnExportWithoutPosts() {
        assertThatThrownBy(() -> jsonl("", "")).hasMessage("no posts in posts.jsonl");
        assertThatThrownBy(() -> csv("id,text")).hasMessage("no posts in posts.csv");
    }

    @Test
    void leavesOutWhatIsNotIncluded() throws IOException {
        Path file = Files.writeString(folder.resolve("posts.csv"), "id,text\n2009/a,x\n2010/a,y\n2010/b,z\n");
        Selection selection = new Selection(List.of("2010/**"), List.of("**/b"));
        assertThat(Exported.names(Exported.open(file, Columns.DEFAULT, selection)))
                .containsExactly("2010/a");
    }

    @Test
    void canBeReadAgain() throws IOException {
        PostArchive archive = csv("id,text", "a,1", "a,2");
        assertThat(Exported.names(archive)).isEqualTo(Exported.names(archive)).hasSize(2);
    }
}
