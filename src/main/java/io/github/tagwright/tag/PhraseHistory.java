package io.github.tagwright.tag;

import com.carrotsearch.hppc.LongIntHashMap;
import io.github.tagwright.tag.Phrase.Thing;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What some posts of an archive say about phrases: in how many each stands, which are tags, which things became tags. */
final class PhraseHistory {

    private static final int RECENT = 365;
    private static final Pattern YEAR = Pattern.compile("(.*\\D)(?:19|20)\\d\\d", Pattern.DOTALL);
    private static final long OWNERS = 1;
    private static final long OWNED = 2;
    private static final double SMOOTHING = 3;

    private final Archive archive;
    private final int posts;
    private final int newest;
    private final LongIntHashMap uses = new LongIntHashMap();
    private final LongIntHashMap standing = new LongIntHashMap();
    private final LongIntHashMap recent = new LongIntHashMap();
    private final NavigableMap<Long, Named> things = new TreeMap<>();
    private final LongIntHashMap seenOfGroup = new LongIntHashMap();
    private final LongIntHashMap taggedOfGroup = new LongIntHashMap();
    private final LongIntHashMap yearsOfPrefix = new LongIntHashMap();
    private final NavigableMap<Long, String> prefixes = new TreeMap<>();

    /**
     * A vendor or product that a post names.
     *
     * @param key of its name
     */
    private record Named(Thing thing, long key) {}

    /** @param labels of the posts that count, by post */
    private PhraseHistory(int[][] labels, int newest, Archive archive) {
        this.archive = archive;
        this.posts = labels.length;
        this.newest = newest;
        for (int[] post : labels) {
            for (int tag : post) {
                for (long name : archive.names(tag)) {
                    uses.addTo(name, 1);
                }
            }
        }
        for (int tag = 0; tag < archive.size(); tag++) {
            if (archive.year(tag) > 0 && uses.get(archive.key(tag)) > 0) {
                String name = archive.tags().get(tag);
                String prefix = name.substring(0, name.length() - 4);
                long key = Hash.of(TagKey.of(prefix));
                yearsOfPrefix.addTo(key, 1);
                prefixes.putIfAbsent(key, prefix);
            }
        }
    }

    /** @param chosen the posts that count */
    static PhraseHistory of(List<PostFeatures> chosen, Archive archive) {
        int[][] labels =
                chosen.stream().map(post -> archive.labels(post.tags())).toArray(int[][]::new);
        int newest = chosen.stream().mapToInt(PostFeatures::day).max().orElse(PostFeatures.NO_DAY);
        PhraseHistory history = new PhraseHistory(labels, newest, archive);
        history.count(chosen);
        return history;
    }

    /** The same phrases where other posts have other tags. */
    PhraseHistory with(Archive other, List<Seen> seen) {
        PhraseHistory history = new PhraseHistory(
                seen.stream().map(Seen::labels).toArray(int[][]::new),
                seen.stream().mapToInt(Seen::day).max().orElse(PostFeatures.NO_DAY),
                other);
        history.standing.putAll(standing);
        history.recent.putAll(recent);
        history.things.putAll(things);
        history.countGroups();
        return history;
    }

    private void count(List<PostFeatures> chosen) {
        for (PostFeatures post : chosen) {
            for (Phrase phrase : post.phrases()) {
                standing.addTo(phrase.key(), 1);
                if (post.hasDay() && post.day() > newest - RECENT) {
                    recent.addTo(phrase.key(), 1);
                }
                phrase.thing()
                        .filter(Thing::isName)
                        .ifPresent(thing -> things.putIfAbsent(thing.id(), new Named(thing, phrase.key())));
            }
        }
        standing.removeAll((key, posts) -> posts == 1);
        recent.removeAll((long key) -> !standing.containsKey(key));
        countGroups();
    }

    private void countGroups() {
        for (Named named : things.values()) {
            for (long group : groups(named.thing)) {
                seenOfGroup.addTo(group, 1);
                taggedOfGroup.addTo(group, uses.get(named.key) > 0 ? 1 : 0);
            }
        }
    }

    void write(TagModelFile.Out out) throws IOException {
        out.data().writeInt(newest);
        write(standing, out);
        write(recent, out);
        out.data().writeInt(things.size());
        for (Named named : things.values()) {
            Thing thing = named.thing;
            out.longs(new long[] {thing.id(), thing.owner(), thing.kind(), named.key});
            out.data().writeBoolean(thing.owns());
        }
    }

