package io.github.tagwright.entity;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compiles a models folder's gazetteer to one file that loads fast. The build runs it, so that the jar carries the
 * result.
 */
public final class GazetteerCompiler {

    private GazetteerCompiler() {}

    /**
     * @param args the models folder, and the file to write
     * @throws GazetteerException if the gazetteer has mistakes
     */
    public static void main(String[] args) throws IOException {
        Path models = Path.of(args[0]);
        Path target = Path.of(args[1]);
        Files.createDirectories(target.getParent());
        try (OutputStream out = Files.newOutputStream(target)) {
            compile(models).write(out);
        } catch (GazetteerException mistakes) {
            mistakes.mistakes().forEach(System.err::println);
            throw mistakes;
        }
    }

    /** Compiles {@code gazetteer/*.yaml} of a models folder with its {@code types.yaml} and {@code words/*.txt}. */
    public static Gazetteer compile(Path models) throws IOException {
        return Gazetteer.compile(models.resolve("gazetteer"), EntityTypes.read(models), WordLists.read(models));
    }
}
