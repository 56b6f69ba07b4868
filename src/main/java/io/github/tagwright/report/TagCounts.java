package io.github.tagwright.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tagwright.report.PostFacts.Proposed;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts of tags over all posts, as they are and as they would be. Memory grows with the tags; not safe to share. */
final class TagCounts {

    /** Tags that the page can show. */
    static final int SHOWN = 1000;

    /** Posts with this many tags and more are counted together. */
    private static final int MANY = 10;

    private final Map<String, Count> byTag = new HashMap<>();
    private final int[] before = new int[MANY + 1];
    private final int[] after = new int[MANY + 1];
    private long tagsBefore;
    private long tagsAfter;

    private static final class Count {
        private final String tag;
        private int having;
        private int suggested;
        private int missing;
        private boolean isNew;

        Count(String tag) {
            this.tag = tag;
        }
    }

    void add(PostFacts post) {
        post.own().forEach(tag -> count(tag).having++);
        int missing = 0;
        for (Proposed tag : post.proposed()) {
            Count count = count(tag.tag());
            count.suggested++;
            count.missing += tag.missing() ? 1 : 0;
            count.isNew |= tag.isNew();
            missing += tag.missing() ? 1 : 0;
        }
        int own = post.own().size();
        tagsBefore += own;
        tagsAfter += own + missing;
        before[Math.min(MANY, own)]++;
        after[Math.min(MANY, own + missing)]++;
    }

    private Count count(String tag) {
        return byTag.computeIfAbsent(tag, Count::new);
    }

    /** Writes how many posts have no tag, one, two, …, ten or more: before, and once they had what is suggested. */
    void writeCoverage(JsonGenerator json) throws IOException {
        json.writeFieldName("before");
        json.writeArray(before, 0, before.length);
        json.writeFieldName("after");
        json.writeArray(after, 0, after.length);
        json.writeNumberField("tagsBefore", tagsBefore);
        json.writeNumberField("tagsAfter", tagsAfter);
    }

    /** Writes the tags that most posts have or should have. */
    void writeTags(JsonGenerator json) throws IOException {
        json.writeNumberField("allTags", byTag.size());
        List<Count> shown = byTag.values().stream()
                .sorted(Comparator.comparingInt((Count count) -> -count.having - count.missing)
                        .thenComparing(count -> count.tag))
                .limit(SHOWN)
                .toList();
        json.writeArrayFieldStart("tags");
        for (Count count : shown) {
            json.writeStartObject();
            json.writeStringField("tag", ScriptJson.clipped(count.tag, HtmlReport.LONGEST_TEXT));
            json.writeNumberField("having", count.having);
            json.writeNumberField("suggested", count.suggested);
            json.writeNumberField("missing", count.missing);
            json.writeBooleanField("isNew", count.isNew);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
