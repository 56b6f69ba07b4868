package io.github.tagwright;

import io.github.tagwright.Survey.Sighting;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.tag.GrowingModel;
import io.github.tagwright.tag.TagModel;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what an archive taught in a file of a cache folder, one file for each archive, so that it need not be learned
 * again. A cache never stops a run: what cannot be read or written is said and done without. Several processes may use
 * one folder; each finds a whole file or none.
 */
public final class TagCache {

    private static final long MAGIC = 0x7477_6361_6368_0001L;

    /** Posts, model and ridges. */
    private static final int SECTIONS = 3;

    private static final int START = Long.BYTES + SECTIONS * 2 * Integer.BYTES;

    private final Path file;
    private final Consumer<String> notes;

    /**
     * @param folder made where it is missing
     * @param archive the folder of posts
     * @param notes hears a sentence of what is wrong with the cache
     */
    public TagCache(Path folder, Path archive, Consumer<String> notes) {
        CRC32C sum = new CRC32C();
        byte[] name = archive.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
        sum.update(name);
        this.file = folder.resolve(String.format("%08x%04x.tags", sum.getValue(), name.length & 0xffff));
        this.notes = notes;
    }

    /** What else than the posts decides what is learned: the program, its models and the reader's tag keys. */
    static String conditions(Models models, PostReader reader) throws IOException {
        String knowledge =
                models.folder().isPresent() ? Stamp.of(models.folder().get()) : "";
        return String.join(
                " ",
                models.newTagTrainer(1).settings().toString(),
                Stamp.ofProgram(),
                knowledge,
                sum(models.vocabulary().toString()),
                reader.keys().names().toString());
    }

    private static String sum(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    /** What is kept, where it was learned under the same conditions. */
    Optional<Entry> open(String conditions) {
        FileChannel channel;
        try {
            channel = FileChannel.open(file);
        } catch (IOException none) {
            return Optional.empty();
        }
        try {
            Entry entry = new Entry(channel);
            if (entry.conditions.equals(conditions)) {
                return Optional.of(entry);
            }
            notes.accept("the cache " + file + " is of other models or another version and is made anew");
            entry.close();
        } catch (IOException damaged) {
            spoilt();
        }
        return Optional.empty();
    }

    private void spoilt() {
        notes.accept("the cache " + file + " is damaged and is made anew");
    }

    /** Keeps a model in place of what was kept. */
    void write(String conditions, List<Sighting> posts, GrowingModel model) {
        Path part = null;
        try {
            Files.createDirectories(file.getParent());
            part = Files.createTempFile(file.getParent(), "learning", ".part");
            try (DataOutputStream data = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
                byte[] head = bytes(out -> writeHead(conditions, posts, out));
                byte[] learned = bytes(out -> model.model().write(out));
                byte[] ridges = bytes(model::writeRidges);
                data.writeLong(MAGIC);
                for (byte[] section : List.of(head, learned, ridges)) {
                    data.writeInt(section.length);
                    data.writeInt(sum(section));
                }
                data.write(head);
                data.write(learned);
                data.write(ridges);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | SecurityException unwritable) {
            notes.accept("the cache " + file + " cannot be written, so the next run learns anew");
            delete(part);
        }
    }

    private interface Section {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Section section) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        section.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static void writeHead(String conditions, List<Sighting> posts, DataOutputStream out) throws IOException {
        out.writeUTF(conditions);
        out.writeInt(posts.size());
        for (Sighting post : posts) {
            out.writeUTF(post.name());
            out.writeLong(post.content());
            out.writeLong(post.day());
            for (List<String> tags : List.of(post.own(), post.tags())) {
                out.writeInt(tags.size());
                for (String tag : tags) {
                    out.writeUTF(tag);
                }
            }
        }
    }

    private static List<String> readTags(DataInputStream in) throws IOException {
        List<String> tags = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            tags.add(in.readUTF());
        }
        return tags;
    }

    private static int sum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    private static void delete(@Nullable Path part) {
        try {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException leftThere) {
            // what could not be written need not be removable
        }
    }

    /** What is kept of an archive; read as far as it is asked for. */
    final class Entry implements Closeable {

        private final FileChannel channel;
        private final String conditions;
        private final List<Sighting> posts = new ArrayList<>();
        private final int[] lengths = new int[SECTIONS];
        private final int[] sums = new int[SECTIONS];

        private Entry(FileChannel channel) throws IOException {
            this.channel = channel;
            ByteBuffer start = ByteBuffer.wrap(read(0, START));
            if (start.getLong() != MAGIC) {
                throw new EOFException();
            }
            for (int i = 0; i < SECTIONS; i++) {
                lengths[i] = start.getInt();
                sums[i] = start.getInt();
            }
            DataInputStream head = new DataInputStream(new ByteArrayInputStream(section(0)));
            this.conditions = head.readUTF();
            for (int left = head.readInt(); left > 0; left--) {
                posts.add(
                        new Sighting(head.readUTF(), head.readLong(), head.readLong(), readTags(head), readTags(head)));
            }
        }

        /** The posts that the model has learned from, in the order of their names. */
        List<Sighting> posts() {
            return posts;
        }

        /** Empty if the file is damaged. */
        Optional<TagModel> model() {
            try {
                return Optional.of(TagModel.read(ByteBuffer.wrap(section(1))));
            } catch (IOException damaged) {
                spoilt();
                return Optional.empty();
            }
        }

        /** The model ready to grow; empty if the file is damaged. */
        Optional<GrowingModel> growing() {
            Optional<TagModel> model = model();
            try {
                return model.isEmpty()
                        ? Optional.empty()
                        : Optional.of(GrowingModel.read(model.get(), ByteBuffer.wrap(section(2))));
            } catch (IOException damaged) {
                spoilt();
                return Optional.empty();
            }
        }

        private byte[] section(int number) throws IOException {
            long from = START;
            for (int i = 0; i < number; i++) {
                from += lengths[i];
            }
            byte[] bytes = read(from, lengths[number]);
            if (sum(bytes) != sums[number]) {
                throw new EOFException();
            }
            return bytes;
        }

        private byte[] read(long from, int length) throws IOException {
            if (length < 0 || from + length > channel.size()) {
                throw new EOFException();
            }
            ByteBuffer bytes = ByteBuffer.allocate(length);
            for (long at = from; bytes.hasRemaining(); ) {
                int read = channel.read(bytes, at);
                if (read < 0) {
                    throw new EOFException();
                }
                at += read;
            }
            return bytes.array();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
