package io.github.tagwright.tag;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.LongObjectHashMap;
import io.github.tagwright.entity.Link;
import io.github.tagwright.tag.Names.Place;
import io.github.tagwright.tag.Phrase.Thing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects the phrases of one post that stand where a subject stands: in its title, a heading, the first paragraph, or
 * three times in the text, and whatever vendors and products it names. Made anew for every post.
 */
final class Phrases {

    private static final int MOST = 300;
    private static final int OFTEN = 3;
    private static final int LONGEST = 40;

    /** Words that no tag begins or ends with. */
    private static final LongHashSet FUNCTION_WORDS = new LongHashSet();

    static {
        String words = "a about above after again all also although always am an and another any anyone anything are"
                + " around as at back be because been before being below best better between both but by can cannot"
                + " could d did do does doing don done down during each easy either else even ever every few first for"
                + " from further get gets getting go going good got great had has have having he her here his how"
                + " however i if in instead into is it its itself just know last let like ll look made make makes"
                + " making many may me might more most much must my need needs new next no not nothing now of off on"
                + " once one only or other our out over own part per please put quite re really s same say second see"
                + " seems set several she should simply since so some something still such sure t take than that the"
                + " their them then there these they thing things think third this those three through time to today"
                + " too try two under until up upon us use used uses using ve very via want wants was way we well were"
                + " what when where whether which while who why will with within without work working works would yes"
                + " yet you your";
        for (String word : words.split(" ")) {
            FUNCTION_WORDS.add(Hash.of(word));
        }
    }

    /** Words that carry a sentence and no subject, beside the function words. */
    private static final LongHashSet FILLERS = new LongHashSet();

    static {
        String words =
                "able actually add added adding allow allows almost already anyway aren available based basically"
                        + " become bit came certain certainly clear close come comes coming completely correct couldn course day"
                        + " days decided designed didn different directly doesn easily eight enough entire entirely especially"
                        + " exactly example fact fairly far feel final finally find five found four full fully generally gives"
                        + " given hadn hand happen hard hasn haven help hope idea important include included includes including"
                        + " interesting isn kind large largely later least left line little long longer looking looks lot"
                        + " lots main maybe mean means mention mentioned month months nearly nice nine note number obviously"
                        + " okay order original originally particular perhaps place plenty point possible post posts previous"
                        + " probably problem quick quickly rather read ready reason recent recently resolved right"
                        + " seven shouldn similar simple single six small soon sort specific spread start started stuff"
                        + " sufficient taken talk talking tell ten term terms total totally true trying turn"
                        + " unfortunately usual usually various wasn ways week weeks weren whole won wonder word words work worked"
                        + " working works world worth wouldn write writing wrong year years yes yet"
                        + " january february march april june july august september october november december"
                        + " monday tuesday wednesday thursday friday saturday sunday";
        for (String word : words.split(" ")) {
            FILLERS.add(Hash.of(word));
        }
    }

    private record Written(String text, int start, int end, int words) {

        String phrase() {
            return text.substring(start, end);
        }
    }

    private final LongObjectHashMap<Written> bySpelling = new LongObjectHashMap<>();

    /** Whether a word may begin or end a phrase; takes the hash of it in lower case. */
    static boolean isContent(long folded) {
        return !FUNCTION_WORDS.contains(folded);
    }

    /** Whether a word by itself, or at the end of a phrase, tells a reader what a post is about. */
    static boolean isTelling(long folded) {
        return isContent(folded) && !FILLERS.contains(folded);
    }

    /**
     * Hears of a phrase of the prose.
     *
     * @param exact hash of its words, joined
     */
    void add(long exact, String text, int start, int end, int words) {
        if (end - start <= LONGEST) {
            int at = bySpelling.indexOf(exact);
            if (!bySpelling.indexExists(at)) {
                bySpelling.indexInsert(at, exact, new Written(text, start, end, words));
            }
        }
    }

