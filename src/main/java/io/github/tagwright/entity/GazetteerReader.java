package io.github.tagwright.entity;

import io.github.tagwright.entity.Entity.Owner;
import io.github.tagwright.entity.GazetteerEntry.Alias;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads the gazetteer's YAML files. Every mistake is kept with its file and line, so that all are shown together;
 * what stands beside a mistake is read all the same.
 */
final class GazetteerReader {

    private static final Set<String> ENTITY_KEYS =
            Set.of("id", "name", "aliases", "from", "to", "owners", "case", "needs", "source");
    private static final String KIND = "kind";
    private static final Set<String> NOT_KEYS = Set.of("text", KIND);
    private static final Set<String> ALIAS_KEYS = Set.of("text", "case", "needs");
    private static final Set<String> OWNER_KEYS = Set.of("by", "from");
    private static final String NOT = "not";

    private final EntityTypes types;
    private final List<GazetteerEntry> entries = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private YamlFile file = new YamlFile("");
    private String field = "";

    /** @param types whose plurals are the sections of the files */
    GazetteerReader(EntityTypes types) {
        this.types = types;
    }

    /** Whether a key of entries has a meaning already, so that no owner can be named by it. */
    static boolean isEntryKey(String key) {
        return ENTITY_KEYS.contains(key) || key.equals(KIND);
    }

