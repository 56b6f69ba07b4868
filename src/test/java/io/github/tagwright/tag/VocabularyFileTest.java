package io.github.tagwright.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tagwright.tag.TagVocabulary.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyFileTest {

    private static final String TURTLE = """
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix owl: <http://www.w3.org/2002/07/owl#> .
            @prefix x: <http://example.org/> .

            x:storage a skos:Concept ; skos:prefLabel "Storage"@en , "Speicher"@de ;
                skos:narrower x:array .
            x:array a skos:Concept ; skos:prefLabel "Disk array"@en , "Disc array"@en-GB , "Plattensystem"@de ;
                skos:altLabel "storage array"@en , "disc cabinet"@en-GB , "Array" , "Plattenschrank"@de ;
                skos:hiddenLabel "disk aray"@en .
            x:backup a skos:Concept ; skos:prefLabel "Backup" ; skos:broader x:storage , x:gone , x:elsewhere .
            x:gone a skos:Concept ; skos:prefLabel "Floppies"@en ; owl:deprecated true .
            x:scheme a skos:ConceptScheme ; skos:prefLabel "Things that hold data"@en .
            x:only-german a skos:Concept ; skos:prefLabel "Zahlenwerk"@de .
            """;

    private static final String RDF_XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE rdf:RDF [<!ENTITY skos "http://www.w3.org/2004/02/skos/core#">]>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="&skos;"
                xmlns:owl="http://www.w3.org/2002/07/owl#">
              <skos:Concept rdf:about="http://example.org/storage">
                <skos:prefLabel xml:lang="en">Storage</skos:prefLabel>
                <skos:prefLabel xml:lang="de">Speicher</skos:prefLabel>
              </skos:Concept>
              <rdf:Description rdf:about="http://example.org/backup">
                <rdf:type rdf:resource="&skos;Concept"/>
                <skos:prefLabel xml:lang="en">Backup &amp; restore
                    by night</skos:prefLabel>
                <skos:altLabel xml:lang="en">tape copy</skos:altLabel>
                <skos:broader rdf:resource="http://example.org/storage"/>
              </rdf:Description>
              <skos:Concept rdf:about="http://example.org/gone">
                <skos:prefLabel xml:lang="en">Floppies</skos:prefLabel>
                <owl:deprecated rdf:datatype="http://www.w3.org/2001/XMLSchema#boolean">true</owl:deprecated>
              </skos:Concept>
            </rdf:RDF>
            """;

    @TempDir
    private Path folder;

    private TagVocabulary read(String name, String text, String... language) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return VocabularyFile.read(file, List.of(language).stream().findFirst());
    }

    private static Map<String, Entry> byTag(TagVocabulary vocabulary) {
        return vocabulary.entries().stream().collect(Collectors.toMap(Entry::tag, entry -> entry));
    }

    private static Entry entry(String tag, List<String> aliases, List<String> broader, String uri) {
        return new Entry(tag, aliases, broader, List.of(), List.of(), Optional.of("http://example.org/" + uri));
    }

    @Test
    void takesPreferredLabelsForTagsOthersForAliasesAndWhatIsBroader() throws IOException {
        assertThat(read("subjects.ttl", TURTLE, "en").entries())
                .containsExactly(
                        entry("Storage", List.of(), List.of(), "storage"),
                        entry(
                                "Disk array",
                                List.of("disk aray", "storage array", "disc cabinet", "Array"),
                                List.of("Storage"),
                                "array"),
                        entry("Backup", List.of(), List.of("Storage"), "backup"));
    }

    @Test
    void takesTheLabelsOfTheLanguageAsked() throws IOException {
        assertThat(read("subjects.ttl", TURTLE, "DE").entries())
                .containsExactly(
                        entry("Speicher", List.of(), List.of(), "storage"),
                        entry("Plattensystem", List.of("Plattenschrank", "Array"), List.of("Speicher"), "array"),
                        entry("Backup", List.of(), List.of("Speicher"), "backup"),
                        entry("Zahlenwerk", List.of(), List.of(), "only-german"));
        assertThat(byTag(read("subjects.ttl", TURTLE, "en-gb"))).containsKey("Disc array");
    }

    @Test
    void readsRdfXml() throws IOException {
        assertThat(read("subjects.rdf", RDF_XML, "en").entries())
                .containsExactly(
                        entry("Storage", List.of(), List.of(), "storage"),
                        entry("Backup & restore by night", List.of("tape copy"), List.of("Storage"), "backup"));
    }

    @ParameterizedTest
    @CsvSource({
        "subjects.tsv, '<http://example.org/storage>\tStorage\n\nhttp://example.org/tape\t Tape  drives\t17.3\n<http://example.org/none>\n'",
        "bom.tsv, '\uFEFF<http://example.org/storage>\tStorage\r\n<http://example.org/tape>\tTape drives\r\n'",
        "subjects.csv, 'uri,label_en\nhttp://example.org/storage,Storage\n<http://example.org/tape>,Tape drives\n'",
        "bom.csv, '\uFEFFuri,notation,label_en\r\nhttp://example.org/storage,,Storage\r\nhttp://example.org/tape,17.3,Tape drives\r\n'"
    })
    void readsTablesOfSubjects(String name, String text) throws IOException {
        assertThat(read(name, text).entries())
                .containsExactly(
                        entry("Storage", List.of(), List.of(), "storage"),
                        entry("Tape drives", List.of(), List.of(), "tape"));
    }

    @Test
    void readsTheLanguageAskedFromATable() throws IOException {
        String table = "uri,label_en,label_fi\nhttp://example.org/1,\"Tags, \"\"free\"\"\",Avainsanat\n"
                + "http://example.org/2,,Levyt\n";
        assertThat(byTag(read("two.csv", table, "fi"))).containsOnlyKeys("Avainsanat", "Levyt");
        assertThat(byTag(read("two.csv", table, "en"))).containsOnlyKeys("Tags, \"free\"");
    }

    @Test
    void readsATagsYamlToo() throws IOException {
        assertThat(byTag(read("mine.yaml", "- {tag: Storage, aliases: [disk array]}\n")))
                .containsKey("Storage");
    }

    @Test
    void asksForTheLanguageWhereThereAreSeveral() {
        assertThatThrownBy(() -> read("subjects.ttl", TURTLE))
                .isInstanceOf(IOException.class)
                .hasMessage("subjects.ttl has labels in de, en, en-gb; say by --language which are tags");
        assertThatThrownBy(() -> read("subjects.rdf", RDF_XML, "fr"))
                .hasMessage("subjects.rdf has no labels in fr, but in de, en");
    }

    @ParameterizedTest
    @CsvSource({
        "broken.ttl, 'x:a x:b x:c .', 'broken.ttl, line 1: no valid Turtle: '",
        "broken.rdf, '<rdf:RDF', 'broken.rdf, line 1: no valid RDF/XML: '",
        "empty.ttl, '', 'empty.ttl has no subject with a label'",
        "untabbed.tsv, 'http://example.org/1 Storage', 'untabbed.tsv, line 1: expected a URI, a tab and a label'",
        "other.csv, 'id,name', 'other.csv has the columns id, name; expected uri, and label_en or another language'",
        "list.json, '[]', 'list.json is no vocabulary that can be read'"
    })
    void saysInOneSentenceWhatIsWrongWithAFile(String name, String text, String message) {
        assertThatThrownBy(() -> read(name, text))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(message)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"latin.tsv", "latin.csv"})
    void refusesWhatIsNotUtf8(String name) throws IOException {
        Path file = Files.write(
                folder.resolve(name),
                "uri,label_en\nhttp://example.org/1,caf\u00e9\thttp\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> VocabularyFile.read(file, Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessage(name + " is not UTF-8");
    }

    @Test
    void refusesEntitiesThatGrowWithoutEnd() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE rdf:RDF [<!ENTITY a0 \"aaaaaaaaaa\">");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        bomb.append("]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">&a11;</rdf:RDF>");
        assertThatThrownBy(() -> read("bomb.rdf", bomb.toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bomb.rdf, line 1: no valid RDF/XML");
    }

    @Test
    void readsNoOtherFileThanTheOneGiven() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
        String rdf = RDF_XML.replace(
                        "<!ENTITY skos", "<!ENTITY outside SYSTEM \"" + secret.toUri() + "\"><!ENTITY skos")
                .replace("tape copy", "x &outside; x");
        try {
            assertThat(read("outside.rdf", rdf, "en").toString()).doesNotContain("the secret");
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining("outside.rdf");
        }
    }
}
