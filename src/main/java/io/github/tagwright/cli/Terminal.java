package io.github.tagwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What standard error is connected to. */
final class Terminal {

    private Terminal() {}

    /**
     * Whether a person watches standard error. Java 17 only tells of input and output together, so Linux is asked
     * for the file behind descriptor 2 first.
     */
    static boolean watchesErrors() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException elsewhere) {
            return System.console() != null;
        }
    }
}
