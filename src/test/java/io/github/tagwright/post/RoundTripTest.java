package io.github.tagwright.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random titles, tags and dates, written here by hand in each dialect, are read back the same and in place. */
class RoundTripTest {

    private static final int POSTS = 3_000;
    private static final String[] LETTERS = {
        "a", "B", "c", "9", "é", "ß", "İ", "仮", "🐳", "😀", "'", "\"", "\\", ":", "#", ",", "-", "&", "[", "}", "%",
        "@", "!", "`", "=", "|", ">", "\u00a0", " "
    };

    private enum Dialect {
        YAML_PLAIN,
        YAML_SINGLE,
        YAML_DOUBLE,
        YAML_FOLDED,
        YAML_LITERAL,
        TOML_BASIC,
        TOML_LITERAL,
        TOML_LONG,
        JSON;

        boolean isYaml() {
            return name().startsWith("YAML");
        }
    }

    /** Writes a post and keeps where each char of the title went. */
    private static final class Writer {
        private final Random random;
        private final String lineEnd;
        private final StringBuilder out = new StringBuilder();
        private final List<Span> places = new ArrayList<>();

        Writer(Random random) {
            this.random = random;
            this.lineEnd = pick("\n", "\r\n", "\r");
        }

        String pick(String... choices) {
            return choices[random.nextInt(choices.length)];
        }

        Writer raw(String text) {
            out.append(text.replace("\n", lineEnd));
            return this;
        }

        /** One char of the title, or two that are written as one. */
        void place(String written, int chars) {
            int start = out.length();
            raw(written);
            for (int i = 0; i < chars; i++) {
                places.add(new Span(start, out.length()));
            }
        }
    }

