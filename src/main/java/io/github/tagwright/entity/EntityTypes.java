package io.github.tagwright.entity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The types of entities that a field declares, in the order of reports.
 *
 * @param all each at its {@link EntityType#index()}
 */
public record EntityTypes(List<EntityType> all) {

    /** Vendors and the products they make. */
    public static final EntityTypes VENDORS_AND_PRODUCTS =
            new EntityTypes(List.of(EntityType.VENDOR, EntityType.PRODUCT));

    /** More would not fit in the labels of a trained finder. */
    private static final int MOST = 20;

    private static final String FILE = "types.yaml";
    private static final Set<String> KEYS = Set.of("name", "plural", "owner");

    /** Sections and columns that stand for something else. */
    private static final Set<String> TAKEN_PLURALS = Set.of(
            "not", "post", "title", "date", "words", "sentences", "tags", "suggested_tags", "missing_tags", "problems");

    public EntityTypes {
        all = List.copyOf(all);
    }

    /**
     * Reads {@code types.yaml} of a models folder; a folder without it has vendors and products.
     *
     * @throws GazetteerException if it has mistakes, with all of them
     */
    public static EntityTypes read(Path models) throws IOException {
        Path file = models.resolve(FILE);
        return Files.exists(file) ? parse(Files.readString(file, StandardCharsets.UTF_8)) : VENDORS_AND_PRODUCTS;
    }

    static EntityTypes parse(String yaml) throws GazetteerException {
        YamlFile file = new YamlFile(FILE);
        Map<String, Node> declared = new LinkedHashMap<>();
        Map<String, String> plurals = new LinkedHashMap<>();
        Map<String, String> owners = new LinkedHashMap<>();
        file.compose(yaml).ifPresent(root -> {
            for (Node item : file.items(root)) {
                if (!(item instanceof MappingNode mapping)) {
                    file.mistake(item, "expected a type {name: …, plural: …}");
                    continue;
                }
                Map<String, Node> keys = file.keys(mapping, KEYS);
                String name = YamlFile.text(keys.get("name")).orElse("");
                String plural = YamlFile.text(keys.get("plural")).orElse("");
                if (!name.matches("[A-Z][A-Z0-9_]*") || GazetteerReader.isEntryKey(name.toLowerCase(Locale.ROOT))) {
                    file.mistake(item, "not the name of a type: " + name + "; expected capitals, such as PRODUCT");
                } else if (!plural.matches("[a-z][a-z0-9_]*") || TAKEN_PLURALS.contains(plural)) {
                    file.mistake(item, "not a plural: " + plural + "; expected small letters, such as products");
                } else if (declared.putIfAbsent(name, item) != null || plurals.containsValue(plural)) {
                    file.mistake(item, "type " + name + " or its plural is there already");
                } else {
                    plurals.put(name, plural);
                    YamlFile.text(keys.get("owner")).ifPresent(owner -> owners.put(name, owner));
                }
            }
        });
        owners.forEach((name, owner) -> {
            if (!plurals.containsKey(owner)) {
                file.mistake(declared.get(name), "unknown owner " + owner);
            } else if (ownsItself(name, owners)) {
                file.mistake(declared.get(name), "type " + name + " is owned by itself in the end");
            }
        });
        if (file.mistakes().isEmpty() && (plurals.isEmpty() || plurals.size() > MOST)) {
            file.mistakes().add(FILE + ":1: expected 1 to " + MOST + " types, found " + plurals.size());
        }
        if (!file.mistakes().isEmpty()) {
            throw new GazetteerException(file.mistakes());
        }
        List<EntityType> types = new ArrayList<>();
        plurals.forEach((name, plural) -> types.add(new EntityType(
                types.size(), name, plural, Optional.ofNullable(owners.get(name)), owners.containsValue(name))));
        return new EntityTypes(types);
    }

    private static boolean ownsItself(String type, Map<String, String> owners) {
        Set<String> seen = new HashSet<>();
        String owner = owners.get(type);
        while (owner != null && seen.add(owner)) {
            owner = owners.get(owner);
        }
        return seen.contains(type);
    }

    /** Writes what {@link #read(DataInput)} reads. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(all.size());
        for (EntityType type : all) {
            out.writeUTF(type.name());
            out.writeUTF(type.plural());
            out.writeUTF(type.owner().orElse(""));
            out.writeBoolean(type.owns());
        }
    }

    public static EntityTypes read(DataInput in) throws IOException {
        List<EntityType> types = new ArrayList<>();
        for (int i = in.readByte(); i > 0; i--) {
            String name = in.readUTF();
            String plural = in.readUTF();
            Optional<String> owner = Optional.of(in.readUTF()).filter(text -> !text.isEmpty());
            types.add(new EntityType(types.size(), name, plural, owner, in.readBoolean()));
        }
        return new EntityTypes(types);
    }

    public int size() {
        return all.size();
    }

    EntityType at(int index) {
        return all.get(index);
    }

    public Optional<EntityType> named(String name) {
        return all.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /**
     * The column of reports that holds what owns a mentioned entity: the owner type's name in lower case where there
     * is one such type, else {@code owner}.
     */
    public String ownerColumn() {
        List<String> keys = all.stream()
                .flatMap(type -> type.ownerKey().stream())
                .distinct()
                .toList();
        return keys.size() == 1 ? keys.get(0) : "owner";
    }

    /** Who owns what, as prose says it, such as {@code vendor of product}. */
    public String ownership() {
        return ownerColumn() + " of "
                + all.stream()
                        .filter(type -> type.owner().isPresent())
                        .map(type -> type.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" or "));
    }

    /** All plurals as prose lists them, such as {@code vendors and products}. */
    public String prose() {
        String listed = all.stream().map(EntityType::plural).collect(Collectors.joining(", "));
        return listed.replaceFirst(", ([^,]*)$", " and $1");
    }
}
