package io.github.tagwright.evaluate;

import io.github.tagwright.entity.EntityType;
import java.util.Comparator;

/**
 * A mention by its place in a raw file.
 *
 * @param line 1-based
 * @param column 1-based, in Unicode code points
 * @param text the raw characters
 * @param vendor what owns it, as the annotator named it; empty where there is none or it is not sure
 */
public record GoldMention(int line, int column, EntityType type, String text, String vendor) {

    static final Comparator<GoldMention> BY_PLACE = Comparator.comparingInt(GoldMention::line)
            .thenComparingInt(GoldMention::column)
            .thenComparing(GoldMention::text)
            .thenComparingInt(mention -> mention.type().index());

    /** The same mention without what is said of its vendor. */
    GoldMention bare() {
        return new GoldMention(line, column, type, text, "");
    }

    boolean overlaps(GoldMention other) {
        return line == other.line
                && type.equals(other.type)
                && column < other.column + other.length()
                && other.column < column + length();
    }

    private int length() {
        return text.codePointCount(0, text.length());
    }
}
