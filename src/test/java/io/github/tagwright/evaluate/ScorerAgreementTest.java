package io.github.tagwright.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.tagwright.Outcome;
import io.github.tagwright.entity.EntityType;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.entity.Link;
import io.github.tagwright.entity.Mention;
import io.github.tagwright.post.FrontMatter;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.Source;
import io.github.tagwright.post.Span;
import io.github.tagwright.tag.Suggestion;
import io.github.tagwright.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random archives, marked and answered at random, get the same figures here and from the reference scorers: for two
 * of them these figures are written below, for others the scorers are run where they are to be had.
 */
class ScorerAgreementTest {

    private static final String[] WORDS = {
        "VMware", "vmware", "ESX", "ESX Server", "Straße", "STRASSE", "🐳", "IOS", "x", "HP"
    };
    private static final String[] TAGS = {
        "Storage", "storage", "SAN", "Größe", "VMware", "Linux", "cloud", "Backup", "NFS", "a b"
    };

    /** The number of a post that is marked and was not enriched. */
    private static final int ABSENT = 3;

    @TempDir
    private Path folder;

    /** Writes {@code gold.csv} and {@code mentions.csv}, and evaluates the same. */
    private EntityEvaluation entities(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder gold = new StringBuilder("file,line,column,type,text,vendor\n");
        StringBuilder found = new StringBuilder("post,line,column,type,text,entity\n");
        List<Outcome> outcomes = new ArrayList<>();
        for (int post = 0; post < 12; post++) {
            String name = "post-" + post + ".md";
            StringBuilder text = new StringBuilder();
            List<Link> links = new ArrayList<>();
            gold.append(name).append(",,,,,\n");
            int line = 1;
            int column = 1;
            for (int i = 0; i < 40; i++) {
                String word = WORDS[random.nextInt(WORDS.length)];
                EntityType type = random.nextBoolean() ? EntityType.VENDOR : EntityType.PRODUCT;
                Span span = new Span(text.length(), text.length() + word.length());
                if (random.nextInt(3) > 0) {
                    gold.append("%s,%d,%d,%s,%s,\n".formatted("posts/" + name, line, column, type, word));
                }
                if (random.nextInt(3) > 0 && post != ABSENT) {
                    int cut = word.equals("ESX Server") ? random.nextInt(2) * 7 : 0;
                    EntityType said = random.nextInt(8) > 0 ? type : EntityType.VENDOR;
                    Span part = new Span(span.start(), span.end() - cut);
                    String there = word.substring(0, word.length() - cut);
                    found.append("%s,%d,%d,%s,%s,id\n".formatted(name, line, column, said, there));
                    Mention mention = new Mention(part, said, there, 0, 0, 1, 1, "test");
                    links.add(new Link.Unknown(mention, "new:" + there, there, ""));
                }
                boolean wraps = random.nextInt(5) == 0;
                text.append(word).append(wraps ? '\n' : ' ');
                column = wraps ? 1 : column + word.codePointCount(0, word.length()) + 1;
                line += wraps ? 1 : 0;
            }
            Post read = new Post(name, new Source(text.toString()), FrontMatter.EMPTY, 0, Post.Syntax.PLAIN, List.of());
            outcomes.add(new Outcome.Tagged(read, new Text(List.of(), List.of(), List.of()), links, List.of()));
        }
        Files.writeString(folder.resolve("mentions.csv"), found);
        Path csv = Files.writeString(folder.resolve("gold.csv"), gold);
        EntityEvaluation evaluation =
                new EntityEvaluation(GoldMentions.read(csv, EntityTypes.VENDORS_AND_PRODUCTS), String::equals);
        outcomes.stream()
                .filter(outcome -> !outcome.path().equals("post-" + ABSENT + ".md"))
                .forEach(evaluation::add);
        assertThat(evaluation.addAbsent()).containsExactly("post-" + ABSENT + ".md");
        return evaluation;
    }

    private static List<String> figures(EntityEvaluation evaluation) {
        List<String> figures = new ArrayList<>();
        for (EntityEvaluation.Scores scores : List.of(
                evaluation.scores(EntityType.VENDOR), evaluation.scores(EntityType.PRODUCT), evaluation.scores())) {
            figures.add(String.format(
                    Locale.ROOT,
                    "%.3f %.3f %.3f %.3f %.3f %d",
                    scores.strict().precision(),
                    scores.strict().recall(),
                    scores.strict().f1(),
                    scores.relaxed().f1(),
                    scores.document().f1(),
                    scores.strict().gold()));
        }
        return figures;
    }

