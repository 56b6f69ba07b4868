package io.github.tagwright.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Selection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of sites, and gzip around anything. */
class PackedTest {

    @TempDir
    private Path folder;

    /** Files by path and content in turn. */
    private Path zip(String... files) throws IOException {
        Path zip = folder.resolve("site.zip");
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            for (int i = 0; i < files.length; i += 2) {
                out.putArchiveEntry(new ZipArchiveEntry(files[i]));
                out.write(files[i + 1].getBytes(StandardCharsets.UTF_8));
                out.closeArchiveEntry();
            }
        }
        return zip;
    }

    private Path tar(String... files) throws IOException {
        Path tar = folder.resolve("site.tar");
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar), "UTF-8")) {
            for (int i = 0; i < files.length; i += 2) {
                byte[] bytes = files[i + 1].getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(files[i], true);
                entry.setSize(bytes.length);
                out.putArchiveEntry(entry);
                out.write(bytes);
                out.closeArchiveEntry();
            }
        }
        return tar;
    }

    private Path gzip(Path file) throws IOException {
        Path packed = Path.of(file + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
        return packed;
    }

    private static final String[] SITE = {
        "content/posts/xen/index.md",
        "Xen",
        "content/posts/pair/index.md",
        "One",
        "content/posts/pair/index.markdown",
        "Two",
        "./content/ports.txt",
        "Ports",
        "content/_drafts/no.md",
        "no",
        ".git/no.md",
        "no",
        "content/_index.md",
        "no",
        "content/rack.jpg",
        "no",
        "windows\\größe.html",
        "<p>Size</p>"
    };

    private static final String[] POSTS = {
        "content/posts/xen",
        "content/posts/pair/index.md",
        "content/posts/pair/index.markdown",
        "content/ports.txt",
        "windows/größe.html"
    };

    @Test
    void findsThePostsThatTheUnpackedFolderWouldHave() throws IOException {
        for (Path site : List.of(zip(SITE), tar(SITE), gzip(tar(SITE)))) {
            PostArchive archive = Exported.open(site);
            assertThat(Exported.names(archive)).as(site.toString()).containsExactly(POSTS);
            assertThat(archive.size()).hasValue(POSTS.length);
            assertThat(Exported.posts(archive))
                    .extracting(Exported::body)
                    .containsExactly("Xen", "One", "Two", "Ports", "<p>Size</p>");
            assertThat(Exported.posts(archive))
                    .extracting(Post::syntax)
                    .contains(Post.Syntax.PLAIN, Post.Syntax.HTML, Post.Syntax.MARKDOWN);
            assertThat(Exported.problems(archive)).isEmpty();
        }
    }

    @Test
    void takesOnlyWhatIsIncluded() throws IOException {
        Selection selection = new Selection(List.of("content/**.md"), List.of("**/pair/**"));
        assertThat(Exported.names(Exported.open(zip(SITE), Columns.DEFAULT, selection)))
                .containsExactly("content/posts/xen");
    }

    @Test
    void namesFilesThatLeadOutOfTheArchiveAndLeavesThemThere() throws IOException {
        String[] files = {
            "../../evil.md", "x", "/etc/evil.md", "x", "a/../../evil.md", "x", "C:/evil.md", "x", "ok.md", "y"
        };
        for (Path site : List.of(zip(files), tar(files))) {
            PostArchive archive = Exported.open(site);
            assertThat(Exported.names(archive)).containsExactly("ok.md");
            assertThat(Exported.problems(archive))
                    .hasSize(4)
                    .contains("../../evil.md:1:1: a file name that leads out of the archive; expected a name inside");
        }
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void passesOverLinks() throws IOException {
        Path tar = folder.resolve("site.tar");
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
            for (byte kind : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO}) {
                TarArchiveEntry link = new TarArchiveEntry("link" + kind + ".md", kind);
                link.setLinkName("/etc/passwd");
                out.putArchiveEntry(link);
                out.closeArchiveEntry();
            }
        }
        Path zip = folder.resolve("site.zip");
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            ZipArchiveEntry link = new ZipArchiveEntry("link.md");
            link.setUnixMode(UnixStat.LINK_FLAG | UnixStat.DEFAULT_LINK_PERM);
            out.putArchiveEntry(link);
            out.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
        }
        assertThatThrownBy(() -> Exported.open(tar)).hasMessage("no posts in site.tar");
        assertThatThrownBy(() -> Exported.open(zip)).hasMessage("no posts in site.zip");
    }

    @Test
    void takesTheLaterOfTwoFilesWithOneName() throws IOException {
        assertThat(Exported.posts(Exported.open(tar("a.md", "old", "b.md", "b", "./a.md", "new"))))
                .extracting(Exported::body)
                .containsExactly("b", "new");
    }

    @Test
    void readsNoMoreOfAFileThanAPostMayHave() throws IOException {
        String[] files = {"big.md", "x".repeat(20 << 20), "ok.md", "y"};
        for (Path site : List.of(zip(files), tar(files))) {
            assertThat(Exported.open(site).iterator().next().bytes()).hasSize(PostReader.LARGEST_FILE + 1);
            assertThat(Exported.problems(Exported.open(site)))
                    .containsExactly("big.md:1:1: more than 1048576 bytes; expected a post of at most 1048576 bytes");
            assertThat(Exported.posts(Exported.open(site)))
                    .extracting(Post::path)
                    .containsExactly("ok.md");
        }
    }

    @Test
    void keepsWhatComesBeforeTheEndOfACutFile() throws IOException {
        String noise = new Random(7)
                .ints(60_000, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Path jsonl = Files.writeString(
                folder.resolve("posts.jsonl"),
                "{\"id\": \"a\", \"text\": \"" + noise + "\"}\n{\"id\": \"b\", \"text\": \"" + noise + "\"}\n");
        PostArchive lines = Exported.open(cut(gzip(jsonl)));
        assertThat(Exported.posts(lines)).extracting(Post::path).containsExactly("a");
        assertThat(Exported.problems(lines))
                .containsExactly(
                        "posts.jsonl.gz:2:1: cannot be read further: a gzip file that is cut off; expected a whole file");

        PostArchive files = Exported.open(cut(gzip(tar("a.md", noise, "b.md", noise))));
        assertThat(Exported.posts(files)).extracting(Post::path).containsExactly("a.md");
        assertThat(Exported.problems(files))
                .containsExactly(
                        "site.tar.gz:1:1: cannot be read further: a gzip file that is cut off; expected a whole file");

        PostArchive unpacked = Exported.open(cut(tar("a.md", noise, "b.md", noise)));
        assertThat(Exported.posts(unpacked)).extracting(Post::path).containsExactly("a.md");
        assertThat(Exported.problems(unpacked)).hasSize(1).first().asString().contains("Truncated TAR archive");
    }

    private static Path cut(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Files.write(file, Arrays.copyOf(bytes, bytes.length * 4 / 5));
    }

    @Test
    void saysOfACutZipThatNothingCanBeRead() throws IOException {
        Path cut = cut(zip("a.md", "x".repeat(1000), "b.md", "y"));
        assertThatThrownBy(() -> Exported.open(cut)).hasMessageStartingWith("site.zip is no whole zip file: ");
    }

    @Test
    void namesAFileOfAZipThatCannotBeUnpackedAndGoesOn() throws IOException {
        Path zip = zip("a.md", "xyz".repeat(1000), "b.md", "y");
        byte[] bytes = Files.readAllBytes(zip);
        int name = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("a.md");
        int packed = name + "a.md".length() + bytes[name - 2];
        Arrays.fill(bytes, packed, packed + 8, (byte) 0xFF);
        PostArchive archive = Exported.open(Files.write(zip, bytes));
        assertThat(Exported.posts(archive)).extracting(Post::path).containsExactly("b.md");
        assertThat(Exported.problems(archive))
                .containsExactly(
                        "a.md:1:1: cannot be unpacked: invalid block type; expected a file that can be unpacked");
    }

    @Test
    void opensNoGzipInsideGzip() throws IOException {
        Path jsonl = Files.writeString(folder.resolve("posts.jsonl"), "{\"id\": \"a\", \"text\": \"x\"}\n");
        Path twice = Files.move(gzip(gzip(jsonl)), folder.resolve("twice.jsonl.gz"));
        assertThatThrownBy(() -> Exported.open(twice))
                .hasMessage("twice.jsonl.gz cannot be read: a gzip file inside a gzip file");
    }

    @Test
    void stopsAtABomb() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bomb)) {
            out.write("{\"id\": \"a\", \"text\": \"x\"}\n".getBytes(StandardCharsets.UTF_8));
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 70; i++) {
                out.write(spaces);
            }
        }
        PostArchive archive = Exported.open(Files.write(folder.resolve("bomb.jsonl.gz"), bomb.toByteArray()));
        assertThat(Exported.posts(archive)).extracting(Post::path).containsExactly("a");
        assertThat(Exported.problems(archive))
                .containsExactly("bomb.jsonl.gz:2:1: cannot be read further:"
                        + " a gzip file that unpacks to more than 200 times its size; expected a whole file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"posts.md", "notes.txt", "page.html"})
    void takesAPostForAPost(String name) throws IOException {
        Path post = Files.writeString(folder.resolve(name), "An <?xml and wordpress.org/export in a post");
        assertThat(ExportFormat.of(post)).isEmpty();
    }

    @Test
    void knowsAFormatByContentBeforeTheName() throws IOException {
        Path zip = Files.move(zip("a.md", "x"), folder.resolve("backup"));
        assertThat(ExportFormat.of(zip)).contains(ExportFormat.ZIP);
        Path tar = Files.move(gzip(tar("a.md", "x")), folder.resolve("posts.csv"));
        assertThat(ExportFormat.of(tar)).contains(ExportFormat.TAR);
        Path named = Files.writeString(folder.resolve("POSTS.NDJSON"), "{}");
        assertThat(ExportFormat.of(named)).contains(ExportFormat.JSONL);
    }
}
