package io.github.tagwright.cli;

import io.github.tagwright.entity.EntityType;
import io.github.tagwright.entity.Gazetteer;
import io.github.tagwright.entity.GazetteerCompiler;
import io.github.tagwright.entity.GazetteerException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Lists every mistake of a gazetteer with its file and line; exit code 1 if there is one.",
        mixinStandardHelpOptions = true)
final class GazetteerCheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODELS", description = "A models folder with gazetteer/*.yaml and words/english.txt.")
    private Path models;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Gazetteer gazetteer = GazetteerCompiler.compile(models);
            out.println(gazetteer.types().all().stream()
                    .map(type -> String.format(Locale.ROOT, "%,d %s", count(gazetteer, type), type.plural()))
                    .collect(Collectors.joining(", ", "No mistakes: ", ".")));
            return 0;
        } catch (GazetteerException mistakes) {
            mistakes.mistakes().forEach(out::println);
            return Main.SOME_PROBLEMS;
        } finally {
            out.flush();
        }
    }

    private static long count(Gazetteer gazetteer, EntityType type) {
        return gazetteer.entities().stream()
                .filter(entity -> entity.type().equals(type))
                .count();
    }
}
