package io.github.tagwright.entity;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

/** A YAML file that is read as far as it can be; every mistake is kept with its line. */
final class YamlFile {

    private final String name;
    private final List<String> mistakes = new ArrayList<>();

    YamlFile(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Each {@code file:line: what is wrong}. */
    List<String> mistakes() {
        return mistakes;
    }

    /** The root of the file; empty where it is no YAML, or holds nothing. */
    Optional<Node> compose(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(64 << 20);
        try {
            return Optional.ofNullable(new Yaml(options).compose(new StringReader(yaml)));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            mistakes.add(name + ":" + line + ": no valid YAML: " + broken.getProblem());
        } catch (ReaderException unprintable) {
            long line = 1
                    + yaml.codePoints()
                            .limit(unprintable.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            mistakes.add(name + ":" + line + ": no valid YAML: an unprintable character");
        }
        return Optional.empty();
    }

    /** The values of a mapping by their keys. */
    Map<String, Node> keys(MappingNode node, Set<String> known) {
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
    List<Node> items(@Nullable Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (node != null && !node.getTag().equals(Tag.NULL)) {
            mistake(node, "expected a list");
        }
        return List.of();
    }

    static Optional<String> text(@Nullable Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    /** 1-based. */
    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** Always empty, so that a reading that failed can say so in one expression. */
    <T> Optional<T> mistake(Node node, String what) {
        mistakes.add(name + ":" + line(node) + ": " + what);
        return Optional.empty();
    }
}
