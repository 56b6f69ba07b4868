package io.github.tagwright.tag;

import io.github.tagwright.post.Post;
import io.github.tagwright.tag.PostFeatures.Part;
import io.github.tagwright.tag.RidgeSolver.LeftOut;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A tag model that posts can be added to and taken from. What is counted and the ridges follow the posts exactly, and
 * of each post that comes the {@link Correction} learns how it was judged before; the terms and their weights, and the
 * rankers of the second stage, stay those of the last whole training, since they change slowly and a training is needed to
 * find them. Immutable.
 */
public final class GrowingModel {

    private final TagModel model;
    private final List<GrowingRidge> ridges;
    private final GrowingRidge correction;

    /**
     * @param ridges by {@link Ridge}
     * @param correction the ridge of the {@link Correction}
     */
    GrowingModel(TagModel model, List<GrowingRidge> ridges, GrowingRidge correction) {
        this.model = model;
        this.ridges = List.copyOf(ridges);
        this.correction = correction;
    }

    /**
     * The model. Of posts that were added since the last whole training it has learned, and cannot tell what it would say
     * without them.
     */
    public TagModel model() {
        return model;
    }

    /** Where the archive's posts can be looked at again. */
    public interface Library {

        /** The posts that are wanted, as they were when the model learned from them; others do no harm. */
        List<TagExample> matching(Predicate<Post> wanted) throws IOException;
    }

    /**
     * The model of other posts.
     *
     * @param gone paths of posts to forget: deleted, or about to be added with a new content
     * @param added in any order; those without tags are left out
     * @param library asked when an added post has a tag that was not in use
     */
    public GrowingModel changed(Set<String> gone, Collection<TagExample> added, Library library) throws IOException {
        List<PostFeatures> more = added.stream()
                .map(TagExample::features)
                .filter(post -> !post.tags().isEmpty())
                .sorted(TagTrainer.ORDER)
                .toList();
        List<Seen> before = model.seen();
        int[] kept = IntStream.range(0, before.size())
                .filter(i -> !gone.contains(before.get(i).path()))
                .toArray();
        int[] out = IntStream.range(0, before.size())
                .filter(i -> gone.contains(before.get(i).path()))
                .toArray();
        Archive archive = model.archive().with(more);
        List<Seen> seen = new ArrayList<>(lookedAtAgain(kept, archive, library));
        more.forEach(post -> seen.add(Seen.of(post, archive)));

        List<PartIndex> indexes = new ArrayList<>();
        for (Part part : Part.values()) {
            indexes.add(model.stage1()
                    .indexes()
                    .get(part.ordinal())
                    .changed(kept, more.stream().map(post -> post.part(part)).toList()));
        }
        int[] days = seen.stream().mapToInt(Seen::day).toArray();
        int[][] labels = seen.stream().map(Seen::labels).toArray(int[][]::new);
        List<List<float[]>> similarities = more.stream()
                .map(post -> Stage1.similarities(post, indexes, days.length))
                .toList();
        int tags = archive.size();
        float[][] own = new float[more.size()][tags];
        float[][] missed = new float[more.size()][tags];
        for (int q = 0; q < more.size(); q++) {
            for (int tag : labels[kept.length + q]) {
                own[q][tag] = 1;
            }
            // what a post was before is still in the model, which knows too much of it then
            if (!gone.contains(more.get(q).path())) {
                missed[q] = model.missed(more.get(q), tags);
            }
        }
        List<GrowingRidge> changed = new ArrayList<>();
        for (Ridge ridge : Ridge.values()) {
            changed.add(changed(
                    ridges.get(ridge.ordinal()).without(out), ridge, ridge.lambda(), similarities, days, own, tags));
        }
        GrowingRidge corrected =
                changed(correction.without(out), Ridge.TIME, Correction.LAMBDA, similarities, days, missed, tags);
        List<LeftOut> means = changed.stream()
                .map(ridge -> ridge.means(labels, archive.size()))
                .toList();
        Stage1 stage1 = new Stage1(
                indexes,
                changed.stream().map(GrowingRidge::alpha).toArray(float[][][]::new),
                corrected.alpha(),
                means.stream().map(LeftOut::with).toArray(float[][]::new),
                means.stream().map(LeftOut::without).toArray(float[][]::new),
                days);
        return new GrowingModel(model.with(archive, seen, stage1), changed, corrected);
    }

