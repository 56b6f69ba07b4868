package io.github.tagwright.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tagwright's commands. */
@Command(
        name = "tagwright",
        description = "Tags technical posts and finds the vendors and products they name.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 fine, 1 some posts had problems, 2 usage or set-up, 130 and 143 stopped by SIGINT and SIGTERM."
        })
public final class Main implements Runnable {

    /** Fine, but some posts had problems. */
    static final int SOME_PROBLEMS = 1;

    /** A bad option, a missing model, an output that cannot be written. */
    static final int USAGE = 2;

    /** The process was asked to stop; it ends with the code of the signal. */
    static final int STOPPED = 143;

    /** In the order of the help. */
    private static final List<String> COMMANDS =
            List.of("enrich", "suggest", "vocabulary", "apply", "export", "learn", "evaluate", "train", "gazetteer");

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        chooseLogger();
        PrintWriter out = new PrintWriter(new PrintStream(System.out, false, StandardCharsets.UTF_8), true);
        PrintWriter err = new PrintWriter(new PrintStream(System.err, true, StandardCharsets.UTF_8), true);
        LogLines.install(err, Level.WARNING, false);
        int code = run(out, err, args);
        out.flush();
        err.flush();
        if (code != 0) {
            System.exit(code);
        }
    }

    /** The jar does not offer its logger to whoever looks for one, so that on Spark's class path there is only Spark's. */
    private static void chooseLogger() {
        System.getProperties().putIfAbsent("slf4j.provider", "org.slf4j.jul.JULServiceProvider");
        System.getProperties().putIfAbsent("slf4j.internal.verbosity", "WARN");
    }

    /** Runs a command as {@link #main} does, but writes to the given writers and returns the exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return commandLine(args)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::correct)
                .setExecutionExceptionHandler(Main::explain)
                .execute(args);
    }

    /**
     * All commands; only the one that the arguments begin with, if they do: to learn the options of all the others would
     * take a tenth of a second.
     */
    static CommandLine commandLine(String... args) {
        CommandLine main = new CommandLine(new Main());
        if (args.length > 0 && COMMANDS.contains(args[0])) {
            return main.addSubcommand(command(args[0]));
        }
        COMMANDS.forEach(name -> main.addSubcommand(command(name)));
        return main.addSubcommand(new CommandLine.HelpCommand()).addSubcommand(new AutoComplete.GenerateCompletion());
    }

    private static Object command(String name) {
        return switch (name) {
            case "enrich" -> new EnrichCommand();
            case "suggest" -> new SuggestCommand();
            case "vocabulary" -> new VocabularyCommand();
            case "apply" -> new ApplyCommand();
            case "export" -> new ExportCommand();
            case "learn" -> new LearnCommand();
            case "evaluate" -> new EvaluateCommand();
            case "train" -> new TrainCommand();
            case "gazetteer" -> new GazetteerCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** One sentence for what is wrong with the arguments, and where to read what is right. */
    private static int correct(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("tagwright: " + mistake.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(mistake, err);
        err.println("See " + command.getCommandSpec().qualifiedName() + " --help.");
        return USAGE;
    }

    /** One clear sentence for what cannot go on; a stack trace only for what must not happen. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof SetUpException || failure instanceof IOException) {
            command.getErr().println("tagwright: " + SetUpException.sentence(failure));
            return USAGE;
        }
        failure.printStackTrace(command.getErr());
        return USAGE;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"tagwright " + (version == null ? "(not packaged)" : version)};
        }
    }
}
