package io.github.tagwright.post;

import io.github.tagwright.post.WrittenTags.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Tags in YAML. */
final class YamlTags implements TagDialect {

    @Override
    public Optional<WrittenTags> find(String text, Span block, String key, boolean splitOnBlanks)
            throws TagEditException {
        String yaml = text.substring(block.start(), block.end());
        Node root = YamlFrontMatter.compose(yaml);
        if (!(root instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return new Finder(text, yaml, block.start(), splitOnBlanks).in(mapping, key, "");
    }

    private record Finder(String text, String yaml, int start, boolean splitOnBlanks) {

        Optional<WrittenTags> in(MappingNode mapping, String key, String path) throws TagEditException {
            Optional<NodeTuple> whole = entry(mapping, key);
            int dot = key.indexOf('.');
            if (whole.isPresent()) {
                return Optional.of(written(whole.get(), path));
            }
            if (dot < 0) {
                return Optional.empty();
            }
            Optional<NodeTuple> table = entry(mapping, key.substring(0, dot));
            return table.isPresent() && table.get().getValueNode() instanceof MappingNode inner
                    ? in(inner, key.substring(dot + 1), path + key.substring(0, dot + 1))
                    : Optional.empty();
        }

        private Optional<NodeTuple> entry(MappingNode mapping, String key) throws TagEditException {
            List<NodeTuple> entries = mapping.getValue().stream()
                    .filter(entry -> entry.getKeyNode() instanceof ScalarNode name
                            && name.getValue().equalsIgnoreCase(key))
                    .toList();
            if (entries.size() > 1) {
                throw new TagEditException(
                        span(entries.get(1).getKeyNode()).start(), "the key " + key + " a second time");
            }
            return entries.stream().findFirst();
        }

        private WrittenTags written(NodeTuple entry, String path) throws TagEditException {
            Node value = entry.getValueNode();
            Span span = span(value);
            refuseNamed(value);
            String key = path + ((ScalarNode) entry.getKeyNode()).getValue();
            if (value instanceof SequenceNode sequence) {
                List<WrittenTags.Item> items = items(sequence);
                boolean flow = sequence.getFlowStyle() == DumperOptions.FlowStyle.FLOW;
                return new WrittenTags(key, flow ? WrittenTags.bracketed(text, span, items) : Form.BLOCK, span, items);
            }
            if (!(value instanceof ScalarNode scalar)) {
                throw new TagEditException(span.start(), "keys in place of tags");
            }
            if (scalar.getTag().equals(Tag.NULL)) {
                int colon = text.indexOf(
                        ':',
                        start + YamlFrontMatter.offset(yaml, entry.getKeyNode().getEndMark()));
                return new WrittenTags(
                        key, Form.EMPTY, span.length() == 0 ? new Span(colon + 1, colon + 1) : span, List.of());
            }
            return TagDialect.text(key, text, span, content(scalar, span), splitOnBlanks && key.endsWith("s"));
        }

        private Span span(Node node) {
            return new Span(
                    start + YamlFrontMatter.offset(yaml, node.getStartMark()),
                    start + YamlFrontMatter.offset(yaml, node.getEndMark()));
        }

        private void refuseNamed(Node node) throws TagEditException {
            Span span = span(node);
            boolean marked = span.length() > 0 && "&*!".indexOf(text.charAt(span.start())) >= 0;
            if (node.getAnchor() != null || (marked && !(node instanceof ScalarNode scalar && isQuoted(scalar)))) {
                throw new TagEditException(span.start(), "tags with a YAML anchor, alias or type");
            }
        }

        private static boolean isQuoted(ScalarNode scalar) {
            return scalar.getScalarStyle() == DumperOptions.ScalarStyle.DOUBLE_QUOTED
                    || scalar.getScalarStyle() == DumperOptions.ScalarStyle.SINGLE_QUOTED;
        }

        private List<WrittenTags.Item> items(SequenceNode sequence) throws TagEditException {
            List<WrittenTags.Item> items = new ArrayList<>();
            for (Node node : sequence.getValue()) {
                Span span = span(node);
                refuseNamed(node);
                if (!(node instanceof ScalarNode scalar)) {
                    throw new TagEditException(span.start(), "a list or keys in place of a tag");
                }
                if (!isQuoted(scalar) && scalar.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN) {
                    throw new TagEditException(span.start(), "a tag written as a block of text");
                }
                String tag = scalar.getValue().strip();
                if (!scalar.getTag().equals(Tag.NULL) && !tag.isEmpty()) {
                    items.add(new WrittenTags.Item(tag, span));
                }
            }
            return items;
        }

        private Span content(ScalarNode scalar, Span whole) throws TagEditException {
            Span content = isQuoted(scalar) ? new Span(whole.start() + 1, whole.end() - 1) : whole;
            if (!text.substring(content.start(), content.end()).equals(scalar.getValue())) {
                throw new TagEditException(whole.start(), "tags in one string with escapes or line breaks");
            }
            return content;
        }
    }

    @Override
    public String item(String tag, char quote) {
        return switch (quote) {
            case '\'' -> isPrintable(tag) ? "'" + tag.replace("'", "''") + "'" : quoted(tag);
            case '"' -> quoted(tag);
            default -> isPlain(tag) ? tag : quoted(tag);
        };
    }

    /** Whether a tag means itself without quotes, in a block and between brackets. */
    private static boolean isPlain(String tag) {
        try {
            return YamlFrontMatter.compose("[" + tag + "]") instanceof SequenceNode flow
                    && isText(flow, tag)
                    && YamlFrontMatter.compose("- " + tag) instanceof SequenceNode block
                    && isText(block, tag);
        } catch (YAMLException no) {
            return false;
        }
    }

    private static boolean isText(SequenceNode list, String tag) {
        return list.getValue().size() == 1
                && list.getValue().get(0) instanceof ScalarNode scalar
                && scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN
                && scalar.getTag().equals(Tag.STR)
                && scalar.getValue().equals(tag);
    }

    private static boolean isPrintable(String tag) {
        return tag.codePoints().allMatch(c -> c >= ' ' && c != 0x7F && !(c >= 0x80 && c < 0xA0) && c != 0xFEFF);
    }

    private static String quoted(String tag) {
        return tag.codePoints()
                .mapToObj(c -> switch (c) {
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    default ->
                        isPrintable(Character.toString(c))
                                ? Character.toString(c)
                                : String.format(Locale.ROOT, "\\u%04x", c);
                })
                .collect(Collectors.joining("", "\"", "\""));
    }

    @Override
    public String withKey(String text, Span block, List<String> tags, TagHabit habit, String lineEnd)
            throws TagEditException {
        if (habit.key().indexOf('.') >= 0) {
            throw new TagEditException(block.start(), "no table for " + habit.key());
        }
        String before = text.substring(0, block.end());
        String broken = before.isEmpty() || before.endsWith("\n") || before.endsWith("\r") ? "" : lineEnd;
        return before
                + broken
                + habit.key()
                + ":"
                + entry(tags, habit, lineEnd)
                + lineEnd
                + text.substring(block.end());
    }

    @Override
    public String withValue(String text, WrittenTags empty, List<String> tags, TagHabit habit, String lineEnd) {
        Span at = empty.value();
        if (habit.form() == Form.BLOCK && at.length() == 0) {
            int end = FrontMatterBlock.lineEnd(text, at.start());
            return text.substring(0, end) + entry(tags, habit, lineEnd) + text.substring(end);
        }
        String value = entry(tags, habit, lineEnd);
        return text.substring(0, at.start())
                + (at.length() == 0 ? value : value.stripLeading())
                + text.substring(at.end());
    }

    /** What stands behind a key's colon. */
    private String entry(List<String> tags, TagHabit habit, String lineEnd) {
        if (habit.form() == Form.BLOCK) {
            return tags.stream()
                    .map(tag -> lineEnd + habit.lead() + item(tag, habit.quote()))
                    .collect(Collectors.joining());
        }
        return " " + value(tags, habit, lineEnd);
    }
}
