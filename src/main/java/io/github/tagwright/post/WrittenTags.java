package io.github.tagwright.post;

import java.util.List;

/**
 * The value of one of the keys that hold a post's tags, as it stands in the source.
 *
 * @param key as written; behind a dot where it stands in a table
 * @param form how the value is written
 * @param value the whole value with brackets or quotes; empty where there is none
 * @param items its tags in order; in a text, parts of it
 * @param isSplitOnBlanks whether it is a text whose parts stand between blanks
 */
record WrittenTags(String key, Form form, Span value, List<Item> items, boolean isSplitOnBlanks) {

    /** How a value is written. */
    enum Form {
        /** YAML's lines that begin with a dash. */
        BLOCK,
        /** In brackets. */
        FLOW,
        /** In brackets, the items on lines of their own. */
        LINES,
        /** One string, split by {@link TagKeys}. */
        TEXT,
        /** A key without a value. */
        EMPTY
    }

    /**
     * One tag.
     *
     * @param tag its value
     * @param span with its quotes
     */
    record Item(String tag, Span span) {}

    WrittenTags(String key, Form form, Span value, List<Item> items) {
        this(key, form, value, items, false);
    }

    WrittenTags {
        items = List.copyOf(items);
    }

    /** @return FLOW or LINES, by whether the first item stands on a line of its own */
    static Form bracketed(String text, Span value, List<Item> items) {
        if (items.isEmpty()) {
            return Form.FLOW;
        }
        String before = text.substring(value.start() + 1, items.get(0).span().start());
        return before.indexOf('\n') >= 0 || before.indexOf('\r') >= 0 ? Form.LINES : Form.FLOW;
    }

    /** The quote a tag is written in; a blank where there is none. */
    static char quote(String text, Span span) {
        char first = span.start() < span.end() ? text.charAt(span.start()) : ' ';
        return first == '"' || first == '\'' ? first : ' ';
    }
}
