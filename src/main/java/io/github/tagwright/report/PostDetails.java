package io.github.tagwright.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tagwright.Outcome;
import io.github.tagwright.post.Span;
import io.github.tagwright.tag.Evidence;
import io.github.tagwright.tag.Suggestion;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the page shows of a post that it shows in full: its tags, why, and the sentences that speak for them. */
final class PostDetails {

    private PostDetails() {}

    static String json(Outcome.Tagged post, Quotes quotes) throws IOException {
        return ScriptJson.text(json -> write(json, post, quotes));
    }

    private static void write(JsonGenerator json, Outcome.Tagged post, Quotes quotes) throws IOException {
        List<Suggestion> told = post.tags().stream()
                .filter(tag -> tag.suggested() || tag.present())
                .toList();
        Set<Quote> quoted = new LinkedHashSet<>();
        json.writeStartObject();
        json.writeArrayFieldStart("own");
        for (String tag : post.post().frontMatter().tags()) {
            json.writeString(HtmlReport.clipped(tag));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("tags");
        for (Suggestion tag : told) {
            json.writeStartArray();
            json.writeString(HtmlReport.clipped(tag.tag()));
            json.writeNumber(Score.rounded(tag.score()).toString());
            json.writeNumber(tag.suggested() ? 1 : 0);
            json.writeNumber(tag.present() ? 1 : 0);
            json.writeString(HtmlReport.clipped(tag.reasons()));
            Optional<Quote> quote = quote(tag, post, quotes);
            if (quote.isPresent()) {
                quoted.add(quote.get());
                json.writeNumber(List.copyOf(quoted).indexOf(quote.get()));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("quotes");
        for (Quote quote : quoted) {
            HtmlReport.write(json, quote);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /**
     * The place that tells best for a tag: in the text before in the title, which is seen anyway; and a name, of the
     * tag or of an entity, before other words.
     */
    private static Optional<Quote> quote(Suggestion tag, Outcome.Tagged post, Quotes quotes) {
        Set<Span> names =
                post.links().stream().map(link -> link.mention().span()).collect(Collectors.toSet());
        Optional<Quote> best = Optional.empty();
        int most = 0;
        for (Evidence evidence : tag.evidence()) {
            for (Span place : evidence.places()) {
                Optional<Quote> here = quotes.at(place);
                if (here.isPresent()) {
                    boolean named = names.contains(place)
                            || post.post().source().slice(place).equalsIgnoreCase(tag.tag());
                    int telling = (here.get().inTitle() ? 1 : 3) + (named ? 1 : 0);
                    if (telling > most) {
                        most = telling;
                        best = here;
                    }
                }
            }
        }
        return best;
    }
}
