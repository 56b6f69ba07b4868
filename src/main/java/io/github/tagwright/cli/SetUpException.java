package io.github.tagwright.cli;

import io.github.tagwright.entity.GazetteerException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Something that ends a command at once; its message is one sentence for the user. */
final class SetUpException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SetUpException(String sentence) {
        super(sentence);
    }

    /** What to tell the user of a failure. */
    static String sentence(Exception failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "no such file or folder: " + missing.getFile();
        }
        if (failure instanceof AccessDeniedException denied) {
            return "permission denied: " + denied.getFile();
        }
        if (failure instanceof FileAlreadyExistsException file) {
            return "not a folder: " + file.getFile();
        }
        if (failure instanceof FileSystemException other) {
            return other.getMessage();
        }
        if (failure instanceof GazetteerException gazetteer) {
            return String.join(System.lineSeparator(), gazetteer.mistakes());
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
