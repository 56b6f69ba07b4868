package io.github.tagwright.entity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes an outer ring of a gazetteer from public lists: names it lacks, with less trust than its own. A list says
 * nothing of a name's other meanings, so a name is taken only where it is hard to mistake: where it is shaped like a
 * name ({@code OpenShift}) or has a word that no dictionary has, and counts as written only; any other name only where
 * its owner is mentioned in the post. What is neither is refused. Not safe to share.
 */
public final class GazetteerImport {

    private static final int LONGEST = 40;
    private static final int MOST_WORDS = 5;
    private static final int SHORT_ACRONYM = 3;
    private static final int MOST_CONTEXTS = 3;

    /** Shorter names in mixed case are too often something else. */
    private static final int SHORTEST_SHAPED = 4;

    private static final Pattern ODD = Pattern.compile("[^\\p{L}\\p{N} .+&'!-]|\\. |  ");
    private static final Pattern VERSION = Pattern.compile("[ -]v?\\d+(\\.(\\d+|x))*$");
    private static final Pattern COMPANY = Pattern.compile(
            ",? (Inc|Incorporated|Corp|Corporation|Ltd|Limited|LLC|GmbH|AG|SA|S\\.A|BV|B\\.V|AB|Co|Company|PLC|Pty)\\.?$");
    private static final Pattern SHAPED = Pattern.compile("\\p{L}*\\p{Ll}\\p{Lu}\\p{L}*");

    /** What the last word of a firm's name says of it; without such a word two capitals may be a person. */
    private static final Set<String> OF_FIRMS = Set.of(
            "software",
            "systems",
            "technologies",
            "technology",
            "labs",
            "laboratories",
            "networks",
            "networking",
            "solutions",
            "foundation",
            "security",
            "computing",
            "computer",
            "computers",
            "communications",
            "microsystems",
            "semiconductor",
            "electronics",
            "storage",
            "data",
            "cloud",
            "interactive",
            "entertainment",
            "games",
            "studios",
            "group",
            "international",
            "services",
            "consortium",
            "alliance");

    /** Last words of what is described rather than named, or is no product: protocols, formats, parts. */
    private static final Set<String> DESCRIPTIVE = Set.of(
            "protocol",
            "protocols",
            "format",
            "standard",
            "specification",
            "firmware",
            "driver",
            "drivers",
            "plugin",
            "plugins",
            "plug-in",
            "extension",
            "module",
            "library",
            "language",
            "algorithm",
            "processor",
            "products",
            "devices",
            "printer",
            "printers",
            "router",
            "routers",
            "camera",
            "cameras",
            "version",
            "api",
            "book",
            "game",
            "theme",
            "summit",
            "conference",
            "forum",
            "community",
            "base",
            "technology",
            "technologies");

    /** Last words that say what a thing is, beside a name that stands alone without them. */
    private static final Set<String> GENERIC = Set.of(
            "server",
            "servers",
            "browser",
            "client",
            "software",
            "suite",
            "appliance",
            "system",
            "systems",
            "service",
            "services",
            "app",
            "platform",
            "engine",
            "device",
            "family",
            "series",
            "edition",
            "application",
            "framework",
            "database",
            "project",
            "group",
            "foundation");

    private final EntityTypes types;
    private final NameIndex known;
    private final Set<String> ordinaryWords;
    private final Map<String, Taken> taken = new LinkedHashMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final Set<String> none = new HashSet<>();
    private final Map<String, List<String>> ownerNames = new HashMap<>();

    /**
     * A row of a list.
     *
     * @param type name of a type; a row of a type that the field lacks names what is to be left out
     * @param owner such as the vendor of a product, in the list's own spelling; empty where it has none
     * @param from year in which it began; empty where it is not known
     * @param source name of the list
     */
    public record Row(String name, String type, String owner, String from, String source) {}

    private record Taken(
            EntityType type,
            String name,
            Optional<Entity> owner,
            List<String> needs,
            String from,
            Set<String> sources) {}

