package io.github.tagwright.entity;

import io.github.tagwright.text.Mark;
import io.github.tagwright.text.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Proposes names that the gazetteer lacks, for a person to look at: those that a trained finder found, and beside them
 * runs of words that are shaped like names or have a capital where prose has none. Immutable, safe to share.
 */
public final class NewNames {

    private static final int LONGEST = 4;
    /** What a word is worth that is shaped like no word of prose: {@code LiveShield}, {@code vSphere}. */
    private static final double SHAPED = 0.5;

    /** What a capital in front of an unknown word is worth: people and places have it too. */
    private static final double CAPITAL = 0.15;

    /** What several words of the dictionary are worth that all have a capital. */
    private static final double PLAIN = 0.05;

    private static final double OWNER_BESIDE = 0.3;
    private static final double OWNER_LINKED = 0.1;
    private static final double USED_LIKE_A_PRODUCT = 0.2;

    private static final double IN_CODE = -0.3;

    private static final Pattern CAMEL =
            Pattern.compile("(?:\\p{Lu}{1,4}\\p{Ll}+|\\p{Ll}\\p{Lu}\\p{Ll}+)(?:\\p{Lu}\\p{Ll}+)*\\p{Lu}*");
    private static final Pattern FAMILY_NAME = Pattern.compile("(?:Mc|De|Di|Du|La|Le|Van|Fitz)\\p{Lu}\\p{Ll}+");
    private static final Pattern MODEL = Pattern.compile("\\p{Lu}{1,4}-?\\d{2,5}\\p{L}{0,3}");
    private static final Pattern ACRONYM = Pattern.compile("\\p{Lu}{3,5}");
    private static final Pattern SHORT = Pattern.compile("\\p{Lu}+s?|.{1,3}|.*\\d.*|.*['\u2019].*");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern VERSION = Pattern.compile(" (?:v|version )?\\d+(?:\\.\\d+)*\\b");
    private static final Pattern HOST =
            Pattern.compile("https?://(?:[\\w-]+\\.)*?([\\w-]+)\\.(?:co\\.)?[a-z]{2,4}(?:[:/?#].*)?");

    /** Hosts where everybody's things are. */
    private static final Set<String> HOSTS_OF_ALL = Set.of(
            "github",
            "gitlab",
            "bitbucket",
            "sourceforge",
            "google",
            "amazon",
            "twitter",
            "facebook",
            "youtube",
            "meetup",
            "linkedin",
            "wikipedia",
            "blogspot",
            "wordpress",
            "medium",
            "docker",
            "apple",
            "fedoraproject",
            "archive");

    private static final List<String> JOINTS = List.of(", ", " and ", ", and ", " or ", ", or ", "/");

    private static final Set<String> TITLES =
            Set.of("CEO", "CTO", "CIO", "CFO", "COO", "CSO", "SVP", "EVP", "USA", "FAQ", "RSS");

    private static final Set<String> USING = Set.of(
            "use",
            "using",
            "used",
            "uses",
            "install",
            "installed",
            "installing",
            "download",
            "downloaded",
            "run",
            "running",
            "runs",
            "called",
            "named",
            "deploy",
            "deployed",
            "deploying",
            "via",
            "configure",
            "configuring");

    /** What only says of a name what sort of thing it is; it is left out at a name's end. */
    private static final Set<String> GENERIC = Set.of(
            "server",
            "client",
            "software",
            "appliance",
            "cluster",
            "environment",
            "support",
            "user",
            "users",
            "team",
            "blog",
            "site",
            "web",
            "conference",
            "session",
            "book",
            "press",
            "guide",
            "whitepaper",
            "update",
            "release");

    private final Lexicon lexicon;
    private final Set<String> known = new HashSet<>();
    private final Map<String, Entity> ownersByKey = new HashMap<>();
    private final EntityType owning;
    private final EntityType owned;

    public NewNames(Gazetteer gazetteer, WordLists words) {
        this.lexicon = new Lexicon(
                Words.of(words.ordinary()),
                Words.of(words.firstNames()),
                Words.of(words.otherNames()),
                NameWords.of(gazetteer));
        List<EntityType> types = gazetteer.types().all();
        this.owned = types.stream().filter(type -> !type.owns()).findFirst().orElse(types.get(0));
        this.owning = types.stream()
                .filter(type -> owned.owner().filter(type.name()::equals).isPresent())
                .findFirst()
                .orElse(owned);
        for (int i = 0; i < gazetteer.spellingCount(); i++) {
            Gazetteer.Spelling spelling = gazetteer.spelling(i);
            String key = NameIndex.key(spelling.text());
            known.add(key);
            if (spelling.entity() != Gazetteer.NO_MENTION
                    && gazetteer.entity(spelling.entity()).type().equals(owning)) {
                ownersByKey.putIfAbsent(key, gazetteer.entity(spelling.entity()));
            }
        }
    }

