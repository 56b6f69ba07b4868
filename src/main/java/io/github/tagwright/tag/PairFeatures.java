package io.github.tagwright.tag;

import io.github.tagwright.tag.History.Sign;
import io.github.tagwright.tag.Names.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What the second stage knows of a post and a tag, for the tags that may fit the post. Made anew for every post.
 */
final class PairFeatures {

    private static final int NEIGHBOURS = 15;
    private static final int TOP_ALL = 25;
    private static final int TOP_NEIGHBOURS = 12;
    private static final int TOP_TITLE = 8;
    private static final double[] HINGES = {0.05, 0.15, 0.25, 0.4, 0.6};
    private static final Ridge[] RIDGES = Ridge.values();

    /**
     * What the first stage says of a post.
     *
     * @param scores by {@link Ridge} and tag
     * @param with mean score on posts with the tag, by ridge and tag
     * @param without mean score on posts without it
     * @param similar similarity with every post of the archive; negative for those that do not count
     */
    record Stage1(float[][] scores, float[][] with, float[][] without, float[] similar) {}

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
    private final long[] things;
    private float[] row = new float[0];
    private int at;

    PairFeatures(PostFeatures post, Archive.Hits hits, Stage1 stage1, History history, Archive archive, int[] days) {
        this.post = post;
        this.hits = hits;
        this.stage1 = stage1;
        this.history = history;
        this.archive = archive;
        this.all = stage1.scores[Ridge.ALL.ordinal()];
        this.nearest = nearest(days);
        this.neighbours = neighbours(days);
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
                .mapToDouble(near -> history.labels(near).length)
                .average()
                .orElse(history.meanSize());
        this.things = History.things(post);
    }

    /** Tags that may fit, ascending. */
    int[] candidates() {
        return candidates;
    }

    private double closeness(int near, int[] days) {
        double years = Ridge.years(post.day(), days[near]);
        return stage1.similar[near] * (1 + 0.5 * Math.exp(-years / 3) + 0.5 * Math.exp(-years / 0.1));
    }

    private int[] nearest(int[] days) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            if (stage1.similar[i] >= 0) {
                found.add(i);
            }
        }
        double[] closeness = new double[days.length];
        found.forEach(i -> closeness[i] = closeness(i, days));
        found.sort(Comparator.<Integer>comparingDouble(i -> -closeness[i]).thenComparing(i -> i));
        return found.stream().limit(NEIGHBOURS).mapToInt(i -> i).toArray();
    }

    private float[] neighbours(int[] days) {
        float[] scores = new float[archive.size()];
        double total = 1e-9;
        for (int near : nearest) {
            double weight = Math.pow(Math.max(0, closeness(near, days) - 1), 1.5);
            total += weight;
            for (int tag : history.labels(near)) {
                scores[tag] += (float) weight;
            }
        }
        for (int tag = 0; tag < scores.length; tag++) {
            scores[tag] /= (float) total;
        }
        return scores;
    }

    private static int[] ranks(float[] scores) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(tag -> -scores[tag]).thenComparing(tag -> tag))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ranks = new int[scores.length];
        for (int i = 0; i < order.length; i++) {
            ranks[order[i]] = i;
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
        if (at == row.length) {
            row = Arrays.copyOf(row, Math.max(160, at * 2));
        }
        row[at++] = (float) value;
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
        double recent = time(tag);
        double beside = beside(tag);
        for (double hinge : HINGES) {
            add(Math.max(0, ridge - hinge));
            add(Math.max(0, near - hinge));
        }
        int i = hits.find(tag);
        double inText = i >= 0 && Sign.IN_TEXT.holds(hits.places()[i], hits.entities()[i])
                ? history.rate(Sign.IN_TEXT, tag)
                : 0;
        add(ridge * mass);
        add(ridge * Math.log(prior));
        add(ridge * (ridge - best));
        add(ridge * inText);
        add(ridge * title);
        add(ridge * entity);
        add(ridge * recent);
        add(ridge * beside);
        add(near * inText);
        add(near * Math.log(prior));
        add(inText * title);
        add(ridge * near);
        return Arrays.copyOf(row, at);
    }

    private void scores(int tag) {
        double ridge = all[tag];
        double n = history.count(tag);
        double sure = n / (n + 5);
        for (float[] scores : stage1.scores) {
            add(scores[tag]);
        }
        add(neighbours[tag]);
        add(ridge - best);
        add(ridge - third);
        add(Math.log1p(rankAll[tag]));
        add(Math.log1p(rankTime[tag]));
        add(Math.log1p(rankNeighbours[tag]));
        add(mass);
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
        add(group);
        add(Math.log(group / prior));
        add(Math.log1p(things.length));
        return highest;
    }

    /** @return the tag's rate within 60 days */
    private double time(int tag) {
        double prior = history.prior(tag);
        int day = post.day();
        add(Math.log(prior));
        add(Math.log1p(history.count(tag)));
        double recent = history.rateNear(tag, day, 60);
        add(history.rateNear(tag, day, 14));
        add(recent);
        add(history.rateNear(tag, day, 365));
        add(Math.log(history.rateNear(tag, day, 365) / prior));
        add(Math.log1p(history.daysToNearest(tag, day)));
        add(Math.log1p(history.daysSince(tag, day)));
        add(Math.log1p(post.words()));
        add(history.meanSize());
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
                having += Arrays.binarySearch(history.labels(other), tag) >= 0 ? 1 : 0;
            }
        }
        double mean = weights == 0 ? history.prior(tag) : sum / weights;
        add(mean);
        add(highest);
        add(linked == 0 ? 0 : (double) having / linked);
        add(Math.log1p(linked));
        return mean;
    }
}
