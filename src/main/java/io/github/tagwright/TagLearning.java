package io.github.tagwright;

import io.github.tagwright.post.FrontMatter;
import io.github.tagwright.post.PostFile;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Posts;
import io.github.tagwright.tag.TagExample;
import io.github.tagwright.tag.TagModel;
import io.github.tagwright.tag.TagSuggester;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Learns tags from an archive's own posts. Only the newest tagged ones are read whole, so that memory and time stay
 * bounded whatever the archive's size.
 */
public final class TagLearning {

    /** An archive with fewer tagged posts is better served by the vocabulary. */
    public static final int ENOUGH = 48;

    /** Posts learned from at most; the newest, and of the undated the last by name. */
    public static final int MOST = 2_000;

    /** The same where Java has less than {@link #SMALL_HEAP}: training holds squares of the number of posts. */
    public static final int MOST_IN_SMALL_HEAP = 800;

    /** Posts times different tags at most: training holds a dozen numbers for each. Fewer posts, where these are more. */
    public static final int MOST_CELLS = 4_000_000;

    /** The same where Java has less than {@link #SMALL_HEAP}. */
    public static final int MOST_CELLS_IN_SMALL_HEAP = 500_000;

    /** Half a gigabyte, in bytes. */
    private static final long SMALL_HEAP = 512L << 20;

    private final PostReader reader;
    private final Models models;
    private final int threads;

    public TagLearning(PostReader reader, Models models, int threads) {
        this.reader = reader;
        this.models = models;
        this.threads = threads;
    }

    private record Dated(PostFile file, LocalDate day) {}

    /** The tagged posts, in the order of their names. Drafts and rejected posts are left out. */
    public List<TagExample> examples(Posts posts) throws IOException {
        List<Dated> tagged = new ArrayList<>();
        for (PostFile file : posts.files()) {
            FrontMatter front = reader.read(file).match(good -> good.post().frontMatter(), bad -> FrontMatter.EMPTY);
            if (!front.tags().isEmpty() && !front.draft()) {
                tagged.add(new Dated(file, front.date().orElse(LocalDate.MIN)));
            }
        }
        List<PostFile> chosen = tagged.stream()
                .sorted(Comparator.comparing(Dated::day)
                        .thenComparing(dated -> dated.file().name())
                        .reversed())
                .limit(hasSmallHeap() ? MOST_IN_SMALL_HEAP : MOST)
                .map(Dated::file)
                .sorted(Comparator.comparing(PostFile::name))
                .toList();
        List<TagExample> examples = new ArrayList<>();
        TagSuggester none = (post, text, links) -> List.of();
        new Batch(reader, () -> models.newTagger(none), threads)
                .run(
                        chosen.iterator(),
                        outcome -> outcome.match(
                                good -> examples.add(TagExample.of(good.post(), good.text(), good.links())),
                                rejected -> false));
        return newest(examples, hasSmallHeap() ? MOST_CELLS_IN_SMALL_HEAP : MOST_CELLS);
    }

    private static boolean hasSmallHeap() {
        return Runtime.getRuntime().maxMemory() < SMALL_HEAP;
    }

    /** As many of the newest as have no more than so many cells, in the order of their names. */
    static List<TagExample> newest(List<TagExample> examples, int mostCells) {
        List<TagExample> newestFirst = examples.stream()
                .sorted(Comparator.<TagExample>comparingInt(post -> post.day().orElse(Integer.MIN_VALUE))
                        .thenComparing(TagExample::path)
                        .reversed())
                .toList();
        Set<String> tags = new HashSet<>();
        int fitting = 0;
        while (fitting < newestFirst.size()) {
            tags.addAll(newestFirst.get(fitting).tags());
            if ((long) tags.size() * (fitting + 1) > mostCells) {
                break;
            }
            fitting++;
        }
        return newestFirst.subList(0, fitting).stream()
                .sorted(Comparator.comparing(TagExample::path))
                .toList();
    }

    /**
     * A model of the archive; empty where too few posts have tags.
     */
    public Optional<TagModel> learn(Posts posts) throws IOException {
        List<TagExample> examples = examples(posts);
        return examples.size() < ENOUGH
                ? Optional.empty()
                : Optional.of(models.newTagTrainer(threads).train(examples));
    }
}
