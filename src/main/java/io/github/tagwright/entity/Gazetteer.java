package io.github.tagwright.entity;

import io.github.tagwright.text.PhraseTrie;
import io.github.tagwright.text.Pieces;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Known entities, vendors and products, with all the spellings they are met in. Read from the YAML files of a folder, or from
 * the compiled form of them, which loads without parsing anything. Immutable, safe to share.
 */
public final class Gazetteer {

    private static final String FORMAT = "tagwright-gazetteer-7";

    /**
     * A spelling that is looked for.
     *
     * @param entity index of what it names, or {@link #NO_MENTION}
     * @param text as the gazetteer writes it
     * @param casePolicy in which case it counts
     * @param words its runs of letters
     * @param needs contexts, of which one must stand in the post
     * @param capitalTells whether a capital inside a sentence tells it as well as a context does
     */
    record Spelling(int entity, String text, CasePolicy casePolicy, Word[] words, int[] needs, boolean capitalTells) {}

    /**
     * A run of letters in a spelling, before its model number if it has one.
     *
     * @param start first char in the spelling, 0-based
     * @param end one past the last
     * @param ordinary whether it is a word of the dictionary
     * @param isUpper whether it is all capitals
     * @param isLower whether it has none
     */
    record Word(int start, int end, boolean ordinary, boolean isUpper, boolean isLower) {
        int length() {
            return end - start;
        }
    }

    static final int NO_MENTION = -1;

    /** Kinds with more products than this are a rest that has little in common. */
    private static final int WIDE_KIND = 150;

    private final EntityTypes types;
    private final List<Entity> entities;
    private final Map<String, Entity> byId = new HashMap<>();
    private final List<Spelling> spellings;
    private final byte[] contextCapitals;
    private final PhraseTrie phrases;
    private final BitSet namedByYears = new BitSet();
    private final Set<String> wideKinds;
    private final BitSet capitalized = new BitSet();

    private Gazetteer(
            EntityTypes types,
            List<Entity> entities,
            List<Spelling> spellings,
            byte[] contextCapitals,
            PhraseTrie phrases) {
        this.types = types;
        this.entities = List.copyOf(entities);
        this.spellings = List.copyOf(spellings);
        this.contextCapitals = contextCapitals;
        this.phrases = phrases;
        entities.forEach(entity -> byId.put(entity.id(), entity));
        this.wideKinds = wideKinds(entities);
        for (int i = 0; i < spellings.size(); i++) {
            Spelling spelling = spellings.get(i);
            if (spelling.entity() != NO_MENTION) {
                if (endsInYear(spelling.text())) {
                    namedByYears.set(spelling.entity());
                }
                capitalized.set(i, Surface.asksForCapital(spelling));
            }
        }
    }

    private static Set<String> wideKinds(List<Entity> entities) {
        Map<String, Integer> sizes = new HashMap<>();
        entities.forEach(entity -> sizes.merge(entity.kind(), 1, Integer::sum));
        sizes.values().removeIf(size -> size <= WIDE_KIND);
        return Set.copyOf(sizes.keySet());
    }

    private static boolean endsInYear(String text) {
        int year = text.length() - 4;
        return year > 1
                && text.charAt(year - 1) == ' '
                && (text.startsWith("19", year) || text.startsWith("20", year))
                && Character.isDigit(text.charAt(year + 2))
                && Character.isDigit(text.charAt(year + 3));
    }

    /**
     * Reads and compiles the YAML files of a folder.
     *
     * @param types whose plurals are the sections of the files
     * @throws GazetteerException if a file has mistakes, with all of them
     */
    public static Gazetteer compile(Path folder, EntityTypes types, WordLists words) throws IOException {
        GazetteerReader reader = GazetteerReader.read(folder, types);
        List<String> mistakes = new ArrayList<>(reader.mistakes());
        mistakes.addAll(reader.contradictions());
        if (!mistakes.isEmpty()) {
            throw new GazetteerException(mistakes);
        }
        return compile(reader.entries(), types, words);
    }

