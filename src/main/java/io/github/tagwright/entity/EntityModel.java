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

    private final EntityTypes types;
    private final Lexicon lexicon;
    private final ChainModel decision;
    private final ChainModel names;
    private final ChainModel review;

    /**
     * @param types that it tells apart
     * @param lexicon what it was learned with
     * @param decision which candidates of the gazetteer are mentions
     * @param names finds those the gazetteer lacks
     * @param review judges these a second time
     */
    EntityModel(EntityTypes types, Lexicon lexicon, ChainModel decision, ChainModel names, ChainModel review) {
        this.types = types;
        this.lexicon = lexicon;
        this.decision = decision;
        this.names = names;
        this.review = review;
    }

    /** The types of the gazetteer it was trained with; it works with no other. */
    public EntityTypes types() {
        return types;
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
        types.write(out);
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
        return new EntityModel(
                EntityTypes.read(in), Lexicon.read(in), ChainModel.read(in), ChainModel.read(in), ChainModel.read(in));
    }
}
