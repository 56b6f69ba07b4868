package io.github.tagwright;

import io.github.tagwright.post.FrontMatter;
import io.github.tagwright.post.PostFile;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Posts;
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
record Survey(ArchiveTags tags, List<Tagged> newest) {

    /** Posts at most; beyond, training takes too long and too much memory. */
    static final int MOST = 2_000;

    /** Posts times different tags at most: training holds two dozen numbers for each. Fewer posts, where these are more. */
    static final int MOST_CELLS = 2_000_000;

    private static final long UNDATED = Long.MIN_VALUE;

    private static final Comparator<Tagged> BY_DAY =
            Comparator.comparingLong((Tagged post) -> post.sighting.day).thenComparing(post -> post.sighting.name);

    /** A file and what was seen in it. */
    record Tagged(PostFile file, Sighting sighting) {}

    /**
     * A post.
     *
     * @param name as in {@link PostFile}
     * @param content changes with the file's bytes
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
    static Survey of(Posts posts, PostReader reader, Decisions decisions, Map<String, Sighting> known) {
        Survey all = of(posts, reader, decisions, known, MOST);
        return new Survey(all.tags, fitting(all.newest, MOST_CELLS));
    }

    /** Looks likewise, and takes so many posts. */
    static Survey of(Posts posts, PostReader reader, Decisions decisions, Map<String, Sighting> known, int most) {
        ArchiveTags.Counter counter = new ArchiveTags.Counter();
        PriorityQueue<Tagged> newest = new PriorityQueue<>(BY_DAY);
        for (PostFile file : posts.files()) {
            Optional<Sighting> seen = look(file, reader, decisions, known.get(file.name()));
            if (seen.isPresent()) {
                counter.add(seen.get().own);
                if (!seen.get().tags.isEmpty()) {
                    newest.add(new Tagged(file, seen.get()));
                }
                if (newest.size() > most) {
                    newest.remove();
                }
            }
        }
        return new Survey(counter.build(), fitting(newest, Long.MAX_VALUE));
    }

    private static Optional<Sighting> look(
            PostFile file, PostReader reader, Decisions decisions, @Nullable Sighting known) {
        byte[] bytes;
        try {
            bytes = reader.bytes(file);
        } catch (IOException | SecurityException unreadable) {
            return Optional.empty();
        }
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        long content = (long) bytes.length << 32 | sum.getValue();
        if (known != null && known.content == content) {
            List<String> tags = decisions.tags(file.name(), known.own);
            return Optional.of(new Sighting(file.name(), content, known.day, known.own, tags));
        }
        FrontMatter front = reader.read(file, bytes).match(good -> good.post().frontMatter(), bad -> FrontMatter.EMPTY);
        long day = front.date().map(LocalDate::toEpochDay).orElse(UNDATED);
        List<String> tags = decisions.tags(file.name(), front.tags());
        return front.draft()
                ? Optional.empty()
                : Optional.of(new Sighting(file.name(), content, day, front.tags(), tags));
    }

    /** As many of the newest as have no more than so many cells, in the order of their names. */
    static List<Tagged> fitting(Collection<Tagged> posts, long mostCells) {
        List<Tagged> newestFirst = posts.stream().sorted(BY_DAY.reversed()).toList();
        Set<String> tags = new HashSet<>();
        int fitting = 0;
        while (fitting < newestFirst.size()) {
            tags.addAll(newestFirst.get(fitting).sighting.tags);
            if ((long) tags.size() * (fitting + 1) > mostCells) {
                break;
            }
            fitting++;
        }
        return newestFirst.subList(0, fitting).stream()
                .sorted(Comparator.comparing(post -> post.sighting.name))
                .toList();
    }

    /** How many different tags the newest posts have. */
    int differentTags() {
        return (int) newest.stream()
                .flatMap(post -> post.sighting.tags.stream())
                .distinct()
                .count();
    }

    List<Sighting> sightings() {
        return newest.stream().map(Tagged::sighting).toList();
    }
}
