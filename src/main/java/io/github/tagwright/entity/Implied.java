package io.github.tagwright.entity;

import io.github.tagwright.text.Block;
import io.github.tagwright.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Candidates that follow from others in the same text: the year that belongs to a name ({@code PowerPoint 2002}), the
 * numbers of a list that shares its head ({@code Nexus 5010 and 5020}), and the abbreviation that stands in brackets
 * beside the name it is short for, wherever the text uses it.
 */
final class Implied {

    private static final Pattern YEAR = Pattern.compile(" (?:19[89]|20[0-3])\\d(?![\\d.,]\\d|\\w)");
    private static final Pattern NEXT_NUMBER =
            Pattern.compile("(?:, (?:and |or )?| and | or | & |/)(\\d{2,4})(?!\\w|[.,%]\\d|%| [a-z]*s? ago)");
    private static final Pattern SHORT_BEHIND = Pattern.compile(" \\(([A-Z][A-Z0-9]{1,6})\\)");
    private static final Pattern SHORT_IN_FRONT = Pattern.compile("\\b([A-Z][A-Z0-9]{1,6}) \\($");

    private final Gazetteer gazetteer;
    private final Candidates known;
    private final Text text;
    private final List<Candidate> found = new ArrayList<>();
    private final Map<String, Candidate> shortForms = new LinkedHashMap<>();

    private Implied(Gazetteer gazetteer, Candidates known, Text text) {
        this.gazetteer = gazetteer;
        this.known = known;
        this.text = text;
    }

    /** In no order; none that is known. */
    static List<Candidate> by(Gazetteer gazetteer, Candidates known, Text text) {
        Implied implied = new Implied(gazetteer, known, text);
        for (List<Candidate> stretch : known.stretches()) {
            for (Candidate candidate : stretch) {
                if (candidate.isName() && known.holds(candidate)) {
                    implied.follow(candidate);
                }
            }
        }
        implied.shortForms.forEach(implied::spread);
        return implied.found;
    }

    private void follow(Candidate candidate) {
        String prose = text.blocks().get(candidate.block()).text();
        char next = candidate.end() < prose.length() ? prose.charAt(candidate.end()) : '.';
        if (next == ' ' && gazetteer.isNamedByYears(candidate.spelling().entity())) {
            Matcher year = YEAR.matcher(prose).region(candidate.end(), prose.length());
            if (year.lookingAt()) {
                Candidate named = at(candidate, candidate.start(), year.end(), candidate.spelling());
                found.add(named);
                numbersAfter(named, prose);
            }
        }
        if (Character.isDigit(prose.charAt(candidate.end() - 1))) {
            numbersAfter(candidate, prose);
        }
        shortForm(candidate, prose);
    }

    private void numbersAfter(Candidate head, String prose) {
        int digits = 0;
        while (head.end() - digits > head.start() && Character.isDigit(prose.charAt(head.end() - 1 - digits))) {
            digits++;
        }
        boolean year = digits == 4 && gazetteer.isNamedByYears(head.spelling().entity());
        if (!year && !head.spelling().text().endsWith("#")) {
            return;
        }
        Matcher next = NEXT_NUMBER.matcher(prose).region(head.end(), prose.length());
        while (next.lookingAt() && next.end(1) - next.start(1) == digits) {
            found.add(at(head, next.start(1), next.end(1), head.spelling()));
            next.region(next.end(), prose.length());
        }
    }

    private void shortForm(Candidate candidate, String prose) {
        String initials = initials(prose, candidate.start(), candidate.end());
        if (initials.length() < 2) {
            return;
        }
        Matcher behind = SHORT_BEHIND.matcher(prose).region(candidate.end(), prose.length());
        if (behind.lookingAt() && isShortFor(behind.group(1), initials)) {
            shortForms.putIfAbsent(behind.group(1), candidate);
        }
        boolean bracketed = candidate.start() > 1 && prose.charAt(candidate.start() - 1) == '(';
        if (bracketed && candidate.end() < prose.length() && prose.charAt(candidate.end()) == ')') {
            Matcher front = SHORT_IN_FRONT.matcher(prose).region(0, candidate.start());
            if (front.find() && isShortFor(front.group(1), initials)) {
                shortForms.putIfAbsent(front.group(1), candidate);
            }
        }
    }

    private static String initials(String prose, int start, int end) {
        StringBuilder initials = new StringBuilder();
        for (int i = start; i < end; i++) {
            if (Character.isLetterOrDigit(prose.charAt(i))
                    && (i == start || !Character.isLetterOrDigit(prose.charAt(i - 1)))) {
                initials.append(Character.toUpperCase(prose.charAt(i)));
            }
        }
        return initials.toString();
    }

    /** The vendor's name in front needs no letter: {@code VMware Fault Tolerance (FT)}. */
    private static boolean isShortFor(String shortForm, String initials) {
        return initials.equals(shortForm)
                || (initials.length() > 2 && initials.substring(1).equals(shortForm));
    }

    /** Finds a short form wherever it stands. */
    private void spread(String shortForm, Candidate origin) {
        Gazetteer.Spelling spelling = new Gazetteer.Spelling(
                origin.spelling().entity(), shortForm, CasePolicy.EXACT, new Gazetteer.Word[0], new int[0], false);
        for (int b = 0; b < text.blocks().size(); b++) {
            Block block = text.blocks().get(b);
            String prose = block.text();
            for (int i = prose.indexOf(shortForm); i >= 0; i = prose.indexOf(shortForm, i + 1)) {
                int end = i + shortForm.length();
                boolean plural = end < prose.length()
                        && prose.charAt(end) == 's'
                        && (end + 1 == prose.length() || !Character.isLetterOrDigit(prose.charAt(end + 1)));
                Candidate candidate = new Candidate(b, i, plural ? end + 1 : end, origin.index(), spelling);
                if (Surface.standsFreely(prose, candidate.start(), candidate.end()) && !isKnown(candidate)) {
                    found.add(candidate);
                }
            }
        }
    }

    private boolean isKnown(Candidate candidate) {
        return known.stretches().stream()
                .flatMap(List::stream)
                .anyMatch(other -> other.isAt(candidate)
                        && other.spelling().entity() == candidate.spelling().entity()
                        && known.holds(other));
    }

    private static Candidate at(Candidate origin, int start, int end, Gazetteer.Spelling spelling) {
        return new Candidate(origin.block(), start, end, origin.index(), spelling);
    }
}
