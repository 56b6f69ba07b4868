package io.github.tagwright.cli;

import java.util.logging.Level;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Options that say what is written to standard error, and how. */
final class LogOptions {

    /** How a line is written. */
    enum Format {
        TEXT,
        JSON
    }

    /** From which level on there are lines. */
    enum Least {
        ERROR(Level.SEVERE),
        WARN(Level.WARNING),
        INFO(Level.INFO);

        private final Level level;

        Least(Level level) {
            this.level = level;
        }
    }

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description = "What is logged to standard error: error, warn (the default) or info.")
    private Least least = Least.WARN;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            description = "How standard error is written: text (the default), or json, one object a line.")
    private Format format = Format.TEXT;

    /** Has what the command says and what is logged written so. */
    void apply(CommandLine command) {
        LogLines.install(command.getErr(), least.level, format == Format.JSON);
        if (format == Format.JSON) {
            command.setErr(LogLines.sentences(command.getErr()));
        }
    }
}
