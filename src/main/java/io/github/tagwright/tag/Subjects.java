package io.github.tagwright.tag;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers the subjects of a vocabulary, which have URIs and labels in several languages. Not safe to share. */
final class Subjects {

    /** For a label: it does not say its language. */
    static final String PLAIN = "";

    private final Map<String, Subject> byUri = new LinkedHashMap<>();

    /** What is known of a subject; languages in lower case. */
    static final class Subject {
        private final Map<String, String> labels = new TreeMap<>();
        private final Map<String, Set<String>> aliases = new TreeMap<>();
        private final Set<String> broader = new LinkedHashSet<>();
        private boolean declared;
        private boolean deprecated;

        /** Says that it is a subject, and not just something that is spoken of. */
        void declare() {
            declared = true;
        }

        void deprecate() {
            deprecated = true;
        }

        /** Of several labels in one language the first by its characters counts, so that their order does not. */
        void label(String language, String text) {
            if (!text.isBlank()) {
                labels.merge(lower(language), oneLine(text), (a, b) -> a.compareTo(b) <= 0 ? a : b);
            }
        }

        void alias(String language, String text) {
            if (!text.isBlank()) {
                aliases.computeIfAbsent(lower(language), key -> new TreeSet<>()).add(oneLine(text));
            }
        }

        void broader(String uri) {
            broader.add(uri);
        }

        private boolean counts() {
            return declared && !deprecated;
        }
    }

    Subject subject(String uri) {
        return byUri.computeIfAbsent(uri, key -> new Subject());
    }

    private static String lower(String language) {
        return language.toLowerCase(Locale.ROOT);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /**
     * Those that have a label in a language, in order of the file; a label without a language is of any.
     *
     * @param file its name
     * @param language may be left out where the labels have no more than one
     * @throws IOException if the language cannot be told, or there is no label in it
     */
    TagVocabulary vocabulary(String file, Optional<String> language) throws IOException {
        Set<String> languages = new TreeSet<>();
        byUri.values().stream().filter(Subject::counts).forEach(subject -> languages.addAll(subject.labels.keySet()));
        languages.remove(PLAIN);
        if (language.isEmpty() && languages.size() > 1) {
            throw new IOException(
                    file + " has labels in " + String.join(", ", languages) + "; say by --language which are tags");
        }
        String wanted = lower(language.orElse(
                languages.isEmpty() ? PLAIN : languages.iterator().next()));
        List<TagVocabulary.Entry> entries = new ArrayList<>();
        byUri.forEach((uri, subject) -> {
            if (subject.counts()) {
                label(subject, wanted).ifPresent(tag -> entries.add(entry(uri, tag, subject, wanted)));
            }
        });
        if (entries.isEmpty()) {
            throw new IOException(
                    languages.isEmpty()
                            ? file + " has no subject with a label"
                            : file + " has no labels in " + wanted + ", but in " + String.join(", ", languages));
        }
        return new TagVocabulary(entries);
    }

    private TagVocabulary.Entry entry(String uri, String tag, Subject subject, String language) {
        Set<String> aliases = new LinkedHashSet<>();
        ranked(subject.aliases, language).forEach(aliases::addAll);
        aliases.remove(tag);
        Set<String> broader = new LinkedHashSet<>();
        for (String wide : subject.broader) {
            Optional.ofNullable(byUri.get(wide))
                    .filter(Subject::counts)
                    .flatMap(other -> label(other, language))
                    .ifPresent(broader::add);
        }
        broader.remove(tag);
        return new TagVocabulary.Entry(
                tag, List.copyOf(aliases), List.copyOf(broader), List.of(), List.of(), Optional.of(uri));
    }

    private static Optional<String> label(Subject subject, String language) {
        return ranked(subject.labels, language).stream().findFirst();
    }

    /** What is of a language: that itself, then what is of one of its regions ({@code en-GB}), then what is of any. */
    private static <T> Collection<T> ranked(Map<String, T> byLanguage, String language) {
        List<T> ranked = new ArrayList<>();
        Optional.ofNullable(byLanguage.get(language)).ifPresent(ranked::add);
        byLanguage.forEach((other, value) -> {
            if (!language.equals(PLAIN) && other.startsWith(language + "-")) {
                ranked.add(value);
            }
        });
        if (!language.equals(PLAIN)) {
            Optional.ofNullable(byLanguage.get(PLAIN)).ifPresent(ranked::add);
        }
        return ranked;
    }
}
