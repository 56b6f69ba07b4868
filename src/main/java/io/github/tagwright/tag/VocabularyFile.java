package io.github.tagwright.tag;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.rdf4j.rio.RDFFormat;

/**
 * Reads a tag vocabulary in whatever form it is kept: SKOS in Turtle ({@code .ttl}, {@code .nt}) or RDF/XML
 * ({@code .rdf}, {@code .xml}), tables of subjects as Annif has them ({@code .tsv}, {@code .csv}), or as
 * {@code tags.yaml} of a models folder.
 */
public final class VocabularyFile {

    private VocabularyFile() {}

    /**
     * Reads a file.
     *
     * @param language of the labels that are tags and aliases, such as {@code en}; may be left out where the file has one
     *     only
     * @throws IOException if it cannot be read as what its name says it is, or has no labels in that language; the message
     *     is a sentence without its full stop
     */
    public static TagVocabulary read(Path file, Optional<String> language) throws IOException {
        String name = file.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        try (InputStream bytes = Files.newInputStream(file)) {
            return switch (extension) {
                case "ttl", "nt" -> Skos.read(bytes, name, RDFFormat.TURTLE).vocabulary(name, language);
                case "rdf", "xml" -> Skos.read(bytes, name, RDFFormat.RDFXML).vocabulary(name, language);
                case "tsv" -> SubjectTable.readTsv(utf8(bytes), name).vocabulary(name, language);
                case "csv" -> SubjectTable.readCsv(utf8(bytes), name).vocabulary(name, language);
                case "yaml", "yml" -> TagVocabulary.read(utf8(bytes));
                default ->
                    throw new IOException(name + " is no vocabulary that can be read; expected SKOS (.ttl, .rdf),"
                            + " a table of subjects (.tsv, .csv) or .yaml");
            };
        } catch (CharacterCodingException other) {
            throw new IOException(name + " is not UTF-8", other);
        }
    }

    /** Fails where the bytes are not UTF-8. */
    private static Reader utf8(InputStream bytes) {
        return new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
    }
}
