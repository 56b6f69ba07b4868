package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields that declare types of their own: the games of the page on it, and the genes of a biology blog. */
class OwnFieldTest {

    private static final Pattern SAMPLE = Pattern.compile("```\\w+\n# (\\S+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTheSamplesOfThePage() throws IOException {
        Matcher sample = SAMPLE.matcher(Files.readString(Path.of("models/README.md")));
        while (sample.find()) {
            write(sample.group(1), sample.group(2));
        }
        Files.createDirectory(folder.resolve("games/words"));
        Files.copy(Path.of("models/words/english.txt"), folder.resolve("games/words/english.txt"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Ran enrich(String models) {
        return Ran.tagwright(
                "enrich",
                folder.resolve("posts"),
                "--models",
                folder.resolve(models),
                "--output",
                folder.resolve("found"));
    }

    private String report(String name) throws IOException {
        return Files.readString(folder.resolve("found").resolve(name));
    }

    @Test
    void givesWhatThePageSays() throws IOException {
        Ran ran = enrich("games");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).startsWith("1 posts: 4 mentions of 4 studios, games and consoles; ");
        assertThat(report("mentions.csv")).isEqualTo(Files.readString(folder.resolve("reports/mentions.csv")));
        assertThat(report("posts.csv").lines().map(row -> row.substring(row.indexOf(",Valve,") + 1)))
                .containsExactly(
                        "post,title,date,words,sentences,tags,suggested_tags,missing_tags,studios,games,consoles,problems",
                        "Valve,Half-Life; Halo,Steam Deck,0");
        assertThat(report("tags.csv"))
                .contains("2022-03-01-deck.md,Handhelds,")
                .contains("2022-03-01-deck.md,Shooters,");
        assertThat(report("entities.csv").lines())
                .startsWith("entity,type,name,studio,posts,mentions,first_date,last_date")
                .contains("halo,GAME,Halo,343 Industries,1,1,2022-03-01,2022-03-01");
    }

    @Test
    void checksAndEvaluatesWithTheTypesOfTheField() throws IOException {
        assertThat(Ran.tagwright("gazetteer", "check", folder.resolve("games")).out())
                .isEqualToNormalizingNewlines("No mistakes: 4 studios, 2 games, 2 consoles.\n");
        Path gold = write("gold.csv", """
                file,line,column,type,text,studio
                2022-03-01-deck.md,2,24,CONSOLE,Steam Deck,
                2022-03-01-deck.md,5,1,STUDIO,Valve,
                2022-03-01-deck.md,5,17,GAME,Half-Life,Valve
                2022-03-01-deck.md,5,50,GAME,Halo,Bungie
                """);
        Ran ran = Ran.tagwright(
                "evaluate",
                "entities",
                "--posts",
                folder.resolve("posts"),
                "--gold",
                gold,
                "--models",
                folder.resolve("games"));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "STUDIO 1.000 1.000 1.000 1.000 1.000 1",
                        "GAME 1.000 1.000 1.000 1.000 1.000 2",
                        "CONSOLE 1.000 1.000 1.000 1.000 1.000 1",
                        "ALL 1.000 1.000 1.000 1.000 1.000 4",
                        "studio of game right: 0.500");
    }

    @Test
    void goldOfAnotherFieldIsRefused() throws IOException {
        Path gold = write("gold.csv", "file,line,column,type,text\n2022-03-01-deck.md,5,17,PRODUCT,Half-Life\n");
        Ran ran = Ran.tagwright(
                "evaluate",
                "entities",
                "--posts",
                folder.resolve("posts"),
                "--gold",
                gold,
                "--models",
                folder.resolve("games"));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("row 1: unknown type PRODUCT");
    }

    @Test
    void ownersOfDifferentTypesShareAColumn() throws IOException {
        write("biology/types.yaml", """
                - {name: GENE, plural: genes, owner: ORGANISM}
                - {name: ORGANISM, plural: organisms}
                - {name: ASSAY, plural: assays, owner: COMPANY}
                - {name: COMPANY, plural: companies}
                """);
        write("biology/gazetteer/cells.yaml", """
                organisms:
                  - {id: fruit-fly, name: Drosophila melanogaster, aliases: [Drosophila]}
                genes:
                  - {id: fly-notch, name: Notch, organism: fruit-fly, kind: receptor, case: exact, needs: [Drosophila]}
                companies:
                  - {id: solexa, name: Solexa, owners: [{by: illumina, from: 2007-01}]}
                  - {id: illumina, name: Illumina}
                assays:
                  - {id: genome-analyzer, name: Genome Analyzer, company: solexa, kind: sequencer,
                     owners: [{by: illumina, from: 2007-01}]}
                """);
        write("biology/words/english.txt", "notch\n");
        write("biology/tags.yaml", "- {tag: Receptors, kinds: [receptor]}\n");
        write("posts/2022-03-01-deck.md", """
                ---
                date: 2006-11-02
                ---
                In Drosophila we read Notch on the Genome Analyzer.
                """);
        Ran ran = enrich("biology");
        assertThat(ran.err()).isEmpty();
        assertThat(report("mentions.csv").lines())
                .containsExactly(
                        "post,line,column,type,text,entity,name,owner,score,source",
                        "2022-03-01-deck.md,4,4,ORGANISM,Drosophila,fruit-fly,Drosophila melanogaster,,0.9800,gazetteer",
                        "2022-03-01-deck.md,4,23,GENE,Notch,fly-notch,Notch,Drosophila melanogaster,0.8500,gazetteer",
                        "2022-03-01-deck.md,4,36,ASSAY,Genome Analyzer,genome-analyzer,Genome Analyzer,Solexa,0.9800,"
                                + "gazetteer");
        assertThat(report("posts.csv").lines().findFirst().orElseThrow())
                .endsWith("missing_tags,genes,organisms,assays,companies,problems");
    }

    @Test
    void mistakesInTheTypesAreNamedTogether() throws IOException {
        write("games/types.yaml", """
                - {name: studio, plural: studios}
                - {name: GAME, plural: games, owner: LABEL}
                - {name: KIND, plural: kinds}
                - {name: SCORE, plural: problems}
                - {name: LEVEL, plural: levels, owner: WORLD}
                - {name: WORLD, plural: worlds, owner: LEVEL}
                - {name: GAME, plural: more_games}
                - GAME
                """);
        Ran ran = enrich("games");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().lines())
                .containsExactly(
                        "tagwright: types.yaml:1: not the name of a type: studio; expected capitals, such as PRODUCT",
                        "types.yaml:3: not the name of a type: KIND; expected capitals, such as PRODUCT",
                        "types.yaml:4: not a plural: problems; expected small letters, such as products",
                        "types.yaml:7: type GAME or its plural is there already",
                        "types.yaml:8: expected a type {name: …, plural: …}",
                        "types.yaml:2: unknown owner LABEL",
                        "types.yaml:5: type LEVEL is owned by itself in the end",
                        "types.yaml:6: type WORLD is owned by itself in the end");
    }