    /** Reads all {@code .yaml} files of a folder, by name. */
    static GazetteerReader read(Path folder, EntityTypes types) throws IOException {
        GazetteerReader reader = new GazetteerReader(types);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            for (Path path : sorted) {
                reader.read(path.getFileName().toString(), Files.readString(path, StandardCharsets.UTF_8));
            }
        }
        return reader;
    }

    /** Reads one file's text. */
    void read(String name, String yaml) {
        file = new YamlFile(name);
        field = name.replaceFirst("\\.yaml$", "");
        file.compose(yaml).ifPresent(root -> {
            if (root instanceof MappingNode sections) {
                sections.getValue().forEach(this::section);
            } else {
                file.mistake(root, "expected the sections " + sections());
            }
        });
        mistakes.addAll(file.mistakes());
    }

    private String sections() {
        return Stream.concat(types.all().stream().map(EntityType::plural), Stream.of(NOT))
                .collect(Collectors.joining(", "));
    }

    List<GazetteerEntry> entries() {
        return entries;
    }

    /** Mistakes of form, each {@code file:line: what is wrong}. */
    List<String> mistakes() {
        return mistakes;
    }

    private void section(NodeTuple section) {
        String name = YamlFile.text(section.getKeyNode()).orElse("");
        Optional<EntityType> type =
                types.all().stream().filter(one -> one.plural().equals(name)).findFirst();
        if (type.isEmpty() && !name.equals(NOT)) {
            file.mistake(section.getKeyNode(), "unknown section " + name + "; expected one of " + sections());
            return;
        }
        for (Node item : file.items(section.getValueNode())) {
            if (item instanceof MappingNode node) {
                (type.isPresent() ? entity(node, type.get()) : noMention(node)).ifPresent(entries::add);
            } else {
                file.mistake(item, "expected an entry {…}");
            }
        }
    }

    private Optional<GazetteerEntry> noMention(MappingNode node) {
        Map<String, Node> keys = file.keys(node, NOT_KEYS);
        return YamlFile.text(keys.get("text"))
                .map(text -> new GazetteerEntry(
                        Optional.empty(),
                        List.of(new Alias(text, CasePolicy.DEFAULT, List.of())),
                        file.name(),
                        YamlFile.line(node)))
                .or(() -> file.mistake(node, "an entry of `not` needs a text"));
    }

    private Optional<GazetteerEntry> entity(MappingNode node, EntityType type) {
        Set<String> known = new HashSet<>(ENTITY_KEYS);
        type.ownerKey().ifPresent(known::add);
        if (!type.owns()) {
            known.add(KIND);
        }
        Map<String, Node> keys = file.keys(node, known);
        Optional<String> id = YamlFile.text(keys.get("id")).filter(text -> text.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        Optional<String> name = YamlFile.text(keys.get("name")).filter(text -> !text.isBlank());
        if (id.isEmpty() || name.isEmpty()) {
            return file.mistake(node, "an entry needs an id (lower case, digits, single hyphens) and a name");
        }
        if (!type.owns() && !keys.containsKey(KIND)) {
            file.mistake(node, "an entry of " + type.plural() + " needs a kind");
        }
        List<Alias> aliases = new ArrayList<>();
        aliases.add(new Alias(name.get(), casePolicy(keys.get("case")), texts(keys.get("needs"))));
        for (Node alias : file.items(keys.get("aliases"))) {
            alias(alias).ifPresent(aliases::add);
        }
        Entity entity = new Entity(
                id.get(),
                type,
                name.get().replace("#", "").strip(),
                YamlFile.text(keys.get(KIND)).orElse(""),
                field,
                type.ownerKey().flatMap(key -> YamlFile.text(keys.get(key))),
                month(keys.get("from")),
                month(keys.get("to")),
                owners(keys.get("owners")),
                YamlFile.text(keys.get("source")));
        return Optional.of(new GazetteerEntry(Optional.of(entity), aliases, file.name(), YamlFile.line(node)));
    }

    private Optional<Alias> alias(Node node) {
        if (node instanceof ScalarNode) {
            return YamlFile.text(node).map(text -> new Alias(text, CasePolicy.DEFAULT, List.of()));
        }
        if (!(node instanceof MappingNode mapping)) {
            return file.mistake(node, "an alias is a text or {text: …, case: …, needs: […]}");
        }
        Map<String, Node> keys = file.keys(mapping, ALIAS_KEYS);
        return YamlFile.text(keys.get("text"))
                .map(text -> new Alias(text, casePolicy(keys.get("case")), texts(keys.get("needs"))))
                .or(() -> file.mistake(node, "an alias needs a text"));
    }

    private CasePolicy casePolicy(@Nullable Node node) {
        if (node == null) {
            return CasePolicy.DEFAULT;
        }
        String text = YamlFile.text(node).orElse("");
        for (CasePolicy policy : CasePolicy.values()) {
            if (policy.name().toLowerCase(Locale.ROOT).equals(text)) {
                return policy;
            }
        }
        file.mistake(node, "unknown case " + text + "; expected any, exact or lower");
        return CasePolicy.DEFAULT;
    }

    private Optional<Month> month(@Nullable Node node) {
        if (node == null) {
            return Optional.empty();
        }
        Optional<Month> month = YamlFile.text(node).flatMap(Month::parse);
        if (month.isEmpty()) {
            file.mistake(node, "not a year or month: " + YamlFile.text(node).orElse("") + "; expected 2007 or 2007-08");
        }
        return month;
    }

    private List<Owner> owners(@Nullable Node node) {
        List<Owner> owners = new ArrayList<>();
        for (Node item : file.items(node)) {
            Optional<String> by = Optional.empty();
            if (item instanceof MappingNode mapping) {
                Map<String, Node> keys = file.keys(mapping, OWNER_KEYS);
                by = YamlFile.text(keys.get("by"));
                by.ifPresent(id -> owners.add(new Owner(id, month(keys.get("from")))));
            }
            if (by.isEmpty()) {
                file.mistake(item, "an owner is {by: vendor, from: year}");
            }
        }
        return owners;
    }

    private List<String> texts(@Nullable Node node) {
        List<String> texts = new ArrayList<>();
        for (Node item : file.items(node)) {
            YamlFile.text(item).ifPresentOrElse(texts::add, () -> file.mistake(item, "expected a text"));
        }
        return texts;
    }

    /** Mistakes that show only when all entries are seen together. */
    List<String> contradictions() {
        List<String> found = new ArrayList<>();
        Map<String, GazetteerEntry> byId = new HashMap<>();
        for (GazetteerEntry entry : entries) {
            entry.entity().ifPresent(entity -> {
                GazetteerEntry first = byId.putIfAbsent(entity.id(), entry);
                if (first != null) {
                    found.add(entry.place() + ": id " + entity.id() + " is also at " + first.place());
                }
            });
        }
        for (GazetteerEntry entry : entries) {
            entry.entity().ifPresent(entity -> {
                String owner = entity.type().owner().orElse(entity.type().name());
                Stream.concat(entity.vendor().stream(), entity.owners().stream().map(Owner::by))
                        .filter(id -> !isOfType(owner, byId.get(id)))
                        .forEach(id ->
                                found.add(entry.place() + ": unknown " + owner.toLowerCase(Locale.ROOT) + " " + id));
                if (entity.from().isPresent()
                        && entity.to().isPresent()
                        && entity.from().get().year() > entity.to().get().year()) {
                    found.add(entry.place() + ": from " + entity.from().get() + " is after to "
                            + entity.to().get());
                }
                if (ownsItself(entity, byId)) {
                    found.add(entry.place() + ": " + entity.type().name().toLowerCase(Locale.ROOT) + " " + entity.id()
                            + " is owned by itself in the end");
                }
            });
        }
        found.addAll(ambiguousAliases());
        return found;
    }

    private static boolean isOfType(String type, @Nullable GazetteerEntry entry) {
        return entry != null
                && entry.entity()
                        .filter(entity -> entity.type().name().equals(type))
                        .isPresent();
    }

    private static boolean ownsItself(Entity entity, Map<String, GazetteerEntry> byId) {
        List<String> open =
                new ArrayList<>(entity.owners().stream().map(Owner::by).toList());
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String id = open.remove(open.size() - 1);
            if (id.equals(entity.id())) {
                return true;
            }
            GazetteerEntry owner = byId.get(id);
            if (seen.add(id) && owner != null) {
                owner.entity().ifPresent(next -> next.owners().forEach(further -> open.add(further.by())));
            }
        }
        return false;
    }

    /** Spellings of one type that several entries claim without saying by which context they are told apart. */
    private List<String> ambiguousAliases() {
        Map<String, GazetteerEntry> claimed = new HashMap<>();
        List<String> found = new ArrayList<>();
        for (GazetteerEntry entry : entries) {
            for (Alias alias : entry.aliases()) {
                if (entry.entity().isEmpty() || !alias.needs().isEmpty()) {
                    continue;
                }
                String key = entry.entity().get().type() + " " + alias.text().toLowerCase(Locale.ROOT);
                GazetteerEntry first = claimed.putIfAbsent(key, entry);
                if (first != null) {
                    found.add(entry.place() + ": alias " + alias.text() + " is also at " + first.place()
                            + "; all but one of them need a context (needs: […])");
                }
            }
        }
        return found;
    }
}
