package io.github.tagwright.post;

import java.nio.file.Path;

/**
 * A file that may hold a post.
 *
 * @param name the post's name: its path below the posts folder with {@code /}; for a Hugo page bundle
 *     ({@code my-post/index.md}) the folder
 * @param path where it is
 */
public record PostFile(String name, Path path) {}
