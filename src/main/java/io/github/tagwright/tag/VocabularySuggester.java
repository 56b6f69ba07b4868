package io.github.tagwright.tag;

import io.github.tagwright.entity.Entity;
import io.github.tagwright.entity.Link;
import io.github.tagwright.post.Position;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.Span;
import io.github.tagwright.text.Block;
import io.github.tagwright.text.PhraseTrie;
import io.github.tagwright.text.Pieces;
import io.github.tagwright.text.Sentence;
import io.github.tagwright.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Suggests from names alone, without an archive's history: a tag of the vocabulary or of the archive is a candidate
 * where its name or an alias stands in the text, where an entity that implies it is mentioned, or where a narrower
 * tag is. Immutable, safe to share.
 *
 * <p>Scores are a logistic function of a few counts; the weights are set by hand, so a score orders tags and is no
 * more than a rough probability.
 */
public final class VocabularySuggester implements TagSuggester {

    private static final int DEEPEST = 25;
    private static final int LARGEST_SET = 8;
    private static final double THRESHOLD = 0.5;
    private static final int PLACES = 3;

    private final List<String> tags = new ArrayList<>();
    private final double[] priors;
    private final Map<String, Integer> indexByKey = new HashMap<>();
    private final Map<String, Set<Integer>> byEntity = new HashMap<>();
    private final Map<String, Set<Integer>> byKind = new HashMap<>();
    private final Map<Integer, List<Integer>> broader = new HashMap<>();
    private final PhraseTrie phrases;

    public VocabularySuggester(TagVocabulary vocabulary, ArchiveTags archive) {
        PhraseTrie.Builder builder = new PhraseTrie.Builder();
        TagStyle style = TagStyle.of(archive);
        archive.counts().keySet().forEach(tag -> add(tag, tag, builder));
        for (TagVocabulary.Entry entry : vocabulary.entries()) {
            int tag = add(entry.tag(), style.spell(entry.tag()), builder);
            entry.aliases().forEach(alias -> addPhrase(alias, tag, builder));
            entry.entities()
                    .forEach(id ->
                            byEntity.computeIfAbsent(id, key -> new HashSet<>()).add(tag));
            entry.kinds()
                    .forEach(kind ->
                            byKind.computeIfAbsent(kind, key -> new HashSet<>()).add(tag));
        }
        for (TagVocabulary.Entry entry : vocabulary.entries()) {
            int tag = indexByKey.get(TagKey.of(entry.tag()));
            entry.broader()
                    .forEach(wide -> broader.computeIfAbsent(tag, key -> new ArrayList<>())
                            .add(add(wide, style.spell(wide), builder)));
        }
        this.phrases = builder.build();
        this.priors = priors(archive);
    }

    /** @param spelling of a tag that is not there yet */
    private int add(String tag, String spelling, PhraseTrie.Builder builder) {
        Integer known = indexByKey.get(TagKey.of(tag));
        if (known != null) {
            return known;
        }
        int index = tags.size();
        tags.add(spelling);
        indexByKey.put(TagKey.of(tag), index);
        addPhrase(tag, index, builder);
        if (tag.indexOf('-') > 0) {
            addPhrase(tag.replace('-', ' '), index, builder);
        }
        return index;
    }

    private static void addPhrase(String phrase, int tag, PhraseTrie.Builder builder) {
        if (phrase.chars().anyMatch(Character::isLetterOrDigit)) {
            builder.add(phrase, false, tag);
        }
    }

    /** In an archive with tags of its own, what it never uses counts less, and what it uses often more. */
    private double[] priors(ArchiveTags archive) {
        double[] result = new double[tags.size()];
        for (int tag = 0; tag < result.length; tag++) {
            int posts = archive.counts().getOrDefault(tags.get(tag), 0);
            double share = (posts + 0.5) / (archive.posts() + 100.0);
            result[tag] = archive.posts() == 0 ? 0 : Math.max(-1.5, Math.min(1.5, 0.5 * Math.log(share / 0.02)));
        }
        return result;
    }

    /** What speaks for one tag in one post. */
    private static final class Finding {
        private int named;
        private int inTitle;
        private int early;
        private int implied;
        private final List<Span> places = new ArrayList<>();
        private final Map<String, Integer> entities = new LinkedHashMap<>();
        private final List<String> narrower = new ArrayList<>();

        double strength() {
            return 1.3 * Math.log1p(named)
                    + 1.1 * Math.log1p(implied)
                    + 1.5 * Math.min(1, inTitle)
                    + 0.7 * Math.min(1, early)
                    + (narrower.isEmpty() ? 0 : 1.2);
        }
    }

