package io.github.tagwright.post;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Bytes become text. UTF-8 first; UTF-16 where a byte order mark says so; bytes that are no UTF-8 are read as
 * Windows-1252 (of which Latin-1's letters are a part) if they hold no valid UTF-8 sequence beyond ASCII at all,
 * else each bad sequence becomes U+FFFD.
 */
public final class Decoder {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private Decoder() {}

    /**
     * @param text the decoded text
     * @param badAt where the first byte that is no UTF-8 stands in it, a UTF-16 offset
     * @param found what stood there
     */
    public record Decoded(String text, int badAt, Optional<String> found) {}

    public static Decoded decode(byte[] bytes) {
        try {
            return new Decoded(strict(bytes), 0, Optional.empty());
        } catch (CharacterCodingException notUtf8) {
            return lenient(bytes);
        }
    }

    /** Whether the bytes are no text: there is a NUL among them, unless they are UTF-16. */
    public static boolean isBinary(byte[] bytes) {
        if (utf16(bytes)) {
            return false;
        }
        for (byte one : bytes) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }

    private static String strict(byte[] bytes) throws CharacterCodingException {
        Charset charset = utf16(bytes) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static boolean utf16(byte[] bytes) {
        return bytes.length >= 2
                && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                        || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
    }

    private static Decoded lenient(byte[] bytes) {
        if (utf16(bytes)) {
            return new Decoded(new String(bytes, StandardCharsets.UTF_16), 0, Optional.of("bytes that are no UTF-16"));
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        int firstBad = -1;
        int firstBadAt = 0;
        int bad = 0;
        boolean multibyte = false;
        while (true) {
            int from = out.position();
            CoderResult result = decoder.decode(in, out, true);
            for (int i = from; i < out.position() && !multibyte; i++) {
                multibyte = out.get(i) >= 0x80;
            }
            if (!result.isError()) {
                break;
            }
            if (bad++ == 0) {
                firstBad = bytes[in.position()] & 0xFF;
                firstBadAt = out.position();
            }
            out.put('\uFFFD');
            in.position(in.position() + result.length());
        }
        String byteFound = String.format(Locale.ROOT, "byte 0x%02X", firstBad);
        if (multibyte) {
            return new Decoded(
                    out.flip().toString(),
                    firstBadAt,
                    Optional.of(byteFound + " is no UTF-8" + (bad > 1 ? " (" + bad + " such places)" : "")
                            + ", replaced by U+FFFD"));
        }
        return new Decoded(
                new String(bytes, WINDOWS_1252),
                firstBadAt,
                Optional.of(byteFound + " is no UTF-8, read as Windows-1252"));
    }
}
