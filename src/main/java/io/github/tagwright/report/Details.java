package io.github.tagwright.report;

import java.io.IOException;

/** Keeps {@link PostReport#details()} until it is known of which posts the page shows them. */
public interface Details {

    /** @return under which they can be had */
    long add(String details) throws IOException;

    String get(long number) throws IOException;
}
