package io.github.tagwright.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PostsTest {

    @TempDir
    private Path folder;

    private void write(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "A host.\n");
        }
    }

    private Posts look() throws IOException {
        return Posts.in(folder, List.of(), List.of());
    }

    private static List<String> names(Posts posts) {
        return posts.files().stream().map(PostFile::name).toList();
    }

    @Test
    void findsPostsInTheOrderOfTheirNames() throws IOException {
        write("b.md", "a.markdown", "B.MD", "a/z.html", "a.b/y.txt", "c.mdown", "style.css", "notes", "d.html.md");
        Posts posts = look();
        assertThat(names(posts))
                .containsExactly("B.MD", "a.b/y.txt", "a.markdown", "a/z.html", "b.md", "c.mdown", "d.html.md");
        assertThat(posts.problems()).isEmpty();
        for (PostFile file : posts.files()) {
            assertThat(Files.isSameFile(file.path(), folder.resolve(file.name())))
                    .isTrue();
        }
    }

    @Test
    void leavesOutWhatGeneratorsDoNotPublish() throws IOException {
        write("_drafts/a.md", "archetypes/b.md", ".git/c.md", "node_modules/d.md", "_index.md", "x/_index.md", ".e.md");
        write("_posts/f.md");
        assertThat(names(look())).containsExactly("_posts/f.md");
    }

    @Test
    void namesBundlesByTheirFolder() throws IOException {
        write("2014-02-03-fabric/index.md", "2014-02-03-fabric/map.png", "index.md", "en/about/index.markdown");
        write("two/index.md", "two/index.markdown", "page/index.html");
        assertThat(names(look()))
                .containsExactly(
                        "2014-02-03-fabric",
                        "en/about",
                        "index.md",
                        "page/index.html",
                        "two/index.markdown",
                        "two/index.md");
        Posts one = Posts.in(folder.resolve("2014-02-03-fabric/index.md"), List.of(), List.of());
        assertThat(names(one)).containsExactly("2014-02-03-fabric");
    }

    @Test
    void readsOneFileOfAnyName() throws IOException {
        write("lab notes");
        Posts posts = Posts.in(folder.resolve("lab notes"), List.of(), List.of());
        assertThat(names(posts)).containsExactly("lab notes");
    }

    @Test
    void picksByGlobs() throws IOException {
        write("2014/a.md", "2014/b.md", "2015/a.md", "top.md", "2014/größe.md", "2014/notes.rst");
        assertThat(names(Posts.in(folder, List.of("2014/**"), List.of("**/b.md", "**/*.rst"))))
                .containsExactly("2014/a.md", "2014/größe.md");
        assertThat(names(Posts.in(folder, List.of("**/größe.md"), List.of()))).containsExactly("2014/größe.md");
        assertThat(names(Posts.in(folder, List.of("*.md"), List.of()))).containsExactly("top.md");
        assertThat(names(Posts.in(folder, List.of(), List.of("**")))).isEmpty();
        assertThatThrownBy(() -> Posts.in(folder, List.of("{a"), List.of())).isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> Posts.in(folder.resolve("none"), List.of(), List.of()))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void takesAnyName() throws IOException {
        write("line\nbreak.md", "=cmd().md", "größe.md", "仮想化/🐳.md", "what?.md", "per%20cent.md", "sp ace.md");
        assertThat(names(look()))
                .containsExactly(
                        "=cmd().md",
                        "größe.md",
                        "line\nbreak.md",
                        "per%20cent.md",
                        "sp ace.md",
                        "what?.md",
                        "仮想化/🐳.md");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void followsLinksAndReportsLoops() throws IOException {
        write("a/b/post.md", "other/far.md");
        Files.createSymbolicLink(folder.resolve("a/b/up"), folder.resolve("a"));
        Files.createSymbolicLink(folder.resolve("near"), folder.resolve("other"));
        Files.createSymbolicLink(folder.resolve("gone.md"), folder.resolve("nowhere.md"));
        Files.createSymbolicLink(folder.resolve("self.md"), folder.resolve("self.md"));
        Posts posts = look();
        assertThat(names(posts)).containsExactly("a/b/post.md", "near/far.md", "other/far.md");
        assertThat(posts.problems()).extracting(Problem::post).containsExactly("a/b/up", "gone.md", "self.md");
        assertThat(posts.problems().get(0).found()).isEqualTo("a symbolic link to a folder it stands in");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void reportsPipesAndDoesNotWaitForThem() throws Exception {
        write("good.md");
        run("mkfifo", folder.resolve("pipe.md").toString());
        Posts posts = look();
        assertThat(names(posts)).containsExactly("good.md");
        assertThat(posts.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.post()).isEqualTo("pipe.md");
            assertThat(problem.found()).isEqualTo("neither a file nor a folder");
        });
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void reportsWhatMayNotBeRead() throws IOException {
        write("locked/a.md", "secret.md", "open.md");
        Files.setPosixFilePermissions(folder.resolve("locked"), PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(folder.resolve("secret.md"), PosixFilePermissions.fromString("---------"));
        try {
            assumeThat(Files.isReadable(folder.resolve("secret.md")))
                    .as("run by one who may read everything")
                    .isFalse();
            Posts posts = look();
            assertThat(names(posts)).containsExactly("open.md", "secret.md");
            assertThat(posts.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.post()).isEqualTo("locked");
                assertThat(problem.found()).contains("permission denied");
            });
            List<Problem> problems = new PostReader(TagKeys.DEFAULT)
                    .read(posts.files().get(1))
                    .match(good -> List.<Problem>of(), Reading.Bad::problems);
            assertThat(problems).extracting(Problem::found).containsExactly("cannot be read: permission denied");
        } finally {
            Files.setPosixFilePermissions(folder.resolve("locked"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void reportsAFileThatVanishedBeforeItWasRead() throws IOException {
        write("gone.md");
        Posts posts = look();
        Files.delete(folder.resolve("gone.md"));
        List<Problem> problems = new PostReader(TagKeys.DEFAULT)
                .read(posts.files().get(0))
                .match(good -> List.<Problem>of(), Reading.Bad::problems);
        assertThat(problems).extracting(Problem::found).containsExactly("cannot be read: no such file");
    }

    @Test
    void reportsFoldersThatAreTooDeep() throws IOException {
        String deep = "d/".repeat(255);
        write(deep + "last.md", deep + "d/lost.md");
        Posts posts = look();
        assertThat(names(posts)).containsExactly(deep + "last.md");
        assertThat(posts.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.post()).isEqualTo(deep + "d");
            assertThat(problem.found()).contains("256 deep");
        });
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /** Prints the names of a folder's posts, for a process of its own with another file name encoding. */
    static final class Names {
        public static void main(String[] args) throws IOException {
            for (String name : names(Posts.in(Path.of(args[0]), List.of(), List.of()))) {
                StringBuilder escaped = new StringBuilder();
                name.chars().forEach(c -> escaped.append(c < 0x80 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
                System.out.println(escaped);
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesPostsTheSameInTheCLocale() throws Exception {
        write("größe.md", "仮想化/🐳.md", "2014-02-03-café/index.md", "plain.md");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Names.class.getName(),
                folder.toString());
        builder.environment().put("LC_ALL", "C");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        String printed =
                new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).isZero();
        assertThat(printed.lines())
                .containsExactly(
                        "2014-02-03-caf\\u00e9",
                        "gr\\u00f6\\u00dfe.md",
                        "plain.md",
                        "\\u4eee\\u60f3\\u5316/\\ud83d\\udc33.md");
    }
}
