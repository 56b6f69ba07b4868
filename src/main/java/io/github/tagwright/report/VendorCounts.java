package io.github.tagwright.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tagwright.report.PostFacts.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    private final List<@Nullable Share> shares = new ArrayList<>();
    private int posts;

    private static final class Count {
        private final String name;
        private final Years years = new Years();
        private final Map<Integer, Years> products = new HashMap<>();

        Count(String name) {
            this.name = name;
        }
    }

    private static final class Years {
        private int mentions;
        private int lastPost;
        private final YearCounts byYear = new YearCounts();

        void add(int post, int year, int more) {
            byYear.add(year, post == lastPost ? 0 : 1, more);
            lastPost = post;
            mentions += more;
        }
    }

    /** What counts an entity while a vendor owns it. */
    private record Share(Count vendor, Years product) {}

    /**
     * Counts a post; one without a date is not counted.
     *
     * @param entities the count of each of its names
     */
    void add(PostFacts post, List<EntityCounts.Count> entities) {
        if (post.date().isEmpty()) {
            return;
        }
        posts++;
        int year = post.date().get().getYear();
        for (int i = 0; i < entities.size(); i++) {
            Named named = post.names().get(i);
            Name name = named.name();
            Share share = share(entities.get(i).index, name.owner().isEmpty() ? name.name() : name.owner());
            share.vendor.years.add(posts, year, named.mentions());
            share.product.add(posts, year, named.mentions());
        }
    }

    /** Found without a search where the entity was the same vendor's the last time. */
    private Share share(int entity, String vendor) {
        while (shares.size() <= entity) {
            shares.add(null);
        }
        Share last = shares.get(entity);
        if (last != null && last.vendor.name.equals(vendor)) {
            return last;
        }
        Count count = byName.computeIfAbsent(vendor, Count::new);
        Share share = new Share(count, count.products.computeIfAbsent(entity, index -> new Years()));
        shares.set(entity, share);
        return share;
    }

    /** Writes the vendors with most mentions, each with its name and products of most mentions, year by year. */
    void write(JsonGenerator json) throws IOException {
        List<Count> shown = byName.values().stream()
                .sorted(Comparator.comparingInt((Count count) -> -count.years.mentions)
                        .thenComparing(count -> count.name))
                .limit(SHOWN)
                .toList();
        json.writeStartArray();
        for (Count count : shown) {
            json.writeStartObject();
            json.writeStringField("name", count.name);
            json.writeFieldName("years");
            count.years.byYear.write(json);
            json.writeArrayFieldStart("products");
            List<Map.Entry<Integer, Years>> products = count.products.entrySet().stream()
                    .sorted(Comparator.comparingInt((Map.Entry<Integer, Years> product) -> -product.getValue().mentions)
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(SHOWN_PRODUCTS)
                    .toList();
            for (Map.Entry<Integer, Years> product : products) {
                json.writeStartArray();
                json.writeNumber(product.getKey());
                product.getValue().byYear.write(json);
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
