package io.github.tagwright.tag;

import io.github.tagwright.tag.History.Sign;
import io.github.tagwright.tag.Names.Place;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * What the second stage knows of a post and a tag, for the tags that may fit the post. Made anew for every post.
 */
final class PairFeatures {

    /** Numbers in a row. */
    static final int COUNT = 101;

    private static final int NEIGHBOURS = 15;
    private static final int TOP_ALL = 25;
    private static final int TOP_NEIGHBOURS = 12;
    private static final int TOP_TITLE = 8;
    private static final double[] HINGES = {0.05, 0.15, 0.25, 0.4, 0.6};
    private static final Ridge[] RIDGES = Ridge.values();

    /** As for rank 26 and for odds of 1 to 150: what the vocabulary does not name. */
    private static final double LOWEST_RANK = 3.3;

    private static final double LEAST_LIKELY = -5;

    /**
     * What the first stage says of a post.
     *
     * @param scores by {@link Ridge} and tag
     * @param with mean score on posts with the tag, by ridge and tag
     * @param without mean score on posts without it
     * @param similar similarity with every post of the archive; negative for those that do not count
     * @param corrections what the {@link Correction} adds to log odds, by tag; no feature
     */
    record Stage1(float[][] scores, float[][] with, float[][] without, float[] similar, float[] corrections) {}

    /** What a feature speaks of. */
    enum Reason {
        /** The words of the post. */
        WORDS,
        /** Past posts like it. */
        NEIGHBOURS,
        /** The tag's name in the post. */
        NAME,
        /** The vendors and products it mentions. */
        ENTITIES,
        /** How often and when the tag is used. */
        HABIT,
        /** The other tags that it goes with, and posts that this one links to. */
        COMPANY
    }

    private final PostFeatures post;
    private final Archive.Hits hits;
    private final Stage1 stage1;
    private final History history;
    private final Archive archive;
    private final float[] all;
    private final float[] neighbours;
    private final int[] nearest;
    private final int[] rankAll;
    private final int[] rankTime;
    private final int[] rankNeighbours;
    private final int[] candidates;
    private final double mass;
    private final double squares;
    private final double best;
    private final double third;
    private final double nearSize;
    private final double[] implied;
    private final double[] impliedBest;
    private final int ownYear;
    private final float[] row = new float[COUNT];
    private final Reason[] reasons = new Reason[COUNT];
    private Reason reason = Reason.WORDS;
    private int at;

    PairFeatures(PostFeatures post, Archive.Hits hits, Stage1 stage1, History history, Archive archive) {
        this.post = post;
        this.hits = hits;
        this.stage1 = stage1;
        this.history = history;
        this.archive = archive;
        this.all = stage1.scores[Ridge.ALL.ordinal()];
        this.nearest = nearest(post.day(), stage1.similar, history::post);
        this.neighbours = neighbours();
        this.rankAll = ranks(all);
        this.rankTime = ranks(stage1.scores[Ridge.TIME.ordinal()]);
        this.rankNeighbours = ranks(neighbours);
        this.candidates = findCandidates();
        double sum = 0;
        double sumOfSquares = 0;
        for (float score : all) {
            double clipped = Math.max(0, Math.min(1, score));
            sum += clipped;
            sumOfSquares += clipped * clipped;
        }
        this.mass = sum;
        this.squares = sumOfSquares;
        float[] sorted = all.clone();
        Arrays.sort(sorted);
        this.best = sorted.length > 0 ? sorted[sorted.length - 1] : 0;
        this.third = sorted.length > 2 ? sorted[sorted.length - 3] : 0;
        this.nearSize = Arrays.stream(nearest)
                .mapToDouble(near -> history.post(near).labels().length)
                .average()
                .orElse(history.meanSize());
        this.implied = archive.implications().scores(post);
        this.impliedBest = implied.clone();
        Arrays.sort(impliedBest);
        this.ownYear = post.hasDay() ? LocalDate.ofEpochDay(post.day()).getYear() : -1;
    }

    /** Tags that may fit, ascending. */
    int[] candidates() {
        return candidates;
    }

