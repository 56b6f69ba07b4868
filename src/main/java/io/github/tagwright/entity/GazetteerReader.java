package io.github.tagwright.entity;

import io.github.tagwright.entity.Entity.Owner;
import io.github.tagwright.entity.GazetteerEntry.Alias;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads the gazetteer's YAML files. Every mistake is kept with its file and line, so that all are shown together;
 * what stands beside a mistake is read all the same.
 */
final class GazetteerReader {

    private static final Set<String> VENDOR_KEYS =
            Set.of("id", "name", "aliases", "from", "to", "owners", "case", "needs");
    private static final Set<String> PRODUCT_KEYS =
            Set.of("id", "name", "aliases", "from", "to", "owners", "case", "needs", "vendor", "kind");
    private static final Set<String> NOT_KEYS = Set.of("text", "kind");
    private static final Set<String> ALIAS_KEYS = Set.of("text", "case", "needs");
    private static final Set<String> OWNER_KEYS = Set.of("by", "from");

    private final List<GazetteerEntry> entries = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private String file = "";
    private String field = "";

    /** Reads all {@code .yaml} files of a folder, by name. */
    static GazetteerReader read(Path folder) throws IOException {
        GazetteerReader reader = new GazetteerReader();
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
        file = name;
        field = name.replaceFirst("\\.yaml$", "");
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(64 << 20);
        try {
            Node root = new Yaml(options).compose(new StringReader(yaml));
            if (root instanceof MappingNode sections) {
                sections.getValue().forEach(this::section);
            } else if (root != null) {
                mistake(root, "expected the sections vendors, products, not");
            }
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            mistakes.add(file + ":" + line + ": no valid YAML: " + broken.getProblem());
        } catch (ReaderException unprintable) {
            long line = 1
                    + yaml.codePoints()
                            .limit(unprintable.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            mistakes.add(file + ":" + line + ": no valid YAML: an unprintable character");
        }
    }

    List<GazetteerEntry> entries() {
        return entries;
    }

    /** Mistakes of form, each {@code file:line: what is wrong}. */
    List<String> mistakes() {
        return mistakes;
    }

    private void section(NodeTuple section) {
        String name = text(section.getKeyNode()).orElse("");
        Function<MappingNode, Optional<GazetteerEntry>> read = switch (name) {
            case "vendors" -> node -> entity(node, EntityType.VENDOR);
            case "products" -> node -> entity(node, EntityType.PRODUCT);
            case "not" -> this::noMention;
            default -> node -> Optional.empty();
        };
        if (!Set.of("vendors", "products", "not").contains(name)) {
            mistake(section.getKeyNode(), "unknown section " + name + "; expected vendors, products or not");
            return;
        }
        for (Node item : items(section.getValueNode())) {
            if (item instanceof MappingNode node) {
                read.apply(node).ifPresent(entries::add);
            } else {
                mistake(item, "expected an entry {…}");
            }
        }
    }

    private Optional<GazetteerEntry> noMention(MappingNode node) {
        Map<String, Node> keys = keys(node, NOT_KEYS);
        return text(keys.get("text"))
                .map(text -> new GazetteerEntry(
                        Optional.empty(), List.of(new Alias(text, CasePolicy.DEFAULT, List.of())), file, line(node)))
                .or(() -> mistake(node, "an entry of `not` needs a text"));
    }

    private Optional<GazetteerEntry> entity(MappingNode node, EntityType type) {
        Map<String, Node> keys = keys(node, type == EntityType.VENDOR ? VENDOR_KEYS : PRODUCT_KEYS);
        Optional<String> id = text(keys.get("id")).filter(text -> text.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        Optional<String> name = text(keys.get("name")).filter(text -> !text.isBlank());
        if (id.isEmpty() || name.isEmpty()) {
            return mistake(node, "an entry needs an id (lower case, digits, single hyphens) and a name");
        }
        if (type == EntityType.PRODUCT && !keys.containsKey("kind")) {
            mistake(node, "a product needs a kind");
        }
        List<Alias> aliases = new ArrayList<>();
        aliases.add(new Alias(name.get(), casePolicy(keys.get("case")), texts(keys.get("needs"))));
        for (Node alias : items(keys.get("aliases"))) {
            alias(alias).ifPresent(aliases::add);
        }
        Entity entity = new Entity(
                id.get(),
                type,
                name.get().replace("#", "").strip(),
                text(keys.get("kind")).orElse(""),
                field,
                text(keys.get("vendor")),
                month(keys.get("from")),
                month(keys.get("to")),
                owners(keys.get("owners")));
        return Optional.of(new GazetteerEntry(Optional.of(entity), aliases, file, line(node)));
    }

    private Optional<Alias> alias(Node node) {
        if (node instanceof ScalarNode) {
            return text(node).map(text -> new Alias(text, CasePolicy.DEFAULT, List.of()));
        }
        if (!(node instanceof MappingNode mapping)) {
            return mistake(node, "an alias is a text or {text: …, case: …, needs: […]}");
        }
        Map<String, Node> keys = keys(mapping, ALIAS_KEYS);
        return text(keys.get("text"))
                .map(text -> new Alias(text, casePolicy(keys.get("case")), texts(keys.get("needs"))))
                .or(() -> mistake(node, "an alias needs a text"));
    }

    private CasePolicy casePolicy(@org.jspecify.annotations.Nullable Node node) {
        if (node == null) {
            return CasePolicy.DEFAULT;
        }
        String text = text(node).orElse("");
        for (CasePolicy policy : CasePolicy.values()) {
            if (policy.name().toLowerCase(Locale.ROOT).equals(text)) {
                return policy;
            }
        }
        mistake(node, "unknown case " + text + "; expected any, exact or lower");
        return CasePolicy.DEFAULT;
    }

    private Optional<Month> month(@org.jspecify.annotations.Nullable Node node) {
        if (node == null) {
            return Optional.empty();
        }
        Optional<Month> month = text(node).flatMap(Month::parse);
        if (month.isEmpty()) {
            mistake(node, "not a year or month: " + text(node).orElse("") + "; expected 2007 or 2007-08");
        }
        return month;
    }

    private List<Owner> owners(@org.jspecify.annotations.Nullable Node node) {
        List<Owner> owners = new ArrayList<>();
        for (Node item : items(node)) {
            Optional<String> by = Optional.empty();
            if (item instanceof MappingNode mapping) {
                Map<String, Node> keys = keys(mapping, OWNER_KEYS);
                by = text(keys.get("by"));
                by.ifPresent(id -> owners.add(new Owner(id, month(keys.get("from")))));
            }
            if (by.isEmpty()) {
                mistake(item, "an owner is {by: vendor, from: year}");
            }
        }
        return owners;
    }

    private List<String> texts(@org.jspecify.annotations.Nullable Node node) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(node)) {
            text(item).ifPresentOrElse(texts::add, () -> mistake(item, "expected a text"));
        }
        return texts;
    }

