package io.github.tagwright.tag;

import io.github.tagwright.entity.Link;
import io.github.tagwright.post.Position;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.Span;
import io.github.tagwright.tag.PairFeatures.Reason;
import io.github.tagwright.text.Block;
import io.github.tagwright.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts into words what the ranker's features say for a tag, strongest first. Made anew for every post. */
final class Reasons {

    private static final int MOST = 3;
    private static final int PLACES = 3;
    private static final int EXAMPLES = 2;

    private final Post post;
    private final Archive archive;
    private final History history;
    private final int[] nearest;
    private final boolean learned;
    private final Map<Integer, List<Span>> named = new HashMap<>();
    private final Map<Integer, Integer> times = new HashMap<>();
    private final Map<String, List<Link>> entities = new LinkedHashMap<>();
    private final Optional<Span> title;

    /**
     * @param nearest past posts, most like this one first
     * @param learned whether the history holds this very post
     */
    Reasons(Post post, Text text, List<Link> links, Archive archive, History history, int[] nearest, boolean learned) {
        this.post = post;
        this.archive = archive;
        this.history = history;
        this.nearest = nearest;
        this.learned = learned;
        this.title = text.blocks().stream()
                .filter(block -> block.kind() == Block.Kind.TITLE)
                .findFirst()
                .map(block -> block.prose().span(0, block.text().length()));
        for (Block block : text.blocks()) {
            FeatureReader.joined(block.text(), (start, end, name) -> {
                int tag = archive.named(Hash.of(TagKey.of(name)));
                if (tag >= 0) {
                    times.merge(tag, 1, Integer::sum);
                    List<Span> places = named.computeIfAbsent(tag, key -> new ArrayList<>());
                    if (places.size() < PLACES) {
                        places.add(block.prose().span(start, end));
                    }
                }
            });
        }
        for (Link link : links) {
            entities.computeIfAbsent(link.id(), key -> new ArrayList<>()).add(link);
        }
    }

    /** @param shares what the features of each {@link Reason} add to the tag's log odds */
    List<Evidence> of(int tag, float[] shares) {
        List<Reason> order = Arrays.stream(Reason.values())
                .filter(reason -> shares[reason.ordinal()] > 0)
                .sorted(Comparator.comparingDouble((Reason reason) -> -shares[reason.ordinal()]))
                .toList();
        List<Evidence> evidence = new ArrayList<>();
        for (Reason reason : order) {
            Optional<Evidence> words = switch (reason) {
                case NAME -> name(tag);
                case NEIGHBOURS -> neighbours(tag);
                case ENTITIES -> entity(tag);
                case HABIT -> habit(tag);
                case WORDS -> Optional.of(new Evidence("its words are those of posts with this tag", List.of()));
            };
            words.ifPresent(evidence::add);
        }
        return evidence.subList(0, Math.min(MOST, evidence.size()));
    }

    private Optional<Evidence> name(int tag) {
        List<Span> places = named.get(tag);
        if (places == null) {
            return Optional.empty();
        }
        Position first = post.source().position(places.get(0).start());
        String where = title.filter(span -> span.contains(places.get(0))).isPresent()
                ? "first in the title, line "
                : "first in line ";
        return Optional.of(new Evidence("named ×" + times.get(tag) + ", " + where + first.line(), places));
    }

    private Optional<Evidence> neighbours(int tag) {
        List<String> having = new ArrayList<>();
        for (int near : nearest) {
            if (history.post(near).has(tag)) {
                having.add(history.post(near).path());
            }
        }
        if (having.isEmpty()) {
            return Optional.empty();
        }
        String examples = String.join(", ", having.subList(0, Math.min(EXAMPLES, having.size())));
        return Optional.of(new Evidence(
                having.size() + " of the " + nearest.length + " posts most like it have it, such as " + examples,
                List.of()));
    }

    private Optional<Evidence> entity(int tag) {
        String best = "";
        double highest = 2 * history.prior(tag);
        for (String id : entities.keySet()) {
            double rate = history.rate(Hash.of(id), tag);
            if (history.posts(Hash.of(id)) >= 3 && rate > highest) {
                best = id;
                highest = rate;
            }
        }
        if (best.isEmpty()) {
            return Optional.empty();
        }
        List<Link> links = entities.get(best);
        boolean has = post.frontMatter().tags().stream()
                .anyMatch(own -> TagKey.of(own).equals(TagKey.of(archive.tags().get(tag))));
        int posts = history.posts(Hash.of(best)) - (learned ? 1 : 0);
        int right = history.right(Hash.of(best), tag) - (learned && has ? 1 : 0);
        return Optional.of(new Evidence(
                "mentions " + links.get(0).name() + " ×" + links.size() + ", and " + right + " of " + posts
                        + " posts that do have the tag",
                links.stream().limit(PLACES).map(link -> link.mention().span()).toList()));
    }

    private Optional<Evidence> habit(int tag) {
        int day = post.frontMatter().date().map(date -> (int) date.toEpochDay()).orElse(PostFeatures.NO_DAY);
        double recent = history.rateNear(tag, day, 365);
        String when = day == PostFeatures.NO_DAY ? "" : " around its date";
        return recent < 0.01
                ? Optional.empty()
                : Optional.of(new Evidence(
                        String.format(Locale.ROOT, "used in %.0f %% of the posts%s", 100 * recent, when), List.of()));
    }
}