    private static double closeness(int day, float similar, Seen near) {
        double years = Ridge.years(day, near.day());
        return similar * (1 + 0.5 * Math.exp(-years / 3) + 0.5 * Math.exp(-years / 0.1));
    }

    /**
     * The past posts most like a post, most like first.
     *
     * @param day of the post
     * @param similar similarity with every post of the archive; negative for those that do not count
     * @param seen the posts of the archive
     */
    static int[] nearest(int day, float[] similar, IntFunction<Seen> seen) {
        int[] found = new int[NEIGHBOURS];
        double[] closest = new double[NEIGHBOURS];
        int size = 0;
        for (int i = 0; i < similar.length; i++) {
            if (similar[i] < 0 || (size == NEIGHBOURS && 2 * similar[i] <= closest[size - 1])) {
                continue;
            }
            double closeness = closeness(day, similar[i], seen.apply(i));
            if (size == NEIGHBOURS && closeness <= closest[size - 1]) {
                continue;
            }
            int at = size < NEIGHBOURS ? size++ : size - 1;
            while (at > 0 && closest[at - 1] < closeness) {
                closest[at] = closest[at - 1];
                found[at] = found[at - 1];
                at--;
            }
            closest[at] = closeness;
            found[at] = i;
        }
        return Arrays.copyOf(found, size);
    }

    private float[] neighbours() {
        float[] scores = new float[archive.size()];
        double total = 1e-9;
        for (int near : nearest) {
            double weight =
                    Math.pow(Math.max(0, closeness(post.day(), stage1.similar[near], history.post(near)) - 1), 1.5);
            total += weight;
            for (int tag : history.post(near).labels()) {
                scores[tag] += (float) weight;
            }
        }
        for (int tag = 0; tag < scores.length; tag++) {
            scores[tag] /= (float) total;
        }
        return scores;
    }

    /** Rank of each tag by score, best 0; of equals the lower number first. */
    private static int[] ranks(float[] scores) {
        long[] order = new long[scores.length];
        for (int tag = 0; tag < order.length; tag++) {
            int bits = Float.floatToIntBits(scores[tag] + 0f);
            int descending = ~(bits ^ ((bits >> 31) & Integer.MAX_VALUE));
            order[tag] = ((long) descending << 32) | tag;
        }
        Arrays.sort(order);
        int[] ranks = new int[scores.length];
        for (int i = 0; i < order.length; i++) {
            ranks[(int) order[i]] = i;
        }
        return ranks;
    }

