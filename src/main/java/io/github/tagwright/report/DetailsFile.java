package io.github.tagwright.report;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Details of posts in a file, each under the offset where it begins. All are added before the first is asked for. */
final class DetailsFile implements Details, Closeable {

    private final Path file;
    private final DataOutputStream out;
    private long length;
    private @Nullable RandomAccessFile in;

    DetailsFile(Path file) throws IOException {
        this.file = file;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    @Override
    public long add(String details) throws IOException {
        byte[] bytes = details.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
        long offset = length;
        length += Integer.BYTES + bytes.length;
        return offset;
    }

    @Override
    public String get(long offset) throws IOException {
        if (in == null) {
            out.close();
            in = new RandomAccessFile(file.toFile(), "r");
        }
        in.seek(offset);
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Removes the file. */
    @Override
    public void close() throws IOException {
        out.close();
        if (in != null) {
            in.close();
        }
        Files.deleteIfExists(file);
    }
}
