package io.github.tagwright.entity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is known of words before a text is read. All in lower case.
 *
 * @param ordinary words of ordinary prose
 * @param firstNames of people
 * @param otherNames of places, peoples, families, days and months, and jargon ({@code RAM}, {@code QoS}): words written
 *     as names are that name no product
 * @param inNames how the gazetteer uses words in its names
 */
record Lexicon(Words ordinary, Words firstNames, Words otherNames, NameWords inNames) {

    void write(DataOutput out) throws IOException {
        ordinary.write(out);
        firstNames.write(out);
        otherNames.write(out);
        inNames.write(out);
    }

    static Lexicon read(DataInput in) throws IOException {
        return new Lexicon(Words.read(in), Words.read(in), Words.read(in), NameWords.read(in));
    }
}
