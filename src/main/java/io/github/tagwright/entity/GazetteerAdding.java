package io.github.tagwright.entity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * Puts new entries into a gazetteer: each behind the last one of the same owner, in the file that has most of those; or
 * else in {@code added.yaml}, at the end of its section. What stands there stays as it is, comments and all: lines are
 * put in, nothing is written anew. Not safe to share.
 */
public final class GazetteerAdding {

    /** Where names go of which nothing tells whose they are. */
    private static final String REST = "added.yaml";

    private final Path folder;
    private final EntityTypes types;
    private final List<GazetteerEntry> entries;
    private final NameIndex known;
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, Integer> added = new TreeMap<>();
    private final List<String> there = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    /**
     * A name that a person accepted.
     *
     * @param type name of its type
     * @param owner name or id of what owns it, such as the vendor of a product; empty where it has none
     * @param kind a short noun phrase; empty where it is not said
     * @param from year or month of its beginning; empty where it is not known
     */
    public record Row(String name, String type, String owner, String kind, String from) {}

    /**
     * @param models folder whose gazetteer is added to
     * @throws GazetteerException if the gazetteer has mistakes
     */
    public GazetteerAdding(Path models) throws IOException {
        this.folder = models.resolve("gazetteer");
        this.types = EntityTypes.read(models);
        GazetteerReader reader = GazetteerReader.read(folder, types);
        List<String> mistakes = new ArrayList<>(reader.mistakes());
        mistakes.addAll(reader.contradictions());
        if (!mistakes.isEmpty()) {
            throw new GazetteerException(mistakes);
        }
        this.entries = reader.entries();
        this.known = new NameIndex(entries);
    }

    /** Adds entries, those that own others first so that the others can name them. */
    public void add(List<Row> rows) throws IOException {
        for (boolean owning : new boolean[] {true, false}) {
            for (Row row : rows) {
                Optional<EntityType> type = types.named(row.type());
                if (type.isEmpty()) {
                    if (owning) {
                        refuse(row, "there is no type " + row.type());
                    }
                } else if (type.get().owns() == owning) {
                    add(row, type.get());
                }
            }
        }
    }

    private void add(Row row, EntityType type) throws IOException {
        Optional<GazetteerEntry> same = known.entry(row.name());
        Optional<Entity> owner =
                row.owner().isEmpty() ? Optional.empty() : type.owner().flatMap(of -> owner(row.owner(), of));
        String slug = GazetteerLine.slug(row.name());
        if (slug.isEmpty()) {
            refuse(row, "an id needs letters a to z or digits");
        } else if (same.isPresent() && same.get().entity().isEmpty()) {
            refuse(row, "it is under not at " + same.get().place());
        } else if (same.isPresent()) {
            there.add(row.name() + " in " + same.get().file());
        } else if (!row.owner().isEmpty() && type.owner().isPresent() && owner.isEmpty()) {
            refuse(row, "no " + type.ownerKey().orElseThrow() + " is called " + row.owner());
        } else if (!row.from().isEmpty() && Month.parse(row.from()).isEmpty()) {
            refuse(row, "not a year or month: " + row.from());
        } else {
            put(
                    row,
                    type,
                    owner,
                    known.claimId(owner.map(one -> one.id() + "-" + slug).orElse(slug)));
        }
    }

    private Optional<Entity> owner(String name, String type) {
        return entries.stream()
                .flatMap(entry -> entry.entity().stream())
                .filter(entity ->
                        entity.id().equals(name) && entity.type().name().equals(type))
                .findFirst()
                .or(() -> known.owner(name, type).flatMap(GazetteerEntry::entity));
    }

    private void put(Row row, EntityType type, Optional<Entity> owner, String id) throws IOException {
        GazetteerLine line = new GazetteerLine().withYaml("id", id).with("name", row.name());
        owner.ifPresent(one -> line.withYaml(type.ownerKey().orElseThrow(), one.id()));
        if (!type.owns()) {
            line.with("kind", row.kind().isEmpty() ? type.name().toLowerCase(Locale.ROOT) : row.kind());
        }
        if (!row.from().isEmpty()) {
            line.withYaml("from", row.from());
        }
        String file = owner.map(this::fileOf).orElse(REST);
        Path path = folder.resolve(file);
        if (!texts.containsKey(file)) {
            texts.put(file, Files.exists(path) ? Files.readString(path, StandardCharsets.UTF_8) : "");
        }
        texts.put(file, withEntry(file, texts.get(file), type, owner.map(Entity::id), line.text()));
        GazetteerEntry entry = entry(file, type, line.text());
        entries.add(entry);
        known.add(entry);
        added.merge(file, 1, Integer::sum);
    }

