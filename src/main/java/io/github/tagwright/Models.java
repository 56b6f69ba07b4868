package io.github.tagwright;

import io.github.tagwright.entity.Entities;
import io.github.tagwright.entity.Gazetteer;
import io.github.tagwright.entity.GazetteerCompiler;
import io.github.tagwright.entity.GazetteerFinder;
import io.github.tagwright.tag.ArchiveTags;
import io.github.tagwright.tag.TagSuggester;
import io.github.tagwright.tag.TagVocabulary;
import io.github.tagwright.tag.VocabularySuggester;
import io.github.tagwright.text.MarkdownReader;
import io.github.tagwright.text.TextModels;
import io.github.tagwright.text.TextReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Everything that is loaded once and shared: immutable, safe to share between threads. */
public final class Models {

    private final TextModels text;
    private final Gazetteer gazetteer;
    private final TagVocabulary vocabulary;

    private Models(TextModels text, Gazetteer gazetteer, TagVocabulary vocabulary) {
        this.text = text;
        this.gazetteer = gazetteer;
        this.vocabulary = vocabulary;
    }

    /** The models inside the jar. */
    public static Models load() throws IOException {
        try (InputStream compiled = resource("gazetteer.bin");
                Reader tags = new InputStreamReader(resource("tags.yaml"), StandardCharsets.UTF_8)) {
            return new Models(TextModels.load(), Gazetteer.read(compiled), TagVocabulary.read(tags));
        }
    }

    /**
     * The models of a folder laid out as {@code models/} of the project: {@code gazetteer/*.yaml},
     * {@code words/english.txt}, {@code tags.yaml}.
     *
     * @throws IOException if one is missing or has mistakes
     */
    public static Models load(Path folder) throws IOException {
        for (String needed : new String[] {"gazetteer", "words/english.txt", "tags.yaml"}) {
            if (!Files.exists(folder.resolve(needed))) {
                throw new FileNotFoundException("no " + needed + " in the models folder " + folder);
            }
        }
        try (Reader tags = Files.newBufferedReader(folder.resolve("tags.yaml"))) {
            return new Models(TextModels.load(), GazetteerCompiler.compile(folder), TagVocabulary.read(tags));
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream stream = Models.class.getResourceAsStream("/models/" + name);
        if (stream == null) {
            throw new FileNotFoundException("the jar holds no models/" + name);
        }
        return stream;
    }

    public Gazetteer gazetteer() {
        return gazetteer;
    }

    /** A suggester for an archive with these tags. */
    public TagSuggester suggester(ArchiveTags archive) {
        return new VocabularySuggester(vocabulary, archive);
    }

    /** A reader for one thread. */
    public TextReader newTextReader() {
        return new MarkdownReader(text);
    }

    /** A finder for one thread. */
    public Entities newEntities() {
        return new GazetteerFinder(gazetteer);
    }

    /** A tagger for one thread. */
    public Tagger newTagger(TagSuggester suggester) {
        return new Tagger(newTextReader(), newEntities(), suggester);
    }
}
