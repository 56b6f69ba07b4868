package io.github.tagwright.bulk;

import java.io.IOException;

/** Bytes that cannot be unpacked; the message is a short phrase. */
final class UnpackedException extends IOException {

    private static final long serialVersionUID = 1L;

    UnpackedException(String found) {
        super(found);
    }
}