    static Gazetteer compile(List<GazetteerEntry> entries, EntityTypes types, WordLists words) {
        Set<String> ordinaryWords = words.ordinary();
        List<Entity> entities = new ArrayList<>();
        List<Spelling> spellings = new ArrayList<>();
        Map<String, Integer> contexts = new LinkedHashMap<>();
        PhraseTrie.Builder phrases = new PhraseTrie.Builder();
        Map<String, List<String>> vendorNames = vendorNames(entries);
        for (GazetteerEntry entry : entries) {
            int index = entry.entity().isPresent() ? entities.size() : NO_MENTION;
            entry.entity().ifPresent(entities::add);
            for (GazetteerEntry.Alias alias : entry.aliases()) {
                if (isVendorAndName(alias, entry, vendorNames)) {
                    continue;
                }
                int[] needs = alias.needs().stream()
                        .mapToInt(
                                need -> contexts.computeIfAbsent(context(need, ordinaryWords), key -> contexts.size()))
                        .toArray();
                phrases.add(alias.text(), index != NO_MENTION, spellings.size());
                spellings.add(new Spelling(
                        index,
                        alias.text(),
                        alias.casePolicy(),
                        words(alias.text(), ordinaryWords),
                        needs,
                        words.knownNames().contains(alias.text())));
            }
        }
        contexts.forEach((phrase, context) -> phrases.add(phrase, false, -1 - context));
        byte[] capitals = new byte[contexts.size()];
        contexts.forEach((phrase, context) -> capitals[context] = (byte) capitals(phrase));
        return new Gazetteer(types, entities, spellings, capitals, phrases.build());
    }

    /** A context as it is told from others: in lower case, but a name that is also a word as it is written. */
    private static String context(String need, Set<String> ordinaryWords) {
        String lower = need.toLowerCase(Locale.ROOT);
        return ordinaryWords.contains(lower) ? need : lower;
    }

    /** How many letters a phrase begins with that are capitals. */
    private static int capitals(String phrase) {
        int capitals = 0;
        while (capitals < phrase.length() && Character.isUpperCase(phrase.charAt(capitals))) {
            capitals++;
        }
        return capitals;
    }

    static Map<String, List<String>> vendorNames(List<GazetteerEntry> entries) {
        Map<String, List<String>> names = new HashMap<>();
        for (GazetteerEntry entry : entries) {
            entry.entity()
                    .filter(entity -> entity.type().owns())
                    .ifPresent(entity -> names.put(
                            entity.id(),
                            entry.aliases().stream()
                                    .map(GazetteerEntry.Alias::text)
                                    .toList()));
        }
        return names;
    }

    /**
     * Whether an alias is the vendor's name in front of another spelling of the same product. Those are two mentions,
     * vendor and product; but where the entry's own name begins with the vendor ({@code VMware Fault Tolerance}), the
     * product is one that does not stand alone, and so are its short forms ({@code VMware FT}).
     */
    static boolean isVendorAndName(
            GazetteerEntry.Alias alias, GazetteerEntry entry, Map<String, List<String>> vendorNames) {
        if (entry.entity().isEmpty() || alias == entry.aliases().get(0)) {
            return false;
        }
        Entity entity = entry.entity().get();
        return Stream.concat(entity.vendor().stream(), entity.owners().stream().map(Entity.Owner::by))
                .flatMap(id -> vendorNames.getOrDefault(id, List.of()).stream())
                .filter(vendor ->
                        alias.text().startsWith(vendor + " ") && !entity.name().startsWith(vendor + " "))
                .map(vendor -> alias.text().substring(vendor.length() + 1))
                .anyMatch(rest ->
                        entry.aliases().stream().anyMatch(other -> other.text().equals(rest)));
    }

