package io.github.tagwright.entity;

import io.github.tagwright.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whose a name is by the owner that stands beside it: in front, or behind it after {@code from} or {@code by}. */
final class OwnersBeside {

    private static final Pattern BEHIND = Pattern.compile(",? (?:from|by) (?:the )?");

    private final Text text;
    private final Map<Long, Link> byStart = new HashMap<>();
    private final Map<Long, Link> byEnd = new HashMap<>();

    /**
     * The mention of an owner.
     *
     * @param evidence where it stands, in words
     */
    record Owner(Link link, String evidence) {}

    /** @param links what was found in the text */
    OwnersBeside(Text text, List<Link> links) {
        this.text = text;
        for (Link link : links) {
            Mention mention = link.mention();
            if (mention.type().owns()) {
                byStart.put(place(mention.block(), mention.start()), link);
                byEnd.put(place(mention.block(), mention.end()), link);
            }
        }
    }

    /**
     * @param start of the name, its first char in the block, 0-based
     * @param end one past its last char
     */
    Optional<Owner> of(int block, int start, int end) {
        String prose = text.blocks().get(block).text();
        int before = start - 1;
        if (before > 2 && prose.charAt(before) == ' ') {
            boolean possessive = prose.startsWith("'s", before - 2) || prose.startsWith("\u2019s", before - 2);
            Link front = byEnd.get(place(block, possessive ? before - 2 : before));
            if (front != null) {
                return Optional.of(new Owner(front, "in front of it"));
            }
        }
        Matcher behind = BEHIND.matcher(prose).region(end, prose.length());
        Link from = behind.lookingAt() ? byStart.get(place(block, behind.end())) : null;
        return from == null
                ? Optional.empty()
                : Optional.of(new Owner(from, behind.group().strip().replace(", ", "") + " it"));
    }

    private static long place(int block, int at) {
        return (long) block << 32 | at;
    }
}
