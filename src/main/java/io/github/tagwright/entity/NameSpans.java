package io.github.tagwright.entity;

import io.github.tagwright.text.Block;
import io.github.tagwright.text.Mark;
import io.github.tagwright.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stretches of a text that may be names which the gazetteer lacks: runs of tokens that are written as names are and
 * in which no known name stands, each with all its parts.
 */
final class NameSpans {

    private static final int LONGEST = 5;

    /** A name that is joined by hyphens ({@code oci-systemd-hook}) has more tokens. */
    private static final int LONGEST_JOINED = 7;

    private static final Pattern ADDRESS = Pattern.compile("https?://(?:www\\.)?(?<host>[^/?#:]*)(?<path>[^?#]*).*");

    /** {@code I'm}, {@code 11th}, {@code v2016.4}. */
    private static final Pattern CONTRACTION_OR_VERSION = Pattern.compile("I['\u2019].*|\\d+(?:st|nd|rd|th)|v\\d.*");

    /** {@code NICs} and {@code hostName} are no names, alone. */
    private static final Pattern PLURAL_OR_IDENTIFIER = Pattern.compile("\\p{Lu}{2,}s|\\p{Ll}{3,}\\p{Lu}.*");

    private static final Set<String> CALENDAR = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "e.g.",
            "i.e.",
            "etc",
            "p.s");

    /** What names of files end in. */
    private static final Set<String> FILES = Set.of(
            "bat", "bin", "bz2", "c", "cfg", "cgi", "conf", "cpp", "css", "csv", "deb", "dll", "dmg", "doc", "docx",
            "dylib", "exe", "gif", "gz", "htm", "html", "img", "inf", "ini", "iso", "jar", "jpeg", "jpg", "json", "key",
            "kext", "log", "lua", "md", "mp3", "mp4", "msi", "ova", "ovf", "pdf", "pem", "php", "pl", "plist", "png",
            "ppt", "ps1", "py", "rb", "repo", "rpm", "service", "sh", "so", "sql", "svg", "swf", "sys", "tar", "tgz",
            "toml", "txt", "vbs", "vhd", "vib", "vmdk", "vmx", "wav", "xls", "xml", "yaml", "yml", "zip");

    /**
     * A stretch.
     *
     * @param index among the stretches of the text, 0-based
     * @param first token
     * @param last token
     * @param acts whether it acts there as a company or is spoken of as one
     * @param uses of the same characters in the text
     */
    record NameSpan(int index, int first, int last, boolean acts, Uses uses) {}

    /** What a text does with one sequence of characters. */
    static final class Uses {
        final String name;
        int times;
        /** Where no further token beside it could belong to the name. */
        int alone;
        /** With a capital that no rule of spelling asks for. */
        int unforced;

        int inTitle;
        int wholeLinks;
        int behindOwners;

        /** Where it acts as a company or is spoken of as one. */
        int acts;

        int possessive;

        /** Where a number stands behind it. */
        int numbered;

        /** Where a further token that may be part of a name stands behind it. */
        int followed;

        private int target = -1;

        Uses(String name) {
            this.name = name;
        }
    }

    private final Text text;
    private final Candidates candidates;
    private final Rule rule;
    private final Tokens tokens;
    private final byte[] known;
    private final boolean[] owner;
    private final boolean[] denied;
    private final boolean[] candidate;
    private final boolean[] canBeName;
    private final Map<Integer, List<Candidate>> candidatesByStart = new HashMap<>();
    private final List<NameSpan> spans = new ArrayList<>();
    private final Map<String, Uses> uses = new HashMap<>();
    private final Set<String> hosts = new HashSet<>();
    private final Set<String> pathParts = new HashSet<>();
    private final int explained;
    private int knownOwners;
    private int knownOthers;

    /** @param chosen by the rule, names and such as are known to be none */
    NameSpans(Text text, Tokens tokens, Candidates candidates, Rule rule, List<Candidate> chosen) {
        this.text = text;
        this.candidates = candidates;
        this.rule = rule;
        this.tokens = tokens;
        known = new byte[tokens.size()];
        owner = new boolean[tokens.size()];
        denied = new boolean[tokens.size()];
        candidate = new boolean[tokens.size()];
        canBeName = new boolean[tokens.size()];
        for (List<Candidate> stretch : candidates.stretches()) {
            Candidate place = stretch.get(0);
            int first = tokens.at(place.block(), place.start());
            Arrays.fill(candidate, first, end(place.block(), place.end()), true);
            candidatesByStart.computeIfAbsent(first, key -> new ArrayList<>(2)).addAll(stretch);
        }
        for (Candidate one : chosen) {
            int first = tokens.at(one.block(), one.start());
            int end = end(one.block(), one.end());
            if (!one.isName()) {
                Arrays.fill(denied, first, end, true);
                continue;
            }
            EntityType type = rule.type(one);
            Arrays.fill(known, first, end, (byte) UnknownNames.label(type));
            Arrays.fill(owner, first, end, type.owns());
            knownOwners += type.owns() ? 1 : 0;
            knownOthers += type.owns() ? 0 : 1;
        }
        for (int i = 0; i < canBeName.length; i++) {
            canBeName[i] = canBePart(i);
        }
        text.blocks().forEach(block -> block.marks().forEach(this::readTarget));
        explained = explain();
        collect();
    }

    private int end(int block, int end) {
        return tokens.at(block, end - 1) + 1;
    }

    private void readTarget(Mark mark) {
        Matcher target = ADDRESS.matcher(mark.target().toLowerCase(Locale.ROOT));
        if (target.lookingAt()) {
            for (String part : target.group("host").split("\\.")) {
                hosts.add(NameIndex.key(part));
            }
            for (String part : target.group("path").split("/")) {
                pathParts.add(NameIndex.key(part.replaceFirst("\\.\\w{2,4}$", "")));
            }
        }
    }

    private boolean canBePart(int i) {
        if (known[i] != 0) {
            return false;
        }
        String word = tokens.word(i);
        if (isFile(word)) {
            return false;
        }
        if (tokens.is(i, Tokens.LETTER)) {
            boolean plain = tokens.is(i, Tokens.ALL_LOWER)
                    && (tokens.is(i, Tokens.ORDINARY) || word.length() < 3 || word.indexOf('\'') >= 0);
            boolean measure = Character.isDigit(word.charAt(0)) && word.indexOf('.') > 0; // 2.0GHz, 1.7.x
            return !plain
                    && !measure
                    && !word.equals("I")
                    && !isContractionOrVersion(word)
                    && !CALENDAR.contains(tokens.lower(i));
        }
        if (tokens.is(i, Tokens.DIGIT)) {
            return word.indexOf('.') < 0;
        }
        return word.length() == 1
                && "-/&+.".indexOf(word.charAt(0)) >= 0
                && tokens.inSentence(i + 1, i)
                && !tokens.gapBefore(i)
                && !tokens.gapBefore(i + 1)
                && tokens.is(i + 1, Tokens.LETTER | Tokens.DIGIT);
    }

    private static boolean isContractionOrVersion(String word) {
        char c = word.charAt(0);
        return (c == 'I' || c == 'v' || Character.isDigit(c))
                && CONTRACTION_OR_VERSION.matcher(word).matches();
    }

    private static boolean isFile(String word) {
        int point = word.lastIndexOf('.');
        return point > 0 && FILES.contains(word.substring(point + 1).toLowerCase(Locale.ROOT));
    }

    private void collect() {
        for (int first = 0; first < tokens.size(); first++) {
            if (!canBeName[first] || !tokens.is(first, Tokens.LETTER)) {
                continue;
            }
            int words = 0;
            for (int last = first;
                    last < first + LONGEST_JOINED && tokens.inSentence(last, first) && canBeName[last];
                    last++) {
                words += last == first || tokens.gapBefore(last) ? 1 : 0;
                if (words > LONGEST) {
                    break;
                }
                if (tokens.is(last, Tokens.LETTER | Tokens.DIGIT) && canBeWhole(first, last)) {
                    add(first, last);
                }
            }
        }
    }

    /**
     * Not alone a word of prose, a plural of an acronym, an identifier of a program, a person, a place or what the
     * gazetteer knows to be no mention.
     */
    private boolean canBeWhole(int first, int last) {
        boolean other = true;
        for (int i = first; i <= last; i++) {
            other &= denied[i] || tokens.is(i, Tokens.OTHER_NAME) || tokens.person(i) > 0;
        }
        boolean word = first == last
                && tokens.is(first, Tokens.ORDINARY)
                && !tokens.is(first, Tokens.INNER_CAPITAL)
                && (tokens.lowerCount(first) > 0 || tokens.capitalCount(first) == 0);
        boolean plural = first == last
                && PLURAL_OR_IDENTIFIER.matcher(tokens.word(first)).matches();
        return !other
                && !word
                && !plural
                && Surface.standsFreely(
                        text.blocks().get(tokens.block(first)).text(), tokens.start(first), tokens.end(last));
    }

    private void add(int first, int last) {
        String name = string(first, last);
        Uses use = uses.computeIfAbsent(name, key -> new Uses(key));
        NameSpan span = new NameSpan(spans.size(), first, last, acts(first, last), use);
        spans.add(span);
        use.times++;
        use.alone += joinsBefore(first) || joinsAfter(last) ? 0 : 1;
        boolean forced = tokens.is(first, Tokens.FIRST) || tokens.capitalShare(first) > Tokens.HEADLINE;
        use.unforced += forced ? 0 : 1;
        use.inTitle += text.blocks().get(tokens.block(first)).kind() == Block.Kind.TITLE ? 1 : 0;
        use.wholeLinks += isWholeLink(span) ? 1 : 0;
        use.acts += span.acts() ? 1 : 0;
        use.behindOwners += ownerInFront(first) ? 1 : 0;
        String behind = tokens.lower(last + 1, last);
        use.possessive += behind.equals("'s") || behind.equals("\u2019s") ? 1 : 0;
        use.numbered += !behind.isEmpty() && Character.isDigit(behind.charAt(0)) ? 1 : 0;
        use.followed += joinsAfter(last) && tokens.is(last + 1, Tokens.CAPITAL | Tokens.INNER_CAPITAL) ? 1 : 0;
    }

    String string(int first, int last) {
        return text.blocks().get(tokens.block(first)).text().substring(tokens.start(first), tokens.end(last));
    }

    boolean joinsBefore(int first) {
        return tokens.inSentence(first - 1, first) && canBeName[first - 1];
    }

    boolean joinsAfter(int last) {
        return tokens.inSentence(last + 1, last) && canBeName[last + 1];
    }

    boolean isWholeLink(NameSpan span) {
        return tokens.is(span.first, Tokens.OPENS_LINK) && tokens.is(span.last, Tokens.CLOSES_LINK);
    }

    private boolean acts(int first, int last) {
        String prose = text.blocks().get(tokens.block(first)).text();
        return CompanyCues.actsOrIsSpokenOf(prose, tokens.start(first), tokens.end(last));
    }

    boolean ownerInFront(int first) {
        return tokens.inSentence(first - 1, first) && owner[first - 1];
    }

    /** By first token, then by last. */
    List<NameSpan> all() {
        return spans;
    }

    Tokens tokens() {
        return tokens;
    }

    /** The label by {@link UnknownNames#label} of the known name in which a token stands; {@link UnknownNames#NONE} if none. */
    int known(int i, int from) {
        return tokens.inSentence(i, from) ? known[i] : UnknownNames.NONE;
    }

    boolean denied(int i) {
        return denied[i];
    }

    boolean candidate(int i) {
        return candidate[i];
    }

    /** Whether links of the text lead to a host (1) or to a page (2) of this name, or to both (3). */
    int target(Uses use) {
        if (hosts.isEmpty() || use.name.length() < 3) {
            return 0;
        }
        if (use.target < 0) {
            String key = NameIndex.key(use.name);
            use.target = (hosts.contains(key) ? 1 : 0) | (pathParts.contains(key) ? 2 : 0);
        }
        return use.target;
    }

    /** How many known names there are, in coarse steps. */
    int coverage() {
        return Math.min(3, knownOwners) * 4 + Math.min(3, knownOthers / 2);
    }

    /**
     * How much of what is written as names are is known to the gazetteer, in tenths: few tenths in a post on a field
     * that it knows little of.
     */
    int explained() {
        return explained;
    }

    private int explain() {
        int unexplained = 0;
        int named = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (known[i] != UnknownNames.NONE) {
                named += i == 0 || known[i - 1] != known[i] ? 1 : 0;
            } else if (canBeName[i]
                    && tokens.is(i, Tokens.CAPITAL | Tokens.INNER_CAPITAL)
                    && !tokens.is(i, Tokens.ORDINARY | Tokens.OTHER_NAME)
                    && !denied[i]
                    && tokens.person(i) == 0) {
                unexplained++;
            }
        }
        return named + unexplained == 0 ? 10 : 10 * named / (named + unexplained);
    }

    /** A name found; where the gazetteer has a likely reading of it, as the one that fits best. */
    Found found(NameSpan span, EntityType type) {
        int block = tokens.block(span.first);
        int start = tokens.start(span.first);
        int end = tokens.end(span.last);
        Optional<Candidate> fits = candidatesByStart.getOrDefault(span.first, List.of()).stream()
                .filter(one -> one.isName() && one.start() == start && one.end() == end)
                .filter(one -> rule.type(one).equals(type) && candidates.isLikely(one))
                .max(Comparator.comparingInt(rule::rank));
        return new Found(block, start, end, type, fits);
    }
}
