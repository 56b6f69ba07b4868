package io.github.tagwright.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "gazetteer",
        description = "Looks after the gazetteer of vendors and products.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(check | add | import)",
        subcommands = {GazetteerCheckCommand.class, GazetteerAddCommand.class, GazetteerImportCommand.class})
final class GazetteerCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing what to do: check, add or import");
    }

    /**
     * The models folder in whose gazetteer a file is.
     *
     * @throws SetUpException if it is in none
     */
    static Path modelsOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        boolean fits = file.toString().endsWith(".yaml")
                && folder != null
                && folder.endsWith("gazetteer")
                && Files.isDirectory(folder);
        if (!fits) {
            throw new SetUpException(file + " is no .yaml file in the gazetteer folder of a models folder");
        }
        return folder.resolveSibling(".").normalize();
    }
}
