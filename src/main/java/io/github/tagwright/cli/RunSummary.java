package io.github.tagwright.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tagwright.report.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@code --summary-json} prints: how a run of {@code enrich} ended, as one line of JSON. */
final class RunSummary {

    /** Why a run ended. */
    enum Reason {
        FINE,
        PROBLEMS,
        SET_UP,
        STOPPED
    }

    private final Stages stages;
    private int drafts;
    private int worked;
    private int kept;
    private int taughtPosts;
    private int taughtTags;
    private Optional<Summary> reports = Optional.empty();

    RunSummary(Stages stages) {
        this.stages = stages;
    }

    /** Counts a post that was worked on. */
    void worked() {
        worked++;
    }

    /**
     * Takes what was done so far.
     *
     * @param posts that were worked on, without drafts
     * @param same posts that were taken over from an earlier run
     */
    void done(int posts, int same) {
        worked = posts;
        kept = same;
    }

    /** Takes the end of the reports. */
    void reported(Summary summary, int draftsLeftOut, int posts, int tags) {
        reports = Optional.of(summary);
        drafts = draftsLeftOut;
        taughtPosts = posts;
        taughtTags = tags;
    }

    /** @param message a sentence for what went wrong, empty for nothing */
    void print(PrintWriter out, Reason reason, String message) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("reason", reason.name().toLowerCase(Locale.ROOT));
            if (!message.isEmpty()) {
                json.writeStringField("message", message);
            }
            json.writeNumberField("worked", worked);
            json.writeNumberField("kept", kept);
            if (reports.isPresent()) {
                Summary summary = reports.get();
                json.writeNumberField("posts", summary.posts());
                json.writeNumberField("drafts", drafts);
                json.writeNumberField("mentions", summary.mentions());
                json.writeNumberField("entities", summary.entities());
                json.writeNumberField("posts_lacking_tags", summary.postsWithMissingTags());
                json.writeNumberField("problems", summary.problems());
                json.writeBooleanField("pairs_dropped", summary.pairsDropped());
                json.writeNumberField("taught_posts", taughtPosts);
                json.writeNumberField("taught_tags", taughtTags);
            }
            json.writeObjectFieldStart("seconds");
            for (Map.Entry<String, Double> stage : stages.seconds().entrySet()) {
                writeSeconds(json, stage.getKey(), stage.getValue());
            }
            writeSeconds(json, "all", stages.all());
            json.writeEndObject();
            json.writeEndObject();
        }
        out.println(line);
        out.flush();
    }

    private static void writeSeconds(JsonGenerator json, String stage, double seconds) throws IOException {
        json.writeFieldName(stage);
        json.writeNumber(String.format(Locale.ROOT, "%.3f", seconds));
    }
}
