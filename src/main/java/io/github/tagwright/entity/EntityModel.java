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

    private static final String FORMAT = "tagwright-entities-1";

    private final Words words;
    private final Pass first;
    private final Pass second;

    /**
     * What one reading of a text needs.
     *
     * @param decision of candidates of the gazetteer
     * @param names finds those the gazetteer lacks
     */
    record Pass(ChainModel decision, ChainModel names) {
        int size() {
            return decision.features() + names.features();
        }
    }

    EntityModel(Words words, Pass first, Pass second) {
        this.words = words;
        this.first = first;
        this.second = second;
    }

    /** Words of ordinary prose. */
    Words words() {
        return words;
    }

    Pass first() {
        return first;
    }

    /** For a second reading, which knows what the first one found. */
    Pass second() {
        return second;
    }

    /** How many features have a weight, over all its parts. */
    public int size() {
        return first.size() + second.size();
    }

    /** The same model always yields the same bytes. */
    public void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
        out.writeUTF(FORMAT);
        words.write(out);
        for (Pass pass : new Pass[] {first, second}) {
            pass.decision().write(out);
            pass.names().write(out);
        }
        out.flush();
    }

    /** @throws IOException if the stream holds none, or one of another version */
    public static EntityModel read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
        if (!in.readUTF().equals(FORMAT)) {
            throw new IOException("not an entity model trained by this version");
        }
        Words words = Words.read(in);
        Pass first = new Pass(ChainModel.read(in), ChainModel.read(in));
        return new EntityModel(words, first, new Pass(ChainModel.read(in), ChainModel.read(in)));
    }
}
