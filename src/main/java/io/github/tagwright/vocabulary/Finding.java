package io.github.tagwright.vocabulary;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A tag, and what is wrong with it.
 *
 * @param tag as written; of a missing tag the entity's name
 * @param posts that have it; of a missing tag those that name the entity
 * @param first its first use, where it has one on a known day
 * @param last its last use
 * @param into the tag to use instead, or the one it goes with; empty where there is none
 * @param evidence why, in words
 * @param candidates of a missing tag the posts that are about the entity, else none
 */
public record Finding(
        String tag,
        int posts,
        Optional<LocalDate> first,
        Optional<LocalDate> last,
        Trouble trouble,
        String into,
        String evidence,
        List<String> candidates) {

    public Finding {
        candidates = List.copyOf(candidates);
    }

    /** What is wrong, from the plain to the doubtful. */
    public enum Trouble {
        /** Another tag differs by capitals only. */
        CASE(Action.MERGE),
        /** By blanks or signs other than hyphens. */
        SPACING(Action.MERGE),
        /** By hyphens. */
        HYPHEN(Action.MERGE),
        /** By a plural ending. */
        PLURAL(Action.MERGE),
        /** The vendor or product it names is written with other capitals by now. */
        NAME(Action.REVIEW),
        /** Both name one vendor or product. */
        SYNONYM(Action.REVIEW),
        /** One is made of the other's first letters. */
        ABBREVIATION(Action.REVIEW),
        /** Both are forms of one word. */
        FORM(Action.REVIEW),
        /** One letter is different, and it is rare. */
        SPELLING(Action.REVIEW),
        /** Its posts name different things by it. */
        TWO_THINGS(Action.REVIEW),
        /** Every post with it has a certain other tag too, and few posts have that one alone. */
        SAME_POSTS(Action.REVIEW),
        /** Every post with it has a certain other, broader tag too, which is more than chance. */
        SUBSET(Action.KEEP),
        /** One post has it. */
        ONCE(Action.REVIEW),
        /** It was used regularly, but not for long now. */
        QUIET(Action.KEEP),
        /** Something that is written about often has no tag of its name. */
        MISSING(Action.ADD),
        /** Nothing is wrong. */
        NONE(Action.KEEP);

        private final Action action;

        Trouble(Action action) {
            this.action = action;
        }

        /** What to do about it. */
        public Action action() {
            return action;
        }

        /** As reports write it; nothing for nothing. */
        public String word() {
            return this == NONE ? "" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** What to do. */
    public enum Action {
        MERGE,
        REVIEW,
        ADD,
        KEEP
    }
}
