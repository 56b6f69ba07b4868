package io.github.tagwright.evaluate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.tagwright.Versions;
import io.github.tagwright.tag.TagExample;
import io.github.tagwright.tag.TagModel;
import io.github.tagwright.tag.TagTrainer;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/**
 * What is known of a tag model: what it was trained on and how, and how good it is on posts it has not seen.
 *
 * @param settings by name
 * @param heldOut on its own posts, each by a model of the other folds
 * @param newest on the newest fifth of its posts, by a model of the older ones
 */
public record TagCard(
        TagModel model, Map<String, String> settings, TagEvaluation heldOut, TagEvaluation newest, TagStudy study) {

    /** @param trainer of the model; for the figures of the newest fifth */
    public static TagCard of(TagModel model, List<TagExample> examples, TagTrainer trainer, TagStudy study) {
        TagEvaluation heldOut = new TagEvaluation();
        examples.forEach(post -> heldOut.add(post.tags(), model.suggest(post)));
        TagEvaluation newest =
                TagAnswers.of(trainer, TagSplits.time(examples), false).evaluation();
        return new TagCard(model, trainer.settings(), heldOut, newest, study);
    }

    public String json() {
        StringWriter text = new StringWriter();
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(printer);
            json.writeStartObject();
            json.writeStringField("data", model.dataHash());
            json.writeNumberField("posts", model.posts());
            texts("settings", settings, json);
            texts("versions", Versions.current().byName(), json);
            json.writeFieldName("held_out");
            figures(heldOut, json);
            json.writeFieldName("newest_fifth");
            figures(newest, json);
            if (!study.ways().isEmpty()) {
                json.writeObjectFieldStart("study");
                study("ways", study.ways(), json);
                study("learning_curve", study.curve(), json);
                json.writeEndObject();
            }
            json.writeObjectFieldStart("tags");
            for (Map.Entry<String, Integer> tag : model.tags().counts().entrySet()) {
                json.writeNumberField(tag.getKey(), tag.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text + "\n";
    }

    private static void texts(String name, Map<String, String> texts, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    private static void study(String name, List<TagAnswers> ways, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (TagAnswers way : ways) {
            json.writeStartObject();
            json.writeStringField("system", way.label());
            json.writeNumberField("learned_from", way.known());
            json.writeFieldName("figures");
            figures(way.evaluation(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void figures(TagEvaluation evaluation, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Double> figure : evaluation.byName().entrySet()) {
            number(figure.getKey(), figure.getValue(), json);
        }
        number("Expected calibration error", evaluation.calibrationError(), json);
        json.writeEndObject();
    }

    private static void number(String name, double value, JsonGenerator json) throws IOException {
        json.writeNumberField(name, Math.rint(value * 1e4) / 1e4);
    }
}
