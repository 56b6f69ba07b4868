package io.github.tagwright.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tagwright.report.PostFacts.Named;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of the talk of each year is about a vendor: mentions of its name and of the products that were its own at
 * the post's date. What has no vendor, such as a community's project, counts as one of its own name. Memory grows with
 * the names met, not with the posts; not safe to share.
 */
final class VendorCounts {

    /** Vendors that the page can show. */
    static final int SHOWN = 60;

    /** Products of one vendor that the page can show. */
    static final int SHOWN_PRODUCTS = 30;

    private final Map<String, Count> byName = new HashMap<>();

    private static final class Count {
        private final String name;
        private int mentions;
        private final Years years = new Years();
        private final Map<Integer, Years> products = new HashMap<>();

        Count(String name) {
            this.name = name;
        }
    }

    /** Posts and mentions by year. */
    private static final class Years {
        private int mentions;
        private final SortedMap<Integer, int[]> byYear = new TreeMap<>();

        void addPost(int year) {
            byYear.computeIfAbsent(year, key -> new int[2])[0]++;
        }

        void addMentions(int year, int more) {
            byYear.computeIfAbsent(year, key -> new int[2])[1] += more;
            mentions += more;
        }
    }

    /**
     * Counts a post; one without a date is not counted.
     *
     * @param entities the count of each of its names
     */
    void add(PostFacts post, List<EntityCounts.Count> entities) {
        if (post.date().isEmpty()) {
            return;
        }
        int year = post.date().get().getYear();
        Set<Years> met = new LinkedHashSet<>();
        for (int i = 0; i < entities.size(); i++) {
            Named named = post.names().get(i);
            Name name = named.name();
            String vendor = name.owner().isEmpty() ? name.name() : name.owner();
            Count count = byName.computeIfAbsent(vendor, Count::new);
            count.mentions += named.mentions();
            Years product = count.products.computeIfAbsent(entities.get(i).index, index -> new Years());
            count.years.addMentions(year, named.mentions());
            product.addMentions(year, named.mentions());
            met.add(count.years);
            met.add(product);
        }
        met.forEach(years -> years.addPost(year));
    }

    /** Writes the vendors with most mentions, each with its name and products of most mentions, year by year. */
    void write(JsonGenerator json) throws IOException {
        List<Count> shown = byName.values().stream()
                .sorted(Comparator.comparingInt((Count count) -> -count.mentions)
                        .thenComparing(count -> count.name))
                .limit(SHOWN)
                .toList();
        json.writeStartArray();
        for (Count count : shown) {
            json.writeStartObject();
            json.writeStringField("name", count.name);
            json.writeFieldName("years");
            writeYears(json, count.years.byYear);
            json.writeArrayFieldStart("products");
            List<Map.Entry<Integer, Years>> products = count.products.entrySet().stream()
                    .sorted(Comparator.comparingInt((Map.Entry<Integer, Years> product) -> -product.getValue().mentions)
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(SHOWN_PRODUCTS)
                    .toList();
            for (Map.Entry<Integer, Years> product : products) {
                json.writeStartArray();
                json.writeNumber(product.getKey());
                writeYears(json, product.getValue().byYear);
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Year, posts, mentions, year, posts, mentions, and so on. */
    static void writeYears(JsonGenerator json, SortedMap<Integer, int[]> years) throws IOException {
        json.writeStartArray();
        for (Map.Entry<Integer, int[]> year : years.entrySet()) {
            json.writeNumber(year.getKey());
            json.writeNumber(year.getValue()[0]);
            json.writeNumber(year.getValue()[1]);
        }
        json.writeEndArray();
    }
}