    private static void write(LongIntHashMap map, TagModelFile.Out out) throws IOException {
        long[] keys = map.keys().toArray();
        Arrays.sort(keys);
        out.longs(keys);
        out.ints(Arrays.stream(keys).mapToInt(map::get).toArray());
    }

    static PhraseHistory read(TagModelFile.In in, Archive archive, List<Seen> seen) {
        int newest = in.data().getInt();
        PhraseHistory history =
                new PhraseHistory(seen.stream().map(Seen::labels).toArray(int[][]::new), newest, archive);
        read(history.standing, in);
        read(history.recent, in);
        for (int left = in.data().getInt(); left > 0; left--) {
            long[] one = in.longs();
            Thing thing = new Thing(one[0], one[1], one[2], in.data().get() != 0, true, 0);
            history.things.put(thing.id(), new Named(thing, one[3]));
        }
        history.countGroups();
        return history;
    }

    private static void read(LongIntHashMap map, TagModelFile.In in) {
        long[] keys = in.longs();
        int[] counts = in.ints();
        for (int i = 0; i < keys.length; i++) {
            map.put(keys[i], counts[i]);
        }
    }

    private static long[] groups(Thing thing) {
        long type = thing.owns() ? OWNERS : OWNED;
        return new long[] {type, Hash.join(thing.owner(), type), Hash.join(thing.kind(), type)};
    }

    int posts() {
        return posts;
    }

    /** Days from the newest post to a day; 0 where either is not known or the day is no later. */
    int ahead(int day) {
        return day == PostFeatures.NO_DAY || newest == PostFeatures.NO_DAY ? 0 : Math.max(0, day - newest);
    }

    /** How many posts have a tag that goes by a name. */
    int uses(long name) {
        return uses.get(name);
    }

    /** In how many posts a phrase stands; 0 where only in one. */
    int standing(long phrase) {
        return standing.get(phrase);
    }

    /** In how many of them of the last year. */
    int recent(long phrase) {
        return recent.get(phrase);
    }

    /** The key of the name of a vendor or product; 0 where no post mentions it by that. */
    long name(Thing thing) {
        Named named = things.get(thing.id());
        return named == null ? 0 : named.key;
    }

    /** Tags that are vendors or products of the same vendor or kind, most used first. */
    List<String> tagsLike(Thing thing) {
        return things.values().stream()
                .filter(named -> named.thing.id() != thing.id())
                .filter(named -> isSame(named.thing.owner(), thing.owner()) || isSame(named.thing.kind(), thing.kind()))
                .filter(named -> uses.get(named.key) > 0)
                .map(named -> archive.named(named.key))
                .distinct()
                .sorted()
                .map(archive.tags()::get)
                .toList();
    }

    private static boolean isSame(long one, long other) {
        return one == other && one != 0;
    }

    /** Tags that are the same but for the year that they end in, newest first. */
    List<String> tagsOfOtherYears(String tag) {
        Matcher prefix = YEAR.matcher(tag);
        if (!prefix.matches()) {
            return List.of();
        }
        String key = TagKey.of(prefix.group(1));
        return IntStream.range(0, archive.size())
                .filter(other -> archive.year(other) > 0 && uses.get(archive.key(other)) > 0)
                .boxed()
                .sorted(Comparator.comparingInt(other -> -archive.year(other)))
                .map(archive.tags()::get)
                .filter(other ->
                        TagKey.of(other.substring(0, other.length() - 4)).equals(key))
                .toList();
    }

    /**
     * How many of the vendors or products met so far are tags, apart from the one in question: of all, of those of
     * its vendor, of those of its kind; the last two smoothed.
     */
    double[] taggedLike(Thing thing) {
        long name = name(thing);
        int self = name == 0 ? 0 : 1;
        int selfTagged = self == 1 && uses.get(name) > 0 ? 1 : 0;
        long[] groups = groups(thing);
        double[] rates = new double[groups.length];
        for (int i = 0; i < groups.length; i++) {
            double prior = i == 0 ? 0.1 : rates[0];
            rates[i] = (taggedOfGroup.get(groups[i]) - selfTagged + SMOOTHING * prior)
                    / (seenOfGroup.get(groups[i]) - self + SMOOTHING);
        }
        return rates;
    }

    /** Keys of what stands before the year in tags that end in one, such as {@code VMworld}. */
    NavigableMap<Long, String> prefixes() {
        return prefixes;
    }

    /** How many tags are that and a year. */
    int years(long prefix) {
        return yearsOfPrefix.get(prefix);
    }

    Archive archive() {
        return archive;
    }
}