    /** @param links what was found in the text, in order */
    public List<NewName> in(Text text, List<Link> links) {
        return new Reading(text, links).names();
    }

    /** One text. */
    private final class Reading {
        private final Text text;
        private final Tokens tokens;
        private final OwnersBeside owners;
        private final BitSet taken = new BitSet();
        private final Map<Long, Link> byStart = new HashMap<>();
        private final Map<Long, Link> byEnd = new HashMap<>();
        private final List<NewName> names = new ArrayList<>();
        private final Set<String> code = new HashSet<>();

        Reading(Text text, List<Link> links) {
            this.text = text;
            text.code().forEach(one -> code.addAll(List.of(NO_WORD.split(one))));
            this.tokens = new Tokens(text, lexicon);
            this.owners = new OwnersBeside(text, links);
            for (Link link : links) {
                Mention mention = link.mention();
                byStart.put(place(mention.block(), mention.start()), link);
                byEnd.put(place(mention.block(), mention.end()), link);
                for (int i = tokens.at(mention.block(), mention.start());
                        i < tokens.size() && tokens.block(i) == mention.block() && tokens.start(i) < mention.end();
                        i++) {
                    taken.set(i);
                }
                link.match(known -> false, unknown -> add(mention, unknown.id(), unknown.name()));
            }
        }

        private boolean add(Mention mention, String id, String name) {
            Owner owner = owner(mention.block(), mention.start(), mention.end());
            return names.add(new NewName(
                    mention.span(), id, name, mention.type(), owner.entity(), owner.evidence(), mention.score()));
        }

        List<NewName> names() {
            for (int i = 0; i < tokens.size(); ) {
                int end = i;
                while (end < tokens.size() && end < i + LONGEST && canStand(end, i)) {
                    end++;
                }
                if (end > i) {
                    propose(i, end);
                }
                i = Math.max(end, i + 1);
            }
            return names;
        }

        /** Whether a token may be part of the name that begins at {@code first}. */
        private boolean canStand(int i, int first) {
            if (!tokens.inSentence(i, first) || taken.get(i) || !tokens.is(i, Tokens.LETTER)) {
                return false;
            }
            if (isShaped(i) || isModel(i)) {
                return true;
            }
            return tokens.is(i, Tokens.CAPITAL)
                    && !tokens.is(i, Tokens.FIRST)
                    && tokens.capitalShare(i) <= Tokens.HEADLINE
                    && !SHORT.matcher(tokens.word(i)).matches()
                    && tokens.lowerCount(i) == 0;
        }

        /** What can be a name only beside its owner's: {@code E1000}, {@code SVC}. */
        private boolean isModel(int i) {
            String word = tokens.word(i);
            boolean acronym = tokens.is(i, Tokens.ALL_UPPER)
                    && tokens.capitalShare(i) <= Tokens.HEADLINE
                    && ACRONYM.matcher(word).matches()
                    && !TITLES.contains(word);
            return acronym || (tokens.is(i, Tokens.DIGIT) && MODEL.matcher(word).matches());
        }

        private boolean isShaped(int i) {
            String word = tokens.word(i);
            return tokens.is(i, Tokens.INNER_CAPITAL)
                    && word.length() > 4
                    && CAMEL.matcher(word).matches()
                    && !word.endsWith("aaS")
                    && !FAMILY_NAME.matcher(word).matches();
        }

