package io.github.tagwright.incremental;

/** The state cannot be read; it is to be forgotten, and the run done again. */
public final class DamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
        super(message);
    }

    DamagedException(Throwable cause) {
        super(cause);
    }
}
