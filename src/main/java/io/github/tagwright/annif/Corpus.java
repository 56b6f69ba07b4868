package io.github.tagwright.annif;

import io.github.tagwright.Outcome;
import io.github.tagwright.tag.TagSubjects;
import io.github.tagwright.tag.TagSubjects.Subject;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a corpus into a folder, each document as it comes, with the subjects that its tags are. An earlier corpus there
 * is replaced. Not safe to share.
 */
public final class Corpus implements Closeable {

    private static final String SUBJECTS = "vocabulary.tsv";

    private final CorpusFormat format;
    private final TagSubjects subjects;
    private final Writer documents;
    private int size;

    /**
     * Begins a corpus, and writes the subjects.
     *
     * @param folder made if need be
     * @param subjects those of the tags that documents may have
     */
    public Corpus(Path folder, CorpusFormat format, TagSubjects subjects) throws IOException {
        this.format = format;
        this.subjects = subjects;
        Files.createDirectories(folder);
        try (Writer lines = writer(folder.resolve(SUBJECTS))) {
            for (Subject subject : subjects.all()) {
                lines.write("<" + subject.uri() + ">\t" + CorpusFormat.oneLine(subject.label()) + "\n");
            }
        }
        this.documents = writer(folder.resolve(format.file()));
    }

    /** Unlike Files.newBufferedWriter, this replaces half a surrogate pair, which JSON's escapes can bring in. */
    private static Writer writer(Path file) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
    }

    /** Adds a post as a document. */
    public void add(Outcome.Tagged post) throws IOException {
        documents.write(format.line(post, subjects));
        documents.write('\n');
        size++;
    }

    /** How many documents it has. */
    public int size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        documents.close();
    }
}
