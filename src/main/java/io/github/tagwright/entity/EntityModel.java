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
    private final LogisticModel names;

    /**
     * @param types that it tells apart
     * @param lexicon what it was learned with
     * @param names how probable it is that a stretch is a name
     */
    EntityModel(EntityTypes types, Lexicon lexicon, LogisticModel names) {
        this.types = types;
        this.lexicon = lexicon;
        this.names = names;
    }

    /** The types of the gazetteer it was trained with; it works with no other. */
    public EntityTypes types() {
        return types;
    }

    Lexicon lexicon() {
        return lexicon;
    }

    LogisticModel names() {
        return names;
    }

    /** How many features have a weight. */
    public int size() {
        return names.features();
    }

    /** The same model always yields the same bytes. */
    public void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
        out.writeUTF(FORMAT);
        types.write(out);
        lexicon.write(out);
        names.write(out);
        out.flush();
    }

    /** @throws IOException if the stream holds none, or one of another version */
    public static EntityModel read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
        if (!in.readUTF().equals(FORMAT)) {
            throw new IOException("not an entity model trained by this version");
        }
        return new EntityModel(EntityTypes.read(in), Lexicon.read(in), LogisticModel.read(in));
    }
}
