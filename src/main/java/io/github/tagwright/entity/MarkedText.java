package io.github.tagwright.entity;

import io.github.tagwright.post.Span;
import io.github.tagwright.text.Text;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A text in which a person marked all mentions.
 *
 * @param name of the post, which decides the part it is in where training posts are parted
 * @param day of the post
 * @param mentions what is marked, by its place in the post's source
 */
public record MarkedText(String name, Text text, Optional<LocalDate> day, Map<Span, EntityType> mentions) {

    public MarkedText {
        mentions = Map.copyOf(mentions);
    }

    /** The part, from 0, in which a post of this name is when posts are parted in so many. */
    public static int part(String name, int parts) {
        int hash = name.hashCode() * 0x9E3779B9;
        return Math.floorMod(hash ^ hash >>> 15, parts);
    }
}
