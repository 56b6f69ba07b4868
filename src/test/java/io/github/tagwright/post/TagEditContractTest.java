package io.github.tagwright.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tomlj.Toml;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * On every sample post, and on every post of the real archives where they are: an edit gives exactly the tags asked
 * for, the parsers that generators use read them back, nothing but the value of the tags has changed, and taking the
 * edit back gives the same bytes.
 */
class TagEditContractTest {

    private static final PostReader READER = new PostReader(TagKeys.DEFAULT);

    /** Ways to write the front matter of one and the same post. */
    private enum Dialect {
        YAML_BLOCK,
        YAML_FLOW,
        YAML_COMMAS,
        TOML,
        TOML_LINES,
        JSON;

        String write(String title, List<String> tags, String body) {
            return switch (this) {
                case YAML_BLOCK ->
                    "---\ntitle: " + json(title) + " # kept\ntags:\n"
                            + tags.stream()
                                    .map(tag -> "  - " + json(tag) + "\n")
                                    .collect(Collectors.joining())
                            + "layout: post\n---\n" + body;
                case YAML_FLOW -> "---\nTags:   [" + list(tags, ",") + "]\ntitle: " + json(title) + "\n---\n" + body;
                case YAML_COMMAS ->
                    "---\ntitle: " + json(title) + "\ntags: "
                            + String.join(", ", tags).replace(":", "") + "\nlayout: post\n---\n" + body;
                case TOML ->
                    "+++\ntags = [ " + list(tags, ", ") + " ]\ntitle = " + json(title) + "\n[extra]\nx = 1\n+++\n"
                            + body;
                case TOML_LINES ->
                    "+++\ntitle = " + json(title) + "\n[taxonomies]\ntags = [\n    " + list(tags, ",\n    ")
                            + ", # last\n]\n+++\n" + body;
                case JSON ->
                    "{\n\t\"title\": " + json(title) + ",\n\t\"tags\": [\n\t\t" + list(tags, ",\n\t\t")
                            + "\n\t],\n\t\"draft\": false\n}\n" + body;
            };
        }

        private static String list(List<String> tags, String separator) {
            return tags.stream().map(Dialect::json).collect(Collectors.joining(separator));
        }

        private static String json(String text) {
            return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
        }
    }

    private static List<PostFile> samples() throws IOException {
        return Posts.in(Path.of("posts"), List.of(), List.of()).files();
    }

    private static List<PostFile> archives() throws IOException {
        String named = System.getenv("TAGWRIGHT_SHARED");
        Path corpus = Path.of(named == null ? "../shared" : named).resolve("corpus");
        assumeThat(corpus).as("the real archives").isDirectory();
        return Posts.in(corpus, List.of(), List.of()).files();
    }

    @Test
    void editsOfTheSamplesCanBeTakenBack() throws IOException {
        assertThat(takeBack(samples())).isGreaterThan(20);
    }

