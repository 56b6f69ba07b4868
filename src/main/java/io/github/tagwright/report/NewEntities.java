package io.github.tagwright.report;

import io.github.tagwright.Outcome;
import io.github.tagwright.entity.Entity;
import io.github.tagwright.entity.NewName;
import io.github.tagwright.entity.NewNames;
import io.github.tagwright.post.Position;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts over all posts the names that the gazetteer lacks. Memory is bounded whatever the number of posts; not safe to
 * share.
 */
final class NewEntities {

    /** When more names than this are held, the rarest are dropped until no more than half of them are left. */
    static final int MOST_NAMES = 40_000;

    private static final int FEWEST_POSTS = 2;
    private static final int FEWEST_MENTIONS = 3;
    private static final int EXAMPLES = 3;

    /** Names whose mentions are worth less in the mean are left out. */
    private static final double ENOUGH = 0.3;

    /** A name met in ten posts is worth so much more than one met once. */
    private static final double FOR_TEN_POSTS = 0.15;

    private final NewNames names;
    private final Map<String, Count> byId = new HashMap<>();

    /** Names met no more often than this may be missing, and the others be counted so many mentions short. */
    private int droppedUpTo;

    private static final class Count {
        private final String id;
        private int posts;
        private int mentions;
        private double scores;
        private @Nullable LocalDate first;
        private @Nullable LocalDate last;
        private final TreeMap<String, Integer> spellings = new TreeMap<>();
        private final TreeMap<String, Integer> types = new TreeMap<>();
        private final TreeMap<String, Integer> owners = new TreeMap<>();
        private final TreeMap<String, Integer> evidence = new TreeMap<>();
        private final List<String> examples = new ArrayList<>(EXAMPLES);

        Count(String id) {
            this.id = id;
        }

        /** Adds what was counted of another spelling. */
        void add(Count other) {
            posts += other.posts;
            mentions += other.mentions;
            scores += other.scores;
            other.types.forEach((type, count) -> types.merge(type, count, Integer::sum));
            other.owners.forEach((owner, count) -> owners.merge(owner, count, Integer::sum));
            other.examples.stream().limit(EXAMPLES - examples.size()).forEach(examples::add);
            other.evidence.forEach((text, count) -> evidence.merge(text, count, Integer::sum));
            if (other.first != null) {
                meetOn(other.first);
            }
            if (other.last != null) {
                meetOn(other.last);
            }
        }

        void meetOn(LocalDate date) {
            first = first == null || date.isBefore(first) ? date : first;
            last = last == null || date.isAfter(last) ? date : last;
        }
    }

    NewEntities(NewNames names) {
        this.names = names;
    }

    void add(Outcome.Tagged post) {
        Set<Count> met = new HashSet<>();
        Optional<LocalDate> day = post.post().frontMatter().date();
        for (NewName found : names.in(post.text(), post.links())) {
            Count count = byId.computeIfAbsent(found.id(), Count::new);
            count.mentions++;
            count.spellings.merge(found.name(), 1, Integer::sum);
            count.scores += found.score();
            count.types.merge(found.type().name(), 1, Integer::sum);
            found.owner().map(Entity::name).ifPresent(owner -> {
                count.owners.merge(owner, 1, Integer::sum);
                count.evidence.merge(owner + " " + found.evidence(), 1, Integer::sum);
            });
            if (met.add(count)) {
                count.posts++;
                day.ifPresent(count::meetOn);
            }
            if (count.examples.size() < EXAMPLES) {
                Position at = post.post().source().position(found.span().start());
                count.examples.add(post.path() + ":" + at.line() + ":" + at.column());
            }
        }
        if (byId.size() > MOST_NAMES) {
            while (byId.size() > MOST_NAMES / 2) {
                droppedUpTo++;
                byId.values().removeIf(count -> count.mentions <= droppedUpTo);
            }
        }
    }

    /** Writes those that were met in two posts or three times, best first. */
    void write(CsvFile csv) throws IOException {
        joinPlurals();
        List<Count> sorted = byId.values().stream()
                .filter(count -> count.posts >= FEWEST_POSTS || count.mentions >= FEWEST_MENTIONS)
                .filter(count -> count.scores / count.mentions >= ENOUGH)
                .sorted(Comparator.comparingDouble((Count count) -> -score(count))
                        .thenComparingInt(count -> -count.posts)
                        .thenComparingInt(count -> -count.mentions)
                        .thenComparing(count -> count.id))
                .toList();
        for (Count count : sorted) {
            csv.row(
                    mostFrequent(count.spellings),
                    mostFrequent(count.types),
                    mostFrequent(count.owners),
                    count.evidence.entrySet().stream()
                            .map(one -> one.getKey() + " ×" + one.getValue())
                            .collect(Collectors.joining("; ")),
                    count.posts,
                    count.mentions,
                    count.first == null ? "" : count.first.toString(),
                    count.last == null ? "" : count.last.toString(),
                    String.join("; ", count.examples),
                    CsvFile.score(score(count)),
                    "");
        }
    }

    /** Counts a plural for its singular where both were met; posts that have both are counted twice. */
    private void joinPlurals() {
        for (Count plural : List.copyOf(byId.values())) {
            Count singular = plural.id.endsWith("s") ? byId.get(plural.id.substring(0, plural.id.length() - 1)) : null;
            if (singular != null) {
                byId.remove(plural.id);
                singular.add(plural);
            }
        }
    }

    /** The mean of the mentions, and the more the more posts have it. */
    private static double score(Count count) {
        return Math.min(1, count.scores / count.mentions + FOR_TEN_POSTS * StrictMath.log10(count.posts));
    }

    /** Of those that are as frequent the first in order; empty where there are none. */
    private static String mostFrequent(TreeMap<String, Integer> counts) {
        String best = "";
        for (Map.Entry<String, Integer> one : counts.entrySet()) {
            best = best.isEmpty() || one.getValue() > counts.get(best) ? one.getKey() : best;
        }
        return best;
    }
}
