package io.github.tagwright.post;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.tagwright.post.WrittenTags.Form;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tags in JSON. */
final class JsonTags implements TagDialect {

    @Override
    public Optional<WrittenTags> find(String text, Span block, String key, boolean splitOnBlanks)
            throws TagEditException {
        try (JsonFrontMatter.Located json = JsonFrontMatter.open(text, block.start(), block.end())) {
            json.parser().nextToken();
            return in(json, text, key, "", splitOnBlanks);
        } catch (IOException broken) {
            throw new TagEditException(block.start(), "JSON that cannot be read");
        }
    }

    /** In the object that has just begun. */
    private static Optional<WrittenTags> in(
            JsonFrontMatter.Located json, String text, String key, String path, boolean splitOnBlanks)
            throws IOException, TagEditException {
        JsonParser parser = json.parser();
        int dot = key.indexOf('.');
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equalsIgnoreCase(key)) {
                return Optional.of(written(json, text, path + name, splitOnBlanks && key.endsWith("s")));
            }
            if (dot > 0 && token == JsonToken.START_OBJECT && name.equalsIgnoreCase(key.substring(0, dot))) {
                return in(json, text, key.substring(dot + 1), path + name + ".", splitOnBlanks);
            }
            parser.skipChildren();
        }
        return Optional.empty();
    }

    private static WrittenTags written(JsonFrontMatter.Located json, String text, String key, boolean splitOnBlanks)
            throws IOException, TagEditException {
        JsonParser parser = json.parser();
        int start = json.tokenStart();
        switch (parser.currentToken()) {
            case VALUE_NULL -> {
                return new WrittenTags(key, Form.EMPTY, new Span(start, json.tokenEnd()), List.of());
            }
            case VALUE_STRING -> {
                String value = parser.getText();
                Span span = new Span(start, json.tokenEnd());
                Span content = new Span(span.start() + 1, span.end() - 1);
                if (!text.substring(content.start(), content.end()).equals(value)) {
                    throw new TagEditException(start, "tags in one string with escapes");
                }
                return TagDialect.text(key, text, span, content, splitOnBlanks);
            }
            case START_ARRAY -> {
                List<WrittenTags.Item> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (parser.currentToken() != JsonToken.VALUE_STRING) {
                        throw new TagEditException(json.tokenStart(), "a value in place of a tag that is no text");
                    }
                    String tag = parser.getText().strip();
                    if (!tag.isEmpty()) {
                        items.add(new WrittenTags.Item(tag, new Span(json.tokenStart(), json.tokenEnd())));
                    }
                }
                Span value = new Span(start, json.tokenEnd());
                return new WrittenTags(key, WrittenTags.bracketed(text, value, items), value, items);
            }
            default -> throw new TagEditException(start, "a value in place of tags that is no text");
        }
    }

    @Override
    public String item(String tag, char quote) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(tag)) + "\"";
    }

    /** Behind the last key, on a line of its own if that has one. */
    @Override
    public String withKey(String text, Span block, List<String> tags, TagHabit habit, String lineEnd)
            throws TagEditException {
        int last = block.end();
        boolean braces = text.substring(block.start(), last).stripLeading().startsWith("{");
        if (braces) {
            last = text.lastIndexOf('}', last - 1);
        }
        while (last > block.start() && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        if (habit.key().indexOf('.') >= 0) {
            throw new TagEditException(block.start(), "no object for " + habit.key());
        }
        int line = last;
        while (line > block.start() && text.charAt(line - 1) != '\n' && text.charAt(line - 1) != '\r') {
            line--;
        }
        int first = line;
        while (first < last && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
            first++;
        }
        boolean ownLine = line > block.start() && text.charAt(first) == '"';
        String entry = item(habit.key(), '"') + ": " + value(tags, habit, lineEnd);
        boolean empty = text.charAt(last - 1) == '{';
        String gap = empty ? "" : ownLine ? "," + lineEnd + text.substring(line, first) : ", ";
        return text.substring(0, last) + gap + entry + text.substring(last);
    }

    @Override
    public String withValue(String text, WrittenTags empty, List<String> tags, TagHabit habit, String lineEnd) {
        return text.substring(0, empty.value().start())
                + value(tags, habit, lineEnd)
                + text.substring(empty.value().end());
    }
}
