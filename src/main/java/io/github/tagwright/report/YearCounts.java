package io.github.tagwright.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;

/** Posts and mentions by year. Not safe to share. */
final class YearCounts {

    private static final int NUMBERS = 3;

    /** Year, posts, mentions, year, posts, mentions, and so on, the years in order. */
    private int[] counts = new int[NUMBERS];

    private int size;

    void add(int year, int posts, int mentions) {
        int at = place(year);
        counts[at + 1] += posts;
        counts[at + 2] += mentions;
    }

    /** Where a year stands, which is put in where it was not met yet. */
    private int place(int year) {
        int at = size;
        while (at > 0 && counts[at - NUMBERS] >= year) {
            at -= NUMBERS;
        }
        if (at < size && counts[at] == year) {
            return at;
        }
        if (size == counts.length) {
            counts = Arrays.copyOf(counts, 2 * size);
        }
        System.arraycopy(counts, at, counts, at + NUMBERS, size - at);
        size += NUMBERS;
        counts[at] = year;
        counts[at + 1] = 0;
        counts[at + 2] = 0;
        return at;
    }

    /** Takes what was counted in a year. */
    interface Visitor {
        void visit(int year, int posts, int mentions) throws IOException;
    }

    /** Goes through the years in order. */
    void forEach(Visitor visitor) throws IOException {
        for (int at = 0; at < size; at += NUMBERS) {
            visitor.visit(counts[at], counts[at + 1], counts[at + 2]);
        }
    }

    /** Writes year, posts, mentions, year, posts, mentions, and so on. */
    void write(JsonGenerator json) throws IOException {
        json.writeArray(counts, 0, size);
    }
}
