package io.github.tagwright.vocabulary;

import io.github.tagwright.vocabulary.Finding.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** In which way two tags are spellings of one. */
final class Twins {

    private static final int SHORTEST_PLURAL = 4;
    private static final int SHORTEST_STEM = 3;
    private static final int SHORTEST_MISSPELT = 6;

    private Twins() {}

    /** Letters and digits in lower case; the tag itself where it has none. */
    static String key(String tag) {
        String key = tag.codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || c == '+' || c == '#')
                .map(Character::toLowerCase)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return key.isEmpty() ? tag : key;
    }

    /** The key of what this may be the plural of; the key itself where it ends like no plural. */
    static String singular(String tag) {
        String key = key(tag);
        boolean acronym = tag.equals(tag.toUpperCase(Locale.ROOT));
        if (acronym
                || key.length() < SHORTEST_PLURAL
                || !key.endsWith("s")
                || key.endsWith("ss")
                || key.endsWith("us")) {
            return key;
        }
        return key.endsWith("ies") ? key.substring(0, key.length() - 3) + "y" : key.substring(0, key.length() - 1);
    }

    /** What is left of each word without a plural's ending, -ing and -ed; forms of one tag have the same. */
    static String stem(String tag) {
        return words(tag).stream().map(Twins::stemOfWord).collect(Collectors.joining());
    }

    private static String stemOfWord(String word) {
        String stem = word.endsWith("ss") || word.endsWith("us") ? word : cut(word, "s");
        stem = cut(stem, stem.endsWith("ing") ? "ing" : "ed");
        int last = stem.length() - 1;
        boolean doubled = last > 1
                && stem.length() < word.length() - 1
                && stem.charAt(last) == stem.charAt(last - 1)
                && "ls".indexOf(stem.charAt(last)) < 0;
        return cut(doubled ? stem.substring(0, last) : stem, "e");
    }

    private static String cut(String word, String ending) {
        boolean cuts = word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM;
        return cuts ? word.substring(0, word.length() - ending.length()) : word;
    }

    /** How two tags with one {@link #singular} differ. */
    static Trouble difference(String a, String b) {
        if (a.equalsIgnoreCase(b)) {
            return Trouble.CASE;
        }
        if (!key(a).equals(key(b))) {
            return Trouble.PLURAL;
        }
        boolean hyphens = a.replace("-", "").equalsIgnoreCase(b.replace("-", ""))
                || a.replace('-', ' ').equalsIgnoreCase(b.replace('-', ' '));
        return hyphens ? Trouble.HYPHEN : Trouble.SPACING;
    }

    /**
     * How a tag may be abbreviated: the first letters of its words, two at least; of one word its first and last letter
     * with the number of those between (k8s). Empty where that is no shorter.
     */
    static String abbreviation(String tag) {
        List<String> words = words(tag);
        if (words.size() > 1) {
            String initials = words.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
            return initials.equals(key(tag)) ? "" : initials;
        }
        String key = key(tag);
        int last = key.length() - 1;
        return last < SHORTEST_MISSPELT ? "" : key.charAt(0) + Integer.toString(last - 1) + key.charAt(last);
    }

    /** Whether two keys differ by one letter, or by two neighbours that changed places. */
    static boolean isMisspelling(String a, String b) {
        if (a.length() < SHORTEST_MISSPELT || b.length() < SHORTEST_MISSPELT || Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        int start = 0;
        while (start < a.length() && start < b.length() && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int endA = a.length();
        int endB = b.length();
        while (endA > start && endB > start && a.charAt(endA - 1) == b.charAt(endB - 1)) {
            endA--;
            endB--;
        }
        String left = a.substring(start, endA);
        String right = b.substring(start, endB);
        boolean swapped = left.length() == 2
                && right.length() == 2
                && left.charAt(0) == right.charAt(1)
                && left.charAt(1) == right.charAt(0);
        boolean one = left.length() <= 1 && right.length() <= 1;
        return (one || swapped) && (left + right).chars().allMatch(Character::isLetter);
    }

    /** In lower case; split at signs, and where a small letter meets a capital. */
    static List<String> words(String tag) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < tag.length(); i++) {
            char c = tag.charAt(i);
            boolean begins = Character.isUpperCase(c) && i > 0 && Character.isLowerCase(tag.charAt(i - 1));
            if (begins || !Character.isLetterOrDigit(c)) {
                take(word).ifPresent(words::add);
            }
            if (Character.isLetterOrDigit(c)) {
                word.append(Character.toLowerCase(c));
            }
        }
        take(word).ifPresent(words::add);
        return words;
    }

    private static Optional<String> take(StringBuilder word) {
        String taken = word.toString();
        word.setLength(0);
        return taken.isEmpty() ? Optional.empty() : Optional.of(taken);
    }
}
