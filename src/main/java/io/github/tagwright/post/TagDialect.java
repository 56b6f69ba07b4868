package io.github.tagwright.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How one dialect of front matter writes tags. */
interface TagDialect {

    /**
     * The value of a key that holds tags.
     *
     * @param block the front matter without its fences
     * @param key in any case; a dot leads into a table
     * @param splitOnBlanks whether a string without commas is split at white space
     * @return empty where there is no such key
     * @throws TagEditException if the value is written in a way that cannot be edited in place
     */
    Optional<WrittenTags> find(String text, Span block, String key, boolean splitOnBlanks) throws TagEditException;

    /** A tag as an item of a list. */
    String item(String tag, char quote);

    /**
     * A whole value.
     *
     * @param lineEnd of the file
     */
    default String value(List<String> tags, TagHabit habit, String lineEnd) {
        List<String> items = tags.stream().map(tag -> item(tag, habit.quote())).toList();
        return switch (habit.form()) {
            case LINES ->
                "["
                        + lineEnd
                        + habit.lead()
                        + String.join("," + lineEnd + habit.lead(), items)
                        + lineEnd
                        + closingIndent(habit.lead())
                        + "]";
            case TEXT ->
                habit.quote() == ' '
                        ? String.join(habit.separator(), tags)
                        : habit.quote() + String.join(habit.separator(), tags) + habit.quote();
            default -> "[" + habit.lead() + String.join(habit.separator(), items) + habit.lead() + "]";
        };
    }

    private static String closingIndent(String lead) {
        return lead.substring(0, Math.max(0, lead.length() - 2));
    }

    /**
     * The text with a key that was not there.
     *
     * @throws TagEditException if there is no place for it
     */
    String withKey(String text, Span block, List<String> tags, TagHabit habit, String lineEnd) throws TagEditException;

    /** The text with a value for a key that has none. */
    String withValue(String text, WrittenTags empty, List<String> tags, TagHabit habit, String lineEnd);

    /**
     * A string of tags whose chars stand in the source as they are.
     *
     * @param content without quotes
     */
    static WrittenTags text(String key, String text, Span value, Span content, boolean splitOnBlanks) {
        boolean blanks =
                splitOnBlanks && text.substring(content.start(), content.end()).indexOf(',') < 0;
        return new WrittenTags(key, WrittenTags.Form.TEXT, value, parts(text, content, splitOnBlanks), blanks);
    }

    private static List<WrittenTags.Item> parts(String text, Span content, boolean splitOnBlanks) {
        String raw = text.substring(content.start(), content.end());
        List<WrittenTags.Item> items = new ArrayList<>();
        Matcher separator =
                Pattern.compile(TagKeys.separator(raw, splitOnBlanks)).matcher(raw);
        int from = 0;
        while (from <= raw.length()) {
            int to = separator.find() ? separator.start() : raw.length();
            part(text, content.start() + from, content.start() + to).ifPresent(items::add);
            from = to == raw.length() ? to + 1 : separator.end();
        }
        return items;
    }

    private static Optional<WrittenTags.Item> part(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (from < to && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return from == to
                ? Optional.empty()
                : Optional.of(new WrittenTags.Item(text.substring(from, to), new Span(from, to)));
    }
}
