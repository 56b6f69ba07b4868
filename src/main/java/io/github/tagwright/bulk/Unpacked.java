package io.github.tagwright.bulk;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * The bytes of a file, without gzip around them. What unpacks to far more than text does is a trap and ends with an
 * exception, as does gzip inside gzip.
 */
final class Unpacked extends FilterInputStream {

    /** Text packs to a third; even the same post again and again not to so little. */
    private static final int LARGEST_RATIO = 200;

    /** Less than this may come from however little. */
    private static final long HARMLESS = 64L << 20;

    private static final String CUT = "a gzip file that is cut off";
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC_LENGTH = 2;

    private final BoundedInputStream packed;
    private long unpacked;

    private Unpacked(BoundedInputStream packed) throws IOException {
        super(new GZIPInputStream(packed, BUFFER));
        this.packed = packed;
    }

    /** @throws UnpackedException if what it holds is packed twice, or cannot be unpacked */
    static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            if (!isGzip(raw)) {
                return raw;
            }
            BoundedInputStream counted =
                    BoundedInputStream.builder().setInputStream(raw).get();
            InputStream unpacked = new BufferedInputStream(new Unpacked(counted), BUFFER);
            if (isGzip(unpacked)) {
                throw new UnpackedException("a gzip file inside a gzip file");
            }
            return unpacked;
        } catch (EOFException cut) {
            raw.close();
            throw new UnpackedException(CUT);
        } catch (IOException | RuntimeException failure) {
            raw.close();
            throw failure;
        }
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(MAGIC_LENGTH);
        byte[] magic = in.readNBytes(MAGIC_LENGTH);
        in.reset();
        return magic.length == MAGIC_LENGTH && magic[0] == (byte) 0x1F && magic[1] == (byte) 0x8B;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int read = super.read(bytes, offset, length);
            unpacked += Math.max(0, read);
            if (unpacked > HARMLESS && unpacked / LARGEST_RATIO > packed.getCount()) {
                throw new UnpackedException(
                        "a gzip file that unpacks to more than " + LARGEST_RATIO + " times its size");
            }
            return read;
        } catch (EOFException cut) {
            throw new UnpackedException(CUT);
        } catch (ZipException broken) {
            throw new UnpackedException("a gzip file that is broken: " + broken.getMessage());
        }
    }
}
