package io.github.tagwright.report;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/** What the page's lists may show of each post, kept in a file until it is known which posts they show. */
final class PostSpill implements Closeable {

    private static final long NO_DATE = Long.MIN_VALUE;

    private final Path file;
    private final DataOutputStream out;
    private int rows;

    PostSpill(Path file) throws IOException {
        this.file = file;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
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
        writeText(row.path());
        writeText(row.title());
        out.writeLong(row.date().map(LocalDate::toEpochDay).orElse(NO_DATE));
        out.writeInt(row.names().length);
        for (int name : row.names()) {
            out.writeInt(name);
        }
        out.writeLong(row.details());
    }

    /** Unlike {@link DataOutputStream#writeUTF}, takes texts of any length. */
    private void writeText(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    int rows() {
        return rows;
    }

    /** Takes a post and its number, 0 for the first that was added. */
    interface Visitor {
        void visit(int number, Row row) throws IOException;
    }

    /** Goes through all posts in the order in which they were added; none can be added afterwards. */
    void forEach(Visitor visitor) throws IOException {
        out.close();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            for (int number = 0; number < rows; number++) {
                String path = readText(in);
                String title = readText(in);
                long day = in.readLong();
                int[] names = new int[in.readInt()];
                for (int i = 0; i < names.length; i++) {
                    names[i] = in.readInt();
                }
                Optional<LocalDate> date = day == NO_DATE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
                visitor.visit(number, new Row(path, title, date, names, in.readLong()));
            }
        }
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    /** Removes the file. */
    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
