package io.github.tagwright.entity;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of words. Immutable, safe to share.
 *
 * @param ordinary words of a dictionary, in lower case: no names when written so
 * @param firstNames of people, in lower case
 * @param otherNames of places, peoples, families, days and months, and jargon, in lower case
 * @param knownNames words, with their capital, that are best known as names of vendors and products: inside a sentence
 *     hardly anything else is written so
 */
public record WordLists(Set<String> ordinary, Set<String> firstNames, Set<String> otherNames, Set<String> knownNames) {

    /** Where a models folder has the words of a dictionary. */
    public static final String ORDINARY = "words/english.txt";

    public WordLists {
        ordinary = Set.copyOf(ordinary);
        firstNames = Set.copyOf(firstNames);
        otherNames = Set.copyOf(otherNames);
        knownNames = Set.copyOf(knownNames);
    }

    /** Gives a list of words, one a line, by its name in a models folder. */
    public interface Source {
        /** @throws NoSuchFileException if there is none */
        String read(String name) throws IOException;
    }

    /** Reads the lists of a models folder; those of names may be left out. */
    public static WordLists read(Source source) throws IOException {
        return new WordLists(
                words(source.read(ORDINARY)),
                wordsIfAny(source, "words/first-names.txt"),
                wordsIfAny(source, "words/other-names.txt"),
                wordsIfAny(source, "words/known-names.txt"));
    }

    private static Set<String> wordsIfAny(Source source, String name) throws IOException {
        try {
            return words(source.read(name));
        } catch (NoSuchFileException lacking) {
            return Set.of();
        }
    }

    private static Set<String> words(String lines) {
        return lines.lines().collect(Collectors.toSet());
    }
}
