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
record Survey(ArchiveTags tags, List<Sighting> newest) {

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
    record Sighting(String name, long content, long day, List<String> own, List<String> tags) {
        Sighting {
            own = List.copyOf(own);
            tags = List.copyOf(tags);
        }
    }

    /**
     * Looks.
     *
     * @param known posts seen before, by name, which are not read again if their bytes are the same
     */
    static Survey of(PostArchive posts, PostReader reader, Decisions decisions, Map<String, Sighting> known) {
        Survey all = of(posts, reader, decisions, known, MOST);
        return new Survey(all.tags, fitting(all.newest, MOST_CELLS));
    }

    /** Looks likewise, and takes so many posts. */
    static Survey of(PostArchive posts, PostReader reader, Decisions decisions, Map<String, Sighting> known, int most) {
        ArchiveTags.Counter counter = new ArchiveTags.Counter();
        PriorityQueue<Sighting> newest = new PriorityQueue<>(BY_DAY);
        for (Unread post : posts) {
            Optional<Sighting> seen = look(post, reader, decisions, known.get(post.name()));
            if (seen.isPresent()) {
                counter.add(seen.get().own);
                if (!seen.get().tags.isEmpty()) {
                    newest.add(seen.get());
                }
                if (newest.size() > most) {
                    newest.remove();
                }
            }
        }
        return new Survey(counter.build(), fitting(newest, Long.MAX_VALUE));
    }

    private static Optional<Sighting> look(
            Unread post, PostReader reader, Decisions decisions, @Nullable Sighting known) {
        byte[] bytes;
        try {
            bytes = post.bytes();
        } catch (IOException | SecurityException unreadable) {
            return Optional.empty();
        }
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        long content = (long) bytes.length << 32 | sum.getValue();
        if (known != null && known.content == content) {
            List<String> tags = decisions.tags(post.name(), known.own);
            return Optional.of(new Sighting(post.name(), content, known.day, known.own, tags));
        }
        FrontMatter front = post.read(reader).match(good -> good.post().frontMatter(), bad -> FrontMatter.EMPTY);
        long day = front.date().map(LocalDate::toEpochDay).orElse(UNDATED);
        List<String> tags = decisions.tags(post.name(), front.tags());
        return front.draft()
                ? Optional.empty()
                : Optional.of(new Sighting(post.name(), content, day, front.tags(), tags));
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
