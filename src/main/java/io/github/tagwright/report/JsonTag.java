package io.github.tagwright.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tagwright.post.Position;
import io.github.tagwright.post.Source;
import io.github.tagwright.post.Span;
import io.github.tagwright.tag.Evidence;
import io.github.tagwright.tag.Suggestion;
import java.io.IOException;

/** A suggestion as an object of JSON, the same in {@code posts.jsonl} and wherever else one is shown to programs. */
public final class JsonTag {

    private JsonTag() {}

    /**
     * Writes one object.
     *
     * @param source of the post that the tag is suggested for
     */
    public static void write(Suggestion tag, Source source, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("tag", tag.tag());
        json.writeStringField("kind", tag.kind().word());
        json.writeNumberField("score", Score.rounded(tag.score()));
        json.writeBooleanField("suggested", tag.suggested());
        json.writeBooleanField("present", tag.present());
        json.writeArrayFieldStart("evidence");
        for (Evidence evidence : tag.evidence()) {
            json.writeStartObject();
            json.writeStringField("reason", evidence.reason());
            json.writeArrayFieldStart("places");
            for (Span place : evidence.places()) {
                json.writeStartObject();
                writePlace(place, source, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Writes the fields that say where something stands: offsets in code points, line and column. */
    static void writePlace(Span place, Source source, JsonGenerator json) throws IOException {
        Position at = source.position(place.start());
        json.writeNumberField("start", source.codePoints(place.start()));
        json.writeNumberField("end", source.codePoints(place.end()));
        json.writeNumberField("line", at.line());
        json.writeNumberField("column", at.column());
        json.writeStringField("text", source.slice(place));
    }
}
