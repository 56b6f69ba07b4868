package io.github.tagwright.tag;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * How tags fit posts in any archive: a second stage that small archives begin with. It enters the training of an
 * archive's own as if some rows of other archives stood beside its rows: their loss is taken as a quadratic around its
 * least, so that weights and curvature say all that is needed of them. Immutable, safe to share.
 */
public final class SharedRanker {

    private static final long MAGIC = 0x7477_7272_6e6b_0001L;

    /** How many rows it counts for beside no others; beside as many as these, half. */
    static final int ROWS = 3_000;

    private final LogisticRegression ranker;
    private final double[] curvature;
    private final long[] posts;

    /**
     * @param curvature of the mean loss of a row at the ranker's weights
     * @param posts hashes of the posts it was trained on
     */
    SharedRanker(LogisticRegression ranker, double[] curvature, long[] posts) {
        this.ranker = ranker;
        this.curvature = curvature;
        this.posts = posts.clone();
        Arrays.sort(this.posts);
    }

    /** How many posts it was trained on. */
    public int posts() {
        return posts.length;
    }

    /** Changes when any post it was trained on does. */
    public String dataHash() {
        return String.format("%016x", Arrays.stream(posts).reduce(0, Hash::join));
    }

    LogisticRegression ranker() {
        return ranker;
    }

    /** Whether it was trained on any of some posts. */
    boolean knowsAny(List<PostFeatures> others) {
        return others.stream().anyMatch(post -> Arrays.binarySearch(posts, post.content()) >= 0);
    }

    /** How it pulls, beside another pull, the weights that are fitted to so many rows of an archive. */
    Pull pull(Pull other, int rows) {
        double weight = (double) ROWS * ROWS / (ROWS + rows);
        double[] weighted = new double[curvature.length];
        for (int i = 0; i < weighted.length; i++) {
            weighted[i] = weight * curvature[i];
        }
        return other.and(ranker.weights(), weighted);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is something else
     */
    public static SharedRanker read(InputStream stream) throws IOException {
        TagModelFile.In in = new TagModelFile.In(ByteBuffer.wrap(stream.readAllBytes()));
        try {
            if (in.data().getLong() != MAGIC) {
                throw new IOException("no shared ranker of this version");
            }
            LogisticRegression ranker = in.ranker();
            int width = ranker.weights().length;
            if (width != PairFeatures.COUNT + 1) {
                throw new IOException("tags.bin is of another version; delete it, and train ranker makes a new one");
            }
            float[] triangle = in.floats();
            long[] posts = in.longs();
            if (triangle.length != width * (width + 1) / 2) {
                throw new IOException("a damaged shared ranker");
            }
            double[] curvature = new double[width * width];
            int at = 0;
            for (int j = 0; j < width; j++) {
                for (int k = 0; k <= j; k++) {
                    curvature[j * width + k] = triangle[at];
                    curvature[k * width + j] = triangle[at++];
                }
            }
            return new SharedRanker(ranker, curvature, posts);
        } catch (BufferUnderflowException | NegativeArraySizeException cut) {
            throw new IOException("a damaged shared ranker", cut);
        }
    }

    /** Writes the same bytes for the same ranker; leaves the stream open. */
    public void write(OutputStream stream) throws IOException {
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(stream));
        TagModelFile.Out out = new TagModelFile.Out(data);
        data.writeLong(MAGIC);
        out.ranker(ranker);
        int width = ranker.weights().length;
        float[] triangle = new float[width * (width + 1) / 2];
        int at = 0;
        for (int j = 0; j < width; j++) {
            for (int k = 0; k <= j; k++) {
                triangle[at++] = (float) curvature[j * width + k];
            }
        }
        out.floats(triangle);
        out.longs(posts);
        data.flush();
    }
}
