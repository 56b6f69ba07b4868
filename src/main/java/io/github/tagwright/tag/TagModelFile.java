package io.github.tagwright.tag;

import io.github.tagwright.tag.PostFeatures.Part;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a {@link TagModel} is kept: big-endian arrays one after the other, each with its length before it. */
final class TagModelFile {

    private static final long MAGIC = 0x7477_7461_6773_0007L;

    private TagModelFile() {}

    /** @param archive and all that follows: what a model is made of */
    static void write(
            Out out,
            Archive archive,
            List<Seen> seen,
            Stage1 stage1,
            Rankers rankers,
            NewTags newTags,
            Map<Long, List<TagModel.Scored>> heldOut,
            List<Findings> findings)
            throws IOException {
        DataOutputStream data = out.data();
        data.writeLong(MAGIC);
        data.writeInt(archive.size());
        for (String tag : archive.tags()) {
            out.text(tag);
        }
        archive.implications().write(out);
        data.writeInt(seen.size());
        for (Seen post : seen) {
            out.text(post.path());
            data.writeLong(post.content());
            data.writeInt(post.day());
            data.writeLong(post.slug());
            out.longs(post.things());
            out.longs(post.names());
            out.ints(post.hits().tags());
            out.longs(post.hits().places());
            out.longs(post.hits().exact());
            out.longs(post.hits().entities());
            out.ints(post.labels());
        }
        for (PartIndex index : stage1.indexes()) {
            index.write(out);
        }
        for (Ridge ridge : Ridge.values()) {
            out.floats(stage1.with()[ridge.ordinal()]);
            out.floats(stage1.without()[ridge.ordinal()]);
            for (float[] row : stage1.weights()[ridge.ordinal()]) {
                out.floats(row);
            }
        }
        data.writeInt(stage1.correction().length);
        for (float[] row : stage1.correction()) {
            out.floats(row);
        }
        rankers.write(out);
        newTags.write(out);
        data.writeInt(heldOut.size());
        for (Map.Entry<Long, List<TagModel.Scored>> entry : new TreeMap<>(heldOut).entrySet()) {
            data.writeLong(entry.getKey());
            data.writeInt(entry.getValue().size());
            for (TagModel.Scored one : entry.getValue()) {
                data.writeInt(one.tag());
                data.writeDouble(one.probability());
                out.floats(one.shares());
            }
        }
        data.writeInt(findings.size());
        for (Findings post : findings) {
            post.write(out);
        }
    }

    /** @throws IOException if it is no tag model */
    static TagModel read(ByteBuffer data) throws IOException {
        if (data.remaining() < 8 || data.getLong() != MAGIC) {
            throw new IOException("no tag model of this version");
        }
        try {
            return read(new In(data));
        } catch (BufferUnderflowException | NegativeArraySizeException | IndexOutOfBoundsException cut) {
            throw new IOException("a damaged tag model", cut);
        }
    }

    private static TagModel read(In in) {
        List<String> tags = new ArrayList<>();
        for (int left = in.data.getInt(); left > 0; left--) {
            tags.add(in.text());
        }
        Archive archive = new Archive(tags, Implications.read(in));
        List<Seen> seen = new ArrayList<>();
        for (int left = in.data.getInt(); left > 0; left--) {
            seen.add(new Seen(
                    in.text(),
                    in.data.getLong(),
                    in.data.getInt(),
                    in.data.getLong(),
                    in.longs(),
                    in.longs(),
                    new Archive.Hits(in.ints(), in.longs(), in.longs(), in.longs()),
                    in.ints()));
        }
        List<PartIndex> indexes = new ArrayList<>();
        for (int part = 0; part < Part.values().length; part++) {
            indexes.add(PartIndex.read(in));
        }
        int ridges = Ridge.values().length;
        int compared = indexes.get(0).posts();
        float[][][] weights = new float[ridges][compared][];
        float[][] with = new float[ridges][];
        float[][] without = new float[ridges][];
        for (int ridge = 0; ridge < ridges; ridge++) {
            with[ridge] = in.floats();
            without[ridge] = in.floats();
            for (int post = 0; post < compared; post++) {
                weights[ridge][post] = in.floats();
            }
        }
        float[][] correction = new float[in.length(1)][];
        for (int post = 0; post < correction.length; post++) {
            correction[post] = in.floats();
        }
        Rankers rankers = Rankers.read(in);
        NewTags newTags = NewTags.read(in, archive, seen);
        Map<Long, List<TagModel.Scored>> heldOut = new HashMap<>();
        for (int left = in.data.getInt(); left > 0; left--) {
            long key = in.data.getLong();
            List<TagModel.Scored> scored = new ArrayList<>();
            for (int more = in.data.getInt(); more > 0; more--) {
                scored.add(new TagModel.Scored(in.data.getInt(), in.data.getDouble(), in.floats()));
            }
            heldOut.put(key, scored);
        }
        List<Findings> findings = new ArrayList<>();
        for (int left = in.data.getInt(); left > 0; left--) {
            findings.add(Findings.read(in));
        }
        int[] days = seen.stream().limit(compared).mapToInt(Seen::day).toArray();
        Stage1 stage1 = new Stage1(indexes, weights, correction, with, without, days);
        return new TagModel(archive, seen, stage1, rankers, newTags, heldOut, findings);
    }

    /** Writes arrays. */
    record Out(DataOutputStream data) {

        void text(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            data.writeInt(bytes.length);
            data.write(bytes);
        }

        void ints(int[] values) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
            bytes.asIntBuffer().put(values);
            array(values.length, bytes);
        }

        void longs(long[] values) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES);
            bytes.asLongBuffer().put(values);
            array(values.length, bytes);
        }

        void floats(float[] values) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
            bytes.asFloatBuffer().put(values);
            array(values.length, bytes);
        }

        void ranker(LogisticRegression ranker) throws IOException {
            floats(ranker.mean());
            floats(ranker.scale());
            for (double weight : ranker.weights()) {
                data.writeDouble(weight);
            }
        }

        private void array(int length, ByteBuffer bytes) throws IOException {
            data.writeInt(length);
            data.write(bytes.array());
        }
    }

    /** Reads arrays. */
    record In(ByteBuffer data) {

        String text() {
            byte[] bytes = new byte[length(1)];
            data.get(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }

        int[] ints() {
            int[] values = new int[length(Integer.BYTES)];
            data.asIntBuffer().get(values);
            data.position(data.position() + values.length * Integer.BYTES);
            return values;
        }

        long[] longs() {
            long[] values = new long[length(Long.BYTES)];
            data.asLongBuffer().get(values);
            data.position(data.position() + values.length * Long.BYTES);
            return values;
        }

        float[] floats() {
            float[] values = new float[length(Float.BYTES)];
            data.asFloatBuffer().get(values);
            data.position(data.position() + values.length * Float.BYTES);
            return values;
        }

        LogisticRegression ranker() {
            float[] mean = floats();
            float[] scale = floats();
            double[] weights = new double[mean.length + 1];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = data.getDouble();
            }
            return new LogisticRegression(mean, scale, weights);
        }

        /** The length of the array that comes next, which must be there whole. */
        int length(int width) {
            int length = data.getInt();
            if (length > data.remaining() / width) {
                throw new BufferUnderflowException();
            }
            return length;
        }
    }
}
