package io.github.tagwright.evaluate;

import io.github.tagwright.Outcome;
import io.github.tagwright.entity.EntityType;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.entity.Link;
import io.github.tagwright.post.Position;
import io.github.tagwright.post.Post;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Mentions against gold mentions. Strict: same line, column, text and type. Relaxed: overlapping on the line, same
 * type, one to one. Document: the set of types and texts of a post, case ignored. Posts without gold do not count.
 * Collects outcome by outcome; not safe to share.
 */
public final class EntityEvaluation {

    private final GoldMentions gold;
    private final BiPredicate<String, String> sameVendor;
    private final Map<EntityType, Scores> byType = new HashMap<>();
    private final Map<String, Integer> missed = new TreeMap<>();
    private final Map<String, Integer> extra = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private int vendorsRight;
    private int vendorsAsked;
    private final Map<String, Integer> postsByName = new HashMap<>();
    private int loneRight;
    private int loneWanted;

    /**
     * @param strict mentions found exactly
     * @param relaxed mentions found at least in part
     * @param document different names found, post by post
     */
    public record Scores(PrecisionRecall strict, PrecisionRecall relaxed, PrecisionRecall document) {
        static final Scores NONE =
                new Scores(new PrecisionRecall(0, 0, 0), new PrecisionRecall(0, 0, 0), new PrecisionRecall(0, 0, 0));

        Scores plus(Scores other) {
            return new Scores(strict.plus(other.strict), relaxed.plus(other.relaxed), document.plus(other.document));
        }
    }

    /** @param sameVendor whether a vendor found and a vendor of the gold are the same firm under two names */
    public EntityEvaluation(GoldMentions gold, BiPredicate<String, String> sameVendor) {
        this.gold = gold;
        this.sameVendor = sameVendor;
        for (EntityType type : gold.types().all()) {
            byType.put(type, Scores.NONE);
            gold.byFile()
                    .values()
                    .forEach(mentions -> names(ofType(mentions, type))
                            .forEach(name -> postsByName.merge(type + name, 1, Integer::sum)));
        }
    }

    public EntityTypes types() {
        return gold.types();
    }

    /** Whether a post is marked. */
    public boolean asksFor(String post) {
        return gold.byFile().containsKey(GoldMentions.lastPart(post));
    }

    public void add(Outcome outcome) {
        if (asksFor(outcome.path()) && seen.add(GoldMentions.lastPart(outcome.path()))) {
            List<GoldMention> found = outcome.match(EntityEvaluation::mentions, rejected -> List.<GoldMention>of());
            compare(gold.byFile().get(GoldMentions.lastPart(outcome.path())), found);
        }
    }

    /**
     * Counts the marked posts that were not among the outcomes as posts in which nothing was found.
     *
     * @return their names
     */
    public List<String> addAbsent() {
        List<String> absent = gold.byFile().keySet().stream()
                .filter(file -> !seen.contains(file))
                .toList();
        absent.forEach(file -> compare(gold.byFile().get(file), List.of()));
        seen.addAll(absent);
        return absent;
    }

    /** The mentions of a post as a gold list would hold them. */
    static List<GoldMention> mentions(Outcome.Tagged tagged) {
        Post post = tagged.post();
        List<GoldMention> mentions = new ArrayList<>();
        for (Link link : tagged.links()) {
            Position at = post.source().position(link.mention().span().start());
            mentions.add(new GoldMention(
                    at.line(),
                    at.column(),
                    link.mention().type(),
                    post.source().sliceOnOneLine(link.mention().span()),
                    link.vendorName()));
        }
        return mentions;
    }

    private void compare(List<GoldMention> wanted, List<GoldMention> found) {
        for (EntityType type : gold.types().all()) {
            Set<GoldMention> w = ofType(wanted, type);
            Set<GoldMention> f = ofType(found, type);
            Scores scores = new Scores(
                    new PrecisionRecall(common(w, f), f.size(), w.size()),
                    new PrecisionRecall(overlapping(w, f), f.size(), w.size()),
                    document(w, f));
            byType.merge(type, scores, Scores::plus);
            for (GoldMention mention : w) {
                if (postsByName.getOrDefault(type + name(mention), 0) == 1) {
                    loneWanted++;
                    loneRight += f.contains(mention) ? 1 : 0;
                }
            }
            w.stream().filter(mention -> !f.contains(mention)).forEach(mention -> count(mention, missed));
            f.stream().filter(mention -> !w.contains(mention)).forEach(mention -> count(mention, extra));
        }
        for (GoldMention product : wanted) {
            if (product.type().owner().isPresent() && !product.vendor().isEmpty()) {
                found.stream()
                        .filter(other -> other.bare().equals(product.bare()))
                        .findFirst()
                        .ifPresent(other -> {
                            vendorsAsked++;
                            vendorsRight += sameVendor.test(other.vendor(), product.vendor()) ? 1 : 0;
                        });
            }
        }
    }

    private static Set<GoldMention> ofType(List<GoldMention> mentions, EntityType type) {
        return mentions.stream()
                .filter(mention -> mention.type().equals(type))
                .map(GoldMention::bare)
                .collect(Collectors.toSet());
    }

    private static int common(Set<?> a, Set<?> b) {
        return (int) a.stream().filter(b::contains).count();
    }

    private static int overlapping(Set<GoldMention> wanted, Set<GoldMention> found) {
        List<GoldMention> free = new ArrayList<>(wanted);
        free.sort(GoldMention.BY_PLACE);
        int count = 0;
        for (GoldMention mention : found.stream().sorted(GoldMention.BY_PLACE).toList()) {
            for (int i = 0; i < free.size(); i++) {
                if (free.get(i).overlaps(mention)) {
                    free.remove(i);
                    count++;
                    break;
                }
            }
        }
        return count;
    }

    private static PrecisionRecall document(Set<GoldMention> wanted, Set<GoldMention> found) {
        Set<String> w = names(wanted);
        Set<String> f = names(found);
        return new PrecisionRecall(common(w, f), f.size(), w.size());
    }

    private static Set<String> names(Set<GoldMention> mentions) {
        return mentions.stream().map(EntityEvaluation::name).collect(Collectors.toSet());
    }

    private static String name(GoldMention mention) {
        return CaseFold.of(mention.text());
    }

    private static void count(GoldMention mention, Map<String, Integer> counts) {
        counts.merge(mention.text() + " (" + mention.type().name().charAt(0) + ")", 1, Integer::sum);
    }

    public Scores scores(EntityType type) {
        return byType.getOrDefault(type, Scores.NONE);
    }

    /** Of all types together. */
    public Scores scores() {
        return gold.types().all().stream().map(this::scores).reduce(Scores.NONE, Scores::plus);
    }

    /** Of the mentions found exactly that have an owner in the gold, such as products with their vendor, the share whose
     * owner is right; 0 if none. */
    public double vendorAccuracy() {
        return vendorsAsked == 0 ? 0 : (double) vendorsRight / vendorsAsked;
    }

    /** Strict recall of the names that stand in one marked post only, which the other marked posts do not teach. */
    public PrecisionRecall loneNames() {
        return new PrecisionRecall(loneRight, loneRight, loneWanted);
    }

    /** The most frequent gold mentions that were not found exactly, most frequent first. */
    public List<Map.Entry<String, Integer>> missed(int most) {
        return top(missed, most);
    }

    /** The most frequent mentions that are not in the gold, most frequent first. */
    public List<Map.Entry<String, Integer>> extra(int most) {
        return top(extra, most);
    }

    private static List<Map.Entry<String, Integer>> top(Map<String, Integer> counts, int most) {
        return counts.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .toList();
    }
}