    /** The file that has most of what an owner owns; of several the first; where it owns nothing its own. */
    private String fileOf(Entity owner) {
        SortedMap<String, Long> files = entries.stream()
                .filter(entry -> entry.entity()
                        .flatMap(Entity::vendor)
                        .filter(owner.id()::equals)
                        .isPresent())
                .collect(Collectors.groupingBy(GazetteerEntry::file, TreeMap::new, Collectors.counting()));
        long most = files.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return files.entrySet().stream()
                .filter(file -> file.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> owner.field() + ".yaml");
    }

    private GazetteerEntry entry(String file, EntityType type, String line) throws GazetteerException {
        GazetteerReader reader = new GazetteerReader(types);
        reader.read(file, type.plural() + ":\n" + line + "\n");
        if (!reader.mistakes().isEmpty()) {
            throw new GazetteerException(reader.mistakes());
        }
        return reader.entries().get(0);
    }

    /**
     * A file with a line behind the last entry of the same owner, or else the last of the section, indented as that is;
     * a section that lacks is made.
     */
    private static String withEntry(String file, String text, EntityType type, Optional<String> owner, String line)
            throws GazetteerException {
        YamlFile yaml = new YamlFile(file);
        Optional<Node> root = yaml.compose(text);
        if (root.isPresent() && root.get() instanceof MappingNode sections) {
            for (NodeTuple section : sections.getValue()) {
                if (YamlFile.text(section.getKeyNode())
                        .filter(type.plural()::equals)
                        .isPresent()) {
                    List<Node> items = yaml.items(section.getValueNode());
                    Node before = items.isEmpty() ? section.getKeyNode() : items.get(items.size() - 1);
                    if (!items.isEmpty()
                            && before.getStartMark().getLine()
                                    == section.getKeyNode().getStartMark().getLine()) {
                        throw new GazetteerException(List.of(yaml.name() + ":" + YamlFile.line(before)
                                + ": a section that stands on one line cannot be added to"));
                    }
                    String indent = items.isEmpty() ? "  " : indentOf(text, before);
                    Node place = items.stream()
                            .filter(item -> owner.isPresent() && isOwnedBy(owner.get(), type, item))
                            .reduce((first, second) -> second)
                            .orElse(before);
                    return withLine(text, lastLine(place) + 1, indent + line.strip());
                }
            }
        }
        String lineEnd = lineEnd(text);
        String end = text.isEmpty() || text.endsWith("\n") ? "" : lineEnd;
        return text + end + type.plural() + ":" + lineEnd + line + lineEnd;
    }

    private static boolean isOwnedBy(String owner, EntityType type, Node item) {
        return item instanceof MappingNode entry
                && entry.getValue().stream()
                        .anyMatch(key -> YamlFile.text(key.getKeyNode()).equals(type.ownerKey())
                                && YamlFile.text(key.getValueNode())
                                        .filter(owner::equals)
                                        .isPresent());
    }

    /** The line on which a node ends, 0-based: of a block not where the next thing begins, but where its last text is. */
    private static int lastLine(Node node) {
        if (node instanceof CollectionNode<?> block
                && block.getFlowStyle() == DumperOptions.FlowStyle.BLOCK
                && !block.getValue().isEmpty()) {
            Object last = block.getValue().get(block.getValue().size() - 1);
            return lastLine(last instanceof NodeTuple tuple ? tuple.getValueNode() : (Node) last);
        }
        return node.getEndMark().getLine();
    }

    /** What stands in front of the hyphen of an item. */
    private static String indentOf(String text, Node item) {
        String line = text.split("\n", -1)[item.getStartMark().getLine()];
        return line.substring(0, Math.max(0, line.indexOf('-')));
    }

    private static String withLine(String text, int number, String line) {
        int at = IntStream.range(0, number).reduce(0, (from, i) -> {
            int end = text.indexOf('\n', from);
            return end < 0 ? text.length() : end + 1;
        });
        String before = text.substring(0, at);
        String end = before.endsWith("\n") ? "" : lineEnd(text);
        return before + end + line + lineEnd(text) + text.substring(at);
    }

    private static String lineEnd(String text) {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private void refuse(Row row, String reason) {
        refused.add(row.name() + ": " + reason);
    }

    /** How many entries each file has got. */
    public Map<String, Integer> added() {
        return added;
    }

    /** Each {@code name in file} that the gazetteer had before. */
    public List<String> there() {
        return there;
    }

    /** Each {@code name: why it cannot be added}. */
    public List<String> refused() {
        return refused;
    }

    /** Writes the files that were added to; each is whole at every moment. */
    public void write() throws IOException {
        for (String file : added.keySet()) {
            Path whole = folder.resolve(file);
            Path part = folder.resolve(file + ".part");
            Files.writeString(part, texts.get(file), StandardCharsets.UTF_8);
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Name of the column that holds what owns an entity. */
    public String ownerColumn() {
        return types.ownerColumn();
    }
}
