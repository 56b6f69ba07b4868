package io.github.tagwright.tag;

import com.carrotsearch.hppc.LongIntHashMap;
import io.github.tagwright.tag.Names.Place;
import io.github.tagwright.tag.PostFeatures.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a vocabulary says of a post, whatever the archive: which of its tags are named there, by themselves or by an
 * alias, which are implied by an entity or a kind of product, and which by a narrower tag. The same judgement as
 * {@link VocabularySuggester}'s, but from the numbers that are kept of a post. Immutable, safe to share.
 */
final class Implications {

    static final Implications NONE = new Implications(TagVocabulary.NONE);

    private static final int DEEPEST = 25;
    private static final double STRONG = 2;
    private static final int NAME = 11;
    private static final int ENTITY = 12;
    private static final int KIND = 7;

    /** A name, an entity or a kind, and a tag for which it stands. */
    private record Sign(long sign, int tag) {}

    private final LongIntHashMap tagByKey = new LongIntHashMap();
    private final LongIntHashMap firstBySign = new LongIntHashMap();
    private final long[] keys;
    private final long[] signs;
    private final int[] implied;
    private final int[] narrow;
    private final int[] wide;

    Implications(TagVocabulary vocabulary) {
        Map<Long, Integer> numbers = new HashMap<>();
        List<Long> byNumber = new ArrayList<>();
        List<Sign> found = new ArrayList<>();
        for (TagVocabulary.Entry entry : vocabulary.entries()) {
            int tag = number(entry.tag(), numbers, byNumber, found);
            entry.aliases().forEach(alias -> addName(alias, tag, found));
            entry.entities().forEach(id -> found.add(new Sign(Hash.join(Hash.of(id), ENTITY), tag)));
            entry.kinds().forEach(kind -> found.add(new Sign(Hash.join(Hash.of(kind), KIND), tag)));
        }
        List<int[]> broader = new ArrayList<>();
        for (TagVocabulary.Entry entry : vocabulary.entries()) {
            int tag = number(entry.tag(), numbers, byNumber, found);
            for (String broad : entry.broader()) {
                broader.add(new int[] {tag, number(broad, numbers, byNumber, found)});
            }
        }
        List<Sign> sorted = found.stream()
                .distinct()
                .sorted(Comparator.comparingLong(Sign::sign).thenComparingInt(Sign::tag))
                .toList();
        this.keys = byNumber.stream().mapToLong(Long::longValue).toArray();
        this.signs = sorted.stream().mapToLong(Sign::sign).toArray();
        this.implied = sorted.stream().mapToInt(Sign::tag).toArray();
        this.narrow = broader.stream().mapToInt(pair -> pair[0]).toArray();
        this.wide = broader.stream().mapToInt(pair -> pair[1]).toArray();
        index();
    }

    private Implications(long[] keys, long[] signs, int[] implied, int[] narrow, int[] wide) {
        this.keys = keys;
        this.signs = signs;
        this.implied = implied;
        this.narrow = narrow;
        this.wide = wide;
        index();
    }

    private void index() {
        for (int tag = 0; tag < keys.length; tag++) {
            tagByKey.put(keys[tag], tag);
        }
        for (int i = signs.length - 1; i >= 0; i--) {
            firstBySign.put(signs[i], i);
        }
    }

    private static int number(String tag, Map<Long, Integer> numbers, List<Long> byNumber, List<Sign> found) {
        long key = Hash.of(TagKey.of(tag));
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        int number = byNumber.size();
        numbers.put(key, number);
        byNumber.add(key);
        addName(tag, number, found);
        return number;
    }

    private static void addName(String name, int tag, List<Sign> found) {
        for (String form : Archive.forms(name)) {
            found.add(new Sign(Hash.join(Hash.of(form), NAME), tag));
        }
    }

    /** Numbers of an archive's tags in the vocabulary; -1 for those that are not there. */
    int[] numbers(List<String> tags) {
        return tags.stream()
                .mapToInt(tag -> tagByKey.getOrDefault(Hash.of(TagKey.of(tag)), -1))
                .toArray();
    }

