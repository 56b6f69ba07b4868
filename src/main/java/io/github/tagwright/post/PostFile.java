package io.github.tagwright.post;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that may hold a post.
 *
 * @param name the post's name: its path below the posts folder with {@code /}; for a Hugo page bundle
 *     ({@code my-post/index.md}) the folder
 * @param path where it is
 */
public record PostFile(String name, Path path) implements Unread {

    /** The file's bytes; of one that is too large, one more than {@link PostReader#LARGEST_FILE}. */
    @Override
    public byte[] bytes() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(PostReader.LARGEST_FILE + 1);
        }
    }

    @Override
    public Reading read(PostReader reader) {
        return reader.read(this);
    }
}