    private static Word[] words(String alias, Set<String> ordinaryWords) {
        Pieces pieces = new Pieces();
        int number = alias.indexOf('#');
        pieces.read(alias, 0, number < 0 ? alias.length() : number);
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.kind(i) == Pieces.LETTERS) {
                String word = alias.substring(pieces.start(i), pieces.end(i));
                words.add(new Word(
                        pieces.start(i),
                        pieces.end(i),
                        ordinaryWords.contains(word.toLowerCase(Locale.ROOT)),
                        word.chars().noneMatch(Character::isLowerCase),
                        word.chars().noneMatch(Character::isUpperCase)));
            }
        }
        return words.toArray(Word[]::new);
    }

    public EntityTypes types() {
        return types;
    }

    public Collection<Entity> entities() {
        return entities;
    }

    public Optional<Entity> entity(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All spellings of an entity, the name first. */
    public List<String> spellings(String id) {
        return spellings.stream()
                .filter(spelling -> spelling.entity() != NO_MENTION
                        && entities.get(spelling.entity()).id().equals(id))
                .map(Spelling::text)
                .toList();
    }

    /** The first entity of a type that has this spelling, case ignored. Looks at all of them. */
    public Optional<Entity> named(String text, EntityType type) {
        return spellings.stream()
                .filter(spelling ->
                        spelling.entity() != NO_MENTION && spelling.text().equalsIgnoreCase(text))
                .map(spelling -> entities.get(spelling.entity()))
                .filter(entity -> entity.type().equals(type))
                .findFirst();
    }

    /** The vendor whose product this is on a day. */
    public Optional<Entity> vendorOn(Entity entity, Optional<LocalDate> day) {
        return entity.vendorOn(day).flatMap(this::entity);
    }

    /** Whether two names are spellings of one vendor, case ignored; the same text always is. */
    public boolean isSameVendor(String a, String b) {
        return a.equalsIgnoreCase(b)
                || vendorsNamed(a).anyMatch(vendor -> vendorsNamed(b).anyMatch(vendor::equals));
    }

    private Stream<Integer> vendorsNamed(String name) {
        return spellings.stream()
                .filter(spelling -> spelling.text().equalsIgnoreCase(name))
                .map(Spelling::entity)
                .filter(index ->
                        index != NO_MENTION && entities.get(index).type().owns());
    }

    Entity entity(int index) {
        return entities.get(index);
    }

    /** Whether an entity's releases are known by their years: {@code Word 2003}. */
    boolean isNamedByYears(int entity) {
        return namedByYears.get(entity);
    }

    /** Whether a kind is so wide that two products of it need have nothing to do with each other. */
    boolean isWide(String kind) {
        return wideKinds.contains(kind);
    }

    Spelling spelling(int index) {
        return spellings.get(index);
    }

    /**
     * Whether a spelling counts nowhere without a capital at its start: asked in front of all else, as most words of a
     * text that are written like some name have none.
     */
    boolean isCapitalized(int index) {
        return capitalized.get(index);
    }

    int spellingCount() {
        return spellings.size();
    }

    /** How many different contexts spellings ask for; payload {@code -1 - context} of {@link #phrases()} is one. */
    int contexts() {
        return contextCapitals.length;
    }

    /** Whether a context stands at a place of a text as it counts: as a name, where it is a name that is also a word. */
    boolean contextCounts(int context, String text, int start) {
        for (int i = 0; i < contextCapitals[context]; i++) {
            if (!Character.isUpperCase(text.charAt(start + i))) {
                return false;
            }
        }
        return true;
    }

    PhraseTrie phrases() {
        return phrases;
    }

    /** Writes the compiled form. The same gazetteer always yields the same bytes. */
    public void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
        out.writeUTF(FORMAT);
        types.write(out);
        TreeSet<String> shared = new TreeSet<>();
        for (Entity entity : entities) {
            shared.add(entity.kind());
            shared.add(entity.field());
            shared.add(entity.source().orElse(""));
        }
        Map<String, Integer> words = new HashMap<>();
        out.writeInt(shared.size());
        for (String word : shared) {
            words.put(word, words.size());
            write(word, out);
        }
        out.writeInt(entities.size());
        for (Entity entity : entities) {
            write(entity, words, out);
        }
        out.writeInt(spellings.size());
        for (Spelling spelling : spellings) {
            out.writeInt(spelling.entity());
            write(spelling.text(), out);
            out.writeByte(spelling.casePolicy().ordinal());
            out.writeBoolean(spelling.capitalTells());
            out.writeByte(spelling.words().length);
            for (Word word : spelling.words()) {
                out.writeShort(word.start());
                out.writeShort(word.end());
                out.writeByte((word.ordinary() ? 1 : 0) | (word.isUpper() ? 2 : 0) | (word.isLower() ? 4 : 0));
            }
            out.writeShort(spelling.needs().length);
            for (int need : spelling.needs()) {
                out.writeInt(need);
            }
        }
        out.writeInt(contextCapitals.length);
        out.write(contextCapitals);
        phrases.write(out);
        out.flush();
    }

    /**
     * Loads the compiled form.
     *
     * @throws IOException if the stream holds none, or one of another version
     */
    public static Gazetteer read(InputStream stream) throws IOException {
        DataInputStream head = new DataInputStream(stream);
        if (!head.readUTF().equals(FORMAT)) {
            throw new IOException("not a gazetteer compiled by this version");
        }
        EntityTypes types = EntityTypes.read(head);
        ByteBuffer in = ByteBuffer.wrap(stream.readAllBytes());
        List<String> shared = new ArrayList<>();
        for (int i = in.getInt(); i > 0; i--) {
            shared.add(readText(in));
        }
        int entityCount = in.getInt();
        List<Entity> entities = new ArrayList<>(entityCount);
        for (int i = 0; i < entityCount; i++) {
            entities.add(readEntity(types, shared, in));
        }
        int spellingCount = in.getInt();
        List<Spelling> spellings = new ArrayList<>(spellingCount);
        CasePolicy[] policies = CasePolicy.values();
        for (int i = 0; i < spellingCount; i++) {
            int entity = in.getInt();
            String text = readText(in);
            CasePolicy policy = policies[in.get()];
            boolean capitalTells = in.get() != 0;
            Word[] words = new Word[in.get()];
            for (int w = 0; w < words.length; w++) {
                int start = in.getShort();
                int end = in.getShort();
                int flags = in.get();
                words[w] = new Word(start, end, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
            }
            int[] needs = new int[in.getShort()];
            for (int n = 0; n < needs.length; n++) {
                needs[n] = in.getInt();
            }
            spellings.add(new Spelling(entity, text, policy, words, needs, capitalTells));
        }
        byte[] contextCapitals = new byte[in.getInt()];
        in.get(contextCapitals);
        return new Gazetteer(types, entities, spellings, contextCapitals, PhraseTrie.read(in));
    }

    private static void write(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private static String readText(ByteBuffer in) {
        int length = Short.toUnsignedInt(in.getShort());
        String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }

    private static void write(Entity entity, Map<String, Integer> words, DataOutput out) throws IOException {
        write(entity.id(), out);
        out.writeByte(entity.type().index());
        write(entity.name(), out);
        out.writeInt(words.getOrDefault(entity.kind(), 0));
        out.writeInt(words.getOrDefault(entity.field(), 0));
        out.writeInt(words.getOrDefault(entity.source().orElse(""), 0));
        write(entity.vendor().orElse(""), out);
        write(entity.from(), out);
        write(entity.to(), out);
        out.writeByte(entity.owners().size());
        for (Entity.Owner owner : entity.owners()) {
            write(owner.by(), out);
            write(owner.from(), out);
        }
    }

    private static Entity readEntity(EntityTypes types, List<String> words, ByteBuffer in) {
        String id = readText(in);
        EntityType type = types.at(in.get());
        String name = readText(in);
        String kind = words.get(in.getInt());
        String field = words.get(in.getInt());
        Optional<String> source = Optional.of(words.get(in.getInt())).filter(text -> !text.isEmpty());
        Optional<String> vendor = Optional.of(readText(in)).filter(text -> !text.isEmpty());
        Optional<Month> from = readMonth(in);
        Optional<Month> to = readMonth(in);
        List<Entity.Owner> owners = new ArrayList<>();
        for (int i = in.get(); i > 0; i--) {
            owners.add(new Entity.Owner(readText(in), readMonth(in)));
        }
        return new Entity(id, type, name, kind, field, vendor, from, to, owners, source);
    }

    private static void write(Optional<Month> month, DataOutput out) throws IOException {
        out.writeShort(month.map(Month::year).orElse(0));
        if (month.isPresent()) {
            out.writeByte(month.get().month());
        }
    }

    private static Optional<Month> readMonth(ByteBuffer in) {
        int year = in.getShort();
        return year == 0 ? Optional.empty() : Optional.of(new Month(year, in.get()));
    }
}
