package io.github.tagwright.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.report.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a run of {@code enrich} ended: a few sentences, or the line of JSON that {@code --summary-json} prints. */
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
    private Habit taught = new Habit(0, 0);
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
    void reported(Summary summary, int draftsLeftOut, Habit habit) {
        reports = Optional.of(summary);
        drafts = draftsLeftOut;
        taught = habit;
    }

    /**
     * Prints for a person what came of the reports.
     *
     * @param types of the entities that are mentioned
     * @param leftOut posts that were left out beside drafts, by what they are
     */
    void printProse(PrintWriter out, EntityTypes types, Map<String, Integer> leftOut, ReportOptions reporting) {
        Summary summary = reports.orElseThrow();
        out.printf(
                Locale.ROOT,
                "%,d posts: %,d mentions of %,d %s; %,d posts lack a suggested tag.%n",
                summary.posts(),
                summary.mentions(),
                summary.entities(),
                types.prose(),
                summary.postsWithMissingTags());
        if (taught.posts() > 0) {
            out.printf(
                    Locale.ROOT,
                    "Tags are suggested as %,d posts with %,d tags teach it.%n",
                    taught.posts(),
                    taught.tags());
        }
        if (drafts > 0) {
            out.printf(Locale.ROOT, "Left out as drafts: %,d.%n", drafts);
        }
        new TreeMap<>(leftOut).forEach((kind, count) -> out.printf(Locale.ROOT, "Left out as %s: %,d.%n", kind, count));
        if (summary.problems() > 0) {
            out.printf(Locale.ROOT, "%,d problems, see %s.%n", summary.problems(), reporting.problemFile());
        }
        if (summary.pairsDropped()) {
            out.println("The co-occurrence table leaves out rare pairs: there are too many.");
        }
        out.printf("Reports are in %s.%n", reporting.output());
        out.flush();
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
                json.writeNumberField("taught_posts", taught.posts());
                json.writeNumberField("taught_tags", taught.tags());
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
