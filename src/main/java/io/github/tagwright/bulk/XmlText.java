package io.github.tagwright.bulk;

import io.github.tagwright.post.Position;
import io.github.tagwright.post.Problem;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;

/**
 * The text of an XML file, with U+FFFD in place of what an XML parser would stop at: bytes that do not belong to the
 * encoding, and control characters. Not safe to share.
 */
final class XmlText extends FilterReader {

    private static final int DECLARATION = 256;
    private static final Pattern ENCODING = Pattern.compile("^<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)[\"']");

    /** Stands for bytes that cannot be decoded; no character of any text. */
    private static final char UNDECODED = '\uFFFF';

    private final String encoding;
    private int line = 1;
    private int replaced;
    private int firstLine;

    private XmlText(InputStream in, Charset charset) {
        super(new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(UNDECODED))));
        this.encoding = charset.name();
    }

    /** @throws UnpackedException if it is in an encoding that Java does not know */
    static XmlText of(InputStream in) throws IOException {
        BOMInputStream marked = BOMInputStream.builder()
                .setInputStream(in)
                .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE)
                .get();
        if (marked.hasBOM()) {
            return new XmlText(marked, Charset.forName(marked.getBOMCharsetName()));
        }
        return new XmlText(marked, declared(marked));
    }

    private static Charset declared(InputStream in) throws IOException {
        in.mark(DECLARATION);
        Matcher declared = ENCODING.matcher(new String(in.readNBytes(DECLARATION), StandardCharsets.ISO_8859_1));
        in.reset();
        try {
            return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new UnpackedException("an encoding that is not known, " + declared.group(1));
        }
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
        int read = super.read(chars, offset, length);
        for (int i = offset; i < offset + read; i++) {
            char c = chars[i];
            if (c == '\n') {
                line++;
            } else if ((c < ' ' && c != '\t' && c != '\r') || c >= '\uFFFE') {
                chars[i] = '\uFFFD';
                firstLine = replaced++ == 0 ? line : firstLine;
            }
        }
        return read;
    }

    /** What was replaced so far, as a problem of the file of that name. */
    Optional<Problem> problem(String file) {
        return replaced == 0
                ? Optional.empty()
                : Optional.of(new Problem(
                        file,
                        new Position(firstLine, 1),
                        "bytes that are no " + encoding + ", or control characters (" + replaced
                                + " in the file), replaced by U+FFFD",
                        encoding));
    }
}
