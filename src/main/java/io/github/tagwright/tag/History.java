package io.github.tagwright.tag;

import com.carrotsearch.hppc.IntIntHashMap;
import com.carrotsearch.hppc.LongIntHashMap;
import io.github.tagwright.tag.Names.Place;
import java.util.Arrays;
import java.util.List;

/** What the tags of some posts of an archive say about tags: how often, when, with which names, entities, groups. */
final class History {

    /** What may hold of a tag's name in a post. Each has its own rate of posts that have the tag. */
    enum Sign {
        IN_TITLE,
        IN_TEXT,
        OFTEN,
        EARLY,
        ABSENT,
        AS_ENTITY,
        ENTITY_OFTEN;

        boolean holds(long places, long entities) {
            boolean named = (places | entities) != 0;
            return switch (this) {
                case IN_TITLE -> Place.TITLE.count(places) > 0;
                case IN_TEXT -> Place.TEXT.count(places) > 0;
                case OFTEN -> Place.TEXT.count(places) >= 3;
                case EARLY -> Place.FIRST_THREE.count(places) > 0;
                case ABSENT -> !named;
                case AS_ENTITY -> entities != 0;
                case ENTITY_OFTEN -> Place.TEXT.count(entities) >= 3;
            };
        }
    }

    static final Sign[] SIGNS = Sign.values();
    private static final double SMOOTHING = 4;

    private final int posts;
    private final int[] counts;
    private final int[][] days;
    private final int[] allDays;
    private final int[][] signPosts;
    private final int[][] signRight;
    private final LongIntHashMap thingPosts = new LongIntHashMap();
    private final LongIntHashMap thingRight = new LongIntHashMap();
    private final IntIntHashMap together = new IntIntHashMap();
    private final LongIntHashMap bySlug = new LongIntHashMap();
    private final List<Seen> seen;
    private final double meanSize;

    /**
     * @param chosen the posts that count, ascending
     * @param seen all posts
     */
    History(int[] chosen, List<Seen> seen, int tags) {
        this.posts = chosen.length;
        this.seen = seen;
        this.counts = new int[tags];
        this.signPosts = new int[SIGNS.length][tags];
        this.signRight = new int[SIGNS.length][tags];
        double sizes = 0;
        for (int post : chosen) {
            Seen one = seen.get(post);
            sizes += one.labels().length;
            for (int tag : one.labels()) {
                counts[tag]++;
            }
            countSigns(one);
            countThings(one);
            bySlug.put(one.slug(), post);
        }
        for (int tag = 0; tag < tags; tag++) {
            int absent = Sign.ABSENT.ordinal();
            signPosts[absent][tag] += posts;
            signRight[absent][tag] += counts[tag];
        }
        this.meanSize = sizes / Math.max(1, posts);
        this.allDays = Arrays.stream(chosen)
                .map(post -> seen.get(post).day())
                .filter(day -> day != PostFeatures.NO_DAY)
                .sorted()
                .toArray();
        this.days = days(chosen, tags);
    }

    private int[][] days(int[] chosen, int tags) {
        int[][] result = new int[tags][];
        int[] filled = new int[tags];
        for (int tag = 0; tag < tags; tag++) {
            result[tag] = new int[counts[tag]];
        }
        for (int post : chosen) {
            int day = seen.get(post).day();
            if (day != PostFeatures.NO_DAY) {
                for (int tag : seen.get(post).labels()) {
                    result[tag][filled[tag]++] = day;
                }
            }
        }
        for (int tag = 0; tag < tags; tag++) {
            result[tag] = Arrays.copyOf(result[tag], filled[tag]);
            Arrays.sort(result[tag]);
        }
        return result;
    }

    private void countSigns(Seen post) {
        Archive.Hits hits = post.hits();
        for (int i = 0; i < hits.tags().length; i++) {
            int tag = hits.tags()[i];
            boolean has = post.has(tag);
            for (Sign sign : SIGNS) {
                boolean holds = sign.holds(hits.places()[i], hits.entities()[i]);
                // every post counts as one without the name unless its hits say otherwise
                int step = sign == Sign.ABSENT ? (holds ? 0 : -1) : holds ? 1 : 0;
                signPosts[sign.ordinal()][tag] += step;
                signRight[sign.ordinal()][tag] += has ? step : 0;
            }
        }
    }

