package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.tag.TagVocabulary.Entry;
import io.github.tagwright.tag.VocabularyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An archive as a corpus, read as Annif reads it. */
class AnnifExportTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");

    @TempDir
    private Path folder;

    private Path posts;
    private Path corpus;

    @BeforeEach
    void writesPosts() throws IOException {
        posts = Files.createDirectory(folder.resolve("posts"));
        corpus = folder.resolve("corpus");
        write(
                "a-tabs.md",
                "---\ntitle: \"Tab\\there, a \\\"quote\\\" and 💾\"\ndate: 2009-05-04\ntags: [Fibre Channel, 'C++', 'naïve 💾']\n---\n"
                        + "One line\nand\tanother.\n\n* a list\n* of two\n\n```\ncode\n```\n\nThe [end](http://example.org).\n");
        write("b-spelled.md", "---\ntags: [fibre-channel, fibre channel]\n---\nArrays.\n");
        write("c-untagged.md", "Nothing but prose.\n");
        write("d-half.md", "{\"title\": \"half \\ud83d\", \"tags\": [\"Fibre Channel\"]}\n\nText.\n");
        write("e-draft.md", "---\ndraft: true\ntags: [Secret]\n---\nNot yet.\n");
    }

    private void write(String name, String post) throws IOException {
        Files.writeString(posts.resolve(name), post);
    }

    private Ran export(String format, Object... more) {
        List<Object> args =
                new ArrayList<>(List.of("export", posts, "--to", format, "--output", corpus, "--models", MODELS));
        args.addAll(List.of(more));
        return Ran.tagwright(args.toArray());
    }

    /** Writes the posts of a corpus as a corpus. */
    private Path again(String format, String documents, Object... more) {
        Path second = folder.resolve("again-" + format);
        List<Object> args = new ArrayList<>(List.of(
                "export",
                corpus.resolve(documents),
                "--from",
                format,
                "--to",
                format,
                "--output",
                second,
                "--models",
                MODELS));
        args.addAll(List.of(more));
        Ran ran = Ran.tagwright(args.toArray());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        return second;
    }

    @ParameterizedTest
    @CsvSource({"annif-tsv, documents.tsv", "annif-jsonl, documents.jsonl"})
    void readsWhatItWrote(String format, String documents) throws IOException {
        export(format);
        Path second = again(format, documents);
        assertThat(second.resolve(documents)).hasSameTextualContentAs(corpus.resolve(documents));
        assertThat(second.resolve("vocabulary.tsv")).hasSameTextualContentAs(corpus.resolve("vocabulary.tsv"));
    }

    @Test
    void enrichesACorpusOfAnnifs() throws IOException {
        Path documents = Files.writeString(folder.resolve("corpus.jsonl"), """
                {"document_id":"one","text":"VMware ESX\\n\\nESX it is.","metadata":{"title":"VMware ESX","date":"2008-01-02"},\
                "subjects":[{"uri":"http://example.org/1"},{"label":"Lab"},{"uri":"http://example.org/9"}]}
                {"text":"Nexus 1000V by Cisco."}
                no JSON
                """);
        Path subjects = Files.writeString(folder.resolve("subjects.tsv"), "<http://example.org/1>\tVirtualization\n");
        Ran ran = Ran.tagwright(
                "enrich",
                documents,
                "--from",
                "annif-jsonl",
                "--vocabulary",
                subjects,
                "--output",
                corpus,
                "--no-html",
                "--models",
                MODELS);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isEqualTo(Main.SOME_PROBLEMS);
        List<String> rows = Files.readAllLines(corpus.resolve("posts.csv"));
        assertThat(rows.get(1)).startsWith("one,VMware ESX,2008-01-02,5,2,Virtualization; Lab; http://example.org/9,");
        assertThat(rows.get(2)).startsWith("corpus.jsonl:2,,,");
        assertThat(Files.readString(corpus.resolve("problems.csv"))).contains("corpus.jsonl,3,");
        assertThat(Files.readAllLines(corpus.resolve("mentions.csv")))
                .filteredOn(row -> row.startsWith("one,"))
                .hasSize(3);
    }

    private Map<String, String> tagByUri() throws IOException {
        return VocabularyFile.read(corpus.resolve("vocabulary.tsv"), Optional.empty()).entries().stream()
                .collect(Collectors.toMap(entry -> entry.uri().orElseThrow(), Entry::tag));
    }

    @Test
    void writesALineOfTextAndSubjectsForEachPost() throws IOException {
        Ran ran = export("annif-tsv");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("4 documents and 3 subjects");
        List<String> texts = new ArrayList<>();
        List<List<String>> tags = new ArrayList<>();
        Map<String, String> tagByUri = tagByUri();
        for (String line : Files.readAllLines(corpus.resolve("documents.tsv"))) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).hasSize(2);
            texts.add(cells[0]);
            tags.add(Arrays.stream(cells[1].split(" "))
                    .filter(uri -> !uri.isEmpty())
                    .map(uri -> uri.replaceAll("^<|>$", ""))
                    .map(tagByUri::get)
                    .toList());
        }
        assertThat(texts)
                .containsExactly(
                        "Tab here, a \"quote\" and 💾 One line and another. a list of two The end.",
                        "Arrays.",
                        "Nothing but prose.",
                        "half ? Text.");
        assertThat(tags)
                .containsExactly(
                        List.of("Fibre Channel", "C++", "naïve 💾"),
                        List.of("Fibre Channel"),
                        List.of(),
                        List.of("Fibre Channel"));
    }

    @Test
    void writesJsonLinesWithTitleDateAndLabels() throws IOException {
        assertThat(export("annif-jsonl").code()).isZero();
        List<String> lines = Files.readAllLines(corpus.resolve("documents.jsonl"));
        assertThat(lines).hasSize(4);
        JsonNode first = new JsonMapper().readTree(lines.get(0));
        assertThat(first.propertyNames()).containsExactly("document_id", "text", "metadata", "subjects");
        assertThat(first.get("document_id").asString()).isEqualTo("a-tabs.md");
        assertThat(first.get("text").asString())
                .isEqualTo("Tab\there, a \"quote\" and 💾\n\nOne line and another.\n\na list\n\nof two\n\nThe end.");
        assertThat(first.get("metadata").get("title").asString()).isEqualTo("Tab\there, a \"quote\" and 💾");
        assertThat(first.get("metadata").get("date").asString()).isEqualTo("2009-05-04");
        assertThat(first.get("subjects")
                        .valueStream()
                        .map(subject -> subject.get("label").asString()))
                .containsExactly("Fibre Channel", "C++", "naïve 💾");
        assertThat(first.get("subjects").get(1).get("uri").asString()).isEqualTo("urn:x-tagwright:C%2B%2B");
        assertThat(tagByUri().keySet())
                .containsAll(first.get("subjects")
                        .valueStream()
                        .map(subject -> subject.get("uri").asString())
                        .toList());
    }

    @Test
    void takesTheUrisOfAThesaurus() throws IOException {
        Path thesaurus = Files.writeString(folder.resolve("thesaurus.ttl"), """
                @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                <http://example.org/17> a skos:Concept ; skos:prefLabel "Storage networks"@en ;
                    skos:altLabel "Fibre Channel"@en .
                <http://example.org/18> a skos:Concept ; skos:prefLabel "Tape"@en .
                """);
        assertThat(export("annif-tsv", "--vocabulary", thesaurus).code()).isZero();
        assertThat(tagByUri())
                .containsEntry("http://example.org/17", "Storage networks")
                .containsEntry("http://example.org/18", "Tape")
                .containsEntry("urn:x-tagwright:C%2B%2B", "C++")
                .hasSize(4);
        assertThat(Files.readAllLines(corpus.resolve("documents.tsv")).get(1))
                .isEqualTo("Arrays.\t<http://example.org/17>");
    }

    @Test
    void suggestsTheConceptsOfAThesaurus() throws IOException {
        Path thesaurus = Files.writeString(folder.resolve("thesaurus.ttl"), """
                @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                <http://example.org/1> a skos:Concept ; skos:prefLabel "Spaltenware"@de , "Columnar files"@en ;
                    skos:altLabel "parquet"@en ; skos:broader <http://example.org/2> .
                <http://example.org/2> a skos:Concept ; skos:prefLabel "File formats"@en .
                """);
        Path draft = Files.writeString(folder.resolve("draft.md"), "# Parquet\n\nParquet it is. Parquet again.\n");
        Ran ran = Ran.tagwright("suggest", draft, "--models", MODELS, "--vocabulary", thesaurus, "--language", "en");
        assertThat(ran.out()).contains("Columnar files").contains("File formats");
        Ran unsaid = Ran.tagwright("suggest", draft, "--models", MODELS, "--vocabulary", thesaurus);
        assertThat(unsaid.code()).isEqualTo(Main.USAGE);
        assertThat(unsaid.err())
                .isEqualTo("tagwright: thesaurus.ttl has labels in de, en; say by --language which are tags"
                        + System.lineSeparator());
        Ran alone = Ran.tagwright("suggest", draft, "--models", MODELS, "--language", "en");
        assertThat(alone.code()).isEqualTo(Main.USAGE);
    }

    @Test
    void namesThePostsItCouldNotRead() throws IOException {
        write("f-empty.md", "");
        Ran ran = export("annif-tsv");
        assertThat(ran.code()).isEqualTo(Main.SOME_PROBLEMS);
        assertThat(ran.err()).contains("f-empty.md");
        assertThat(Files.readAllLines(corpus.resolve("documents.tsv"))).hasSize(4);
    }
}