    @Test
    void editsOfRealPostsCanBeTakenBack() throws IOException {
        List<PostFile> files = archives();
        assertThat(takeBack(files)).isGreaterThan(files.size() * 9 / 10);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void editsOfEveryDialectCanBeTakenBack(Dialect dialect) throws IOException {
        List<PostFile> files = samples();
        String named = System.getenv("TAGWRIGHT_SHARED");
        Path corpus = Path.of(named == null ? "../shared" : named).resolve("corpus");
        if (Files.isDirectory(corpus)) {
            files = new ArrayList<>(files);
            files.addAll(archives());
        }
        Random random = new Random(dialect.ordinal());
        int candidates = 0;
        int edited = 0;
        for (PostFile file : files) {
            Optional<Post> post = READER.read(file).match(good -> Optional.of(good.post()), bad -> Optional.empty());
            if (post.isEmpty() || post.get().frontMatter().tags().isEmpty()) {
                continue;
            }
            FrontMatter front = post.get().frontMatter();
            String title = front.title().map(SourcedText::text).orElse("");
            String body = post.get().source().text().substring(post.get().bodyStart());
            String source = dialect.write(title, front.tags(), body);
            if (random.nextBoolean()) {
                source = source.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n");
            }
            if (random.nextInt(3) == 0) {
                source = "\uFEFF" + source;
            }
            candidates++;
            edited += takeBack("post.md", source.getBytes(StandardCharsets.UTF_8), random) ? 1 : 0;
        }
        assertThat(edited).isGreaterThan(20).isEqualTo(candidates);
    }

    @ParameterizedTest
    @EnumSource(value = Dialect.class, mode = EnumSource.Mode.EXCLUDE, names = "YAML_COMMAS")
    void awkwardTagsAreReadBackAsTheyAre(Dialect dialect) {
        List<String> awkward = List.of(
                "yes",
                "null",
                "~",
                "2015",
                "1.5",
                "0x1F",
                "12:30",
                "2015-01-02",
                "#x",
                "x #c",
                "a: b",
                "trail:",
                "- x",
                "-",
                "?",
                "[x]",
                "{y}",
                "*z",
                "&w",
                "!bang",
                "%p",
                "@at",
                "`tick`",
                "|pipe",
                ">gt",
                "a, b",
                "it's",
                "say \"hi\"",
                "back\\slash",
                "=cmd()",
                "C++",
                "+++",
                "---",
                "Zürich",
                "東京",
                "😀");
        byte[] bytes = dialect.write("Zones", List.of("SAN"), "Zoning.\n").getBytes(StandardCharsets.UTF_8);
        Post post = READER.read("post.md", bytes).match(Reading.Good::post, bad -> {
            throw new AssertionError(bad.problems());
        });
        TagEdit edit = editor().edit(post, bytes, TagChange.adding(awkward));
        assertThat(edit).isInstanceOf(TagEdit.Edited.class);
        Post after = READER.read("post.md", ((TagEdit.Edited) edit).bytes()).match(Reading.Good::post, bad -> {
            throw new AssertionError(bad.problems());
        });
        List<String> wanted = new ArrayList<>(List.of("SAN"));
        wanted.addAll(awkward);
        assertThat(after.frontMatter().tags()).isEqualTo(wanted);
        assertThat(generatorsTags(after)).isEqualTo(wanted);
    }

    private static int takeBack(List<PostFile> files) throws IOException {
        Random random = new Random(7);
        int edited = 0;
        for (PostFile file : files) {
            edited += takeBack(file.name(), Files.readAllBytes(file.path()), random) ? 1 : 0;
        }
        return edited;
    }

    private static boolean takeBack(String name, byte[] bytes, Random random) {
        Optional<Post> read = READER.read(name, bytes).match(good -> Optional.of(good.post()), bad -> Optional.empty());
        if (read.isEmpty() || read.get().frontMatter().tags().isEmpty()) {
            return false;
        }
        Post post = read.get();
        List<String> tags = post.frontMatter().tags();
        String renamed = tags.get(random.nextInt(tags.size()));
        TagChange there = new TagChange(Map.of(renamed, "Renamed-9"), Set.of(), List.of("Added-1", "Zürich"));
        TagChange back = new TagChange(Map.of("Renamed-9", renamed), Set.of("Added-1", "Zürich"), List.of());
        TagEdit edit = editor().edit(post, bytes, there);
        if (!(edit instanceof TagEdit.Edited edited)) {
            return false;
        }
        Post after = READER.read(name, edited.bytes()).match(Reading.Good::post, bad -> {
            throw new AssertionError(name + ": " + bad.problems());
        });
        List<String> wanted = new ArrayList<>(tags);
        wanted.set(tags.indexOf(renamed), "Renamed-9");
        wanted.addAll(List.of("Added-1", "Zürich"));
        assertThat(after.frontMatter().tags()).as(name).isEqualTo(wanted);
        assertThat(generatorsTags(after).stream().distinct()).as(name).containsExactlyElementsOf(wanted);
        assertThat(aroundTags(after)).as(name).isEqualTo(aroundTags(post));
        TagEdit undone = editor().edit(after, edited.bytes(), back);
        assertThat(undone).as(name).isInstanceOf(TagEdit.Edited.class);
        assertThat(Arrays.equals(((TagEdit.Edited) undone).bytes(), bytes))
                .as(name)
                .isTrue();
        return true;
    }

    /** The file without the values that hold tags. */
    private static List<String> aroundTags(Post post) {
        List<String> around = new ArrayList<>();
        String text = post.source().text();
        int from = 0;
        try {
            for (WrittenTags tags : TagEditor.written(post, TagKeys.DEFAULT)) {
                around.add(text.substring(from, tags.value().start()));
                from = tags.value().end();
            }
        } catch (TagEditException unexpected) {
            throw new AssertionError(unexpected);
        }
        around.add(text.substring(from));
        return around;
    }

    private static TagEditor editor() {
        return new TagEditor(READER, new TagHabits(READER));
    }

    /** All values under a key that begins with "tag", as a generator's parser reads them; one string is taken apart. */
    private static List<String> generatorsTags(Post post) {
        String text = post.source().text();
        FrontMatterBlock block = FrontMatterBlock.find(text);
        String front = text.substring(block.start(), block.end());
        List<String> found = new ArrayList<>();
        switch (block.format()) {
            case YAML -> collect(new Yaml(new SafeConstructor(new LoaderOptions())).load(front), false, false, found);
            case TOML -> collect(Toml.parse(front.replaceAll("\r(?!\n)", "\n")).toMap(), false, false, found);
            default -> {
                String object = front.stripLeading().startsWith("{") ? front : "{" + front + "}";
                try (JsonParser json = new JsonFactory().createParser(object)) {
                    boolean tags = false;
                    for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                        if (token == JsonToken.FIELD_NAME) {
                            tags = json.currentName().toLowerCase(Locale.ROOT).startsWith("tag");
                        } else if (tags && token == JsonToken.VALUE_STRING) {
                            collect(
                                    json.getText(),
                                    true,
                                    json.getParsingContext().inArray(),
                                    found);
                        }
                    }
                } catch (IOException broken) {
                    throw new AssertionError(broken);
                }
            }
        }
        return found;
    }

    private static void collect(Object value, boolean tags, boolean item, List<String> found) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> collect(
                    inner, tags || key.toString().toLowerCase(Locale.ROOT).startsWith("tag"), false, found));
        } else if (value instanceof org.tomlj.TomlTable table) {
            collect(table.toMap(), tags, false, found);
        } else if (value instanceof org.tomlj.TomlArray array) {
            collect(array.toList(), tags, false, found);
        } else if (value instanceof List<?> list) {
            list.forEach(element -> collect(element, tags, true, found));
        } else if (tags && value != null) {
            String text = value.toString();
            found.addAll(item ? List.of(text) : List.of(text.split(text.indexOf(',') < 0 ? "\\s+" : "\\s*,\\s*")));
        }
    }
}
