package io.github.tagwright.report;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Optional;

/** What the page's lists may show of each post, kept in a file until it is known which posts they show. */
final class PostSpill implements Closeable {

    private static final long NO_DATE = Long.MIN_VALUE;

    private final Path file;
    private final OutputStream out;
    private int rows;

    PostSpill(Path file) throws IOException {
        this.file = file;
        this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    /**
     * One post.
     *
     * @param names numbers of the entities it mentions, each followed by how often it does
     * @param details under which {@link Details} keeps them
     */
    record Row(String path, String title, Optional<LocalDate> date, int[] names, long details) {}

    void add(Row row) throws IOException {
        rows++;
        byte[] path = row.path().getBytes(StandardCharsets.UTF_8);
        byte[] title = row.title().getBytes(StandardCharsets.UTF_8);
        int length = 2 * Long.BYTES + (2 + row.names().length) * Integer.BYTES + path.length + title.length;
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + length).putInt(length);
        bytes.putLong(row.date().map(LocalDate::toEpochDay).orElse(NO_DATE)).putLong(row.details());
        bytes.putInt(row.names().length);
        for (int name : row.names()) {
            bytes.putInt(name);
        }
        out.write(bytes.putInt(path.length).put(path).put(title).array());
    }

    int rows() {
        return rows;
    }

    /** Takes a post and its number, 0 for the first that was added. */
    interface Visitor {
        void visit(int number, Row row) throws IOException;
    }

    /** Takes the day and the names of a post that has a date. */
    interface NamesVisitor {
        void visit(int number, LocalDate date, int[] names);
    }

    /** Goes through the posts in the order in which they were added; none can be added afterwards. */
    void forEach(BitSet wanted, Visitor visitor) throws IOException {
        forEachRaw((number, bytes) -> {
            if (wanted.get(number)) {
                Optional<LocalDate> date = date(bytes);
                long details = bytes.getLong();
                int[] names = names(bytes);
                String path = text(bytes, bytes.getInt());
                String title = text(bytes, bytes.remaining());
                visitor.visit(number, new Row(path, title, date, names, details));
            }
        });
    }

    /** Goes likewise through those that have a date. */
    void forEachDated(NamesVisitor visitor) throws IOException {
        forEachRaw((number, bytes) -> {
            Optional<LocalDate> date = date(bytes);
            if (date.isPresent()) {
                bytes.getLong();
                visitor.visit(number, date.get(), names(bytes));
            }
        });
    }

    private interface RawVisitor {
        void visit(int number, ByteBuffer bytes) throws IOException;
    }

    private void forEachRaw(RawVisitor visitor) throws IOException {
        out.close();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            for (int number = 0; number < rows; number++) {
                visitor.visit(number, ByteBuffer.wrap(in.readNBytes(in.readInt())));
            }
        }
    }

    private static Optional<LocalDate> date(ByteBuffer from) {
        long day = from.getLong();
        return day == NO_DATE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
    }

    private static int[] names(ByteBuffer from) {
        int[] names = new int[from.getInt()];
        from.asIntBuffer().get(names);
        from.position(from.position() + names.length * Integer.BYTES);
        return names;
    }

    private static String text(ByteBuffer from, int length) {
        String text = new String(from.array(), from.position(), length, StandardCharsets.UTF_8);
        from.position(from.position() + length);
        return text;
    }

    /** Removes the file. */
    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
