package io.github.tagwright.text;

import java.io.IOException;
import java.io.InputStream;
import opennlp.tools.sentdetect.SentenceModel;

/** The models that reading needs, loaded once and shared by all readers. Immutable. */
public final class TextModels {

    private static final String SENTENCES = "/opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin";

    private final SentenceModel sentences;

    private TextModels(SentenceModel sentences) {
        this.sentences = sentences;
    }

    /** Loads the published English models that come with the program. */
    public static TextModels load() throws IOException {
        try (InputStream in = SentenceModel.class.getResourceAsStream(SENTENCES)) {
            if (in == null) {
                throw new IOException("sentence model missing from the class path: " + SENTENCES);
            }
            return new TextModels(new SentenceModel(in));
        }
    }

    SentenceModel sentences() {
        return sentences;
    }
}
