package io.github.tagwright.post;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
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

    /** Stands for a value that is being converted. */
    private static final Object UNFINISHED = new Object();

    /** Read-only once made, so it is shared. */
    private static final Resolver RESOLVER = new Resolver();

    private YamlFrontMatter() {}

    static RawFrontMatter parse(String text, int start, int end) throws FrontMatterException {
        String yaml = text.substring(start, end);
        try {
            return read(yaml, text, start);
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
    }

    private static RawFrontMatter read(String yaml, String text, int start) throws FrontMatterException {
        Node root = compose(yaml);
        if (root == null) {
            return RawFrontMatter.EMPTY;
        }
        if (!(root instanceof MappingNode mapping)) {
            throw new FrontMatterException(start, "a " + root.getNodeId() + " instead of keys", "keys with values");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, ScalarText.Place> titles = new HashMap<>();
        Map<Node, Object> known = new IdentityHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                continue;
            }
            Node value = entry.getValueNode();
            values.put(key.getValue(), plain(value, known));
            if (RawFrontMatter.isTitle(key.getValue()) && value instanceof ScalarNode title) {
                Span whole =
                        new Span(start + offset(yaml, value.getStartMark()), start + offset(yaml, value.getEndMark()));
                titles.put(key.getValue(), place(title.getScalarStyle(), text, whole));
            }
        }
        return new RawFrontMatter(values, titles);
    }

    /** @param whole the scalar with its anchor, tag, quotes or block header */
    private static ScalarText.Place place(DumperOptions.ScalarStyle style, String text, Span whole) {
        int start = whole.start();
        int end = whole.end();
        while (start < end && (text.charAt(start) == '!' || text.charAt(start) == '&')) {
            start = skip(text, skip(text, start, end, false), end, true);
        }
        return switch (style) {
            case DOUBLE_QUOTED -> new ScalarText.Place(new Span(start + 1, end - 1), ScalarText.Escapes.BACKSLASH);
            case SINGLE_QUOTED -> new ScalarText.Place(new Span(start + 1, end - 1), ScalarText.Escapes.DOUBLED_QUOTE);
            case LITERAL, FOLDED -> {
                while (start < end && text.charAt(start) != '\n' && text.charAt(start) != '\r') {
                    start++;
                }
                yield new ScalarText.Place(new Span(start, end), ScalarText.Escapes.NONE);
            }
            default -> new ScalarText.Place(new Span(start, end), ScalarText.Escapes.NONE);
        };
    }

    private static int skip(String text, int start, int end, boolean blanks) {
        int i = start;
        while (i < end && Character.isWhitespace(text.charAt(i)) == blanks) {
            i++;
        }
        return i;
    }

    /** The document's root; null where there is none. */
    static @Nullable Node compose(String yaml) {
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
        if (met == UNFINISHED) {
            throw new YAMLException("an alias to the very value it stands in");
        }
        if (met != null) {
            return met;
        }
        known.put(node, UNFINISHED);
        if (node instanceof SequenceNode sequence) {
            List<Object> list = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                list.add(plain(item, known));
            }
            known.put(node, list);
            return list;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (NodeTuple entry : ((MappingNode) node).getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key) {
                map.put(key.getValue(), plain(entry.getValueNode(), known));
            }
        }
        known.put(node, map);
        return map;
    }

    /** Where a mark stands in the text it was made from. */
    static int offset(String yaml, Mark mark) {
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