        private void propose(int from, int to) {
            int first = from;
            int end = to;
            while (end > first + 1 && GENERIC.contains(tokens.lower(end - 1))) {
                end--;
            }
            int block = tokens.block(first);
            String prose = text.blocks().get(block).text();
            int start = tokens.start(first);
            int stop = tokens.end(end - 1);
            String name = prose.substring(start, stop);
            boolean shaped = false;
            boolean strange = false;
            boolean model = false;
            for (int i = first; i < end; i++) {
                if (tokens.person(i) > 0 || tokens.is(i, Tokens.OTHER_NAME)) {
                    return;
                }
                shaped |= isShaped(i);
                model |= isModel(i);
                strange |= !tokens.is(i, Tokens.ORDINARY) && !isInflected(tokens.lower(i));
            }
            if (GazetteerImport.isDescribed(name) || isKnown(name) || !Surface.standsFreely(prose, start, stop)) {
                return;
            }
            Owner owner = owner(block, start, stop);
            boolean beside = owner.worth() >= OWNER_BESIDE;
            if (!shaped && !strange && (!beside || end == first + 1)) {
                return;
            }
            boolean acts = CompanyCues.actsOrIsSpokenOf(prose, start, stop);
            boolean used = USING.contains(tokens.lower(first - 1, first))
                    || VERSION.matcher(prose).region(stop, prose.length()).lookingAt()
                    || isListed(block, start, stop);
            double score = (shaped ? SHAPED : strange ? CAPITAL : PLAIN)
                    + owner.worth()
                    + (used || acts ? USED_LIKE_A_PRODUCT : 0)
                    + (code.contains(name) ? IN_CODE : 0);
            if (!shaped && model && !beside) {
                score = 0; // counts against it: what stands alone too is no model of its owner's
            }
            names.add(new NewName(
                    text.blocks().get(block).prose().span(start, stop),
                    Link.Unknown.idOf(name),
                    name,
                    acts && owner.entity().isEmpty() ? owning : owned,
                    owner.entity(),
                    owner.evidence(),
                    Math.max(0, score)));
        }

        /** Whether it stands in a list with a known name: {@code X, Y and Z}. */
        private boolean isListed(int block, int start, int end) {
            String prose = text.blocks().get(block).text();
            for (String joint : JOINTS) {
                if ((prose.startsWith(joint, start - joint.length())
                                && byEnd.containsKey(place(block, start - joint.length())))
                        || (prose.startsWith(joint, end) && byStart.containsKey(place(block, end + joint.length())))) {
                    return true;
                }
            }
            return false;
        }

        /** The name of the host that a stretch is linked to, without its domains. */
        private Optional<String> linkedHost(int block, int start, int end) {
            for (Mark mark : text.blocks().get(block).marks()) {
                Matcher host = HOST.matcher(mark.target());
                if (mark.kind() == Mark.Kind.LINK && mark.start() <= start && end <= mark.end() && host.matches()) {
                    return Optional.of(NameIndex.key(host.group(1)));
                }
            }
            return Optional.empty();
        }

        /** Whether the gazetteer has a name, or a plural of it, or says that it is none. */
        private boolean isKnown(String name) {
            String key = NameIndex.key(name);
            return known.contains(key) || (key.endsWith("s") && known.contains(key.substring(0, key.length() - 1)));
        }

        private Owner owner(int block, int start, int end) {
            Optional<OwnersBeside.Owner> beside = owners.of(block, start, end);
            if (beside.isPresent()) {
                Optional<Entity> entity = beside.get()
                        .link()
                        .match(
                                known -> Optional.of(known.entity())
                                        .filter(one -> one.type().equals(owning)),
                                unknown -> Optional.empty());
                if (entity.isPresent()) {
                    return new Owner(entity, beside.get().evidence(), OWNER_BESIDE);
                }
            }
            return linkedHost(block, start, end)
                    .filter(host -> host.length() > 2 && !HOSTS_OF_ALL.contains(host))
                    .flatMap(host -> Optional.ofNullable(ownersByKey.get(host)))
                    .map(entity -> new Owner(Optional.of(entity), "its link", OWNER_LINKED))
                    .orElse(Owner.NONE);
        }
    }

    /** Whose a name may be, what tells it, and what that is worth for taking it for a name. */
    private record Owner(Optional<Entity> entity, String evidence, double worth) {
        static final Owner NONE = new Owner(Optional.empty(), "", 0);
    }

    /** Plurals and other forms of words of the dictionary, which has few of them. */
    private boolean isInflected(String word) {
        for (String ending : new String[] {"s", "es", "d", "ed", "ing", "er", "ers", "ly"}) {
            if (word.endsWith(ending) && lexicon.ordinary().has(word.substring(0, word.length() - ending.length()))) {
                return true;
            }
        }
        return word.endsWith("ies") && lexicon.ordinary().has(word.substring(0, word.length() - 3) + "y");
    }

    private static long place(int block, int at) {
        return (long) block << 32 | at;
    }
}
