package io.github.tagwright.evaluate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.tagwright.tag.TagExample;
import io.github.tagwright.tag.TagModel;
import io.github.tagwright.tag.TagTrainer;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What is known of a tag model: what it was trained on, and how good it is on posts it has not seen.
 *
 * @param heldOut on its own posts, each by a model of the other folds
 * @param newest on the newest fifth of its posts, by a model of the older ones
 */
public record TagCard(TagModel model, TagEvaluation.Result heldOut, TagEvaluation.Result newest) {

    /** @param threads to train on for the figures of the newest fifth */
    public static TagCard of(TagModel model, List<TagExample> examples, int threads) {
        TagEvaluation heldOut = new TagEvaluation();
        examples.forEach(post -> heldOut.add(post.tags(), model.suggest(post)));
        TagEvaluation newest = new TagEvaluation();
        List<TagExample> byDay = byDay(examples);
        int cut = byDay.size() * 4 / 5;
        if (cut >= TagTrainer.FEWEST) {
            TagModel older = new TagTrainer(threads).train(byDay.subList(0, cut));
            byDay.subList(cut, byDay.size()).forEach(post -> newest.add(post.tags(), older.suggest(post)));
        }
        return new TagCard(model, heldOut.result(), newest.result());
    }

    /** Oldest first; the undated before all others. */
    static List<TagExample> byDay(List<TagExample> examples) {
        return examples.stream()
                .filter(post -> !post.tags().isEmpty())
                .sorted(Comparator.<TagExample>comparingInt(post -> post.day().orElse(Integer.MIN_VALUE))
                        .thenComparing(TagExample::path))
                .toList();
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
            json.writeStringField("settings", TagTrainer.SETTINGS);
            json.writeStringField("java", System.getProperty("java.version"));
            write("held_out", heldOut, json);
            write("newest_fifth", newest, json);
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

    private static void write(String name, TagEvaluation.Result result, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("posts", result.posts());
        number("sample_f1", result.sampleF1(), json);
        number("micro_f1", result.microF1(), json);
        number("precision_at_1", result.precisionAt1(), json);
        number("recall_at_10", result.recallAt10(), json);
        number("ndcg_at_10", result.ndcgAt10(), json);
        number("macro_f1", result.macroF1(), json);
        number("mean_size", result.meanSize(), json);
        json.writeEndObject();
    }

    private static void number(String name, double value, JsonGenerator json) throws IOException {
        json.writeNumberField(name, Math.rint(value * 1e4) / 1e4);
    }
}
