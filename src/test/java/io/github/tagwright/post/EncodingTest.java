package io.github.tagwright.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EncodingTest {

    private static final String GERMAN = "---\ntitle: Größere Hosts\ntags: [Müll]\n---\nEin größerer Host.\n";

    private static byte[] join(byte[]... parts) {
        byte[] joined = new byte[0];
        for (byte[] part : parts) {
            int at = joined.length;
            joined = Arrays.copyOf(joined, at + part.length);
            System.arraycopy(part, 0, joined, at, part.length);
        }
        return joined;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void keepsAByteOrderMarkAsACharOfTheFirstLine() {
        Post post = Read.post("\uFEFFA host.\n");
        assertThat(post.source().text()).startsWith("\uFEFFA");
        assertThat(post.bodyStart()).isEqualTo(1);
        assertThat(post.source().position(1)).isEqualTo(new Position(1, 2));
    }

    @Test
    void readsLatin1AndSaysSo() {
        for (String charset : new String[] {"ISO-8859-1", "windows-1252"}) {
            Post post = Read.flawed("note.md", GERMAN.getBytes(Charset.forName(charset)));
            assertThat(post.source().text()).isEqualTo(GERMAN);
            assertThat(post.frontMatter().title().map(SourcedText::text)).contains("Größere Hosts");
            assertThat(post.frontMatter().tags()).containsExactly("Müll");
            assertThat(post.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.position()).isEqualTo(new Position(2, 10));
                assertThat(problem.found()).isEqualTo("byte 0xF6 is no UTF-8, read as Windows-1252");
                assertThat(problem.expected()).isEqualTo("UTF-8");
            });
        }
    }

    @Test
    void replacesBadBytesInUtf8AndSaysWhereTheFirstStands() {
        byte[] bytes = join(utf8("größer\nnext "), new byte[] {(byte) 0xC3, 'x', (byte) 0xFF}, utf8(" end\n"));
        Post post = Read.flawed("note.md", bytes);
        assertThat(post.source().text()).isEqualTo("größer\nnext \uFFFDx\uFFFD end\n");
        assertThat(post.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.position()).isEqualTo(new Position(2, 6));
            assertThat(problem.found()).isEqualTo("byte 0xC3 is no UTF-8 (2 such places), replaced by U+FFFD");
        });
    }

    @Test
    void readsAMultibyteCharThatTheFileEndsIn() {
        Post post = Read.flawed("note.md", join(utf8("größer "), new byte[] {(byte) 0xE4, (byte) 0xBB}));
        assertThat(post.source().text()).isEqualTo("größer \uFFFD");
        assertThat(post.problems()).hasSize(1);
    }

    @Test
    void readsUtf16WithAByteOrderMark() {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE}) {
            Post post = Read.flawed("note.md", ("\uFEFF" + GERMAN + "🐳").getBytes(charset));
            assertThat(post.problems()).isEmpty();
            assertThat(post.frontMatter().title().map(SourcedText::text)).contains("Größere Hosts");
            assertThat(Read.body(post)).isEqualTo("Ein größerer Host.\n🐳");
        }
        byte[] odd = join(("\uFEFF" + GERMAN).getBytes(StandardCharsets.UTF_16LE), new byte[] {'x'});
        assertThat(Read.flawed("note.md", odd).problems())
                .extracting(Problem::found)
                .containsExactly("bytes that are no UTF-16");
    }

    @Test
    void refusesWhatIsNoText() {
        assertThat(Read.rejected(new byte[] {'P', 'K', 3, 4, 0, 0}))
                .singleElement()
                .extracting(Problem::found)
                .isEqualTo("binary content (a NUL byte)");
        assertThat(Read.rejected(GERMAN.getBytes(StandardCharsets.UTF_16BE))).hasSize(1);
        assertThat(Read.rejected(utf8("x".repeat(100_000) + "\0"))).hasSize(1);
        assertThat(Read.rejected(new byte[0]))
                .singleElement()
                .extracting(Problem::found)
                .isEqualTo("an empty file");
        assertThat(Read.rejected(new byte[PostReader.LARGEST_FILE + 1]))
                .singleElement()
                .extracting(Problem::found)
                .isEqualTo("more than " + PostReader.LARGEST_FILE + " bytes");
    }

    @Test
    void countsLinesAndColumnsInAnyLineEndAndInCodePoints() {
        Source source = new Source("a\r\nb\rc\n\n🐳🐳x\n\r\n");
        assertThat(source.position(0)).isEqualTo(new Position(1, 1));
        assertThat(source.position(2)).isEqualTo(new Position(1, 3));
        assertThat(source.position(3)).isEqualTo(new Position(2, 1));
        assertThat(source.position(5)).isEqualTo(new Position(3, 1));
        assertThat(source.position(7)).isEqualTo(new Position(4, 1));
        assertThat(source.position(12)).isEqualTo(new Position(5, 3));
        assertThat(source.position(16)).isEqualTo(new Position(7, 1));
    }

    @Test
    void countsColumnsOfALongLineAsJavaCountsCodePoints() {
        StringBuilder text = new StringBuilder("first\n");
        for (int i = 0; i < 5_000; i++) {
            text.append(i % 7 == 0 ? "🐳" : i % 11 == 0 ? "\uD83D" : "x");
        }
        Source source = new Source(text.toString());
        for (int at = 6; at <= text.length(); at++) {
            assertThat(source.position(at).column()).isEqualTo(text.toString().codePointCount(6, at) + 1);
        }
    }
}
