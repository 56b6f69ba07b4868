package io.github.tagwright.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tagwright.Outcome;
import io.github.tagwright.entity.Link;
import io.github.tagwright.post.FrontMatter;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.Source;
import io.github.tagwright.post.SourcedText;
import io.github.tagwright.tag.Suggestion;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * JSON Lines: all that is known of a post on one line, as {@code post.schema.json} beside this class describes it.
 * Offsets count code points, as columns do.
 */
final class JsonLine {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private JsonLine(JsonGenerator json) {
        this.json = json;
    }

    /** The line, UTF-8, with its line end. */
    static byte[] of(Outcome outcome) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            new JsonLine(json).write(outcome);
        }
        // Half a surrogate pair, which JSON's escapes can bring in, becomes a question mark.
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(Outcome outcome) throws IOException {
        json.writeStartObject();
        json.writeStringField("post", outcome.path());
        if (outcome instanceof Outcome.Tagged tagged) {
            writeTagged(tagged);
        }
        writeProblems(outcome.problems());
        json.writeEndObject();
    }

    private void writeTagged(Outcome.Tagged post) throws IOException {
        FrontMatter frontMatter = post.post().frontMatter();
        writeIfAny("title", frontMatter.title().map(SourcedText::text).orElse(""));
        writeIfAny("date", frontMatter.date().map(Object::toString).orElse(""));
        json.writeNumberField("words", post.text().words());
        json.writeNumberField("sentences", post.text().sentences());
        json.writeArrayFieldStart("tags");
        for (String tag : frontMatter.tags()) {
            json.writeString(tag);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("suggestions");
        for (Suggestion tag : post.tags()) {
            JsonTag.write(tag, post.post().source(), json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("entities");
        for (List<Link> links : post.linksByEntity()) {
            writeEntity(links.get(0), links.size());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("mentions");
        for (Link link : post.links()) {
            write(link, post.post().source());
        }
        json.writeEndArray();
    }

    private void writeEntity(Link link, int mentions) throws IOException {
        json.writeStartObject();
        writeNamed(link);
        json.writeNumberField("mentions", mentions);
        json.writeEndObject();
    }

    private void write(Link link, Source source) throws IOException {
        json.writeStartObject();
        JsonTag.writePlace(link.mention().span(), source, json);
        writeNamed(link);
        json.writeNumberField("score", Score.rounded(link.mention().score()));
        json.writeStringField("source", link.mention().source());
        json.writeEndObject();
    }

    private void writeNamed(Link link) throws IOException {
        json.writeStringField("type", link.mention().type().name());
        json.writeStringField("entity", link.id());
        json.writeStringField("name", link.name());
        writeIfAny("owner", link.vendorName());
    }

    private void writeProblems(List<Problem> problems) throws IOException {
        json.writeArrayFieldStart("problems");
        for (Problem problem : problems) {
            json.writeStartObject();
            json.writeNumberField("line", problem.position().line());
            json.writeNumberField("column", problem.position().column());
            json.writeStringField("problem", problem.found());
            json.writeStringField("expected", problem.expected());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeIfAny(String field, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(field, text);
        }
    }
}
