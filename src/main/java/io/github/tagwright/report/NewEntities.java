package io.github.tagwright.report;

import io.github.tagwright.report.PostFacts.NewMention;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts over all posts the names that the gazetteer lacks. Memory is bounded whatever the number of posts; not safe to
 * share.
 */
public final class NewEntities {

    /** When more names than this are held, the rarest are dropped until no more than half of them are left. */
    static final int MOST_NAMES = 40_000;

    private static final double SCORE_UNIT = 10_000;
    private static final int FEWEST_POSTS = 2;
    private static final int FEWEST_MENTIONS = 3;
    private static final int EXAMPLES = 3;

    /** Names whose mentions are worth less in the mean are left out. */
    private static final double ENOUGH = 0.3;

    /** A name met in ten posts is worth so much more than one met once. */
    private static final double FOR_TEN_POSTS = 0.15;

    private final Map<String, Count> byKey = new HashMap<>();

    /** Names met no more often than this may be missing, and the others be counted so many mentions short. */
    private int droppedUpTo;

    /**
     * A name that the gazetteer lacks, over all posts.
     *
     * @param name as it is written most often
     * @param owner whose it may be, such as the vendor of a product; empty where nothing tells
     * @param evidence what tells it, each with how often; empty where nothing does
     * @param first date of the first post that has it; absent where none has a date
     * @param last date of the last post that has it; absent where none has a date
     * @param examples up to three places, each {@code post:line:column}
     * @param score 0 to 1: how likely it is a name of the field
     */
    public record Found(
            String name,
            String type,
            String owner,
            String evidence,
            int posts,
            int mentions,
            Optional<LocalDate> first,
            Optional<LocalDate> last,
            List<String> examples,
            double score) {}

    private static final class Count {
        private String lastPost = "";
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

        void meetOn(LocalDate date) {
            first = first == null || date.isBefore(first) ? date : first;
            last = last == null || date.isAfter(last) ? date : last;
        }

        boolean isEnough() {
            return (posts >= FEWEST_POSTS || mentions >= FEWEST_MENTIONS) && scores / mentions >= ENOUGH;
        }

        Found found() {
            String name = mostFrequent(spellings);
            String singular = name.substring(0, name.length() - 1);
            return new Found(
                    name.endsWith("s") && spellings.containsKey(singular) ? singular : name,
                    mostFrequent(types),
                    mostFrequent(owners),
                    evidence.entrySet().stream()
                            .map(one -> one.getKey() + " ×" + one.getValue())
                            .collect(Collectors.joining("; ")),
                    posts,
                    mentions,
                    Optional.ofNullable(first),
                    Optional.ofNullable(last),
                    List.copyOf(examples),
                    Math.min(1, scores / mentions + FOR_TEN_POSTS * StrictMath.log10(posts)));
        }
    }

    void add(PostFacts post) {
        for (NewMention mention : post.newNames()) {
            add(post.path(), post.date(), mention);
            if (byKey.size() > MOST_NAMES) {
                dropRarest();
            }
        }
    }

    /** Counts one mention. Those of a post come together. */
    public void add(String post, Optional<LocalDate> date, NewMention mention) {
        NewSpelling spelling = mention.spelling();
        Count count = byKey.computeIfAbsent(key(spelling.id()), id -> new Count());
        count.mentions++;
        count.spellings.merge(spelling.text(), 1, Integer::sum);
        count.scores += mention.score() / SCORE_UNIT;
        count.types.merge(spelling.type(), 1, Integer::sum);
        if (!spelling.owner().isEmpty()) {
            count.owners.merge(spelling.owner(), 1, Integer::sum);
            count.evidence.merge(spelling.owner() + " " + spelling.evidence(), 1, Integer::sum);
        }
        if (!post.equals(count.lastPost)) {
            count.lastPost = post;
            count.posts++;
            date.ifPresent(count::meetOn);
        }
        if (count.examples.size() < EXAMPLES) {
            count.examples.add(post + ":" + mention.line() + ":" + mention.column());
        }
    }

    private void dropRarest() {
        while (byKey.size() > MOST_NAMES / 2) {
            droppedUpTo++;
            byKey.values().removeIf(count -> count.mentions <= droppedUpTo);
        }
    }

    /**
     * Under what a name is counted: a plural counts for its singular.
     *
     * @param id of a {@link io.github.tagwright.entity.NewName}
     */
    public static String key(String id) {
        return id.endsWith("s") ? id.substring(0, id.length() - 1) : id;
    }

    /** Those that were met in two posts or three times, best first. */
    public List<Found> found() {
        return byKey.values().stream()
                .filter(Count::isEnough)
                .map(Count::found)
                .sorted(Comparator.comparingDouble((Found one) -> -one.score())
                        .thenComparingInt(one -> -one.posts())
                        .thenComparingInt(one -> -one.mentions())
                        .thenComparing(Found::name))
                .toList();
    }

    static void write(List<Found> found, Table table, TableFile file) throws IOException {
        for (Found one : found) {
            file.write(table.row(
                    one.name(),
                    one.type(),
                    one.owner(),
                    one.evidence(),
                    one.posts(),
                    one.mentions(),
                    one.first(),
                    one.last(),
                    one.examples(),
                    Score.rounded(one.score()),
                    ""));
        }
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
