package io.github.tagwright.entity;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * How often mentions are right, by what tells them, as counted in marked posts. Immutable, safe
 * to share.
 */
public final class EvidenceScores {

    /** So many mentions of the mean precision are added to each kind of evidence, of which some are seldom met. */
    private static final double PRIOR = 10;

    /** Of the mentions that eight public lists told, with no other gazetteer, so many were right in 206 marked posts. */
    private static final double IMPORTED = 337.0 / 498;

    private static final Set<String> COUNTS = Set.of("right", "of");

    private final Map<Evidence, Count> counts;
    private final double mean;

    /**
     * @param right how many mentions are marked exactly so
     * @param of how many were found
     */
    private record Count(int right, int of) {
        Count plus(Count other) {
            return new Count(right + other.right, of + other.of);
        }
    }

    private EvidenceScores(Map<Evidence, Count> counts) {
        this.counts = new EnumMap<>(Evidence.class);
        int right = 1;
        int of = 2;
        for (Evidence evidence : Evidence.values()) {
            Count count = counts.getOrDefault(evidence, new Count(0, 0));
            this.counts.put(evidence, count);
            if (evidence != Evidence.SURROUNDINGS) {
                right += count.right();
                of += count.of();
            }
        }
        mean = (double) right / of;
    }

    /** Counts of what the gazetteer tells in texts marked by a person. */
    public static EvidenceScores of(Gazetteer gazetteer, List<MarkedText> texts) {
        Map<Evidence, Count> counts = new EnumMap<>(Evidence.class);
        CandidateFinder finder = new CandidateFinder(gazetteer);
        for (MarkedText marked : texts) {
            Candidates candidates = finder.in(marked.text(), Struck.NOTHING);
            Rule rule = new Rule(gazetteer, candidates, marked.text(), marked.day());
            for (Rule.Told told : rule.told(rule.chosen())) {
                Candidate candidate = told.candidate();
                EntityType marks = marked.mentions()
                        .get(marked.text()
                                .blocks()
                                .get(candidate.block())
                                .prose()
                                .span(candidate.start(), candidate.end()));
                boolean right = rule.type(candidate).equals(marks);
                counts.merge(told.evidence(), new Count(right ? 1 : 0, 1), Count::plus);
            }
        }
        return new EvidenceScores(counts);
    }

    /** 0..1: the share of mentions so told that are right, in whole hundredths: the counts tell no more. */
    double score(Evidence evidence) {
        Count count = counts.getOrDefault(evidence, new Count(0, 0));
        double expected = switch (evidence) {
            case IMPORTED -> IMPORTED;
            case SURROUNDINGS -> UnknownNames.HOLDS;
            default -> mean;
        };
        return Math.round(100 * (count.right() + PRIOR * expected) / (count.of() + PRIOR)) / 100.0;
    }

    /**
     * The same with what a trained finder was right about on posts that it had not seen.
     *
     * @param right of its mentions, beside those that the gazetteer tells
     * @param of how many
     */
    public EvidenceScores withSurroundings(int right, int of) {
        Map<Evidence, Count> all = new EnumMap<>(counts);
        all.put(Evidence.SURROUNDINGS, new Count(right, of));
        return new EvidenceScores(all);
    }

    /** As {@link #read} reads it; the same counts always yield the same text. */
    public String yaml() {
        StringBuilder yaml = new StringBuilder();
        counts.forEach((evidence, count) -> yaml.append(evidence.key())
                .append(": {right: ")
                .append(count.right())
                .append(", of: ")
                .append(count.of())
                .append("}\n"));
        return yaml.toString();
    }

    /**
     * @param yaml for each kind of evidence how many mentions were right of how many; kinds left out were never met
     * @throws IOException if it is not that, with the lines of the mistakes
     */
    public static EvidenceScores read(String name, String yaml) throws IOException {
        YamlFile file = new YamlFile(name);
        Map<Evidence, Count> counts = new EnumMap<>(Evidence.class);
        Optional<Node> root = file.compose(yaml);
        if (root.isPresent() && root.get() instanceof MappingNode kinds) {
            Map<String, Evidence> known =
                    Arrays.stream(Evidence.values()).collect(Collectors.toMap(Evidence::key, kind -> kind));
            file.keys(kinds, known.keySet())
                    .forEach((key, node) -> count(file, node).ifPresent(count -> counts.put(known.get(key), count)));
        } else {
            root.ifPresent(node -> file.mistake(node, "expected counts by kind of evidence"));
        }
        if (!file.mistakes().isEmpty()) {
            throw new IOException(String.join("\n", file.mistakes()));
        }
        return new EvidenceScores(counts);
    }

    private static Optional<Integer> number(@Nullable Node node) {
        return YamlFile.text(node).filter(digits -> digits.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    private static Optional<Count> count(YamlFile file, Node node) {
        if (node instanceof MappingNode pair) {
            Map<String, Node> keys = file.keys(pair, COUNTS);
            Optional<Integer> right = number(keys.get("right"));
            Optional<Integer> of = number(keys.get("of"));
            if (right.isPresent() && of.isPresent() && right.get() <= of.get()) {
                return Optional.of(new Count(right.get(), of.get()));
            }
        }
        return file.mistake(node, "expected {right: N, of: N}");
    }
}
