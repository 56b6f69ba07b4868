package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");

    @TempDir
    private Path folder;

    private Path posts;
    private Path output;

    @BeforeEach
    void writePosts() throws IOException {
        posts = Files.createDirectory(folder.resolve("posts"));
        output = folder.resolve("output");
        Files.writeString(
                posts.resolve("2009-03-04-ports.md"),
                "---\ntitle: Ports of the Nexus 1000V\ntags: [Networking]\n---\nESX hosts meet a Cisco switch.\n");
        Files.writeString(posts.resolve("plain.txt"), "Hyper-V came with the servers.\n");
    }

    private Ran enrich(Object... more) {
        return enrichWith(MODELS, more);
    }

    private Ran enrichWith(Path models, Object... more) {
        List<Object> args = new ArrayList<>(List.of("enrich", posts, "--output", output, "--models", models));
        args.addAll(List.of(more));
        return Ran.tagwright(args.toArray());
    }

    private Ran suggest(Object... more) {
        List<Object> args = new ArrayList<>(List.of("suggest", "--models", MODELS));
        args.addAll(List.of(more));
        return Ran.tagwright(args.toArray());
    }

    private static void assertUsage(Ran ran, String sentence) {
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines().findFirst().orElse("")).isEqualTo("tagwright: " + sentence);
        assertThat(ran.err()).doesNotContain("\tat ").hasLineCount(ran.err().contains("--help") ? 2 : 1);
    }

    private String report(String name) throws IOException {
        return Files.readString(output.resolve(name));
    }

    @Test
    void enrichesAFolderAndSumsUp() throws IOException {
        Ran ran = enrich();
        assertThat(ran).isEqualTo(new Ran(0, ran.out(), ""));
        assertThat(ran.out())
                .isEqualToNormalizingNewlines("2 posts: 4 mentions of 4 vendors and products; 1 posts lack a suggested"
                        + " tag.\nReports are in " + output + ".\n");
        try (Stream<Path> files = Files.list(output)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "posts.csv",
                            "mentions.csv",
                            "tags.csv",
                            "entities.csv",
                            "trends.csv",
                            "cooccurrence.csv",
                            "new-entities.csv",
                            "new-mentions.csv",
                            "problems.csv",
                            "report.html");
        }
        assertThat(report("problems.csv")).isEqualTo("post,line,column,problem,expected\n");
    }

    @Test
    void saysNothingWhenQuiet() {
        assertThat(enrich("--quiet")).isEqualTo(new Ran(0, "", ""));
        assertThat(output.resolve("posts.csv")).exists();
    }

    @Test
    void exitsWithOneWhereAPostHasProblems() throws IOException {
        Files.writeString(posts.resolve("broken.md"), "---\ntitle: [open\n---\nESX still counts.\n");
        Ran ran = enrich();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("3 posts: 5 mentions")
                .contains("1 problems, see " + output.resolve("problems.csv"));
        assertThat(report("problems.csv").lines()).hasSize(2).anyMatch(row -> row.startsWith("broken.md,3,1,"));
        assertThat(report("mentions.csv")).contains("broken.md,4,1,PRODUCT,ESX");
    }

    @Test
    void leavesDraftsOutAndSaysSo() throws IOException {
        Files.writeString(posts.resolve("later.md"), "---\ndraft: true\ntags: [Secret]\n---\nVMware in secret.\n");
        Files.writeString(posts.resolve("never.md"), "---\npublished: false\n---\nVMware in secret.\n");
        Files.createDirectory(posts.resolve("_drafts"));
        Files.writeString(posts.resolve("_drafts/idea.md"), "VMware in secret.\n");
        Ran ran = enrich();
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("2 posts: 4 mentions").contains("Left out as drafts: 2.");
        assertThat(report("posts.csv")).doesNotContain("later", "never", "idea");
        assertThat(report("tags.csv")).doesNotContain("Secret");
    }

    @Test
    void suggestsForADraftAllTheSame() throws IOException {
        Path draft = Files.writeString(folder.resolve("later.md"), "---\ndraft: true\n---\nESX and the hypervisor.\n");
        Ran ran = suggest(draft);
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Virtualization");
    }

    @Test
    void suggestsBestFirstWithReasons() {
        Ran ran = suggest(posts.resolve("2009-03-04-ports.md"));
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        List<String> lines = ran.out().lines().toList();
        assertThat(lines.get(0)).matches("0\\.\\d\\d  Networking +has it +.*Nexus 1000V.*");
        assertThat(lines).isSortedAccordingTo((a, b) -> b.substring(0, 4).compareTo(a.substring(0, 4)));
    }

    @Test
    void readsADraftFromStandardInput() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("A switch, a VLAN, an uplink.\n".getBytes(StandardCharsets.UTF_8)));
            Ran ran = suggest("-");
            assertThat(ran.code()).isZero();
            assertThat(ran.out()).contains("Networking");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void enrichesAPostFromStandardInput() throws IOException {
        InputStream before = System.in;
        Path output = folder.resolve("from-stdin");
        try {
            System.setIn(new ByteArrayInputStream(
                    "---\ntitle: A port\n---\nThe Cisco switch is up.\n".getBytes(StandardCharsets.UTF_8)));
            StringWriter err = new StringWriter();
            int code = Main.run(
                    new PrintWriter(new StringWriter()),
                    new PrintWriter(err),
                    "enrich",
                    "-",
                    "--output",
                    output.toString());
            assertThat(err.toString()).isEmpty();
            assertThat(code).isZero();
            assertThat(Files.readString(output.resolve("mentions.csv"))).contains("stdin,4,5,VENDOR,Cisco,cisco");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void saysWhyItHasNothingToSuggest() throws IOException {
        Path draft = Files.writeString(folder.resolve("x.md"), "Nothing of note happened.\n");
        assertThat(suggest(draft).out()).startsWith("No tag stands out");
    }

    @Test
    void printsJsonThatParses() throws IOException {
        Path draft = Files.writeString(
                folder.resolve("draft \"one\".md"),
                "---\ntitle: The \"🐳\" switch\ntags: Networking\n---\nA Nexus 1000V\non ESX.\n");
        Ran ran = suggest(draft, "--json");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(texts(ran.out(), "post")).containsExactly("draft \"one\".md");
        assertThat(texts(ran.out(), "tag")).contains("Networking", "Virtualization");
        assertThat(texts(ran.out(), "text")).contains("switch", "Nexus 1000V");
        assertThat(texts(ran.out(), "score"))
                .allSatisfy(score -> assertThat(Double.parseDouble(score)).isBetween(0.0, 1.0));
    }

    @Test
    void printsJsonForAPostItCannotReadToo() throws IOException {
        Path draft = Files.write(folder.resolve("binary.md"), new byte[] {1, 0, 2});
        Ran ran = suggest(draft, "--json");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualToNormalizingNewlines("tagwright: binary.md:1:1: binary content (a NUL byte); expected text\n");
        assertThat(texts(ran.out(), "post")).containsExactly("binary.md");
        assertThat(texts(ran.out(), "tag")).isEmpty();
        assertThat(suggest(draft).out()).isEmpty();
    }

    @Test
    void warnsOfProblemsOnStandardErrorAndSuggestsAllTheSame() throws IOException {
        Path draft = Files.writeString(folder.resolve("x.md"), "---\ntitle: [open\n---\nESX, a hypervisor.\n");
        Ran ran = suggest(draft);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).startsWith("tagwright: x.md:3:1: front matter: ");
        assertThat(ran.out()).contains("Virtualization").doesNotContain("front matter");
    }

    @Test
    void evaluatesMentions() throws IOException {
        Path gold = Files.writeString(
                folder.resolve("gold.csv"),
                "file,line,column,type,text,vendor\nplain.txt,1,1,PRODUCT,Hyper-V,Microsoft\nplain.txt,1,10,VENDOR,came,\n");
        Ran ran = Ran.tagwright(
                "evaluate", "entities", "--posts", posts, "--gold", gold, "--models", MODELS, "--errors", "3");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("PRODUCT      1.000  1.000  1.000")
                .contains("ALL          1.000  0.500  0.667")
                .contains("missed: came (V) 1");
    }

    @Test
    void evaluatesMentionsGroupByGroup() throws IOException {
        Files.writeString(posts.resolve("more.txt"), "Hyper-V and Data ONTAP on one FrobBox.\n");
        Path gold = Files.writeString(folder.resolve("gold.csv"), """
                file,line,column,type,text,vendor
                plain.txt,1,1,PRODUCT,Hyper-V,Microsoft
                more.txt,1,1,PRODUCT,Hyper-V,Microsoft
                more.txt,1,31,PRODUCT,FrobBox,
                """);
        assertThat(byGroup(gold, "--by", "seen").out())
                .contains("not seen in other posts   0.000  0.000  0.000      1")
                .contains("seen in other posts       1.000  1.000  1.000      2");
        assertThat(byGroup(gold, "--by", "field").out())
                .contains("not in the gazetteer      0.000  0.000  0.000      1")
                .contains("small                     0.667  1.000  0.800      2");
        assertUsage(byGroup(gold, "--by", "type", "--folds", "2"), "--by goes with neither --folds nor --by-folder");
        assertUsage(
                byGroup(gold, "--by-folder"),
                "--by-folder needs marked posts in two folders at least, each given by --posts");
    }

    @Test
    void trainsNoFinderThatCouldNotTellPeople() throws IOException {
        Path models = folder.resolve("models");
        for (String file : List.of("gazetteer/small.yaml", "words/english.txt", "tags.yaml")) {
            Files.createDirectories(models.resolve(file).getParent());
            Files.copy(MODELS.resolve(file), models.resolve(file));
        }
        Path marked = Files.createDirectories(folder.resolve("marked"));
        Files.writeString(marked.resolve("a.txt"), "On Monday we moved to FrobBox with Ann.\n");
        Path gold = Files.writeString(
                folder.resolve("gold.csv"), "file,line,column,type,text,vendor\na.txt,1,23,PRODUCT,FrobBox,\n");

        Ran ran =
                Ran.tagwright("train", "entities", "--posts", marked, "--gold", gold, "--models", models, "-o", models);

        assertUsage(ran, "no such file or folder: " + models.resolve("words/first-names.txt"));
        assertThat(models.resolve("entities.bin")).doesNotExist();
    }

    @Test
    void trainsAFinderOfNamesThatTheGazetteerLacks() throws IOException {
        Path models = folder.resolve("models");
        for (String file : List.of("gazetteer/small.yaml", "words/english.txt", "tags.yaml")) {
            Files.createDirectories(models.resolve(file).getParent());
            Files.copy(MODELS.resolve(file), models.resolve(file));
        }
        Files.writeString(models.resolve("words/first-names.txt"), "ann\n");
        Files.writeString(models.resolve("words/other-names.txt"), "berlin\n");
        Path marked = Files.createDirectories(folder.resolve("marked"));
        StringBuilder gold = new StringBuilder("file,line,column,type,text,vendor\n");
        String[] names = {"FrobBox", "DataMover", "TapeBarn", "CloudPeak"};
        for (int i = 0; i < 24; i++) {
            String name = names[i % names.length];
            Files.writeString(marked.resolve(i + ".txt"), "On Monday we moved to " + name + " with it.\n");
            gold.append(i).append(".txt,1,23,PRODUCT,").append(name).append(",\n");
        }
        Path csv = Files.writeString(folder.resolve("gold.csv"), gold);
        Object[] train = {"train", "entities", "--posts", marked, "--gold", csv, "--models", models, "-o", models};
        Ran ran = Ran.tagwright(train);
        byte[] trained = Files.readAllBytes(models.resolve("entities.bin"));

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(models.resolve("entities.md")).hasContent(ran.out());
        assertThat(ran.out())
                .contains("| gazetteer | 0.000 | 0.000 | 0.000 |")
                .contains("| + further names | 1.000 |")
                .contains("Of the further names 24 of 24 are right, of 24 mentions that the gazetteer does not tell.");
        assertThat(models.resolve("evidence.yaml"))
                .content()
                .contains("alone: {right: 0, of: 0}\n", "surroundings: {right: 24, of: 24}\n");
        Ran.tagwright(train);
        assertThat(Files.readAllBytes(models.resolve("entities.bin"))).isEqualTo(trained);
        assertThat(models.resolve("entities.md")).hasContent(ran.out());

        Path unread = Files.createDirectories(folder.resolve("unread"));
        Files.writeString(unread.resolve("new.txt"), "On Monday we moved to VaultKeep with it.\n");
        Ran.tagwright("enrich", unread, "--models", models, "--output", folder.resolve("reports"), "--no-html");
        assertThat(folder.resolve("reports/mentions.csv"))
                .content()
                .contains("VaultKeep,new:vaultkeep,VaultKeep,,0.91");
    }

    private Ran byGroup(Path gold, Object... options) {
        List<Object> command =
                new ArrayList<>(List.of("evaluate", "entities", "--posts", posts, "--gold", gold, "--models", MODELS));
        command.addAll(List.of(options));
        return Ran.tagwright(command.toArray());
    }

    @Test
    void saysWhichMarkedPostsAreNotThere() throws IOException {
        Path gold =
                Files.writeString(folder.resolve("gold.csv"), "file,line,column,type,text\ngone.md,1,1,VENDOR,HP\n");
        Ran ran = Ran.tagwright("evaluate", "entities", "--posts", posts, "--gold", gold, "--models", MODELS);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("marked posts not found: gone.md");
    }

    @Test
    void evaluatesTags() throws IOException {
        String[] tagOf = {"Networking", "Virtualization", "Storage"};
        String[] textOf = {"A switch and its VLAN.", "Hyper-V, a hypervisor.", "A snapshot by Data ONTAP."};
        for (int i = 0; i < 12; i++) {
            String post = "---\ntags: [" + tagOf[i % 3] + "]\n---\nNumber " + i + ". " + textOf[i % 3] + "\n";
            Files.writeString(posts.resolve("2010-01-" + (i + 10) + ".md"), post);
        }
        Path people = Files.writeString(folder.resolve("people.csv"), "post,tagger,tag\nplain.txt,ann,Storage\n");
        Ran ran = Ran.tagwright(
                "evaluate",
                "tags",
                posts,
                "--folds",
                "3",
                "--no-baselines",
                "--curve",
                "--taggers",
                people,
                "--models",
                MODELS);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("No tested post was tagged by several people.");
        assertThat(ran.out()).contains("micro-F1").containsPattern("(?m)^tagwright.* 13 ");
    }

    /** Twelve posts on three subjects, a tag each, a month apart; a tag of the last is new. */
    private void writeTagged() throws IOException {
        String[] tagOf = {"Networking", "Virtualization", "Storage"};
        String[] textOf = {"A switch and its VLAN.", "Hyper-V, a hypervisor.", "A snapshot by Data ONTAP."};
        for (int i = 0; i < 12; i++) {
            String date = "2010-%02d-10".formatted(i + 1);
            String tags = tagOf[i % 3] + (i > 9 ? ", Fresh" : "");
            Files.writeString(
                    posts.resolve(date + ".md"),
                    "---\ndate: " + date + "\ntags: [" + tags + "]\n---\nNumber " + i + ". " + textOf[i % 3] + "\n");
        }
    }

    @Test
    void evaluatesTagsOverTimeBesideTheUsualWaysAnotherModelAndPeople() throws IOException {
        writeTagged();
        Path model = folder.resolve("model.bin");
        assertThat(Ran.tagwright("train", "tags", posts, "-o", model, "--models", MODELS)
                        .code())
                .isZero();
        Path people = Files.writeString(
                folder.resolve("people.csv"),
                "post,tagger,tag\n2010-12-10.md,ann,Storage\n2010-12-10.md,ben,Storage\n2010-12-10.md,ben,Disks\n");
        Path figures = folder.resolve("figures.csv");
        Path byTag = folder.resolve("by-tag.csv");

        Ran ran = Ran.tagwright(
                "evaluate",
                "tags",
                posts,
                "--split",
                "time",
                "--retrain",
                "--against",
                model,
                "--taggers",
                people,
                "--csv",
                figures,
                "--by-tag",
                byTag,
                "--models",
                MODELS);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .containsPattern("(?m)^tagwright of 10 +3 ")
                .containsPattern("(?m)^" + model + " of 10 +3 ")
                .containsPattern("(?m)^logistic regression per tag of 10 +3 ")
                .contains("Agreement on the 1 tested posts that several people tagged:")
                .containsPattern("(?m)^people with each other +0\\.667$")
                .containsPattern("(?m)^own tags with the people +0\\.583$");
        List<String> rows = Files.readAllLines(figures);
        assertThat(rows.get(0)).isEqualTo("system,learned_from,part,metric,value");
        assertThat(rows)
                .contains("tagwright,10,all,Documents evaluated,3.0000")
                .contains("tagwright,10,tags of posts learned from: none,Tags of the posts,1.0000")
                .anyMatch(row -> row.startsWith("neighbours,10,all,NDCG@10,"));
        assertThat(Files.readAllLines(byTag))
                .startsWith("tag,posts,suggested,right,precision,recall,f1")
                .anyMatch(row -> row.startsWith("fresh,2,"));
    }

    @Test
    void writesACardOfWhatAModelWasMadeFromAndWhatEachPartOfItIsWorth() throws IOException {
        writeTagged();
        Path model = folder.resolve("model.bin");

        Ran ran = Ran.tagwright("train", "tags", posts, "-o", model, "--study", "--models", MODELS);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        String card = Files.readString(folder.resolve("model.bin.card.json"));
        assertThat(texts(card, "data")).singleElement().asString().matches("[0-9a-f]{16}");
        assertThat(texts(card, "C of the second stage")).containsExactly("0.05");
        assertThat(texts(card, "opennlp")).singleElement().asString().matches("[0-9.]+");
        assertThat(texts(card, "Documents evaluated")).startsWith("13.0", "3.0");
        assertThat(texts(card, "system")).contains("tagwright", "alone, without name", "alone, without the vocabulary");
        assertThat(texts(card, "Networking")).containsExactly("5");
        Files.delete(model);
        Ran.tagwright("train", "tags", posts, "-o", model, "--study", "--models", MODELS);
        assertThat(Files.readString(folder.resolve("model.bin.card.json"))).isEqualTo(card);
    }

    @Test
    void refusesEvaluationsThatMakeNoSense() throws IOException {
        writeTagged();
        assertUsage(
                Ran.tagwright("evaluate", "tags", posts, "--retrain"),
                "--retrain needs --split time, --rolling, or --train and --test");
        assertUsage(Ran.tagwright("evaluate", "tags", "--train", posts), "--train and --test go together");
        assertUsage(Ran.tagwright("evaluate", "tags"), "evaluate tags needs POSTS, or --train and --test");
        Path none = folder.resolve("none.csv");
        assertUsage(Ran.tagwright("evaluate", "tags", posts, "--taggers", none), "no such file or folder: " + none);
        Path csv = folder.resolve("no-folder").resolve("figures.csv");
        assertUsage(
                Ran.tagwright("evaluate", "tags", posts, "--no-baselines", "--csv", csv, "--models", MODELS),
                "no such file or folder: " + csv);
    }

    @Test
    void refusesToEvaluateTagsWhereThereAreTooFew() throws IOException {
        assertUsage(
                Ran.tagwright("evaluate", "tags", posts, "--models", MODELS),
                "too few posts with tags, so there is nothing to measure against");
        Files.delete(posts.resolve("2009-03-04-ports.md"));
        assertUsage(
                Ran.tagwright("evaluate", "tags", posts, "--models", MODELS),
                "no post in " + posts + " has tags, so there is nothing to measure against");
    }

    @Test
    void explainsItself() {
        for (String[] args : new String[][] {{"--help"}, {"help"}, {"enrich", "--help"}, {"help", "suggest"}}) {
            Ran ran = Ran.tagwright((Object[]) args);
            assertThat(ran.code()).isZero();
            assertThat(ran.err()).isEmpty();
            assertThat(ran.out()).contains("Usage: tagwright");
        }
        assertThat(Ran.tagwright("--help").out()).contains("enrich", "suggest", "evaluate", "Exit codes: 0 fine");
        assertThat(Ran.tagwright("--version").out()).startsWith("tagwright ");
        assertThat(Ran.tagwright("generate-completion").out()).contains("complete -F", "--no-escape-formulas");
    }

    @Test
    void refusesWhatIsNotThere() throws IOException {
        Path none = folder.resolve("none");
        posts = none;
        assertUsage(enrich(), "no such file or folder: " + none);
        assertUsage(suggest(none), "no such file or folder: " + none);
        assertUsage(suggest(folder), "suggest takes one draft, and " + folder + " is a folder; enrich takes folders");
        assertUsage(
                Ran.tagwright("evaluate", "entities", "--posts", folder, "--gold", none, "--models", MODELS),
                "no such file or folder: " + none);
        assertThat(output).doesNotExist();
    }

    @Test
    void refusesAFolderWithoutPosts() throws IOException {
        posts = Files.createDirectory(folder.resolve("empty"));
        Files.writeString(posts.resolve("style.css"), "b{}");
        assertUsage(enrich(), "no posts in " + posts);
        assertThat(output).doesNotExist();
    }

    @Test
    void refusesModelsThatAreMissingOrWrong() throws IOException {
        Path models = folder.resolve("models");
        assertUsage(enrichWith(models), "no gazetteer in the models folder " + models);
        Files.createDirectories(models.resolve("gazetteer"));
        assertUsage(enrichWith(models), "no words/english.txt in the models folder " + models);
        assertThat(output.resolve("posts.csv")).doesNotExist();
        Files.createDirectories(models.resolve("words"));
        Files.writeString(models.resolve("words/english.txt"), "a\n");
        Files.writeString(models.resolve("tags.yaml"), "- {tag: Storage}\n");
        Files.writeString(
                models.resolve("gazetteer/x.yaml"), "products:\n  - {id: a, name: A, vendor: nobody, kind: x}\n");
        Ran ran = enrichWith(models);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("x.yaml:2").contains("nobody");
    }

    @Test
    void refusesAnOutputThatIsAFile() throws IOException {
        Files.writeString(output, "not a folder");
        assertUsage(enrich(), "not a folder: " + output);
        output = output.resolve("below");
        assertThat(enrich().code()).isEqualTo(2);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesAnOutputItMayNotWrite() throws IOException {
        Files.createDirectory(output);
        Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("r-x------"));
        assumeThat(Files.isWritable(output))
                .as("run by one who may write everywhere")
                .isFalse();
        Ran ran = enrich();
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("tagwright: permission denied: ").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "--threads=many", "--threads", "--models"})
    void refusesOptionsItDoesNotKnow(String option) {
        Ran ran = enrich(option);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .startsWith("tagwright: ")
                .contains(option.replaceAll("=.*", ""))
                .endsWith("See tagwright enrich --help.\n".replace("\n", System.lineSeparator()));
    }

    @Test
    void refusesValuesThatMakeNoSense() {
        assertUsage(enrich("--threads", "0"), "--threads must be at least 1, found 0");
        assertUsage(enrich("--include", "{a"), "not a glob: {a");
        assertUsage(enrich("--tag-key", ","), "--tag-key needs the names of keys, such as tags,categories");
        assertThat(output).doesNotExist();
    }

    @Test
    void asksForWhatIsMissing() {
        assertUsage(Ran.tagwright(), "Missing command");
        assertUsage(Ran.tagwright("evaluate"), "Missing what to evaluate: entities or tags");
        assertThat(Ran.tagwright("enrich", posts).err()).contains("--output=DIR");
        assertThat(Ran.tagwright("enrihc").err()).contains("enrich");
    }

    @Test
    void takesTagsFromTheKeysItIsTold() throws IOException {
        Files.writeString(posts.resolve("plain.txt"), "---\ncategories: [Lab]\n---\nHyper-V in the Lab.\n");
        assertThat(enrich("--tag-key", "categories,tags").code()).isZero();
        assertThat(report("posts.csv")).contains("plain.txt,,,5,1,Lab,");
    }

    /** All values of a field, at any depth; fails where it is no JSON. */
    private static List<String> texts(String json, String field) throws IOException {
        List<String> texts = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals(field)) {
                    parser.nextToken();
                    texts.add(parser.getText());
                }
            }
        }
        return texts;
    }
}
