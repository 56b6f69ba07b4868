package io.github.tagwright.apply;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Replaces files whole: whoever reads one sees it as it was or as it is to be, also when the run is killed. */
public final class PostWriter {

    private static final String TEMPORARY = ".tagwright-";

    private PostWriter() {}

    /**
     * Replaces a file's content; where the path is a symbolic link, that of the file it leads to. Permissions and
     * group are kept.
     *
     * @param before what the file must hold still
     * @return false if it holds something else by now, and was left alone
     * @throws AccessDeniedException if the file may not be written, even where its folder may
     */
    public static boolean replace(Path path, byte[] before, byte[] after) throws IOException {
        Path file = path.toRealPath();
        if (!Files.isWritable(file)) {
            throw new AccessDeniedException(path.toString());
        }
        Path temporary = Files.createTempFile(file.getParent(), TEMPORARY, null);
        try {
            Files.write(temporary, after);
            copyOwners(file, temporary);
            if (!Arrays.equals(Files.readAllBytes(file), before)) {
                return false;
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void copyOwners(Path from, Path to) throws IOException {
        @Nullable PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (target == null) {
            return;
        }
        PosixFileAttributes source = Files.readAttributes(from, PosixFileAttributes.class);
        PosixFileAttributes own = Files.readAttributes(to, PosixFileAttributes.class);
        if (!own.group().equals(source.group())) {
            target.setGroup(source.group());
        }
        if (!own.owner().equals(source.owner())) {
            target.setOwner(source.owner());
        }
        target.setPermissions(source.permissions());
    }
}