    private int[] findCandidates() {
        TreeSet<Integer> found = new TreeSet<>();
        int[] rankTitle = ranks(stage1.scores[Ridge.TITLE.ordinal()]);
        for (int tag = 0; tag < all.length; tag++) {
            boolean fits = rankAll[tag] < TOP_ALL || rankNeighbours[tag] < TOP_NEIGHBOURS || rankTitle[tag] < TOP_TITLE;
            if (fits && history.count(tag) > 0) {
                found.add(tag);
            }
        }
        for (int i = 0; i < hits.tags().length; i++) {
            long places = hits.places()[i];
            boolean stands = Place.TITLE.count(places) > 0
                    || Place.HEADING.count(places) > 0
                    || Place.FIRST_THREE.count(places) > 0
                    || Place.TEXT.count(places) > 1
                    || hits.entities()[i] != 0;
            if (stands && history.count(hits.tags()[i]) > 0) {
                found.add(hits.tags()[i]);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private void add(double value) {
        reasons[at] = reason;
        row[at++] = (float) value;
    }

    private void add(Reason newReason, double value) {
        reason = newReason;
        add(value);
    }

    /** What the features of the last row speak of. */
    Reason[] reasons() {
        return reasons.clone();
    }

    /** The past posts most like this one, most like first. */
    int[] nearest() {
        return nearest;
    }

    /** What the {@link Correction} adds to the log odds of a candidate. */
    double correction(int tag) {
        return stage1.corrections[tag];
    }

    /** The features of one candidate. */
    float[] row(int tag) {
        at = 0;
        double ridge = all[tag];
        double near = neighbours[tag];
        double prior = history.prior(tag);
        scores(tag);
        double title = names(tag);
        double entity = things(tag);
        implied(tag);
        double recent = time(tag);
        double beside = beside(tag);
        for (double hinge : HINGES) {
            add(Reason.WORDS, Math.max(0, ridge - hinge));
            add(Reason.NEIGHBOURS, Math.max(0, near - hinge));
        }
        int i = hits.find(tag);
        double inText = i >= 0 && Sign.IN_TEXT.holds(hits.places()[i], hits.entities()[i])
                ? history.rate(Sign.IN_TEXT, tag)
                : 0;
        add(Reason.WORDS, ridge * mass);
        add(Reason.WORDS, ridge * Math.log(prior));
        add(Reason.WORDS, ridge * (ridge - best));
        add(Reason.NAME, ridge * inText);
        add(Reason.NAME, ridge * title);
        add(Reason.ENTITIES, ridge * entity);
        add(Reason.HABIT, ridge * recent);
        add(Reason.COMPANY, ridge * beside);
        add(Reason.NAME, near * inText);
        add(Reason.NEIGHBOURS, near * Math.log(prior));
        add(Reason.NAME, inText * title);
        add(Reason.NEIGHBOURS, ridge * near);
        return row.clone();
    }

    private void scores(int tag) {
        double ridge = all[tag];
        double n = history.count(tag);
        double sure = n / (n + 5);
        for (float[] scores : stage1.scores) {
            add(Reason.WORDS, scores[tag]);
        }
        add(Reason.NEIGHBOURS, neighbours[tag]);
        add(Reason.WORDS, ridge - best);
        add(ridge - third);
        add(Math.log1p(rankAll[tag]));
        add(Math.log1p(rankTime[tag]));
        add(Reason.NEIGHBOURS, Math.log1p(rankNeighbours[tag]));
        add(Reason.WORDS, mass);
        add(squares);
        add(nearSize);
        for (Ridge kind : RIDGES) {
            double score = stage1.scores[kind.ordinal()][tag];
            double with = stage1.with[kind.ordinal()][tag];
            double without = stage1.without[kind.ordinal()][tag];
            double gap = with - without;
            add((score - without) / Math.max(0.05, sure * gap + (1 - sure) * 0.4));
            if (kind == Ridge.ALL || kind == Ridge.TIME) {
                add(score - (sure * (with + without) / 2 + (1 - sure) * 0.3));
                add(gap);
            }
        }
    }

    /** @return the rate of the tag where its name stands in the title; 0 where it does not */
    private double names(int tag) {
        reason = Reason.NAME;
        int i = hits.find(tag);
        long places = i < 0 ? 0 : hits.places()[i];
        long exact = i < 0 ? 0 : hits.exact()[i];
        long entities = i < 0 ? 0 : hits.entities()[i];
        for (Place place : Place.values()) {
            add(Math.log1p(place.count(places)));
        }
        for (Place place : Place.values()) {
            add(Math.log1p(place.count(exact)));
        }
        add(Math.log1p(Place.TITLE.count(entities)));
        add(Math.log1p(Place.FIRST_THREE.count(entities)));
        add(Math.log1p(Place.TEXT.count(entities)));
        int text = Place.TEXT.count(places);
        double density = 100.0 * text / Math.max(20, post.words());
        add(Math.min(10, density));
        int total = 0;
        int above = 0;
        for (long other : hits.places()) {
            total += Place.TEXT.count(other);
            above += Place.TEXT.count(other) > text ? 1 : 0;
        }
        add(total == 0 ? 0 : (double) text / total);
        add(text == 0 ? 4 : Math.log1p(above));
        for (Sign sign : History.SIGNS) {
            add(sign.holds(places, entities) ? history.rate(sign, tag) : -0.1);
        }
        add(Math.log1p(history.named(tag)));
        return Place.TITLE.count(places) > 0 ? history.rate(Sign.IN_TITLE, tag) : 0;
    }

    /** @return the highest rate of the tag among the post's entities */
    private double things(int tag) {
        reason = Reason.ENTITIES;
        double highest = 0;
        double lift = -3;
        double weighted = 0;
        double weights = 0;
        double early = 0;
        double prior = history.prior(tag);
        Names entities = post.entities();
        for (int i = 0; i < entities.keys().length; i++) {
            int seen = history.posts(entities.exact()[i]);
            if (seen < 2) {
                continue;
            }
            double rate = history.rate(entities.exact()[i], tag);
            int times = Place.TEXT.count(entities.places()[i]) + 3 * Place.TITLE.count(entities.places()[i]);
            double weight = Math.log1p(times) * seen / (seen + 5.0);
            highest = Math.max(highest, rate);
            lift = Math.max(lift, Math.log(rate / prior));
            weighted += weight * rate;
            weights += weight;
            if (Place.TITLE.count(entities.places()[i]) + Place.FIRST.count(entities.places()[i]) > 0) {
                early = Math.max(early, rate);
            }
        }
        double group = prior;
        for (long one : post.groups()) {
            group = Math.max(group, history.rate(one, tag));
        }
        add(highest);
        add(lift);
        add(weights == 0 ? prior : weighted / weights);
        add(early);
        add(Reason.HABIT, group);
        add(Math.log(group / prior));
        return highest;
    }

    /** What the vocabulary says; all the same where it knows nothing of the tag. */
    private void implied(int tag) {
        int number = archive.number(tag);
        double score = number < 0 ? 0 : implied[number];
        int rank = 0;
        while (rank < impliedBest.length && impliedBest[impliedBest.length - 1 - rank] > score) {
            rank++;
        }
        reason = Reason.ENTITIES;
        add(score);
        add(score == 0 ? LOWEST_RANK : Math.log1p(rank));
        add(Math.max(0, score - 0.5));
        add(score == 0 ? LEAST_LIKELY : Math.log(score / (1 - score)));
    }

    /** @return the tag's rate within 60 days */
    private double time(int tag) {
        reason = Reason.HABIT;
        double prior = history.prior(tag);
        int day = post.day();
        add(Math.log(prior));
        double recent = history.rateNear(tag, day, 60);
        add(history.rateNear(tag, day, 14));
        add(recent);
        add(history.rateNear(tag, day, 365));
        add(Math.log(history.rateNear(tag, day, 365) / prior));
        add(Math.log1p(history.daysToNearest(tag, day)));
        add(Math.log1p(history.daysSince(tag, day)));
        add(Math.log1p(post.words()));
        String name = archive.tags().get(tag);
        boolean ofYear = name.length() > 4 && name.matches("(?s).*\\D(19|20)\\d\\d");
        add(ofYear ? 1 : 0);
        add(
                ofYear
                                && post.hasDay()
                                && year(name)
                                        == java.time.LocalDate.ofEpochDay(post.day())
                                                .getYear()
                        ? 1
                        : 0);
        return recent;
    }

    private static int year(String name) {
        return Integer.parseInt(name.substring(name.length() - 4));
    }

    /** @return how often the tag goes with the post's best other tags */
    private double beside(int tag) {
        double sum = 0;
        double weights = 0;
        double highest = 0;
        for (int other : candidates) {
            if (other != tag && rankAll[other] < 8 && all[other] > 0) {
                double rate = history.rateBeside(tag, other);
                sum += all[other] * rate;
                weights += all[other];
                highest = Math.max(highest, rate * Math.min(1, all[other]));
            }
        }
        int linked = 0;
        int having = 0;
        for (long slug : post.links()) {
            int other = history.find(slug);
            if (other >= 0 && slug != post.slug()) {
                linked++;
                having += history.post(other).has(tag) ? 1 : 0;
            }
        }
        double mean = weights == 0 ? history.prior(tag) : sum / weights;
        add(Reason.COMPANY, mean);
        add(highest);
        add(linked == 0 ? 0 : (double) having / linked);
        add(Math.log1p(linked));
        return mean;
    }
}
