package io.github.tagwright.entity;

import java.util.Locale;
import java.util.Set;

/**
 * Tells by the words beside it whether a name that is both a company and its product stands for the company: where
 * the company acts ("Docker announced") or is spoken of as one ("acquisition of Docker").
 */
final class CompanyCues {

    private static final Set<String> ACTS = Set.of(
            "announced",
            "announces",
            "released",
            "releases",
            "ships",
            "shipped",
            "publishes",
            "promises",
            "charges",
            "denies",
            "denied",
            "apologized",
            "discontinued",
            "deprecated",
            "killed",
            "renamed",
            "relicensed",
            "open-sources",
            "introduces",
            "sued",
            "sues",
            "acquired",
            "acquires",
            "bought",
            "buys",
            "said",
            "says",
            "unveiled",
            "unveils",
            "launched",
            "launches",
            "raised",
            "raises",
            "hired",
            "hires",
            "employs",
            "inc",
            "corp",
            "corporation",
            "ltd",
            "llc",
            "gmbh",
            "employee",
            "employees",
            "ceo",
            "cto",
            "cofounder",
            "co-founder",
            "founder",
            "founders",
            "engineer",
            "engineers",
            "investors",
            "booth",
            "folks",
            "guys",
            "team's",
            "claims",
            "partnered",
            "partners",
            "plans",
            "believes",
            "decided",
            "wants",
            "sells",
            "offers",
            "added",
            "introduced",
            "contributed",
            "donated",
            "sponsored",
            "open-sourced",
            "hosted",
            "presented",
            "published",
            "promised",
            "recommends",
            "announcing",
            "acquiring",
            "launching",
            "providing",
            "releasing",
            "offering",
            "hiring",
            "planning",
            "selling",
            "shipping",
            "admits",
            "admitted",
            "agreed",
            "apologised",
            "argues",
            "argued",
            "billed",
            "blamed",
            "blames",
            "charged",
            "confirmed",
            "confirms",
            "filed",
            "folded",
            "folds",
            "insists",
            "invented",
            "invested",
            "laid",
            "licensed",
            "marketed",
            "merged",
            "paid",
            "patented",
            "pays",
            "pioneered",
            "quoted",
            "rebranded",
            "refused",
            "replied",
            "responded",
            "settled",
            "tells",
            "told",
            "touted",
            "touts",
            "warned",
            "warns",
            "announce",
            "acquire",
            "buy",
            "hire",
            "sue",
            "charge");

    /** Words that stand between a company and what it does. */
    private static final Set<String> BETWEEN = Set.of(
            "has",
            "have",
            "had",
            "is",
            "are",
            "was",
            "also",
            "recently",
            "just",
            "now",
            "today",
            "finally",
            "hadn't",
            "hasn't",
            "didn't",
            "doesn't",
            "will",
            "would",
            "may",
            "might",
            "won't",
            "wouldn't",
            "never",
            "already",
            "once",
            "then",
            "still",
            "itself");

    private static final Set<String> SPOKEN_OF = Set.of(
            "acquired by",
            "bought by",
            "acquisition of",
            "acquire",
            "acquiring",
            "purchase of",
            "ceo of",
            "cto of",
            "founder of",
            "founders of",
            "folks at",
            "guys at",
            "people at",
            "friends at",
            "work for",
            "works for",
            "worked for",
            "working for",
            "employed by",
            "a company called",
            "company behind",
            "vendor",
            "vendors like",
            "companies like",
            "startup",
            "customers of",
            "announcement from",
            "announced by",
            "developed by",
            "made by",
            "press release from",
            "joined",
            "joining",
            "founded",
            "headquarters of",
            "came from",
            "comes from",
            "created by",
            "released by",
            "published by",
            "sponsored by",
            "owned by",
            "sold by",
            "maintained by",
            "hired by",
            "people from",
            "folks from",
            "engineers from",
            "engineers at",
            "developers at",
            "team at",
            "job at",
            "work at",
            "works at",
            "worked at",
            "working at",
            "employees of",
            "employee of",
            "partnership with",
            "partnered with",
            "companies such as",
            "lawsuit against",
            "startups like");

    /** What belongs to a company, not to its product: {@code Docker's roadmap}. */
    private static final Set<String> BELONGS = Set.of(
            "acquisition",
            "announcement",
            "announcements",
            "business",
            "customers",
            "decision",
            "headquarters",
            "lawyers",
            "marketing",
            "offices",
            "pricing",
            "revenue",
            "roadmap",
            "strategy");

    private CompanyCues() {}

    static boolean actsOrIsSpokenOf(String text, int start, int end) {
        int possessive = possessiveEnd(text, end);
        String next = wordAfter(text, possessive);
        return ACTS.contains(next) || (possessive > end && BELONGS.contains(next)) || isSpokenOf(text, start);
    }

    private static boolean isSpokenOf(String text, int start) {
        int end = start;
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        for (String cue : SPOKEN_OF) {
            if (endsWith(text, end, cue)) {
                return true;
            }
        }
        return false;
    }

    /** The end of an apostrophe and s that follow at once, else the same place. */
    private static int possessiveEnd(String text, int end) {
        return text.startsWith("'s ", end) || text.startsWith("\u2019s ", end) ? end + 2 : end;
    }

    /** The first word behind a place that is not {@link #BETWEEN}, in lower case. */
    private static String wordAfter(String text, int end) {
        int at = end;
        while (true) {
            int from = wordStart(text, at);
            int to = wordEnd(text, from);
            String word = text.substring(from, to).toLowerCase(Locale.ROOT).replace('\u2019', '\'');
            if (!BETWEEN.contains(word)) {
                return word;
            }
            at = to;
        }
    }

    private static int wordStart(String text, int end) {
        int from = end;
        while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == ',')) {
            from++;
        }
        return from;
    }

    private static int wordEnd(String text, int from) {
        int to = from;
        while (to < text.length()
                && (Character.isLetter(text.charAt(to)) || "-'\u2019".indexOf(text.charAt(to)) >= 0)) {
            to++;
        }
        return to;
    }

    private static boolean endsWith(String text, int end, String cue) {
        int from = end - cue.length();
        return from >= 0
                && text.regionMatches(true, from, cue, 0, cue.length())
                && (from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1)));
    }
}
