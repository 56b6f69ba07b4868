package io.github.tagwright.evaluate;

import io.github.tagwright.Outcome;
import io.github.tagwright.entity.Entity;
import io.github.tagwright.entity.EntityType;
import io.github.tagwright.entity.Gazetteer;
import io.github.tagwright.entity.Link;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Strict scores of mentions, group by group. Collects outcome by outcome; not safe to share. */
public final class EntityGroups {

    private static final String UNKNOWN = "not in the gazetteer";

    /** What makes a group. */
    public enum By {
        /** The type of the mention. */
        TYPE,
        /** Whether another marked post has the name. */
        SEEN,
        /** The file of the gazetteer that has the name. */
        FIELD
    }

    private final GoldMentions gold;
    private final Gazetteer gazetteer;
    private final By by;
    private final Map<String, Set<String>> postsByName = new HashMap<>();
    private final SortedMap<String, PrecisionRecall> groups = new TreeMap<>();

    public EntityGroups(GoldMentions gold, Gazetteer gazetteer, By by) {
        this.gold = gold;
        this.gazetteer = gazetteer;
        this.by = by;
        gold.byFile()
                .forEach((file, mentions) -> mentions.forEach(mention -> postsByName
                        .computeIfAbsent(name(mention), key -> new HashSet<>())
                        .add(file)));
    }

    private static String name(GoldMention mention) {
        return mention.type() + " " + CaseFold.of(mention.text());
    }

    /** Posts without gold do not count. */
    public void add(Outcome outcome) {
        String file = GoldMentions.lastPart(outcome.path());
        if (gold.byFile().containsKey(file)) {
            outcome.match(
                    tagged -> {
                        compare(file, tagged);
                        return true;
                    },
                    rejected -> false);
        }
    }

    private void compare(String file, Outcome.Tagged tagged) {
        List<GoldMention> found = EntityEvaluation.mentions(tagged);
        Map<GoldMention, Link> links = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            links.put(found.get(i).bare(), tagged.links().get(i));
        }
        Set<GoldMention> wanted = new HashSet<>();
        for (GoldMention mention : gold.byFile().get(file)) {
            if (wanted.add(mention.bare())) {
                Link link = links.get(mention.bare());
                String field = link == null ? field(mention.text(), mention.type()) : field(link);
                count(group(file, mention, field), link == null ? 0 : 1, link == null ? 0 : 1, 1);
            }
        }
        links.forEach((mention, link) -> {
            if (!wanted.contains(mention)) {
                count(group(file, mention, field(link)), 0, 1, 0);
            }
        });
    }

    private String group(String file, GoldMention mention, String field) {
        return switch (by) {
            case TYPE -> mention.type().name();
            case FIELD -> field;
            case SEEN -> {
                Set<String> posts = postsByName.getOrDefault(name(mention), Set.of());
                yield posts.size() > (posts.contains(file) ? 1 : 0) ? "seen in other posts" : "not seen in other posts";
            }
        };
    }

    private static String field(Link link) {
        return link.match(known -> known.entity().field(), unknown -> UNKNOWN);
    }

    private String field(String text, EntityType type) {
        return gazetteer.named(text, type).map(Entity::field).orElse(UNKNOWN);
    }

    private void count(String group, int right, int found, int wanted) {
        groups.merge(group, new PrecisionRecall(right, found, wanted), PrecisionRecall::plus);
    }

    /** By name. */
    public SortedMap<String, PrecisionRecall> groups() {
        return groups;
    }
}