    @Test
    void anOwnerIsOfTheTypeThatOwns() throws IOException {
        write("games/gazetteer/more.yaml", """
                games:
                  - {id: portal, name: Portal, studio: half-life, kind: puzzle}
                  - {id: doom, name: Doom, vendor: valve, kind: shooter}
                """);
        Ran ran = Ran.tagwright("gazetteer", "check", folder.resolve("games"));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().lines())
                .containsExactly(
                        "more.yaml:3: unknown key vendor; expected one of"
                                + " [aliases, case, from, id, kind, name, needs, owners, source, studio, to]",
                        "more.yaml:2: unknown studio half-life");
    }

    @Test
    void theShippedTypesAreVendorsAndTheirProducts() throws IOException {
        Files.copy(Path.of("models/types.yaml"), folder.resolve("declared.yaml"));
        write("games/gazetteer/games.yaml", "vendors:\n- {id: valve, name: Valve}\n");
        Files.delete(folder.resolve("games/types.yaml"));
        write("games/tags.yaml", "[]\n");
        enrich("games");
        String withoutTypes = report("mentions.csv");
        Files.copy(folder.resolve("declared.yaml"), folder.resolve("games/types.yaml"));
        enrich("games");
        assertThat(report("mentions.csv"))
                .isEqualTo(withoutTypes)
                .startsWith("post,line,column,type,text,entity,name,vendor,score,source\n");
    }
}
