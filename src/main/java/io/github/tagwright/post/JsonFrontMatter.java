package io.github.tagwright.post;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON front matter, read by Jackson's streaming parser, which knows where each value stands. */
final class JsonFrontMatter {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(50).build())
            .build();

    private JsonFrontMatter() {}

    /** One past the JSON value that begins at {@code start}, or -1 if none ends in the text. */
    static int valueEnd(String text, int start) {
        try (JsonParser parser = JSON.createParser(text.substring(start))) {
            parser.nextToken();
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT ? start + here(parser) : -1;
        } catch (IOException broken) {
            return -1;
        }
    }

    static RawFrontMatter parse(String text, int start, int end) throws FrontMatterException {
        int shift = start;
        try (Located located = open(text, start, end)) {
            JsonParser parser = located.parser();
            shift = located.shift();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new FrontMatterException(start, "no object", "a JSON object");
            }
            Map<String, Object> values = new LinkedHashMap<>();
            Map<String, ScalarText.Place> titles = new HashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                JsonToken token = parser.nextToken();
                int from = located.tokenStart();
                Object value = plain(parser);
                values.put(key, value);
                if (RawFrontMatter.isTitle(key) && token == JsonToken.VALUE_STRING) {
                    Span content = new Span(from + 1, located.tokenEnd() - 1);
                    titles.put(key, new ScalarText.Place(content, ScalarText.Escapes.BACKSLASH));
                }
            }
            return new RawFrontMatter(values, titles);
        } catch (JsonProcessingException broken) {
            long at = broken.getLocation() == null ? 0 : broken.getLocation().getCharOffset();
            int offset = (int) Math.max(start, Math.min(end, shift + at));
            throw new FrontMatterException(offset, phrase(broken), "valid JSON");
        } catch (IOException impossible) {
            throw new FrontMatterException(start, "cannot be read", "valid JSON");
        }
    }

    /**
     * A parser that knows where it is in the source.
     *
     * @param shift the source's offset of the parser's first char
     */
    record Located(JsonParser parser, int shift) implements AutoCloseable {

        int tokenStart() {
            return shift + (int) parser.currentTokenLocation().getCharOffset();
        }

        int tokenEnd() throws IOException {
            return shift + here(parser);
        }

        @Override
        public void close() throws IOException {
            parser.close();
        }
    }

    /** Reads a stretch of the source; Hexo leaves out the braces. */
    static Located open(String text, int start, int end) throws IOException {
        String json = text.substring(start, end);
        boolean bare = !json.stripLeading().startsWith("{");
        return new Located(JSON.createParser(bare ? "{" + json + "}" : json), bare ? start - 1 : start);
    }

    private static int here(JsonParser parser) throws IOException {
        parser.finishToken();
        return (int) parser.currentLocation().getCharOffset();
    }

    /** What is wrong, without Jackson's own words for where. */
    static String phrase(JsonProcessingException broken) {
        return broken.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
    }

    static JsonParser parser(String json) throws IOException {
        return JSON.createParser(json);
    }

    /** The value that a parser stands at: String, List, Map or null. */
    static @Nullable Object plain(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String key = parser.currentName();
                    parser.nextToken();
                    map.put(key, plain(parser));
                }
                return map;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(plain(parser));
                }
                return list;
            }
            case VALUE_NULL -> {
                return null;
            }
            default -> {
                return parser.getText();
            }
        }
    }
}
