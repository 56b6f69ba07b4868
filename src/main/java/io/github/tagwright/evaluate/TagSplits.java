package io.github.tagwright.evaluate;

import io.github.tagwright.tag.TagExample;
import io.github.tagwright.tag.TagTrainer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Ways to part posts into those that are learned from and those that are tested on.
 *
 * @param splits each learned and tested by itself
 */
public record TagSplits(List<Split> splits) {

    /** A learning curve leaves one in so many posts to learn from. */
    public static final List<Integer> PARTS = List.of(8, 4, 2);

    private static final int MOST_SAMPLES = 8;

    /** One part to learn from and one to test on. */
    public record Split(List<TagExample> known, List<TagExample> asked) {
        public Split {
            known = List.copyOf(known);
            asked = List.copyOf(asked);
        }
    }

    public TagSplits {
        splits = List.copyOf(splits);
    }

    /** Those with tags, oldest first; the undated before all others. */
    private static List<TagExample> byDay(List<TagExample> posts) {
        return tagged(posts).stream()
                .sorted(Comparator.<TagExample>comparingInt(post -> post.day().orElse(Integer.MIN_VALUE))
                        .thenComparing(TagExample::path))
                .toList();
    }

    private static List<TagExample> tagged(List<TagExample> posts) {
        return posts.stream().filter(post -> !post.tags().isEmpty()).toList();
    }

    /** Every post tested once, given the posts of the other folds; shuffled with a fixed seed. */
    public static TagSplits folds(List<TagExample> posts, int folds) {
        List<TagExample> shuffled = shuffled(posts);
        List<Split> splits = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            List<TagExample> known = new ArrayList<>();
            List<TagExample> asked = new ArrayList<>();
            for (int i = 0; i < shuffled.size(); i++) {
                (i % folds == fold ? asked : known).add(shuffled.get(i));
            }
            add(known, asked, splits);
        }
        return new TagSplits(splits);
    }

    private static List<TagExample> shuffled(List<TagExample> posts) {
        List<TagExample> shuffled = new ArrayList<>(tagged(posts));
        shuffled.sort(Comparator.comparing(TagExample::path));
        Collections.shuffle(shuffled, new Random(1));
        return shuffled;
    }

    /**
     * Samples of so many posts, no post in two of them; as many as there are, but no more than {@value #MOST_SAMPLES}. Each
     * is learned from and tested on: for learners that suggest for a post as if they had not seen it.
     */
    static TagSplits samples(List<TagExample> posts, int size) {
        List<TagExample> shuffled = shuffled(posts);
        List<Split> splits = new ArrayList<>();
        int count = Math.min(MOST_SAMPLES, shuffled.size() / size);
        for (int i = 0; i < count; i++) {
            List<TagExample> sample = shuffled.subList(i * size, (i + 1) * size);
            add(sample, sample, splits);
        }
        return new TagSplits(splits);
    }

    /** The newest fifth, given the older posts; undated posts are never tested. */
    public static TagSplits time(List<TagExample> posts) {
        List<TagExample> byDay = byDay(posts);
        int cut = byDay.size() * 4 / 5;
        List<Split> splits = new ArrayList<>();
        add(
                byDay.subList(0, cut),
                byDay.subList(cut, byDay.size()).stream()
                        .filter(post -> post.day().isPresent())
                        .toList(),
                splits);
        return new TagSplits(splits);
    }

    /** Each year, given all before it. */
    public static TagSplits rolling(List<TagExample> posts) {
        List<TagExample> byDay = byDay(posts);
        TreeSet<Integer> years = new TreeSet<>();
        byDay.forEach(post -> post.day().ifPresent(day -> years.add(year(day))));
        List<Split> splits = new ArrayList<>();
        for (int year : years) {
            add(
                    byDay.stream()
                            .filter(post ->
                                    post.day().isEmpty() || year(post.day().getAsInt()) < year)
                            .toList(),
                    byDay.stream()
                            .filter(post ->
                                    post.day().isPresent() && year(post.day().getAsInt()) == year)
                            .toList(),
                    splits);
        }
        return new TagSplits(splits);
    }

    /** Some posts, given others; oldest first. */
    public static TagSplits of(List<TagExample> known, List<TagExample> asked) {
        List<Split> splits = new ArrayList<>();
        add(byDay(known), byDay(asked), splits);
        return new TagSplits(splits);
    }

    /** The same tests, given one in so many of the known posts. */
    public TagSplits withKnownPart(int oneIn) {
        List<Split> fewer = new ArrayList<>();
        for (Split split : splits) {
            List<TagExample> known = new ArrayList<>();
            for (int i = 0; i < split.known().size(); i += oneIn) {
                known.add(split.known().get(i));
            }
            add(known, split.asked(), fewer);
        }
        return new TagSplits(fewer);
    }

    /** All posts of all tests, each once. */
    public List<TagExample> posts() {
        Map<String, TagExample> posts = new TreeMap<>();
        for (Split split : splits) {
            split.known().forEach(post -> posts.put(post.path(), post));
            split.asked().forEach(post -> posts.put(post.path(), post));
        }
        return List.copyOf(posts.values());
    }

    private static int year(int day) {
        return LocalDate.ofEpochDay(day).getYear();
    }

    private static void add(List<TagExample> known, List<TagExample> asked, List<Split> splits) {
        if (known.size() >= TagTrainer.FEWEST && !asked.isEmpty()) {
            splits.add(new Split(known, asked));
        }
    }
}
