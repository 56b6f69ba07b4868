package io.github.tagwright.annif;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tagwright.Outcome;
import io.github.tagwright.post.FrontMatter;
import io.github.tagwright.post.SourcedText;
import io.github.tagwright.tag.TagSubjects;
import io.github.tagwright.tag.TagSubjects.Subject;
import io.github.tagwright.text.Block;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How Annif keeps a corpus in one file. A document's text is its title and its prose, without markup and code. */
public enum CorpusFormat {

    /** A line of text, a tab, and the URIs of its subjects. */
    ANNIF_TSV("documents.tsv") {
        @Override
        String line(Outcome.Tagged post, TagSubjects subjects) {
            String uris = subjects(post, subjects).stream()
                    .map(subject -> "<" + subject.uri() + ">")
                    .collect(Collectors.joining(" "));
            return oneLine(text(post)) + "\t" + uris;
        }
    },

    /** A line of JSON: {@code document_id}, {@code text}, {@code metadata}, {@code subjects}. */
    ANNIF_JSONL("documents.jsonl") {
        @Override
        String line(Outcome.Tagged post, TagSubjects subjects) throws IOException {
            StringWriter line = new StringWriter();
            try (JsonGenerator json = JSON.createGenerator(line)) {
                json.writeStartObject();
                json.writeStringField("document_id", post.path());
                json.writeStringField("text", text(post));
                json.writeObjectFieldStart("metadata");
                FrontMatter frontMatter = post.post().frontMatter();
                if (frontMatter.title().isPresent()) {
                    json.writeStringField("title", frontMatter.title().get().text());
                }
                if (frontMatter.date().isPresent()) {
                    json.writeStringField("date", frontMatter.date().get().toString());
                }
                json.writeEndObject();
                json.writeArrayFieldStart("subjects");
                for (Subject subject : subjects(post, subjects)) {
                    json.writeStartObject();
                    json.writeStringField("uri", subject.uri());
                    json.writeStringField("label", subject.label());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            return line.toString();
        }
    };

    private static final JsonFactory JSON = new JsonFactory();

    private final String file;

    CorpusFormat(String file) {
        this.file = file;
    }

    /** The name of the file of documents. */
    String file() {
        return file;
    }

    /** One document, without its line end. */
    abstract String line(Outcome.Tagged post, TagSubjects subjects) throws IOException;

    /** As the command line names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static List<Subject> subjects(Outcome.Tagged post, TagSubjects subjects) {
        return post.post().frontMatter().tags().stream()
                .map(subjects::of)
                .distinct()
                .toList();
    }

    /** Paragraphs, the title first. */
    private static String text(Outcome.Tagged post) {
        Stream<String> title = post.post().frontMatter().title().map(SourcedText::text).stream();
        Stream<String> prose = post.text().blocks().stream()
                .filter(block -> block.kind() != Block.Kind.TITLE)
                .map(Block::text);
        return Stream.concat(title, prose).collect(Collectors.joining("\n\n"));
    }
}
