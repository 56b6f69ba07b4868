package io.github.tagwright.entity;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What was learned from marked posts about how names stand in prose. Immutable, safe to share. */
public final class EntityModel {

    private static final String FORMAT = "tagwright-entities-2";

    private final Lexicon lexicon;
    private final ChainModel decision;
    private final ChainModel names;
    private final ChainModel review;

    /**
     * @param lexicon what it was learned with
     * @param decision which candidates of the gazetteer are mentions
     * @param names finds those the gazetteer lacks
     * @param review judges these a second time
     */
    EntityModel(Lexicon lexicon, ChainModel decision, ChainModel names, ChainModel review) {
        this.lexicon = lexicon;
        this.decision = decision;
        this.names = names;
        this.review = review;
    }

    Lexicon lexicon() {
        return lexicon;
    }

    ChainModel decision() {
        return decision;
    }

    ChainModel names() {
        return names;
    }

    ChainModel review() {
        return review;
    }

    /** How many features have a weight, over all its parts. */
    public int size() {
        return decision.features() + names.features() + review.features();
    }

    /** The same model always yields the same bytes. */
    public void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
        out.writeUTF(FORMAT);
        lexicon.write(out);
        decision.write(out);
        names.write(out);
        review.write(out);
        out.flush();
    }

    /** @throws IOException if the stream holds none, or one of another version */
    public static EntityModel read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
        if (!in.readUTF().equals(FORMAT)) {
            throw new IOException("not an entity model trained by this version");
        }
        return new EntityModel(Lexicon.read(in), ChainModel.read(in), ChainModel.read(in), ChainModel.read(in));
    }
}