    @Override
    public List<Suggestion> suggest(Post post, Text text, List<Link> entities) {
        Map<Integer, Finding> findings = new TreeMap<>();
        findNames(text, findings);
        findEntities(text, entities, findings);
        findBroader(findings);
        Set<String> present = new HashSet<>();
        post.frontMatter().tags().forEach(tag -> present.add(TagKey.of(tag)));
        List<Scored> ranked = new ArrayList<>();
        findings.forEach(
                (tag, finding) -> ranked.add(new Scored(tags.get(tag), finding, score(finding, priors[tag], text))));
        ranked.sort(Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::tag));
        List<Suggestion> best = new ArrayList<>();
        for (Scored one : ranked.subList(0, Math.min(DEEPEST, ranked.size()))) {
            int rank = best.size();
            best.add(new Suggestion(
                    one.tag(),
                    Suggestion.Kind.KNOWN,
                    one.score(),
                    rank == 0 || (rank < LARGEST_SET && one.score() >= THRESHOLD),
                    present.contains(TagKey.of(one.tag())),
                    evidence(one.finding(), post)));
        }
        return best;
    }

    private record Scored(String tag, Finding finding, double score) {}

    private void findNames(Text text, Map<Integer, Finding> findings) {
        Pieces pieces = new Pieces();
        int paragraph = 0;
        for (Block block : text.blocks()) {
            boolean title = block.kind() == Block.Kind.TITLE;
            paragraph += block.kind() == Block.Kind.PARAGRAPH ? 1 : 0;
            boolean early = title || block.kind() == Block.Kind.HEADING || paragraph <= 1;
            for (Sentence sentence : block.sentences()) {
                pieces.read(block.text(), sentence);
                phrases.find(pieces, (first, last, end, tag) -> {
                    Finding finding = findings.computeIfAbsent(tag, key -> new Finding());
                    finding.named++;
                    finding.inTitle += title ? 1 : 0;
                    finding.early += early ? 1 : 0;
                    addPlace(finding, block.prose().span(pieces.start(first), end));
                });
            }
        }
    }

    private void findEntities(Text text, List<Link> links, Map<Integer, Finding> findings) {
        for (Link link : links) {
            Block block = text.blocks().get(link.mention().block());
            boolean title = block.kind() == Block.Kind.TITLE;
            for (int tag : implied(link)) {
                Finding finding = findings.computeIfAbsent(tag, key -> new Finding());
                finding.implied++;
                finding.inTitle += title ? 1 : 0;
                finding.entities.merge(link.name(), 1, Integer::sum);
                addPlace(finding, link.mention().span());
            }
        }
    }

    /** Tags that a mention implies: of its entity, its kind, its vendor, or of that very name. */
    private Set<Integer> implied(Link link) {
        Set<Integer> found = new HashSet<>();
        link.match(
                known -> {
                    Entity entity = known.entity();
                    found.addAll(byEntity.getOrDefault(entity.id(), Set.of()));
                    found.addAll(byKind.getOrDefault(entity.kind(), Set.of()));
                    addNamed(entity.name(), found);
                    known.vendor().ifPresent(vendor -> addNamed(vendor.name(), found));
                    return found;
                },
                unknown -> {
                    addNamed(unknown.name(), found);
                    return found;
                });
        return found;
    }

    private void addNamed(String name, Set<Integer> found) {
        Integer tag = indexByKey.get(TagKey.of(name));
        if (tag != null) {
            found.add(tag);
        }
    }

    private void findBroader(Map<Integer, Finding> findings) {
        for (Map.Entry<Integer, Finding> entry : new ArrayList<>(findings.entrySet())) {
            if (entry.getValue().strength() >= 2) {
                for (int wide : broader.getOrDefault(entry.getKey(), List.of())) {
                    findings.computeIfAbsent(wide, key -> new Finding())
                            .narrower
                            .add(tags.get(entry.getKey()));
                }
            }
        }
    }

    private static void addPlace(Finding finding, Span place) {
        if (finding.places.size() < PLACES && !finding.places.contains(place)) {
            finding.places.add(place);
        }
    }

    private static double score(Finding finding, double prior, Text text) {
        double length = 0.25 * Math.log1p(text.sentences() / 10.0);
        double logit = finding.strength() + prior - 3.0 - length;
        double score = 1 / (1 + Math.exp(-logit));
        return Math.rint(score * 1e4) / 1e4;
    }

    private static List<Evidence> evidence(Finding finding, Post post) {
        List<Evidence> evidence = new ArrayList<>();
        if (finding.named > 0) {
            Position first = post.source().position(finding.places.get(0).start());
            String where = finding.inTitle > 0 ? "first in the title, line " : "first in line ";
            evidence.add(new Evidence("named ×" + finding.named + ", " + where + first.line(), finding.places));
        }
        if (!finding.entities.isEmpty()) {
            List<String> names = finding.entities.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(4)
                    .map(entry -> entry.getKey() + " ×" + entry.getValue())
                    .toList();
            evidence.add(new Evidence("mentions " + String.join(", ", names), finding.places));
        }
        if (!finding.narrower.isEmpty()) {
            evidence.add(new Evidence(
                    "goes with "
                            + String.join(
                                    ", ",
                                    finding.narrower.stream().sorted().limit(4).toList()),
                    List.of()));
        }
        return evidence;
    }
}