    private void countThings(Seen post) {
        int[] own = post.labels();
        for (long thing : post.things()) {
            thingPosts.addTo(thing, 1);
            for (int tag : own) {
                thingRight.addTo(Hash.join(thing, tag), 1);
            }
        }
        for (int a : own) {
            for (int b : own) {
                together.addTo(a * counts.length + b, 1);
            }
        }
    }

    int posts() {
        return posts;
    }

    int count(int tag) {
        return counts[tag];
    }

    double prior(int tag) {
        return (counts[tag] + 0.1) / (posts + 1.0);
    }

    double meanSize() {
        return meanSize;
    }

    Seen post(int index) {
        return seen.get(index);
    }

    /** P(tag | sign), smoothed towards the tag's prior. */
    double rate(Sign sign, int tag) {
        return (signRight[sign.ordinal()][tag] + SMOOTHING * prior(tag)) / (signPosts[sign.ordinal()][tag] + SMOOTHING);
    }

    /** Posts in which the tag's name stands. */
    int named(int tag) {
        return posts - signPosts[Sign.ABSENT.ordinal()][tag];
    }

    int posts(long thing) {
        return thingPosts.get(thing);
    }

    /** How many of the posts that have an entity or group have the tag. */
    int right(long thing, int tag) {
        return thingRight.get(Hash.join(thing, tag));
    }

    /** P(tag | entity or group), smoothed towards the tag's prior. */
    double rate(long thing, int tag) {
        return (thingRight.get(Hash.join(thing, tag)) + SMOOTHING * prior(tag)) / (thingPosts.get(thing) + SMOOTHING);
    }

    /** P(tag | other tag), smoothed towards the tag's prior. */
    double rateBeside(int tag, int other) {
        return (together.get(tag * counts.length + other) + SMOOTHING * prior(tag)) / (counts[other] + SMOOTHING);
    }

    /** How many posts have both of two tags; with itself, how many have it. */
    int together(int tag, int other) {
        return together.get(tag * counts.length + other);
    }

    /** How many posts from one day to another, both included, have a tag. */
    int count(int tag, int from, int to) {
        return lowest(days[tag], to + 1) - lowest(days[tag], from);
    }

    /** How many posts there are from one day to another, both included. */
    int posts(int from, int to) {
        return lowest(allDays, to + 1) - lowest(allDays, from);
    }

    /** The day since which there are so many posts, or the first; {@link PostFeatures#NO_DAY} where none has one. */
    int newest(int count) {
        return allDays.length == 0 ? PostFeatures.NO_DAY : allDays[Math.max(0, allDays.length - count)];
    }

    /** A post by the hash of its slug; -1 where there is none. */
    int find(long slug) {
        return bySlug.getOrDefault(slug, -1);
    }

    /** Share of the posts within some days of a day that have the tag, smoothed towards its prior. */
    double rateNear(int tag, int day, int reach) {
        if (day == PostFeatures.NO_DAY) {
            return prior(tag);
        }
        return (within(days[tag], day, reach) + SMOOTHING * prior(tag)) / (within(allDays, day, reach) + SMOOTHING);
    }

    private static int within(int[] days, int day, int reach) {
        return lowest(days, day + reach + 1) - lowest(days, day - reach);
    }

    /** Index of the first day that is not before another. */
    private static int lowest(int[] days, int day) {
        int low = 0;
        int high = days.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days[middle] < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Days to the nearest use of the tag before or after; 10,000 where there is none. */
    int daysToNearest(int tag, int day) {
        if (day == PostFeatures.NO_DAY) {
            return 10_000;
        }
        int after = lowest(days[tag], day);
        int next = after < days[tag].length ? days[tag][after] - day : 10_000;
        return Math.min(next, daysSince(tag, day));
    }

    /** Days since the last use of the tag; 10,000 where there is none. */
    int daysSince(int tag, int day) {
        if (day == PostFeatures.NO_DAY) {
            return 10_000;
        }
        int after = lowest(days[tag], day);
        return after > 0 ? Math.min(10_000, day - days[tag][after - 1]) : 10_000;
    }
}
