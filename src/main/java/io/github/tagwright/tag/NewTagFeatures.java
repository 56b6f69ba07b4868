package io.github.tagwright.tag;

import com.carrotsearch.hppc.LongHashSet;
import io.github.tagwright.tag.Names.Place;
import io.github.tagwright.tag.Phrase.Thing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of a post's phrases that may become tags. Made anew for every post. */
final class NewTagFeatures {

    /** How many features a row has. */
    static final int COUNT = 50;

    private final PostFeatures post;
    private final PhraseHistory history;
    private final LongHashSet own = new LongHashSet();
    private final int self;
    private final List<Phrase> candidates;
    private final int most;
    private final double lowerTags;
    private float[] row = new float[COUNT];
    private int at;

    /** @param learned whether the post is part of the history */
    NewTagFeatures(PostFeatures post, PhraseHistory history, boolean learned) {
        this.post = post;
        this.history = history;
        this.self = learned ? 1 : 0;
        if (learned) {
            for (int tag : history.archive().labels(post.tags())) {
                for (long name : history.archive().names(tag)) {
                    own.add(name);
                }
            }
        }
        this.candidates = findCandidates();
        this.most = candidates.stream()
                .mapToInt(phrase -> Place.TEXT.count(phrase.places()))
                .max()
                .orElse(0);
        this.lowerTags = history.archive().lowerShare();
    }

    private boolean isTag(long name) {
        return history.uses(name) - (own.contains(name) ? 1 : 0) > 0;
    }

    private List<Phrase> findCandidates() {
        List<Phrase> found = new ArrayList<>();
        LongHashSet keys = new LongHashSet();
        if (post.hasDay()) {
            int year = LocalDate.ofEpochDay(post.day()).getYear();
            for (Map.Entry<Long, String> prefix : history.prefixes().entrySet()) {
                String text = prefix.getValue() + year;
                long key = Hash.of(TagKey.of(text));
                long places = Names.add(post.names().find(key), post.names().find(prefix.getKey()));
                if (!isTag(key) && places != 0 && keys.add(key)) {
                    found.add(new Phrase(text, key, places, 0, 0, 0, Optional.empty()));
                }
            }
        }
        for (Phrase phrase : post.phrases()) {
            long name = phrase.thing().map(history::name).orElse(0L);
            if (!isTag(phrase.key()) && (name == 0 || !isTag(name)) && keys.add(phrase.key())) {
                found.add(phrase);
            }
        }
        return found;
    }

    List<Phrase> candidates() {
        return candidates;
    }

    private void add(double value) {
        row[at++] = (float) value;
    }

    float[] row(Phrase phrase) {
        at = 0;
        long places = phrase.places();
        for (Place place : Place.values()) {
            add(Math.log1p(place.count(places)));
        }
        int text = Place.TEXT.count(places);
        add(Math.min(10, 100.0 * text / Math.max(20, post.words())));
        add((double) text / Math.max(1, most));
        add((double) phrase.lower() / Math.max(1, text));
        add((double) phrase.inside() / Math.max(1, text));
        add((double) text / Math.max(1, phrase.least()));
        written(phrase);
        boolean lower = phrase.isLower();
        add(lower ? lowerTags : 0);
        add(lower && text > 2 ? 1 : 0);
        double standing = Math.max(0, history.standing(phrase.key()) - self);
        double recent = Math.max(0, history.recent(phrase.key()) - self);
        add(Math.log1p(standing));
        add(standing / Math.max(1, history.posts()));
        add(Math.log((recent + 0.5) / (standing + 1)));
        add(standing == 0 ? 1 : 0);
        thing(phrase, text);
        double ahead = Math.log1p(history.ahead(post.day()));
        add(ahead);
        add(standing == 0 ? ahead : 0);
        add(Math.log1p(post.words()));
        add(Math.log1p(history.posts()));
        add(history.archive().implications().knows(phrase.key()) ? 1 : 0);
        return row.clone();
    }

    private void written(Phrase phrase) {
        String text = phrase.text();
        int upper = 0;
        int digits = 0;
        int inner = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            upper += Character.isUpperCase(c) ? 1 : 0;
            digits += Character.isDigit(c) ? 1 : 0;
            inner += i > 0 && Character.isUpperCase(c) && Character.isLetterOrDigit(text.charAt(i - 1)) ? 1 : 0;
        }
        int words = phrase.words();
        add(words == 1 ? 1 : 0);
        add(words == 3 ? 1 : 0);
        add(text.length());
        add(phrase.isLower() ? 1 : 0);
        add(upper > 1 && upper + digits == text.length() ? 1 : 0);
        add(upper > 1 && upper + digits == text.length() && text.length() <= 3 ? 1 : 0);
        add(inner > 0 && upper + digits < text.length() ? 1 : 0);
        add(digits > 0 ? 1 : 0);
        add(digits == text.length() ? 1 : 0);
        add(text.endsWith("s") && !text.endsWith("ss") ? 1 : 0);
        int year = yearAtEnd(text);
        long prefix = year == 0 ? 0 : Hash.of(TagKey.of(text.substring(0, text.length() - 4)));
        int years = year == 0 ? 0 : history.years(prefix);
        boolean current = post.hasDay() && LocalDate.ofEpochDay(post.day()).getYear() == year;
        add(year > 0 && years == 0 ? 1 : 0);
        add(years > 0 && current ? 1 : 0);
        add(years > 0 && current && Place.TITLE.count(phrase.places()) > 0 ? 1 : 0);
        add(years > 0 && !current ? 1 : 0);
    }

    private static int yearAtEnd(String text) {
        int from = text.length() - 4;
        return from > 0 && text.substring(from).matches("(19|20)\\d\\d") ? Integer.parseInt(text.substring(from)) : 0;
    }

    private void thing(Phrase phrase, int text) {
        Thing thing = phrase.thing().orElse(null);
        add(thing != null && thing.owns() ? 1 : 0);
        add(thing != null && !thing.owns() ? 1 : 0);
        add(thing != null && thing.isName() ? 1 : 0);
        long places = thing == null ? 0 : thing.places();
        add(Math.log1p(Place.TITLE.count(places)));
        add(Math.log1p(Place.TEXT.count(places)));
        add(Math.log1p(Place.FIRST_THREE.count(places)));
        double[] rates = thing == null ? new double[3] : history.taggedLike(thing);
        double[] prominence = {Math.log1p(Place.TITLE.count(places)), Math.log1p(Place.TEXT.count(places))};
        for (double rate : rates) {
            add(rate);
        }
        add(rates[1] * prominence[1]);
        add(rates[2] * prominence[1]);
        add(thing == null && text > 0 ? Math.log1p(text) : 0);
    }
}