    /** Whether the vocabulary has a tag, given the hash of its key. */
    boolean knows(long key) {
        return tagByKey.containsKey(key);
    }

    /** What speaks for each tag in one post, as counts. */
    private final class Counts {

        private final int[] named = new int[keys.length];
        private final int[] mentioned = new int[keys.length];
        private final int[] titled = new int[keys.length];
        private final int[] early = new int[keys.length];
        private final boolean[] narrower = new boolean[keys.length];

        void addNamed(long sign, long places) {
            int times = times(places);
            for (int i = first(sign); times > 0 && i < signs.length && signs[i] == sign; i++) {
                named[implied[i]] += times;
                titled[implied[i]] += Place.TITLE.count(places);
                early[implied[i]] +=
                        Place.TITLE.count(places) + Place.HEADING.count(places) + Place.FIRST.count(places);
            }
        }

        void addMentioned(long sign, int times, int inTitle) {
            for (int i = first(sign); i < signs.length && signs[i] == sign; i++) {
                mentioned[implied[i]] += times;
                titled[implied[i]] += inTitle;
            }
        }

        double strength(int tag) {
            return 1.3 * Math.log1p(named[tag])
                    + 1.1 * Math.log1p(mentioned[tag])
                    + 1.5 * Math.min(1, titled[tag])
                    + 0.7 * Math.min(1, early[tag])
                    + (narrower[tag] ? 1.2 : 0);
        }
    }

    private int first(long sign) {
        return firstBySign.getOrDefault(sign, signs.length);
    }

    private static int times(long places) {
        return Place.TITLE.count(places) + Place.TEXT.count(places);
    }

    /**
     * How likely the best tags are, all others 0.
     *
     * @return by number
     */
    double[] scores(PostFeatures post) {
        Counts counts = new Counts();
        Names names = post.names();
        for (int i = 0; i < names.keys().length; i++) {
            counts.addNamed(Hash.join(names.keys()[i], NAME), names.places()[i]);
        }
        Names entities = post.entities();
        for (int i = 0; i < entities.keys().length; i++) {
            int times = times(entities.places()[i]);
            int inTitle = Place.TITLE.count(entities.places()[i]);
            counts.addMentioned(Hash.join(entities.exact()[i], ENTITY), times, inTitle);
            counts.addMentioned(Hash.join(entities.keys()[i], NAME), times, inTitle);
        }
        Terms kinds = post.part(Part.ENTITIES);
        for (int i = 0; i < kinds.size(); i++) {
            counts.addMentioned(kinds.ids()[i], kinds.counts()[i], 0);
        }
        double[] strength = new double[keys.length];
        Arrays.setAll(strength, counts::strength);
        for (int i = 0; i < narrow.length; i++) {
            counts.narrower[wide[i]] |= strength[narrow[i]] >= STRONG;
        }
        double length = 0.25 * Math.log1p(post.words() / 150.0);
        double[] scores = new double[keys.length];
        for (int tag = 0; tag < scores.length; tag++) {
            double strong = counts.strength(tag);
            scores[tag] = strong == 0 ? 0 : 1 / (1 + Math.exp(-(strong - 3.0 - length)));
        }
        return best(scores);
    }

    private static double[] best(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double least = sorted.length > DEEPEST ? sorted[sorted.length - DEEPEST] : 0;
        double[] best = scores.clone();
        for (int tag = 0; tag < best.length; tag++) {
            best[tag] = best[tag] < least ? 0 : best[tag];
        }
        return best;
    }

    void write(TagModelFile.Out out) throws IOException {
        out.longs(keys);
        out.longs(signs);
        out.ints(implied);
        out.ints(narrow);
        out.ints(wide);
    }

    static Implications read(TagModelFile.In in) {
        return new Implications(in.longs(), in.longs(), in.ints(), in.ints(), in.ints());
    }
}
