package io.github.tagwright.entity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * Puts new entries into a gazetteer file, each at the end of its section. What stands there stays as it is, comments
 * and all: lines are put in, nothing is written anew. Not safe to share.
 */
public final class GazetteerAdding {

    private final EntityTypes types;
    private final List<GazetteerEntry> entries;
    private final NameIndex known;
    private final Path file;
    private String text;
    private final Set<GazetteerEntry> fresh = new HashSet<>();
    private final List<String> added = new ArrayList<>();
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
     * @param file in its gazetteer folder; it need not be there yet
     * @throws GazetteerException if the gazetteer has mistakes
     */
    public GazetteerAdding(Path models, Path file) throws IOException {
        this.types = EntityTypes.read(models);
        GazetteerReader reader = GazetteerReader.read(models.resolve("gazetteer"), types);
        List<String> mistakes = new ArrayList<>(reader.mistakes());
        mistakes.addAll(reader.contradictions());
        if (!mistakes.isEmpty()) {
            throw new GazetteerException(mistakes);
        }
        this.entries = reader.entries();
        this.known = new NameIndex(entries);
        this.file = file;
        this.text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    }

    /** Adds entries, those that own others first so that the others can name them. */
    public void add(List<Row> rows) throws GazetteerException {
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

    private void add(Row row, EntityType type) throws GazetteerException {
        Optional<GazetteerEntry> same = known.entry(row.name());
        Optional<Entity> owner =
                row.owner().isEmpty() ? Optional.empty() : type.owner().flatMap(of -> owner(row.owner(), of));
        String slug = GazetteerLine.slug(row.name());
        if (slug.isEmpty()) {
            refuse(row, "an id needs letters a to z or digits");
        } else if (same.isPresent()) {
            refuse(
                    row,
                    fresh.contains(same.get())
                            ? "it is added already"
                            : "it is at " + same.get().place());
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

    private void put(Row row, EntityType type, Optional<Entity> owner, String id) throws GazetteerException {
        GazetteerLine line = new GazetteerLine().withYaml("id", id).with("name", row.name());
        owner.ifPresent(one -> line.withYaml(type.ownerKey().orElseThrow(), one.id()));
        if (!type.owns()) {
            line.with("kind", row.kind().isEmpty() ? type.name().toLowerCase(Locale.ROOT) : row.kind());
        }
        if (!row.from().isEmpty()) {
            line.withYaml("from", row.from());
        }
        text = withLine(type, line.text());
        GazetteerEntry entry = entry(type, line.text());
        entries.add(entry);
        fresh.add(entry);
        known.add(entry);
        added.add(id);
    }

    private GazetteerEntry entry(EntityType type, String line) throws GazetteerException {
        GazetteerReader reader = new GazetteerReader(types);
        reader.read(file.getFileName().toString(), type.plural() + ":\n" + line + "\n");
        if (!reader.mistakes().isEmpty()) {
            throw new GazetteerException(reader.mistakes());
        }
        return reader.entries().get(0);
    }

    /** The file with a line behind the last entry of a section, indented as that is; a section that lacks is made. */
    private String withLine(EntityType type, String line) throws GazetteerException {
        YamlFile yaml = new YamlFile(file.getFileName().toString());
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
                    String indent = items.isEmpty() ? "  " : indentOf(before);
                    return withLine(lastLine(before) + 1, indent + line.strip());
                }
            }
        }
        String lineEnd = lineEnd();
        String end = text.isEmpty() || text.endsWith("\n") ? "" : lineEnd;
        return text + end + type.plural() + ":" + lineEnd + line + lineEnd;
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
    private String indentOf(Node item) {
        String line = text.split("\n", -1)[item.getStartMark().getLine()];
        return line.substring(0, Math.max(0, line.indexOf('-')));
    }

    private String withLine(int number, String line) {
        int at = IntStream.range(0, number).reduce(0, (from, i) -> {
            int end = text.indexOf('\n', from);
            return end < 0 ? text.length() : end + 1;
        });
        String before = text.substring(0, at);
        String end = before.endsWith("\n") ? "" : lineEnd();
        return before + end + line + lineEnd() + text.substring(at);
    }

    private String lineEnd() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private void refuse(Row row, String reason) {
        refused.add(row.name() + ": " + reason);
    }

    /** Ids of the new entries. */
    public List<String> added() {
        return added;
    }

    /** Each {@code name: why it was not added}. */
    public List<String> refused() {
        return refused;
    }

    /** Writes the file; nothing where nothing was added. */
    public void write() throws IOException {
        if (!added.isEmpty()) {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        }
    }

    /** Column names that hold what owns an entity. */
    public String ownerColumn() {
        return types.ownerColumn();
    }
}
