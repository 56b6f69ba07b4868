package io.github.tagwright.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged, as lines of standard error: for people, or for programs as one object of JSON each. */
final class LogLines extends Handler {

    private static final String OWN = "tagwright";

    private final PrintWriter err;
    private final boolean json;

    private LogLines(PrintWriter err, boolean json) {
        this.err = err;
        this.json = json;
    }

    /** Has everything from a level on written to {@code err}, in place of what was said before. */
    static void install(PrintWriter err, Level level, boolean json) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(level);
        root.addHandler(new LogLines(err, json));
    }

    /** Writes what a command says to standard error as objects too. */
    static PrintWriter sentences(PrintWriter err) {
        return new PrintWriter(
                new Writer() {
                    private final StringBuilder line = new StringBuilder();

                    @Override
                    public void write(char[] chars, int from, int count) {
                        for (int i = from; i < from + count; i++) {
                            if (chars[i] == '\n') {
                                err.println(object(
                                        "WARN", OWN, line.toString().strip().replaceFirst("^tagwright: ", ""), ""));
                                line.setLength(0);
                            } else {
                                line.append(chars[i]);
                            }
                        }
                    }

                    @Override
                    public void flush() {
                        err.flush();
                    }

                    @Override
                    public void close() {
                        err.flush();
                    }
                },
                true);
    }

    /** The words of slf4j for the levels of java.util.logging. */
    private static String word(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        return level.intValue() >= Level.WARNING.intValue() ? "WARN" : "INFO";
    }

    @Override
    public void publish(LogRecord line) {
        StringWriter trace = new StringWriter();
        if (line.getThrown() != null) {
            line.getThrown().printStackTrace(new PrintWriter(trace, true));
        }
        if (json) {
            err.println(object(word(line.getLevel()), line.getLoggerName(), line.getMessage(), trace.toString()));
        } else {
            err.println(word(line.getLevel()) + " " + line.getLoggerName() + " - " + line.getMessage());
            err.print(trace);
        }
        err.flush();
    }

    private static String object(String level, String logger, String message, String error) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("time", Instant.now().toString());
            json.writeStringField("level", level);
            json.writeStringField("logger", logger);
            json.writeStringField("message", message);
            if (!error.isEmpty()) {
                json.writeStringField("error", error);
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    @Override
    public void flush() {
        err.flush();
    }

    @Override
    public void close() {
        err.flush();
    }
}
