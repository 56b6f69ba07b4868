package io.github.tagwright.entity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

    private static final String FIRST_NAMES = "words/first-names.txt";
    private static final String OTHER_NAMES = "words/other-names.txt";
    private static final String KNOWN_NAMES = "words/known-names.txt";

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
                wordsIfAny(source, FIRST_NAMES),
                wordsIfAny(source, OTHER_NAMES),
                wordsIfAny(source, KNOWN_NAMES));
    }

    /** Reads the lists of a models folder; those of names may be left out. */
    public static WordLists read(Path models) throws IOException {
        return read(name -> Files.readString(models.resolve(name)));
    }

    /** Reads what a finder is trained with, from which neither people nor places may be left out. */
    public static WordLists readForTraining(Source source) throws IOException {
        return new WordLists(
                words(source.read(ORDINARY)),
                words(source.read(FIRST_NAMES)),
                words(source.read(OTHER_NAMES)),
                wordsIfAny(source, KNOWN_NAMES));
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
