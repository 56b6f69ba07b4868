package io.github.tagwright.evaluate;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * How far people who tagged the same posts agree, and how far suggestions agree with them. The agreement on a post is
 * Rolling's consistency: twice the common tags by the tags of both, 1 where neither gave any. Tags are compared without
 * regard to case, posts by the last part of their path. Posts with one tagger do not count.
 *
 * @param byPost tags by post and tagger
 */
public record TagAgreement(Map<String, Map<String, Set<String>>> byPost) {

    /**
     * Reads a CSV with the columns post, tagger and tag; a row without a tag says that the tagger gave the post none.
     *
     * @throws IOException if a column is missing
     */
    public static TagAgreement read(Path csv) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        Map<String, Map<String, Set<String>>> byPost = new TreeMap<>();
        try (Reader reader = GoldMentions.withoutMark(Files.newBufferedReader(csv, StandardCharsets.UTF_8));
                CSVParser rows = format.parse(reader)) {
            for (String column : List.of("post", "tagger", "tag")) {
                if (!rows.getHeaderMap().containsKey(column)) {
                    throw new IOException(csv + " lacks the column " + column);
                }
            }
            for (CSVRecord row : rows) {
                Set<String> tags = byPost.computeIfAbsent(
                                GoldMentions.lastPart(row.get("post")), post -> new TreeMap<>())
                        .computeIfAbsent(row.get("tagger").strip(), tagger -> new TreeSet<>());
                tags.add(TagEvaluation.fold(row.get("tag")));
                tags.remove("");
            }
        }
        byPost.values().removeIf(taggers -> taggers.size() < 2);
        return new TagAgreement(byPost);
    }

    /** Only of posts that were tested. */
    public TagAgreement among(TagAnswers tested) {
        Map<String, Map<String, Set<String>>> some = new TreeMap<>(byPost);
        some.keySet().retainAll(byName(tested.sets()).keySet());
        return new TagAgreement(some);
    }

    /** All who tagged a post, by name. */
    public Set<String> taggers() {
        Set<String> names = new TreeSet<>();
        byPost.values().forEach(taggers -> names.addAll(taggers.keySet()));
        return names;
    }

    /** How far a tagger agrees with the others: the mean over posts of the mean over others, 0 to 1. */
    public double of(String tagger) {
        return mean((post, taggers) -> taggers.entrySet().stream()
                .filter(other -> taggers.containsKey(tagger) && !other.getKey().equals(tagger))
                .mapToDouble(other -> consistency(taggers.get(tagger), other.getValue())));
    }

    /** How far pairs of taggers agree: the mean over posts of the mean over pairs, 0 to 1. */
    public double ofPairs() {
        return mean((post, taggers) -> taggers.entrySet().stream()
                .flatMapToDouble(one -> taggers.entrySet().stream()
                        .filter(other -> one.getKey().compareTo(other.getKey()) < 0)
                        .mapToDouble(other -> consistency(one.getValue(), other.getValue()))));
    }

    /** How far suggested sets agree with the taggers, as if they were one more tagger. */
    public double with(TagAnswers answers) {
        return with(answers.sets());
    }

    /** How far the posts' own tags agree with the taggers. */
    public double withOwn(TagAnswers tested) {
        return with(tested.own());
    }

    private double with(Map<String, Set<String>> sets) {
        Map<String, Set<String>> byName = byName(sets);
        return mean((post, taggers) -> taggers.values().stream()
                .filter(tags -> byName.containsKey(post))
                .mapToDouble(tags -> consistency(byName.get(post), tags)));
    }

    private static Map<String, Set<String>> byName(Map<String, Set<String>> byPath) {
        Map<String, Set<String>> byName = new TreeMap<>();
        byPath.forEach((path, tags) -> byName.put(GoldMentions.lastPart(path), tags));
        return byName;
    }

    /** Posts that give no value do not count. */
    private double mean(BiFunction<String, Map<String, Set<String>>, DoubleStream> ofPost) {
        return byPost.entrySet().stream()
                .map(post -> ofPost.apply(post.getKey(), post.getValue()).average())
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElse(0);
    }

    private static double consistency(Set<String> one, Set<String> other) {
        long common = one.stream().filter(other::contains).count();
        return one.isEmpty() && other.isEmpty() ? 1 : 2.0 * common / (one.size() + other.size());
    }
}
