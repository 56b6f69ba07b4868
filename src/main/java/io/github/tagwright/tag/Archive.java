package io.github.tagwright.tag;

import com.carrotsearch.hppc.LongIntHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tags in use and where their names stand: what turns a post's tags and names into tag numbers. Immutable. */
final class Archive {

    private static final Pattern YEAR = Pattern.compile(".*\\D((?:19|20)\\d\\d)", Pattern.DOTALL);

    private final List<String> tags;
    private final Map<String, Integer> indexByKey = new HashMap<>();
    private final LongIntHashMap indexByName = new LongIntHashMap();
    private final long[][] names;
    private final long[] spellings;
    private final int[] years;
    private final Implications implications;
    private final int[] numbers;

    /** Of tags of which nothing is known but their names. */
    Archive(List<String> tags) {
        this(tags, Implications.NONE);
    }

    /**
     * @param tags most used first, no two with the same key
     * @param implications what stands for some of them
     */
    Archive(List<String> tags, Implications implications) {
        this.tags = List.copyOf(tags);
        this.implications = implications;
        this.numbers = implications.numbers(tags);
        this.names = new long[tags.size()][];
        this.spellings = new long[tags.size()];
        this.years = tags.stream().mapToInt(Archive::yearAtEnd).toArray();
        for (int tag = 0; tag < tags.size(); tag++) {
            List<String> forms = forms(tags.get(tag));
            indexByKey.put(forms.get(0), tag);
            names[tag] = forms.stream().mapToLong(Hash::of).toArray();
            spellings[tag] = Hash.of(spelling(tags.get(tag)));
            for (long name : names[tag]) {
                if (!indexByName.containsKey(name) || name == names[tag][0]) {
                    indexByName.put(name, tag);
                }
            }
        }
    }

    /** These tags, and behind them those that posts have beside them. */
    Archive with(List<PostFeatures> posts) {
        ArchiveTags.Counter counter = new ArchiveTags.Counter();
        for (PostFeatures post : posts) {
            counter.add(post.tags().stream()
                    .filter(tag -> !indexByKey.containsKey(TagKey.of(tag)))
                    .toList());
        }
        List<String> more = new ArrayList<>(tags);
        more.addAll(counter.build().counts().keySet());
        return new Archive(more, implications);
    }

    private static int yearAtEnd(String tag) {
        Matcher year = YEAR.matcher(tag);
        return year.matches() ? Integer.parseInt(year.group(1)) : 0;
    }

    /** The keys of names that stand for a tag: its own, and its plural or singular. */
    static List<String> forms(String tag) {
        String key = TagKey.of(tag);
        boolean plural = key.length() > 3 && key.endsWith("s") && !key.endsWith("ss");
        if (plural) {
            return List.of(key, key.substring(0, key.length() - 1));
        }
        return key.length() > 2 ? List.of(key, key + "s") : List.of(key);
    }

    private static String spelling(String tag) {
        StringBuilder joined = new StringBuilder();
        tag.codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || c == '+' || c == '#')
                .forEach(joined::appendCodePoint);
        return joined.toString();
    }

    List<String> tags() {
        return tags;
    }

    int size() {
        return tags.size();
    }

    /** Numbers of a post's tags, ascending; tags unknown here are left out. */
    int[] labels(List<String> own) {
        return own.stream()
                .map(tag -> indexByKey.get(TagKey.of(tag)))
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .distinct()
                .sorted()
                .toArray();
    }

    /**
     * Where the names of tags stand in a post.
     *
     * @param tags ascending
     * @param places counts packed by {@link Names.Place}
     * @param exact the same, of the tag's own spelling only
     * @param entities the same, of mentions of an entity with that name
     */
    record Hits(int[] tags, long[] places, long[] exact, long[] entities) {

        /** The position of a tag in the arrays; negative where its name is not there. */
        int find(int tag) {
            return Arrays.binarySearch(tags, tag);
        }
    }

    Hits hits(PostFeatures post) {
        boolean[] named = new boolean[size()];
        mark(post.names(), named);
        mark(post.entities(), named);
        int found = 0;
        for (boolean one : named) {
            found += one ? 1 : 0;
        }
        Hits hits = new Hits(new int[found], new long[found], new long[found], new long[found]);
        int at = 0;
        for (int tag = 0; tag < named.length; tag++) {
            if (named[tag]) {
                hits.tags[at] = tag;
                for (long name : names[tag]) {
                    hits.places[at] = Names.add(hits.places[at], post.names().find(name));
                    hits.entities[at] =
                            Names.add(hits.entities[at], post.entities().find(name));
                }
                hits.exact[at] = post.names().find(names[tag][0], spellings[tag]);
                at++;
            }
        }
        return hits;
    }

    Implications implications() {
        return implications;
    }

    /** The number of a tag in {@link #implications}; -1 where they know nothing of it. */
    int number(int tag) {
        return numbers[tag];
    }

    /** The year a tag ends in; 0 where it ends in none. */
    int year(int tag) {
        return years[tag];
    }

    /** Hashes of the names that a tag goes by: its key first, then its plural or singular. */
    long[] names(int tag) {
        return names[tag];
    }

    long key(int tag) {
        return names[tag][0];
    }

    /** The share of tags without any capital. */
    double lowerShare() {
        return tags.stream()
                .mapToInt(tag -> tag.chars().noneMatch(Character::isUpperCase) ? 1 : 0)
                .average()
                .orElse(0);
    }

    /** The tag that goes by a name; -1 where none does. */
    int named(long name) {
        return indexByName.getOrDefault(name, -1);
    }

    private void mark(Names found, boolean[] named) {
        for (long key : found.keys()) {
            int slot = indexByName.indexOf(key);
            if (indexByName.indexExists(slot)) {
                named[indexByName.indexGet(slot)] = true;
            }
        }
    }
}
