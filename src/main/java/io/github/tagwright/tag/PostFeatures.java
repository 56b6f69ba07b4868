package io.github.tagwright.tag;

import java.util.List;
import java.util.function.LongPredicate;

/**
 * What the tag ranker knows of a post, whatever the archive: the same in training and in use. Immutable; of its text it holds only phrases.
 *
 * @param path of the post
 * @param content hash of its source
 * @param day of its date, in days since 1970; {@link #NO_DAY} where it has none
 * @param tags its own
 * @param parts terms by {@link Part}
 * @param names joined 1-3-grams of its words
 * @param phrases what might make a tag, the most prominent first
 * @param entities vendors and products it mentions, under the keys of their names; spelled by id
 * @param groups hashes of its categories and its author
 * @param words of its prose
 * @param slug hash of its name without date and extension
 * @param links hashes of the last path segments of its links
 */
record PostFeatures(
        String path,
        long content,
        int day,
        List<String> tags,
        List<Terms> parts,
        Names names,
        List<Phrase> phrases,
        Names entities,
        long[] groups,
        int words,
        long slug,
        long[] links) {

    static final int NO_DAY = Integer.MIN_VALUE;

    /** Parts of a post, compared part by part. */
    enum Part {
        /** 1-2-grams of headings and body, single words of code. */
        MAIN,
        TITLE,
        /** Hosts, domains and path words of links. */
        URL,
        /** Categories and author. */
        GROUP,
        LINK_TEXT,
        FIRST_PARAGRAPH,
        /** Title, 3-5 chars at a time, within words. */
        TITLE_CHARS,
        /** Vendors and products, their kinds and fields. */
        ENTITIES
    }

    PostFeatures {
        tags = List.copyOf(tags);
        parts = List.copyOf(parts);
        phrases = List.copyOf(phrases);
    }

    /** The same with only those names whose keys are wanted. */
    PostFeatures naming(LongPredicate wanted) {
        return new PostFeatures(
                path, content, day, tags, parts, names.only(wanted), phrases, entities, groups, words, slug, links);
    }

    PostFeatures tagged(List<String> other) {
        return new PostFeatures(path, content, day, other, parts, names, phrases, entities, groups, words, slug, links);
    }

    Terms part(Part part) {
        return parts.get(part.ordinal());
    }

    boolean hasDay() {
        return day != NO_DAY;
    }
}