    /**
     * @param models folder whose gazetteer is to have the ring
     * @param ring file in its gazetteer folder that is written anew, and so does not count as known
     * @param ordinaryWords words of a dictionary, in lower case
     * @throws GazetteerException if the gazetteer has mistakes
     */
    public GazetteerImport(Path models, String ring, Set<String> ordinaryWords) throws IOException {
        this.types = EntityTypes.read(models);
        GazetteerReader reader = GazetteerReader.read(models.resolve("gazetteer"), types);
        if (!reader.mistakes().isEmpty()) {
            throw new GazetteerException(reader.mistakes());
        }
        List<GazetteerEntry> entries = reader.entries().stream()
                .filter(entry -> !entry.file().equals(ring))
                .toList();
        this.known = new NameIndex(entries);
        this.ordinaryWords = ordinaryWords;
        for (GazetteerEntry entry : entries) {
            entry.entity()
                    .filter(entity -> entity.type().owns())
                    .ifPresent(entity -> ownerNames.put(
                            entity.id(),
                            entry.aliases().stream()
                                    .map(GazetteerEntry.Alias::text)
                                    .toList()));
        }
    }

    /** Takes the rows that are new and safe; those that name what to leave out may stand anywhere among them. */
    public void add(List<Row> rows) {
        rows.stream()
                .filter(row -> types.named(row.type()).isEmpty())
                .forEach(row -> none.add(NameIndex.key(row.name())));
        for (Row row : rows) {
            types.named(row.type()).ifPresent(type -> add(row, type));
        }
    }

    private void add(Row row, EntityType type) {
        String name = row.name()
                .replaceAll("[®™©]", "")
                .replaceAll(" \\([^)]*\\)$", "")
                .strip();
        Optional<Entity> owner = type.owner()
                .flatMap(of -> known.owner(withoutCompany(row.owner()), of))
                .flatMap(GazetteerEntry::entity);
        if (type.owns()) {
            name = withoutCompany(name);
        } else {
            name = withoutVersion(name);
            if (owner.isEmpty()) {
                owner = ownerInFront(name, type);
            }
            if (owner.isPresent()) {
                name = withoutOwner(name, owner.get());
            }
        }
        Optional<String> objection = objection(name, type, owner, row);
        if (objection.isPresent()) {
            refused.merge(objection.get(), 1, Integer::sum);
            return;
        }
        List<String> needs = speaksForItself(name, type) ? List.of() : contexts(name, owner);
        Taken before = taken.get(NameIndex.key(name));
        if (before != null) {
            before.sources().add(row.source());
            refused.merge("on several lists", 1, Integer::sum);
            return;
        }
        taken.put(
                NameIndex.key(name),
                new Taken(type, name, owner, needs, row.from(), new TreeSet<>(Set.of(row.source()))));
    }

    private static String withoutCompany(String name) {
        return COMPANY.matcher(name).replaceFirst("");
    }

    private static String withoutVersion(String name) {
        return VERSION.matcher(name).replaceFirst("");
    }

    /** The owner whose name a name begins with, as in {@code Samsung Galaxy Watch}; none where that is a plain word. */
    private Optional<Entity> ownerInFront(String name, EntityType type) {
        int blank = name.indexOf(' ');
        if (blank < 0 || type.owner().isEmpty()) {
            return Optional.empty();
        }
        int second = name.indexOf(' ', blank + 1);
        return Stream.of(second, blank)
                .filter(end -> end > 0 && !isOrdinary(name.substring(0, end)))
                .flatMap(end -> known.owner(name.substring(0, end), type.owner().get()).stream())
                .flatMap(entry -> entry.entity().stream())
                .findFirst();
    }

    private String withoutOwner(String name, Entity owner) {
        for (String spelling : ownerNames.getOrDefault(owner.id(), List.of())) {
            if (name.regionMatches(true, 0, spelling + " ", 0, spelling.length() + 1)) {
                return name.substring(spelling.length() + 1);
            }
        }
        return name;
    }

