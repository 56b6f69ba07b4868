package io.github.tagwright.vocabulary;

import com.carrotsearch.hppc.IntArrayList;
import io.github.tagwright.Outcome;
import io.github.tagwright.entity.Entity;
import io.github.tagwright.entity.Link;
import io.github.tagwright.post.Post;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which posts have which tags and name which entities. Holds a number for each such pair and the posts' names. Not safe
 * to share.
 */
public final class TagUses {

    /** A post is about an entity that it names so often, or in its title. */
    private static final int ABOUT = 3;

    static final int NO_DAY = Integer.MIN_VALUE;

    private final List<String> posts = new ArrayList<>();
    private final IntArrayList days = new IntArrayList();
    private final TreeMap<String, IntArrayList> tags = new TreeMap<>();
    private final TreeMap<String, Named> entities = new TreeMap<>();

    /**
     * An entity with the posts that name it.
     *
     * @param about posts that do so often, or in the title
     * @param titles posts that do so in the title
     * @param written the posts by how they write it
     */
    record Named(
            Entity entity,
            IntArrayList posts,
            IntArrayList about,
            IntArrayList titles,
            TreeMap<String, IntArrayList> written) {

        static Named of(Entity entity) {
            return new Named(entity, new IntArrayList(), new IntArrayList(), new IntArrayList(), new TreeMap<>());
        }
    }

    /** Counts a post; one of which nothing could be made says nothing. */
    public void add(Outcome outcome) {
        if (outcome instanceof Outcome.Tagged tagged) {
            add(tagged.post(), tagged.links());
        }
    }

    private void add(Post post, List<Link> links) {
        int number = posts.size();
        posts.add(post.path());
        days.add(post.frontMatter().date().map(day -> (int) day.toEpochDay()).orElse(NO_DAY));
        for (String tag : post.frontMatter().tags()) {
            tags.computeIfAbsent(tag, name -> new IntArrayList()).add(number);
        }
        Map<Named, int[]> counts = new IdentityHashMap<>();
        for (Link link : links) {
            Optional<Entity> entity = link.match(known -> Optional.of(known.entity()), unknown -> Optional.empty());
            if (entity.isPresent()) {
                Named named = entities.computeIfAbsent(entity.get().id(), id -> Named.of(entity.get()));
                int[] count = counts.computeIfAbsent(named, any -> new int[2]);
                count[0]++;
                count[1] += link.mention().span().start() < post.bodyStart() ? 1 : 0;
                String surface = post.source().sliceOnOneLine(link.mention().span());
                IntArrayList written = named.written().computeIfAbsent(surface, any -> new IntArrayList());
                if (written.isEmpty() || written.get(written.size() - 1) != number) {
                    written.add(number);
                }
            }
        }
        counts.forEach((named, count) -> {
            named.posts().add(number);
            if (count[1] > 0) {
                named.titles().add(number);
            }
            if (count[1] > 0 || count[0] >= ABOUT) {
                named.about().add(number);
            }
        });
    }

    int postCount() {
        return posts.size();
    }

    /** The name of a post by its number. */
    String post(int number) {
        return posts.get(number);
    }

    /** Days since 1970, {@link #NO_DAY} for a post without a date. */
    int day(int number) {
        return days.get(number);
    }

    /** Tags as written, each with its posts in the order they came. */
    Map<String, IntArrayList> tags() {
        return tags;
    }

    /** Entities by id. */
    Map<String, Named> entities() {
        return entities;
    }

    /** The first day of some posts, or the last. */
    Optional<LocalDate> day(IntArrayList numbers, boolean last) {
        int found = NO_DAY;
        for (int i = 0; i < numbers.size(); i++) {
            int day = days.get(numbers.get(i));
            boolean better = day != NO_DAY && (found == NO_DAY || (last ? day > found : day < found));
            found = better ? day : found;
        }
        return found == NO_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(found));
    }
}
