package io.github.tagwright;

import io.github.tagwright.post.FrontMatter;
import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Unread;
import io.github.tagwright.tag.ArchiveTags;
import io.github.tagwright.tag.Decisions;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What one look at the front matter of an archive's posts says: its tags, and from which posts to learn. Drafts and
 * posts that cannot be read are left out.
 *
 * @param tags of all posts
 * @param newest the newest of the posts that have tags, in the order of their names
 */
public record Survey(ArchiveTags tags, List<Sighting> newest) {

    public Survey {
        newest = List.copyOf(newest);
    }

    /** Posts at most; beyond, training takes too long and too much memory. */
    static final int MOST = 2_000;

    /** Posts times different tags at most: training holds two dozen numbers for each. Fewer posts, where these are more. */
    static final int MOST_CELLS = 2_000_000;

    private static final long UNDATED = Long.MIN_VALUE;

    private static final Comparator<Sighting> BY_DAY =
            Comparator.comparingLong(Sighting::day).thenComparing(Sighting::name);

    /**
     * A post.
     *
     * @param name as in {@link Unread}
     * @param content changes with the post's bytes
     * @param day since 1970; the undated are older than all others
     * @param own its tags
     * @param tags the same after an editor's decisions
     */
    public record Sighting(String name, long content, long day, List<String> own, List<String> tags) {
        public Sighting {
            own = List.copyOf(own);
            tags = List.copyOf(tags);
        }

        /** The same post after other decisions. */
        public Sighting decided(Decisions decisions) {
            return new Sighting(name, content, day, own, decisions.tags(name, own));
        }
    }

    /**
     * Looks.
     *
     * @param known posts seen before, by name, which are not read again if their bytes are the same
     */
    static Survey of(PostArchive posts, PostReader reader, Decisions decisions, Map<String, Sighting> known) {
        return of(posts, reader, decisions, known, new Builder());
    }

    /** Looks likewise, and takes so many posts. */
    static Survey of(PostArchive posts, PostReader reader, Decisions decisions, Map<String, Sighting> known, int most) {
        return of(posts, reader, decisions, known, new Builder(most, Long.MAX_VALUE));
    }

    private static Survey of(
            PostArchive posts, PostReader reader, Decisions decisions, Map<String, Sighting> known, Builder survey) {
        for (Unread post : posts) {
            look(post, reader, decisions, known.get(post.name())).ifPresent(survey::add);
        }
        return survey.build();
    }

    /** Gathers a survey of posts that are looked at one by one; not safe to share. */
    public static final class Builder {

        private final int most;
        private final long mostCells;
        private final ArchiveTags.Counter counter = new ArchiveTags.Counter();
        private final PriorityQueue<Sighting> newest = new PriorityQueue<>(BY_DAY);

        /** Takes as many posts as a training does. */
        public Builder() {
            this(MOST, MOST_CELLS);
        }

        private Builder(int most, long mostCells) {
            this.most = most;
            this.mostCells = mostCells;
        }

        public void add(Sighting post) {
            counter.add(post.own);
            if (!post.tags.isEmpty()) {
                newest.add(post);
            }
            if (newest.size() > most) {
                newest.remove();
            }
        }

        public Survey build() {
            return new Survey(counter.build(), fitting(newest, mostCells));
        }
    }

    private static Optional<Sighting> look(
            Unread post, PostReader reader, Decisions decisions, @Nullable Sighting known) {
        byte[] bytes;
        try {
            bytes = post.bytes();
        } catch (IOException | SecurityException unreadable) {
            return Optional.empty();
        }
        return known != null && known.content == content(bytes)
                ? Optional.of(known.decided(decisions))
                : look(post, bytes, reader).map(seen -> seen.decided(decisions));
    }

    /** Changes when a byte does. */
    private static long content(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return (long) bytes.length << 32 | sum.getValue();
    }

    /**
     * Looks at one post, which nothing has been decided about. Safe to call on several threads.
     *
     * @param bytes all that it is made of
     * @return empty for a draft
     */
    public static Optional<Sighting> look(Unread post, byte[] bytes, PostReader reader) {
        FrontMatter front = post.read(reader).match(good -> good.post().frontMatter(), bad -> FrontMatter.EMPTY);
        long day = front.date().map(LocalDate::toEpochDay).orElse(UNDATED);
        return front.draft()
                ? Optional.empty()
                : Optional.of(new Sighting(post.name(), content(bytes), day, front.tags(), front.tags()));
    }

    /** As many of the newest as have no more than so many cells, in the order of their names. */
    static List<Sighting> fitting(Collection<Sighting> posts, long mostCells) {
        List<Sighting> newestFirst = posts.stream().sorted(BY_DAY.reversed()).toList();
        Set<String> tags = new HashSet<>();
        int fitting = 0;
        while (fitting < newestFirst.size()) {
            tags.addAll(newestFirst.get(fitting).tags);
            if ((long) tags.size() * (fitting + 1) > mostCells) {
                break;
            }
            fitting++;
        }
        return newestFirst.subList(0, fitting).stream()
                .sorted(Comparator.comparing(Sighting::name))
                .toList();
    }

    /** How many different tags the newest posts have. */
    int differentTags() {
        return (int)
                newest.stream().flatMap(post -> post.tags.stream()).distinct().count();
    }
}
