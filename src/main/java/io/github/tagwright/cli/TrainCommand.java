package io.github.tagwright.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        description = "Learns models from what people marked.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(entities | tags | ranker)",
        subcommands = {TrainEntitiesCommand.class, TrainTagsCommand.class, TrainRankerCommand.class})
final class TrainCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing what to train: entities, tags or ranker");
    }
}
