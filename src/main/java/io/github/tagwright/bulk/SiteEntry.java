package io.github.tagwright.bulk;

import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Reading;
import io.github.tagwright.post.Unread;
import java.io.Serializable;

/**
 * A file of a packed site.
 *
 * @param fileName without its folders
 * @param bytes of one that is too large for a post, only the beginning
 */
record SiteEntry(String name, String fileName, byte[] bytes) implements Unread, Serializable {

    @Override
    public Reading read(PostReader reader) {
        return reader.read(name, fileName, bytes);
    }
}