    private static String text(Random random, boolean simple) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(30);
        while (text.length() < length) {
            String letter = LETTERS[random.nextInt(LETTERS.length)];
            boolean plain = Character.isLetterOrDigit(letter.codePointAt(0)) || letter.equals(" ");
            text.append(simple && !plain ? "x" : letter);
        }
        String stripped = text.toString().replaceAll(" +", " ").strip();
        return stripped.isBlank() ? "x" : stripped.replace('\u00a0', '_').strip();
    }

    private static void title(String title, Dialect dialect, Writer to) {
        switch (dialect) {
            case YAML_SINGLE -> to.raw("'");
            case YAML_DOUBLE, TOML_BASIC, JSON -> to.raw("\"");
            case YAML_FOLDED -> to.raw(">-\n  ");
            case YAML_LITERAL -> to.raw("|\n  ");
            case TOML_LITERAL -> to.raw("'");
            case TOML_LONG -> to.raw("\"\"\"" + to.pick("", "\n"));
            case YAML_PLAIN -> to.raw("");
        }
        for (int i = 0; i < title.length(); ) {
            int c = title.codePointAt(i);
            write(c, i > 0 && i + 1 < title.length(), dialect, to);
            i += Character.charCount(c);
        }
        switch (dialect) {
            case YAML_SINGLE, TOML_LITERAL -> to.raw("'");
            case YAML_DOUBLE, TOML_BASIC, JSON -> to.raw("\"");
            case TOML_LONG -> to.raw("\"\"\"");
            default -> to.raw("");
        }
    }

    private static void write(int c, boolean inside, Dialect dialect, Writer to) {
        String self = Character.toString(c);
        boolean escapes = dialect == Dialect.YAML_DOUBLE
                || dialect == Dialect.TOML_BASIC
                || dialect == Dialect.TOML_LONG
                || dialect == Dialect.JSON;
        boolean folds = dialect == Dialect.YAML_PLAIN
                || dialect == Dialect.YAML_SINGLE
                || dialect == Dialect.YAML_DOUBLE
                || dialect == Dialect.YAML_FOLDED;
        if (escapes && (c == '"' || c == '\\')) {
            to.place("\\" + self, 1);
        } else if (dialect == Dialect.YAML_SINGLE && c == '\'') {
            to.place("''", 1);
        } else if (folds && inside && c == ' ' && to.random.nextInt(6) == 0) {
            to.place("\n  ", 1);
        } else if (escapes && c != ' ' && to.random.nextInt(6) == 0) {
            escape(c, dialect, to);
        } else {
            for (char unit : self.toCharArray()) {
                to.place(String.valueOf(unit), 1);
            }
        }
    }

    private static void escape(int c, Dialect dialect, Writer to) {
        if (dialect != Dialect.JSON) {
            to.place(
                    c < 0x10000 && to.random.nextBoolean() ? String.format("\\u%04x", c) : String.format("\\U%08X", c),
                    Character.charCount(c));
        } else {
            for (char unit : Character.toChars(c)) {
                to.place(String.format("\\u%04X", (int) unit), 1);
            }
        }
    }

    private static String quoted(String text, Dialect dialect) {
        return dialect.isYaml()
                ? "'" + text.replace("'", "''") + "'"
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String date(LocalDate day, Dialect dialect, Writer to) {
        if (dialect.isYaml()) {
            return to.pick(
                    day.toString(),
                    "'" + day + "'",
                    day + " 23:59:59 -0700",
                    day + "T00:00:00Z",
                    "\"" + day + " 10:00\"",
                    day.toString().replace('-', '/'));
        }
        return dialect == Dialect.JSON
                ? to.pick("\"" + day + "\"", "\"" + day + "T23:30:00-05:00\"")
                : to.pick(day.toString(), day + "T23:30:00-05:00", day + "T00:00:00", "\"" + day + "\"");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void isReadBack(Dialect dialect) {
        for (long seed = 0; seed < POSTS / Dialect.values().length; seed++) {
            Random random = new Random(seed * 31 + dialect.ordinal());
            boolean simple = dialect == Dialect.YAML_PLAIN || dialect == Dialect.TOML_LITERAL;
            String title = text(random, simple);
            List<String> tags = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                String tag = text(random, false);
                if (!tags.contains(tag)) {
                    tags.add(tag);
                }
            }
            LocalDate day = LocalDate.of(1990 + random.nextInt(50), 1 + random.nextInt(12), 1 + random.nextInt(28));
            Writer to = new Writer(random);
            write(title, tags, day, dialect, to);
            int body = to.out.length();
            to.raw("The body\nof the post");

            String content = to.out.toString();
            String about = "seed " + seed + ":\n" + content;
            Post post = Read.flawed("note.md", content.getBytes(StandardCharsets.UTF_8));
            FrontMatter read = post.frontMatter();
            assertThat(post.problems()).as(about).isEmpty();
            assertThat(read.title().map(SourcedText::text)).as(about).contains(title);
            SourcedText placed = read.title().orElseThrow();
            assertThat(IntStream.range(0, title.length())
                            .mapToObj(i -> placed.span(i, i + 1))
                            .toList())
                    .as(about)
                    .isEqualTo(to.places);
            assertThat(read.tags()).as(about).isEqualTo(tags);
            assertThat(read.date()).as(about).contains(day);
            assertThat(post.bodyStart()).as(about).isEqualTo(body);
        }
    }

    private static void write(String title, List<String> tags, LocalDate day, Dialect dialect, Writer to) {
        to.raw(to.pick("", "\uFEFF"));
        String fence = dialect.isYaml() ? "---" : dialect == Dialect.JSON ? "" : "+++";
        String is = dialect.isYaml() ? ": " : dialect == Dialect.JSON ? ": " : " = ";
        String quote = dialect == Dialect.JSON ? "\"" : "";
        String next = dialect == Dialect.JSON ? ",\n" : "\n";
        to.raw(dialect == Dialect.JSON ? "{\n" : fence + "\n");
        if (dialect != Dialect.JSON && to.random.nextBoolean()) {
            to.raw("# written in the lab\n");
        }
        to.raw(quote + to.pick("date", "Date") + quote + is + date(day, dialect, to) + next);
        to.raw(quote + to.pick("title", "Title", "TITLE") + quote + is);
        title(title, dialect, to);
        to.raw(next + quote + to.pick("tags", "Tags") + quote + is);
        if (dialect.isYaml() && !tags.isEmpty() && to.random.nextBoolean()) {
            tags.forEach(tag -> to.raw("\n- " + quoted(tag, dialect)));
        } else {
            to.raw("["
                    + String.join(
                            ", ", tags.stream().map(tag -> quoted(tag, dialect)).toList()) + "]");
        }
        to.raw("\n" + (dialect == Dialect.JSON ? "}" : fence) + "\n");
    }
}
