package io.github.tagwright.tag;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A tag that a post might have.
 *
 * @param tag in the spelling of the archive or the vocabulary
 * @param kind whether the tag is in use or new
 * @param score 0 to 1, the estimated probability that an editor would give the post this tag
 * @param suggested whether it belongs to the set proposed for the post
 * @param present whether the post has it already, case ignored
 * @param evidence why, strongest first
 */
public record Suggestion(
        String tag, Kind kind, double score, boolean suggested, boolean present, List<Evidence> evidence) {

    /** Where a tag comes from. */
    public enum Kind {
        /** The archive or the vocabulary has it. */
        KNOWN,
        /** No other post has it yet; spelled as the archive spells its own. */
        NEW;

        /** As reports write it: {@code known} or {@code new}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Suggestion {
        evidence = List.copyOf(evidence);
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score outside 0..1: " + score);
        }
    }

    /** The reasons of the evidence in one line. */
    public String reasons() {
        return evidence.stream().map(Evidence::reason).collect(Collectors.joining("; "));
    }
}
