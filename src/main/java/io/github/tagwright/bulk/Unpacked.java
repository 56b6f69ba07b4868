package io.github.tagwright.bulk;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The bytes of a file, without gzip around them. What unpacks to far more than text does is a trap and ends with an
 * exception, as does gzip inside gzip.
 */
final class Unpacked extends FilterInputStream {

    /** Text packs to a third; even an archive of the same post again and again not to so little. */
    private static final int LARGEST_RATIO = 200;

    /** Less than this may come from however little. */
    private static final long HARMLESS = 64L << 20;

    private static final int MAGIC_LENGTH = 2;

    private final GzipCompressorInputStream packed;

    private Unpacked(GzipCompressorInputStream packed) {
        super(packed);
        this.packed = packed;
    }

    /** @throws UnpackedException if what it holds is packed twice, or is no gzip after all */
    static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            if (!isGzip(raw)) {
                return raw;
            }
            InputStream unpacked = new BufferedInputStream(new Unpacked(gzip(raw)), 1 << 16);
            if (isGzip(unpacked)) {
                throw new UnpackedException("a gzip file inside a gzip file");
            }
            return unpacked;
        } catch (IOException | RuntimeException failure) {
            raw.close();
            throw failure;
        }
    }

    private static GzipCompressorInputStream gzip(InputStream raw) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(raw)
                .setDecompressConcatenated(true)
                .get();
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(MAGIC_LENGTH);
        byte[] magic = in.readNBytes(MAGIC_LENGTH);
        in.reset();
        return magic.length == MAGIC_LENGTH && magic[0] == (byte) 0x1F && magic[1] == (byte) 0x8B;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        check();
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        check();
        return read;
    }

    private void check() throws UnpackedException {
        long unpacked = packed.getUncompressedCount();
        if (unpacked > HARMLESS && unpacked / LARGEST_RATIO > packed.getCompressedCount()) {
            throw new UnpackedException("a gzip file that unpacks to more than " + LARGEST_RATIO + " times its size");
        }
    }
}
