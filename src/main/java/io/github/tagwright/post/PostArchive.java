package io.github.tagwright.post;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The posts of an archive, not read yet, in an order that stays. It can be gone through more than once, each time to
 * its end, and gives the same posts unless its files have changed meanwhile.
 */
public interface PostArchive extends Iterable<Unread> {

    /** How many posts; empty where only going through them tells. */
    OptionalInt size();

    /** What could not be looked at, so that it is not known which posts are there. */
    List<Problem> problems();

    /** What was left out when it was last gone through to its end, since it is no post: how many, by what they are. */
    default Map<String, Integer> leftOut() {
        return Map.of();
    }
}
