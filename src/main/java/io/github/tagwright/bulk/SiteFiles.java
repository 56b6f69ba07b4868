package io.github.tagwright.bulk;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Goes through the files of a packed site in their order. Not safe to share. */
interface SiteFiles extends Closeable {

    /**
     * A file.
     *
     * @param path as written, with slashes of either kind
     */
    record SiteFile(String path, Content content) {}

    /** What a file holds, to be read before the next is asked for. */
    interface Content {
        InputStream open() throws IOException;
    }

    /**
     * The next file; folders, links and devices are passed over. Empty at the end.
     *
     * @throws IOException if the archive cannot be read any further
     */
    Optional<SiteFile> next() throws IOException;
}