    /** Writes posts with tags and {@code tags.csv}, and evaluates the same. */
    private TagEvaluation.Result tags(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("post,tag,score,suggested\n");
        TagEvaluation evaluation = new TagEvaluation();
        Path posts = Files.createDirectories(folder.resolve("posts"));
        for (int post = 0; post < 40; post++) {
            TreeSet<String> own = new TreeSet<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                own.add(TAGS[random.nextInt(TAGS.length)]);
            }
            String name = "post-" + post + ".md";
            Files.writeString(posts.resolve(name), "---\ntags: [" + String.join(", ", own) + "]\n---\nx\n");
            List<Suggestion> suggestions = new ArrayList<>();
            TreeSet<String> ranked = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            for (int i = random.nextInt(14); i > 0; i--) {
                ranked.add(TAGS[random.nextInt(TAGS.length)]);
            }
            for (String tag : ranked) {
                double score = random.nextInt(20) / 20.0;
                boolean suggested = score > 0.6;
                csv.append("%s,%s,%s,%s\n".formatted(name, tag, score, suggested));
                suggestions.add(new Suggestion(tag, Suggestion.Kind.KNOWN, score, suggested, false, List.of()));
            }
            evaluation.add(own, suggestions);
        }
        Files.writeString(folder.resolve("tags.csv"), csv);
        return evaluation.result();
    }

    private static String figures(TagEvaluation.Result result) {
        return String.format(
                Locale.ROOT,
                "%d %.3f %.3f %.3f %.3f %.3f %.3f %.3f %.3f %.3f %.2f %.2f",
                result.posts(),
                result.microF1(),
                result.sampleF1(),
                result.f1At5(),
                result.precisionAt1(),
                result.precisionAt3(),
                result.recallAt5(),
                result.recallAt10(),
                result.ndcgAt10(),
                result.macroF1(),
                result.meanSize(),
                result.ownMeanSize());
    }

    @Test
    void givesTheFiguresOfTheReferenceForMentions() throws IOException {
        assertThat(figures(entities(1)))
                .containsExactly(
                        "0.581 0.581 0.581 0.605 0.870 172",
                        "0.597 0.486 0.536 0.551 0.806 146",
                        "0.588 0.538 0.562 0.581 0.841 318");
    }

    @Test
    void givesTheFiguresOfTheReferenceForTags() throws IOException {
        assertThat(figures(tags(1))).isEqualTo("27 0.273 0.238 0.275 0.370 0.259 0.414 0.494 0.400 0.262 1.59 2.48");
    }

    @Test
    void agreesWithTheReferenceScorersWhereTheyAreToBeHad() throws Exception {
        Path tools = Path.of("../shared/tools");
        assumeThat(tools.resolve("score_entities.py")).exists();
        assumeThat(runs("python3", "-c", "import tomllib, yaml")).isTrue();
        for (long seed = 1; seed <= 5; seed++) {
            List<String> mentions = figures(entities(seed));
            String said = run(
                    "python3",
                    tools.resolve("score_entities.py").toString(),
                    folder.resolve("gold.csv").toString(),
                    folder.resolve("mentions.csv").toString());
            assertThat(said.lines()
                            .skip(1)
                            .map(line -> numbers(line.substring(9)))
                            .toList())
                    .isEqualTo(mentions);
            String[] tags = figures(tags(seed)).split(" ");
            String[] others = numbers(run(
                                    "python3",
                                    tools.resolve("score_tags.py").toString(),
                                    folder.resolve("posts").toString(),
                                    folder.resolve("tags.csv").toString())
                            .replaceAll("-?F1(@5|\\(>=5\\))?|[PR]@\\d+|nDCG@10", ""))
                    .split(" ");
            assertThat(tags).hasSameSizeAs(others);
            for (int i = 0; i < tags.length; i++) {
                // The sums run in another order, so the last digit may round the other way.
                assertThat(Double.parseDouble(tags[i])).isCloseTo(Double.parseDouble(others[i]), within(0.00101));
            }
        }
    }

    private static String numbers(String line) {
        return String.join(
                " ",
                Pattern.compile("\\d+(?:\\.\\d+)?")
                        .matcher(line)
                        .results()
                        .map(result -> result.group())
                        .toList());
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
