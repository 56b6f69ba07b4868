package io.github.tagwright.tag;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Tags as subjects, which have a URI: that of a thesaurus, or one made of the tag. Spellings of one tag are one subject,
 * and so is an alias. Immutable, safe to share.
 */
public final class TagSubjects {

    /** Before the tag, percent-encoded. */
    private static final String MADE = "urn:x-tagwright:";

    private final Map<String, Subject> byKey = new HashMap<>();
    private final Map<String, Subject> byUri = new LinkedHashMap<>();

    /** A tag as a subject; the label is the tag. */
    public record Subject(String uri, String label) {}

    /**
     * The subjects of a vocabulary, then those of the archive's tags that it lacks.
     *
     * @param vocabulary entries without a URI do not count
     */
    public TagSubjects(TagVocabulary vocabulary, ArchiveTags archive) {
        for (TagVocabulary.Entry entry : vocabulary.entries()) {
            entry.uri().ifPresent(uri -> add(new Subject(uri, entry.tag())));
        }
        for (TagVocabulary.Entry entry : vocabulary.entries()) {
            entry.uri()
                    .map(byUri::get)
                    .ifPresent(
                            subject -> entry.aliases().forEach(alias -> byKey.putIfAbsent(TagKey.of(alias), subject)));
        }
        archive.counts().keySet().stream()
                .sorted()
                .filter(tag -> !byKey.containsKey(TagKey.of(tag)))
                .forEach(tag -> add(new Subject(made(tag), tag)));
    }

    private void add(Subject subject) {
        byUri.putIfAbsent(subject.uri(), subject);
        byKey.putIfAbsent(TagKey.of(subject.label()), subject);
    }

    private static String made(String tag) {
        return MADE + URLEncoder.encode(tag, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public List<Subject> all() {
        return List.copyOf(byUri.values());
    }

    /** The subject that a tag of the archive is. */
    public Subject of(String tag) {
        return Objects.requireNonNull(byKey.get(TagKey.of(tag)), tag);
    }

    /** The tag that a subject is; empty for a URI of neither the vocabulary nor this program. */
    public Optional<String> tag(String uri) {
        Subject known = byUri.get(uri);
        if (known != null) {
            return Optional.of(known.label());
        }
        try {
            return uri.startsWith(MADE)
                    ? Optional.of(
                            URLDecoder.decode(uri.substring(MADE.length()).replace("+", "%2B"), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }
}