    /**
     * The phrases, the most prominent first.
     *
     * @param names of the whole post
     * @param mentions of vendors and products, with the places of each
     */
    List<Phrase> build(Names names, List<Mentioned> mentions) {
        LongObjectHashMap<Thing> things = things(mentions);
        List<Phrase> found = new ArrayList<>();
        LongHashSet keys = new LongHashSet();
        LongIntHashMap inside = new LongIntHashMap();
        int to;
        for (int from = 0; from < names.keys().length; from = to) {
            long key = names.keys()[from];
            to = names.end(from, key);
            long places = names.sum(from, to);
            Thing thing = things.get(key);
            Written usual = thing != null || isProminent(places) ? usual(names, from, to) : null;
            if (usual != null) {
                String phrase = usual.phrase();
                int lower = Place.TEXT.count(names.find(key, Hash.of(joined(phrase.toLowerCase(Locale.ROOT)))));
                int least = least(usual, names, Place.TEXT.count(places), inside);
                found.add(new Phrase(phrase, key, places, lower, 0, least, Optional.ofNullable(thing)));
                keys.add(key);
            }
        }
        for (Mentioned one : mentions) {
            long key = Hash.of(TagKey.of(one.link.name()));
            if (keys.add(key)) {
                found.add(new Phrase(one.link.name(), key, 0, 0, 0, 0, Optional.ofNullable(things.get(key))));
            }
        }
        return found.stream()
                .map(one -> new Phrase(
                        one.text(),
                        one.key(),
                        one.places(),
                        one.lower(),
                        inside.get(one.key()),
                        one.least(),
                        one.thing()))
                .sorted(Comparator.comparingInt(Phrases::prominence).reversed().thenComparing(Phrase::text))
                .limit(MOST)
                .toList();
    }

    private static int prominence(Phrase phrase) {
        long places = phrase.places();
        return Place.TEXT.count(places)
                + 5 * Place.TITLE.count(places)
                + 2 * Place.HEADING.count(places)
                + Place.FIRST.count(places)
                + (phrase.thing().isPresent() ? 3 : 0);
    }

    private static boolean isProminent(long places) {
        return Place.TITLE.count(places) > 0
                || Place.HEADING.count(places) > 0
                || Place.FIRST.count(places) > 0
                || Place.TEXT.count(places) >= OFTEN;
    }

    /** The most frequent way of writing among equal keys. */
    private @Nullable Written usual(Names names, int from, int to) {
        Written usual = null;
        int most = -1;
        for (int i = from; i < to; i++) {
            int times = Place.TEXT.count(names.places()[i]);
            Written written = bySpelling.get(names.exact()[i]);
            if (written != null && times > most) {
                most = times;
                usual = written;
            }
        }
        return usual;
    }

    /** How often the rarest word of a phrase stands in the text; notes how often each part stands inside it. */
    private static int least(Written phrase, Names names, int times, LongIntHashMap inside) {
        if (phrase.words == 1) {
            return times;
        }
        int[] least = {Integer.MAX_VALUE};
        String text = phrase.phrase();
        FeatureReader.joined(text, (start, end, key) -> {
            if (start > 0 || end < text.length()) {
                least[0] = Math.min(least[0], Place.TEXT.count(names.find(key)));
                if (inside.getOrDefault(key, 0) < times) {
                    inside.put(key, times);
                }
            }
        });
        return least[0];
    }

    private static String joined(String text) {
        StringBuilder joined = new StringBuilder();
        text.codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || c == '+' || c == '#')
                .forEach(joined::appendCodePoint);
        return joined.toString();
    }

    /** A mention of a vendor or product and where it stands, packed by {@link Names.Place}. */
    record Mentioned(Link link, long places) {}

    /** By the keys of all ways in which they are written. */
    private static LongObjectHashMap<Thing> things(List<Mentioned> mentions) {
        Map<String, Long> places = new LinkedHashMap<>();
        mentions.forEach(one -> places.merge(one.link.id(), one.places, Names::add));
        LongObjectHashMap<Thing> things = new LongObjectHashMap<>();
        for (Mentioned one : mentions) {
            Thing thing = thing(one.link, places.get(one.link.id()));
            long name = Hash.of(TagKey.of(one.link.name()));
            add(name, thing, things);
            long written = Hash.of(TagKey.of(one.link.mention().text()));
            if (written != name) {
                Thing other = new Thing(thing.id(), thing.owner(), thing.kind(), thing.owns(), false, thing.places());
                add(written, other, things);
            }
        }
        return things;
    }

    /** Where two things have one key, the one that stands there more often. */
    private static void add(long key, Thing thing, LongObjectHashMap<Thing> things) {
        Thing other = things.get(key);
        if (other == null || Place.TEXT.count(thing.places()) > Place.TEXT.count(other.places())) {
            things.put(key, thing);
        }
    }

    private static Thing thing(Link link, long places) {
        boolean owns = link.mention().type().owns();
        long id = Hash.of(link.id());
        return link.match(
                known -> {
                    long vendor =
                            known.vendor().map(owner -> Hash.of(owner.id())).orElse(0L);
                    String kind = owns ? known.entity().field() : known.entity().kind();
                    return new Thing(id, owns ? id : vendor, kind.isEmpty() ? 0 : Hash.of(kind), owns, true, places);
                },
                unknown -> new Thing(id, 0, 0, owns, true, places));
    }
}
