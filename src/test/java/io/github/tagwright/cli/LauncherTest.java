package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code tagwright}, beside a jar that says how it was started. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    @TempDir
    private Path temporary;

    private Path launcher;

    private record Ran(int code, List<String> out, String err) {}

    /** Prints its arguments, a line each, and how Java compiles. */
    static final class Echo {
        public static void main(String[] args) {
            for (String arg : args) {
                System.out.println("<" + arg + ">");
            }
            System.out.println(System.getProperty("echo", "no option") + ", " + System.getProperty("java.vm.info"));
        }
    }

    @BeforeEach
    void putItBesideAJar() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("a folder"));
        launcher = folder.resolve("tagwright");
        Files.copy(Path.of("src/main/launcher/tagwright"), launcher);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
        String name = Echo.class.getName().replace('.', '/') + ".class";
        try (InputStream compiled = Echo.class.getResourceAsStream("/" + name);
                OutputStream file = Files.newOutputStream(folder.resolve("tagwright.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            jar.putNextEntry(new ZipEntry(name));
            compiled.transferTo(jar);
        }
    }

    private Ran run(Path script, Map<String, String> environment, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(List.of(args));
        Path err = temporary.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), out.lines().toList(), Files.readString(err));
    }

    @Test
    void passesEveryArgumentAsItIs() throws Exception {
        Ran ran = run(launcher, Map.of(), "suggest", "two words", "", "*", "$HOME", "a\"b'c\\d", "--help");
        assertThat(ran.out())
                .startsWith("<suggest>", "<two words>", "<>", "<*>", "<$HOME>", "<a\"b'c\\d>", "<--help>")
                .hasSize(8);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
    }

    @Test
    void findsTheJarThroughLinks() throws Exception {
        Path first = Files.createSymbolicLink(temporary.resolve("first"), Path.of("a folder/tagwright"));
        Path second = Files.createSymbolicLink(temporary.resolve("second"), first);
        assertThat(run(second, Map.of(), "x").out()).contains("<x>");
    }

    @Test
    void saysNothingOfAnArchiveThatIsOfAnotherJar() throws Exception {
        Path archive = launcher.resolveSibling("tagwright.jsa");
        run(launcher, Map.of("JAVA_OPTS", "-Xlog:disable -XX:ArchiveClassesAtExit=" + temporary.resolve("jsa")));
        Files.move(temporary.resolve("jsa"), archive);
        Files.copy(launcher.resolveSibling("tagwright.jar"), temporary.resolve("tagwright.jar"));
        Files.copy(launcher, temporary.resolve("tagwright"));
        Files.copy(archive, temporary.resolve("tagwright.jsa"));
        for (Path script : List.of(launcher, temporary.resolve("tagwright"))) {
            Ran ran = run(script, Map.of(), "x");
            assertThat(ran.out()).startsWith("<x>").hasSize(2);
            assertThat(ran.err()).isEmpty();
        }
        Files.writeString(archive, "no archive");
        Ran ran = run(launcher, Map.of(), "x");
        assertThat(ran.out()).startsWith("<x>").hasSize(2);
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void compilesOnlyOnceWhatIsSoonOver() throws Exception {
        assertThat(run(launcher, Map.of(), "suggest", "draft.md").out())
                .last()
                .asString()
                .contains("emulated-client");
        assertThat(run(launcher, Map.of(), "enrich", "posts", "--incremental").out())
                .last()
                .asString()
                .contains("emulated-client");
        assertThat(run(launcher, Map.of(), "enrich", "posts").out())
                .last()
                .asString()
                .doesNotContain("emulated-client");
    }

    @Test
    void givesJavaTheOptionsOfTheEnvironment() throws Exception {
        assertThat(run(launcher, Map.of("JAVA_OPTS", "-Xmx32m -Decho=heard"), "x")
                        .out())
                .last()
                .asString()
                .startsWith("heard, ");
    }

    @Test
    void saysWhatIsMissingWhereThereIsNoJava() throws Exception {
        Ran ran = run(launcher, Map.of("JAVA_HOME", "/nowhere"), "x");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .isEqualTo("tagwright: no /nowhere/bin/java; install Java 17 or newer,"
                        + " or say by JAVA_HOME where it is\n");
        assertThat(ran.code()).isEqualTo(2);
    }
}