    private Map<String, Node> keys(MappingNode node, Set<String> known) {
        Map<String, Node> keys = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            String key = text(entry.getKeyNode()).orElse("");
            if (!known.contains(key)) {
                mistake(
                        entry.getKeyNode(),
                        "unknown key " + key + "; expected one of "
                                + known.stream().sorted().toList());
            } else if (keys.put(key, entry.getValueNode()) != null) {
                mistake(entry.getKeyNode(), "key " + key + " given twice");
            }
        }
        return keys;
    }

    /** The items of a list; none where it is left out or empty. */
    private List<Node> items(@org.jspecify.annotations.Nullable Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (node != null && !node.getTag().equals(Tag.NULL)) {
            mistake(node, "expected a list");
        }
        return List.of();
    }

    private static Optional<String> text(@org.jspecify.annotations.Nullable Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private <T> Optional<T> mistake(Node node, String what) {
        mistakes.add(file + ":" + line(node) + ": " + what);
        return Optional.empty();
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
                Stream.concat(entity.vendor().stream(), entity.owners().stream().map(Owner::by))
                        .filter(id -> !isVendor(byId.get(id)))
                        .forEach(id -> found.add(entry.place() + ": unknown vendor " + id));
                if (ownsItself(entity, byId)) {
                    found.add(entry.place() + ": vendor " + entity.id() + " is owned by itself in the end");
                }
            });
        }
        found.addAll(ambiguousAliases());
        return found;
    }

    private static boolean isVendor(@org.jspecify.annotations.Nullable GazetteerEntry entry) {
        return entry != null
                && entry.entity()
                        .filter(entity -> entity.type() == EntityType.VENDOR)
                        .isPresent();
    }

    private static boolean ownsItself(Entity entity, Map<String, GazetteerEntry> byId) {
        if (entity.type() != EntityType.VENDOR) {
            return false;
        }
        List<String> open =
                new ArrayList<>(entity.owners().stream().map(Owner::by).toList());
        Set<String> seen = new java.util.HashSet<>();
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
