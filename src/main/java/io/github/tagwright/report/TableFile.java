package io.github.tagwright.report;

import java.io.Closeable;
import java.io.IOException;

/** A table that is being written, in some format. */
interface TableFile extends Closeable {

    /** Writes a row of the table that this was opened for. */
    void write(Table.Row row) throws IOException;
}