    /** Whether the last word of a name says that it is no product, or only which sort of thing is meant. */
    static boolean isDescribed(String name) {
        return DESCRIPTIVE.contains(name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT));
    }

    /** Whether the gazetteer has a name, or all of it but a last word that only says what it is. */
    private boolean isKnown(String name) {
        int last = name.lastIndexOf(' ');
        return known.entry(name).isPresent()
                || (last > 0
                        && GENERIC.contains(name.substring(last + 1).toLowerCase(Locale.ROOT))
                        && known.entry(withoutVersion(name.substring(0, last))).isPresent());
    }

    private static boolean hasCapital(String word) {
        return word.length() <= SHORT_ACRONYM
                || word.chars().anyMatch(c -> Character.isUpperCase(c) || Character.isDigit(c));
    }

    /** Why a name cannot be taken. */
    private Optional<String> objection(String name, EntityType type, Optional<Entity> owner, Row row) {
        String[] words = name.split(" ");
        if (name.length() < 3
                || name.length() > LONGEST
                || words.length > MOST_WORDS
                || ODD.matcher(name).find()) {
            return Optional.of("not written like a name");
        }
        if (!Arrays.stream(words).allMatch(GazetteerImport::hasCapital)) {
            return Optional.of("without capitals");
        }
        String key = NameIndex.key(name);
        if (none.contains(key) || none.contains(NameIndex.key(row.name()))) {
            return Optional.of("named as one to leave out");
        }
        if (isKnown(name) || isKnown(row.name())) {
            return Optional.of("known already");
        }
        if (isDescribed(name)) {
            return Optional.of("described rather than named");
        }
        if (!speaksForItself(name, type) && contexts(name, owner).isEmpty()) {
            return Optional.of("could be something else, and no owner tells");
        }
        return Optional.empty();
    }

    /**
     * What must stand in a post for a name to count that does not speak for itself: its owner's name, and directly in
     * front of it where the name is made of ordinary words or is a short acronym.
     */
    private List<String> contexts(String name, Optional<Entity> owner) {
        List<String> owners = owner.map(entity -> ownerNames.getOrDefault(entity.id(), List.of()))
                .orElse(List.of());
        boolean common = name.length() <= SHORT_ACRONYM
                || Arrays.stream(name.split(" ")).allMatch(word -> isOrdinary(word) || !isWord(word));
        return owners.stream()
                .filter(spelling -> common || !isOrdinary(spelling))
                .limit(MOST_CONTEXTS)
                .map(spelling -> common ? spelling + " " + name : spelling)
                .toList();
    }

    private static boolean isWord(String word) {
        return word.length() > SHORT_ACRONYM && word.chars().allMatch(Character::isLetter);
    }

    /** Whether a name is hard to mistake for anything else. */
    private boolean speaksForItself(String name, EntityType type) {
        String[] words = name.split(" ");
        if (words.length == 1) {
            return name.length() >= SHORTEST_SHAPED && SHAPED.matcher(name).matches();
        }
        boolean strange = false;
        for (String word : words) {
            if (word.isEmpty()
                    || !(Character.isUpperCase(word.charAt(0))
                            || SHAPED.matcher(word).matches())) {
                return false;
            }
            strange |= isWord(word) && !isOrdinary(word);
        }
        return strange && (!type.owns() || OF_FIRMS.contains(words[words.length - 1].toLowerCase(Locale.ROOT)));
    }

    private boolean isOrdinary(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return ordinaryWords.contains(lower)
                || (lower.endsWith("s") && ordinaryWords.contains(lower.substring(0, lower.length() - 1)));
    }

    /** How many names were taken. */
    public int size() {
        return taken.size();
    }

    /** How many rows were refused for each reason. */
    public Map<String, Integer> refused() {
        return refused;
    }

    /** The ring as a gazetteer file. The same rows and gazetteer always yield the same text. */
    public String yaml() {
        StringBuilder yaml = new StringBuilder();
        for (EntityType type : types.all()) {
            List<Taken> ofType = taken.values().stream()
                    .filter(one -> one.type().equals(type))
                    .sorted(Comparator.comparing((Taken one) -> NameIndex.key(one.name()))
                            .thenComparing(Taken::name))
                    .toList();
            if (!ofType.isEmpty()) {
                yaml.append(type.plural()).append(":\n");
                ofType.forEach(one -> yaml.append(line(one)).append('\n'));
            }
        }
        return yaml.toString();
    }

    private String line(Taken one) {
        String slug = GazetteerLine.slug(one.name());
        String id =
                known.claimId(one.owner().map(owner -> owner.id() + "-" + slug).orElse(slug));
        GazetteerLine line = new GazetteerLine().withYaml("id", id).with("name", one.name());
        one.owner().ifPresent(owner -> line.withYaml(one.type().ownerKey().orElseThrow(), owner.id()));
        if (!one.type().owns()) {
            line.with("kind", one.type().name().toLowerCase(Locale.ROOT));
        }
        if (Month.parse(one.from()).isPresent()) {
            line.withYaml("from", one.from());
        }
        return line.with("case", "exact")
                .with("needs", one.needs())
                .with("source", String.join("+", new ArrayList<>(one.sources())))
                .text();
    }
}
