package io.github.tagwright.tag;

import com.carrotsearch.hppc.LongHashSet;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts into words what the ranker's features say for a tag, strongest first. Made anew for every post. */
final class Reasons {

    private static final int MOST = 3;
    private static final int PLACES = 3;
    private static final int EXAMPLES = 2;

    /** Fewer posts show no habit. */
    private static final int ENOUGH = 10;

    private final Post post;
    private final Text text;
    private final Model model;
    private final Judged judged;
    private final Archive archive;
    private final History history;
    private final boolean learned;
    private final Map<Integer, Standing> tags = new HashMap<>();
    private final Map<Long, Standing> phrases = new HashMap<>();
    private final Map<Long, Term> terms = new HashMap<>();
    private boolean termsRead;
    private final Map<String, List<Link>> entities = new LinkedHashMap<>();

    /** What suggests. */
    record Model(Archive archive, History history, Stage1 stage1, NewTags newTags) {}

    /**
     * What it has found out about the post.
     *
     * @param self the post in the history; -1 where it is not there
     * @param day of its date, as in {@link PostFeatures}
     * @param likely its likeliest tags, best first
     */
    record Judged(int self, int day, int[] likely, Findings findings) {}

    /** A word or two of the prose, and where they first stand. */
    private record Term(String written, Span place) {}

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

    Reasons(Post post, Text text, List<Link> links, Model model, Judged judged) {
        this.post = post;
        this.text = text;
        this.model = model;
        this.judged = judged;
        this.archive = model.archive;
        this.history = model.history;
        this.learned = judged.self >= 0;
        judged.findings.unknown().forEach(one -> phrases.put(one.phrase().key(), new Standing()));
        for (Block block : text.blocks()) {
            FeatureReader.joined(block.text(), (start, end, key) -> {
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
                    case WORDS -> words(tag);
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
        List<String> alike = model.newTags.resembling(candidate);
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

    /** The words that its score owes most to, apart from its name. */
    private Optional<Evidence> words(int tag) {
        String key = TagKey.of(archive.tags().get(tag));
        List<Term> telling = new ArrayList<>();
        if (!termsRead) {
            readTerms();
            termsRead = true;
        }
        double striking = striking(tag);
        for (Stage1.Weighted one : model.stage1.telling(judged.findings.heavy(), tag, judged.self)) {
            Term term = terms.get(one.id());
            if (term != null
                    && telling.size() < MOST
                    && !overlaps(key, TagKey.of(term.written))
                    && telling.stream().noneMatch(told -> overlaps(TagKey.of(told.written), TagKey.of(term.written)))
                    && model.stage1.rate(one, other -> history.post(other).has(tag), judged.self) >= striking) {
                telling.add(term);
            }
        }
        return telling.isEmpty()
                ? Optional.empty()
                : Optional.of(new Evidence(
                        "words of posts with the tag: "
                                + telling.stream()
                                        .map(term -> "“" + term.written + "”")
                                        .collect(Collectors.joining(", ")),
                        telling.stream().map(Term::place).toList()));
    }

    private static boolean overlaps(String a, String b) {
        return a.contains(b) || b.contains(a);
    }

    private void readTerms() {
        LongHashSet wanted = new LongHashSet();
        judged.findings.heavy().forEach(one -> wanted.add(one.id()));
        for (Block block : text.blocks()) {
            if (block.kind() != Block.Kind.TITLE) {
                FeatureReader.terms(block.text(), wanted::contains, (start, end, term) -> {
                    Span place = block.prose().span(start, end);
                    terms.put(term, new Term(block.text().substring(start, end), place));
                    wanted.remove(term);
                });
            }
        }
    }

    private Optional<Evidence> neighbours(int tag) {
        int[] nearest = judged.findings.nearest();
        List<String> having = new ArrayList<>();
        for (int near : nearest) {
            if (history.post(near).has(tag)) {
                having.add(history.post(near).path());
            }
        }
        if (having.size() < EXAMPLES) {
            return Optional.empty();
        }
        String examples = String.join(" and ", having.subList(0, EXAMPLES));
        String how = having.size() == nearest.length ? "all " : having.size() + " of the ";
        return Optional.of(
                new Evidence(how + nearest.length + " posts most like it have it, such as " + examples, List.of()));
    }

    private boolean hasItself(int tag) {
        return learned
                && post.frontMatter().tags().stream()
                        .anyMatch(own ->
                                TagKey.of(own).equals(TagKey.of(archive.tags().get(tag))));
    }

    /** The share of posts from which on it says something that they have a tag. */
    private double striking(int tag) {
        double prior = history.prior(tag);
        return prior + (1 - prior) / 5;
    }

    private Optional<Evidence> entity(int tag) {
        String best = "";
        double highest = striking(tag);
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
        int day = judged.day;
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
        return posts < ENOUGH || 10 * having < posts
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
        double highest = striking(tag);
        int self = hasItself(tag) ? 1 : 0;
        for (int other : judged.likely) {
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
