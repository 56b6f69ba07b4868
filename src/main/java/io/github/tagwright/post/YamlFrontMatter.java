package io.github.tagwright.post;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML front matter. Composed to nodes, never constructed to objects: every scalar stays the text that was written
 * (a tag {@code 2015} or {@code on} is a tag), and no type tag can reach a class.
 */
final class YamlFrontMatter {

    private static final int MOST_ALIASES = 50;
    private static final int DEEPEST = 50;

    /** Read-only once made, so it is shared. */
    private static final Resolver RESOLVER = new Resolver();

    private YamlFrontMatter() {}

    static RawFrontMatter parse(String text, int start, int end) throws FrontMatterException {
        String yaml = text.substring(start, end);
        Node root;
        try {
            root = compose(yaml);
        } catch (MarkedYAMLException broken) {
            Mark mark = broken.getProblemMark() != null ? broken.getProblemMark() : broken.getContextMark();
            throw new FrontMatterException(
                    start + (mark == null ? 0 : offset(yaml, mark)), plain(broken.getProblem()), "valid YAML");
        } catch (ReaderException broken) {
            throw new FrontMatterException(
                    start
                            + yaml.offsetByCodePoints(
                                    0, Math.min(broken.getPosition(), yaml.codePointCount(0, yaml.length()))),
                    String.format(Locale.ROOT, "character U+%04X", broken.getCodePoint()),
                    "printable characters");
        } catch (YAMLException broken) {
            throw new FrontMatterException(start, plain(broken.getMessage()), "valid YAML");
        }
        if (root == null) {
            return RawFrontMatter.EMPTY;
        }
        if (!(root instanceof MappingNode mapping)) {
            throw new FrontMatterException(start, "a " + root.getNodeId() + " instead of keys", "keys with values");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Optional<Span> title = Optional.empty();
        Map<Node, Object> known = new IdentityHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                continue;
            }
            Node value = entry.getValueNode();
            values.put(key.getValue(), plain(value, known));
            if (key.getValue().equalsIgnoreCase("title") && value instanceof ScalarNode) {
                title = Optional.of(
                        new Span(start + offset(yaml, value.getStartMark()), start + offset(yaml, value.getEndMark())));
            }
        }
        return new RawFrontMatter(values, title);
    }

    private static @Nullable Node compose(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(DEEPEST);
        options.setAllowRecursiveKeys(false);
        ParserImpl events = new ParserImpl(new StreamReader(yaml), options);
        return new Composer(events, RESOLVER, options).getSingleNode();
    }

    /** Nodes that are met again through an alias are converted once, so that aliases cannot multiply. */
    private static @Nullable Object plain(Node node, Map<Node, Object> known) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getTag().equals(Tag.NULL) ? null : scalar.getValue();
        }
        Object met = known.get(node);
        if (met != null) {
            return met;
        }
        if (node instanceof SequenceNode sequence) {
            List<Object> list = new ArrayList<>();
            known.put(node, list);
            for (Node item : sequence.getValue()) {
                list.add(plain(item, known));
            }
            return list;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        known.put(node, map);
        for (NodeTuple entry : ((MappingNode) node).getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key) {
                map.put(key.getValue(), plain(entry.getValueNode(), known));
            }
        }
        return map;
    }

    private static int offset(String yaml, Mark mark) {
        int points = Math.min(mark.getIndex(), yaml.codePointCount(0, yaml.length()));
        return yaml.offsetByCodePoints(0, points);
    }

    private static String plain(@Nullable String message) {
        if (message == null) {
            return "no valid YAML";
        }
        return message.replaceAll("\\s+", " ").strip();
    }
}
