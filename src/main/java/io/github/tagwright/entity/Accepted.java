package io.github.tagwright.entity;

import io.github.tagwright.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which names were taken for mentions where in a text, as a second reading of the same text asks for it. */
final class Accepted {

    static final Accepted NONE = new Accepted();

    private final Map<String, List<Found>> byName = new HashMap<>();
    private final Map<String, List<Part>> byWord = new HashMap<>();

    private Accepted() {}

    /** A token of a mention. */
    private record Part(Found mention, int start, boolean begins) {}

    static Accepted of(Text text, Tokens tokens, List<Found> found) {
        Accepted accepted = new Accepted();
        for (Found mention : found) {
            String name = text.blocks().get(mention.block()).text().substring(mention.start(), mention.end());
            accepted.byName.computeIfAbsent(name, key -> new ArrayList<>()).add(mention);
            int first = tokens.at(mention.block(), mention.start());
            int last = tokens.at(mention.block(), mention.end() - 1);
            for (int i = first; i <= last; i++) {
                accepted.byWord
                        .computeIfAbsent(tokens.word(i), key -> new ArrayList<>())
                        .add(new Part(mention, tokens.start(i), i == first));
            }
        }
        return accepted;
    }

    /** How sure a name was taken for a mention of a type elsewhere than at a place, 0..1; 0 where it never was. */
    double elsewhere(String name, EntityType type, int block, int start) {
        double best = 0;
        for (Found mention : byName.getOrDefault(name, List.of())) {
            boolean same = mention.block() == block && mention.start() == start;
            if (!same && mention.type() == type) {
                best = Math.max(best, mention.score());
            }
        }
        return best;
    }

    /** The same of a token as the first or a further one of a mention. */
    double elsewhere(String word, EntityType type, boolean begins, int block, int start) {
        double best = 0;
        for (Part part : byWord.getOrDefault(word, List.of())) {
            boolean same = part.mention().block() == block && part.start() == start;
            if (!same && part.begins() == begins && part.mention().type() == type) {
                best = Math.max(best, part.mention().score());
            }
        }
        return best;
    }
}
