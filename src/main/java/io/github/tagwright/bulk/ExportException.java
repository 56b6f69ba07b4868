package io.github.tagwright.bulk;

import java.io.IOException;

/** An export of which nothing can be read; the message is a sentence without its full stop. */
final class ExportException extends IOException {

    private static final long serialVersionUID = 1L;

    ExportException(String sentence) {
        super(sentence);
    }
}
