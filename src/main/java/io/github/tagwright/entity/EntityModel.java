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

    private static final String FORMAT = "tagwright-entities-3";

    private final EntityTypes types;
    private final Lexicon lexicon;
    private final LogisticModel first;
    private final LogisticModel second;

    /**
     * @param types that it tells apart
     * @param lexicon what it was learned with
     * @param first judges a stretch by itself
     * @param second judges it by what the first found in the whole text
     */
    EntityModel(EntityTypes types, Lexicon lexicon, LogisticModel first, LogisticModel second) {
        this.types = types;
        this.lexicon = lexicon;
        this.first = first;
        this.second = second;
    }

    /** The types of the gazetteer it was trained with; it works with no other. */
    public EntityTypes types() {
        return types;
    }

    Lexicon lexicon() {
        return lexicon;
    }

    LogisticModel first() {
        return first;
    }

    LogisticModel second() {
        return second;
    }

    /** How many features have a weight, over all its parts. */
    public int size() {
        return first.features() + second.features();
    }

    /** The same model always yields the same bytes. */
    public void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
        out.writeUTF(FORMAT);
        types.write(out);
        lexicon.write(out);
        first.write(out);
        second.write(out);
        out.flush();
    }

    /** @throws IOException if the stream holds none, or one of another version */
    public static EntityModel read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
        if (!in.readUTF().equals(FORMAT)) {
            throw new IOException("not an entity model trained by this version");
        }
        return new EntityModel(EntityTypes.read(in), Lexicon.read(in), LogisticModel.read(in), LogisticModel.read(in));
    }
}
