package io.github.tagwright.post;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a record that is written as one JSON object. */
public final class JsonFields {

    private JsonFields() {}

    /**
     * Reads an object that fills the text.
     *
     * @return its fields as written: numbers and true or false as String, else String, List, Map or null
     * @throws ParseException with what was found, and its UTF-16 offset
     */
    public static Map<String, Object> of(String json) throws ParseException {
        try (JsonParser parser = JsonFrontMatter.parser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ParseException("no JSON object", 0);
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                fields.put(key, JsonFrontMatter.plain(parser));
            }
            if (parser.nextToken() != null) {
                throw new ParseException("more than one JSON value", (int)
                        parser.currentTokenLocation().getCharOffset());
            }
            return fields;
        } catch (JsonProcessingException broken) {
            int at = broken.getLocation() == null
                    ? 0
                    : (int) broken.getLocation().getCharOffset();
            throw new ParseException(JsonFrontMatter.phrase(broken), Math.max(0, Math.min(json.length(), at)));
        } catch (IOException impossible) {
            throw new ParseException("JSON that cannot be read", 0);
        }
    }
}