    /**
     * A ridge with some posts more.
     *
     * @param similarities of these with all posts, themselves behind the others, by {@link Part}
     * @param days of all posts
     * @param targets of the posts that come, by tag
     */
    private static GrowingRidge changed(
            GrowingRidge kept,
            Ridge kernel,
            double lambda,
            List<List<float[]>> similarities,
            int[] days,
            float[][] targets,
            int tags) {
        int more = similarities.size();
        int before = days.length - more;
        double[][] kernels = new double[more][before];
        double[][] corner = new double[more][more];
        for (int q = 0; q < more; q++) {
            for (int i = 0; i < days.length; i++) {
                double value = kernel.kernel(similarities.get(q), i, days[before + q], days[i]);
                if (i < before) {
                    kernels[q][i] = value;
                } else {
                    corner[q][i - before] = value + (i - before == q ? lambda : 0);
                }
            }
        }
        return kept.with(kernels, corner, targets, tags);
    }

    /** The posts that stay; those that may name a tag that is new, with the places where they do. */
    private List<Seen> lookedAtAgain(int[] kept, Archive archive, Library library) throws IOException {
        List<Seen> seen = Arrays.stream(kept).mapToObj(model.seen()::get).toList();
        List<String> names = archive.tags().subList(model.archive().size(), archive.size()).stream()
                .flatMap(tag -> Archive.forms(tag).stream())
                .toList();
        if (names.isEmpty()) {
            return seen;
        }
        Set<Long> keys = names.stream().map(Hash::of).collect(Collectors.toSet());
        Set<String> byEntity = seen.stream()
                .filter(post -> Arrays.stream(post.names()).anyMatch(keys::contains))
                .map(Seen::path)
                .collect(Collectors.toSet());
        Map<Long, Seen> again = new HashMap<>();
        for (TagExample post : library.matching(post -> byEntity.contains(post.path()) || names(post, names))) {
            Seen anew = Seen.of(post.features(), archive);
            again.put(anew.key(), anew);
        }
        return seen.stream().map(post -> again.getOrDefault(post.key(), post)).toList();
    }

    /** Whether one of some keys may stand in a post, whatever stands between its letters. */
    private static boolean names(Post post, List<String> keys) {
        String text = TagKey.of(post.source().text());
        return keys.stream().anyMatch(text::contains);
    }

    /** Writes what {@link #read} needs beside the model. */
    public void writeRidges(DataOutputStream data) throws IOException {
        TagModelFile.Out out = new TagModelFile.Out(data);
        for (GrowingRidge ridge : ridges) {
            write(ridge, out);
        }
        write(correction, out);
    }

    private static void write(GrowingRidge ridge, TagModelFile.Out out) throws IOException {
        for (float[] row : ridge.inverse()) {
            out.floats(row);
        }
    }

    /**
     * Reads back.
     *
     * @param ridges what {@link #writeRidges} wrote
     * @throws IOException if that does not fit the model
     */
    public static GrowingModel read(TagModel model, ByteBuffer ridges) throws IOException {
        TagModelFile.In in = new TagModelFile.In(ridges);
        List<GrowingRidge> read = new ArrayList<>();
        try {
            for (float[][] alpha : model.stage1().weights()) {
                read.add(read(alpha, in));
            }
            return new GrowingModel(model, read, read(model.stage1().correction(), in));
        } catch (BufferUnderflowException | NegativeArraySizeException cut) {
            throw new IOException("a damaged tag model", cut);
        }
    }

    private static GrowingRidge read(float[][] alpha, TagModelFile.In in) {
        float[][] inverse = new float[alpha.length][];
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] = in.floats();
        }
        return new GrowingRidge(inverse, alpha);
    }
}
