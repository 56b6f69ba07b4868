package io.github.tagwright.post;

/**
 * How an archive writes the tags of its posts, for posts that have none yet.
 *
 * @param key as written; behind a dot where it stands in a table
 * @param lead what stands before an item: of a block the indent with the dash, of lines the indent, of brackets the
 *     blanks inside them
 * @param quote around an item, or around a text; a blank for none
 * @param separator between items that stand on one line
 */
record TagHabit(String key, WrittenTags.Form form, String lead, char quote, String separator)
        implements Comparable<TagHabit> {

    @Override
    public int compareTo(TagHabit other) {
        return toString().compareTo(other.toString());
    }
}
