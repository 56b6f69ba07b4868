package io.github.tagwright;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Tells whether files are still those that something was made with: by their names, sizes and times. */
public final class Stamp {

    private Stamp() {}

    /** Changes with the program and the models inside it. */
    public static String ofProgram() throws IOException {
        try {
            return of(Path.of(Stamp.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException unsayable) {
            throw new IOException(unsayable);
        }
    }

    /** Changes when a file does that is there or in a folder. */
    public static String of(Path there) throws IOException {
        CRC32C sum = new CRC32C();
        try (Stream<Path> files = Files.walk(there)) {
            for (Path one : files.filter(Files::isRegularFile).sorted().toList()) {
                String state = there.relativize(one) + " " + Files.size(one) + " " + Files.getLastModifiedTime(one);
                sum.update(state.getBytes(StandardCharsets.UTF_8));
            }
        }
        return Long.toHexString(sum.getValue());
    }
}
