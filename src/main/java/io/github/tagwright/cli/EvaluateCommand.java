package io.github.tagwright.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "evaluate",
        description = "Measures mentions or tags against what people marked.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(entities | tags)",
        subcommands = {EvaluateEntitiesCommand.class, EvaluateTagsCommand.class})
final class EvaluateCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing what to evaluate: entities or tags");
    }
}
