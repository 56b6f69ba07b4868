package io.github.tagwright.tag;

import io.github.tagwright.tag.Phrase.Thing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is found out about a post to give reasons for tags and to propose new ones. Immutable.
 *
 * @param nearest posts of the archive, most like this one first
 * @param heavy its words and pairs of words that weigh most
 * @param unknown what may be new tags of it, best first
 */
record Findings(int[] nearest, List<Stage1.Weighted> heavy, List<NewTags.Candidate> unknown) {

    Findings {
        heavy = List.copyOf(heavy);
        unknown = List.copyOf(unknown);
    }

    void write(TagModelFile.Out out) throws IOException {
        out.ints(nearest);
        out.data().writeInt(heavy.size());
        for (Stage1.Weighted one : heavy) {
            out.data().writeLong(one.id());
            out.data().writeInt(one.term());
            out.data().writeFloat(one.weight());
        }
        out.data().writeInt(unknown.size());
        for (NewTags.Candidate one : unknown) {
            write(one.phrase(), out);
            out.text(one.tag());
            out.data().writeDouble(one.probability());
        }
    }

    private static void write(Phrase phrase, TagModelFile.Out out) throws IOException {
        out.text(phrase.text());
        out.longs(new long[] {phrase.key(), phrase.places()});
        out.ints(new int[] {phrase.lower(), phrase.inside(), phrase.least()});
        out.data().writeBoolean(phrase.thing().isPresent());
        if (phrase.thing().isPresent()) {
            Thing thing = phrase.thing().get();
            out.longs(new long[] {thing.id(), thing.owner(), thing.kind(), thing.places()});
            out.data().writeBoolean(thing.owns());
            out.data().writeBoolean(thing.isName());
        }
    }

    static Findings read(TagModelFile.In in) {
        int[] nearest = in.ints();
        List<Stage1.Weighted> heavy = new ArrayList<>();
        for (int left = in.data().getInt(); left > 0; left--) {
            heavy.add(new Stage1.Weighted(
                    in.data().getLong(), in.data().getInt(), in.data().getFloat()));
        }
        List<NewTags.Candidate> unknown = new ArrayList<>();
        for (int left = in.data().getInt(); left > 0; left--) {
            unknown.add(new NewTags.Candidate(phrase(in), in.text(), in.data().getDouble()));
        }
        return new Findings(nearest, heavy, unknown);
    }

    private static Phrase phrase(TagModelFile.In in) {
        String text = in.text();
        long[] longs = in.longs();
        int[] counts = in.ints();
        Optional<Thing> thing = in.data().get() == 0 ? Optional.empty() : Optional.of(thing(in));
        return new Phrase(text, longs[0], longs[1], counts[0], counts[1], counts[2], thing);
    }

    private static Thing thing(TagModelFile.In in) {
        long[] longs = in.longs();
        return new Thing(
                longs[0], longs[1], longs[2], in.data().get() != 0, in.data().get() != 0, longs[3]);
    }
}
