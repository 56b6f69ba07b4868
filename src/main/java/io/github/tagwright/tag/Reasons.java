package io.github.tagwright.tag;

import io.github.tagwright.entity.Link;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.Span;
import io.github.tagwright.tag.PairFeatures.Reason;
import io.github.tagwright.text.Block;
import io.github.tagwright.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts into words what the ranker's features say for a tag, strongest first. Made anew for every post. */
final class Reasons {

    private static final int MOST = 3;
    private static final int PLACES = 3;
    private static final int EXAMPLES = 2;

    /** Fewer posts show no habit. */
    private static final int ENOUGH = 10;

    private final Post post;
    private final Archive archive;
    private final History history;
    private final int[] nearest;
    private final boolean learned;
    private final int day;
    private final int[] likely;
    private final NewTags newTags;
    private final Map<Integer, Standing> tags = new HashMap<>();
    private final Map<Long, Standing> phrases = new HashMap<>();
    private final Map<String, List<Link>> entities = new LinkedHashMap<>();

    /** Where a name stands, the first few places. */
    private static final class Standing {
        private final List<Span> places = new ArrayList<>();
        private Block.Kind first = Block.Kind.PARAGRAPH;
        private int times;

        void add(Block block, int start, int end) {
            first = times == 0 ? block.kind() : first;
            times++;
            if (places.size() < PLACES) {
                places.add(block.prose().span(start, end));
            }
        }
    }

    /**
     * @param nearest past posts, most like this one first
     * @param learned whether the history holds this very post
     * @param likely the post's likeliest tags, best first
     * @param unknown what may be new tags of the post
     */
    Reasons(
            Post post,
            Text text,
            List<Link> links,
            Archive archive,
            History history,
            NewTags newTags,
            int[] nearest,
            boolean learned,
            int[] likely,
            List<NewTags.Candidate> unknown) {
        this.post = post;
        this.archive = archive;
        this.history = history;
        this.newTags = newTags;
        this.nearest = nearest;
        this.learned = learned;
        this.day = FeatureReader.day(post);
        this.likely = likely;
        unknown.forEach(one -> phrases.put(one.phrase().key(), new Standing()));
        for (Block block : text.blocks()) {
            FeatureReader.joined(block.text(), (start, end, name) -> {
                long key = Hash.of(TagKey.of(name));
                int tag = archive.named(key);
                if (tag >= 0) {
                    tags.computeIfAbsent(tag, none -> new Standing()).add(block, start, end);
                }
                Standing phrase = phrases.get(key);
                if (phrase != null) {
                    phrase.add(block, start, end);
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
            if (evidence.size() < MOST) {
                Optional<Evidence> words = switch (reason) {
                    case NAME -> name(tags.get(tag));
                    case NEIGHBOURS -> neighbours(tag);
                    case ENTITIES -> entity(tag);
                    case HABIT -> habit(tag);
                    case COMPANY -> company(tag);
                    case WORDS -> Optional.of(new Evidence("its words are those of posts with this tag", List.of()));
                };
                words.ifPresent(evidence::add);
            }
        }
        return evidence;
    }

    /** Why a tag that the archive does not have. */
    List<Evidence> of(NewTags.Candidate candidate) {
        List<Evidence> evidence = new ArrayList<>();
        name(phrases.get(candidate.phrase().key())).ifPresent(evidence::add);
        List<String> alike = newTags.resembling(candidate);
        if (!alike.isEmpty()) {
            evidence.add(new Evidence(
                    "akin to the tags " + String.join(", ", alike.subList(0, Math.min(EXAMPLES, alike.size()))),
                    List.of()));
        }
        return evidence;
    }

    private Optional<Evidence> name(@Nullable Standing standing) {
        if (standing == null || standing.times == 0) {
            return Optional.empty();
        }
        String where = switch (standing.first) {
            case TITLE -> "first in the title, line ";
            case HEADING -> "first in the heading of line ";
            default -> "first in line ";
        };
        Span first = standing.places.get(0);
        return Optional.of(new Evidence(
                "“" + post.source().sliceOnOneLine(first) + "” ×" + standing.times + ", " + where
                        + post.source().position(first.start()).line(),
                standing.places));
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
        String examples = String.join(" and ", having.subList(0, Math.min(EXAMPLES, having.size())));
        return Optional.of(new Evidence(
                having.size() + " of the " + nearest.length + " posts most like it have it, such as " + examples,
                List.of()));
    }

    private boolean hasItself(int tag) {
        return learned
                && post.frontMatter().tags().stream()
                        .anyMatch(own ->
                                TagKey.of(own).equals(TagKey.of(archive.tags().get(tag))));
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
        int posts = history.posts(Hash.of(best)) - (learned ? 1 : 0);
        int right = history.right(Hash.of(best), tag) - (hasItself(tag) ? 1 : 0);
        return Optional.of(new Evidence(
                "mentions " + links.get(0).name() + " ×" + links.size() + ", and " + right + " of " + posts
                        + " posts that do have the tag",
                links.stream().limit(PLACES).map(link -> link.mention().span()).toList()));
    }

    /** Its use in the posts of the post's own year, or of the last years before it. */
    private Optional<Evidence> habit(int tag) {
        int posts = history.posts();
        int having = history.count(tag);
        String when = "all posts";
        int newest = history.newest(1);
        if (day != PostFeatures.NO_DAY && newest != PostFeatures.NO_DAY) {
            boolean ahead = day > newest;
            int year =
                    LocalDate.ofEpochDay(ahead ? history.newest(ENOUGH) : day).getYear();
            int to = ahead ? newest : start(year + 1) - 1;
            posts = history.posts(start(year), to);
            having = history.count(tag, start(year), to);
            when = (ahead ? "the posts since " : "the posts of ") + year;
        }
        posts -= learned ? 1 : 0;
        having -= hasItself(tag) ? 1 : 0;
        return posts < ENOUGH || 20 * having < posts
                ? Optional.empty()
                : Optional.of(new Evidence(
                        String.format(Locale.ROOT, "used in %.0f %% of %s", 100.0 * having / posts, when), List.of()));
    }

    private static int start(int year) {
        return (int) LocalDate.of(year, 1, 1).toEpochDay();
    }

    /** The likely tag that it goes with most. */
    private Optional<Evidence> company(int tag) {
        int best = -1;
        double highest = 1.5 * history.prior(tag);
        int self = hasItself(tag) ? 1 : 0;
        for (int other : likely) {
            int posts = history.count(other) - (hasItself(other) ? 1 : 0);
            int both = history.together(tag, other) - (hasItself(other) ? self : 0);
            if (other != tag && both >= 3 && (double) both / posts > highest) {
                best = other;
                highest = (double) both / posts;
            }
        }
        if (best < 0) {
            return Optional.empty();
        }
        int posts = history.count(best) - (hasItself(best) ? 1 : 0);
        int both = history.together(tag, best) - (hasItself(best) ? self : 0);
        return Optional.of(new Evidence(
                both + " of " + posts + " posts with the tag " + archive.tags().get(best) + " have it", List.of()));
    }
}
