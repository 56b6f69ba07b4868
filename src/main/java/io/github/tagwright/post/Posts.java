package io.github.tagwright.post;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The post files of a folder, in the order of their names, and what of the folder could not be looked at.
 *
 * <p>Symbolic links are followed, loops reported.
 *
 * @param files by name, compared char by char
 * @param problems folders and files that could not be looked at, by name
 */
public record Posts(List<PostFile> files, List<Problem> problems) implements PostArchive {

    private static final int DEEPEST_FOLDER = 256;

    public Posts {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }

    @Override
    public Iterator<Unread> iterator() {
        return List.<Unread>copyOf(files).iterator();
    }

    @Override
    public OptionalInt size() {
        return OptionalInt.of(files.size());
    }

    /**
     * Looks through a folder, or at one file.
     *
     * @param root a folder, or a file of any name
     * @param include globs on post names; none means all files with a post's extension
     * @param exclude globs on post names, stronger than {@code include}
     * @throws NoSuchFileException if there is no such file or folder
     * @throws java.util.regex.PatternSyntaxException if a glob is malformed
     */
    public static Posts in(Path root, List<String> include, List<String> exclude) throws IOException {
        if (!Files.exists(root)) {
            throw new NoSuchFileException(root.toString());
        }
        if (!Files.isDirectory(root)) {
            return new Posts(List.of(new PostFile(lastName(root), root)), List.of());
        }
        var walk = new Walk(root, new Selection(include, exclude));
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST_FOLDER, walk);
        return walk.posts();
    }

    private static String lastName(Path file) {
        String name = nameBelow(file.toAbsolutePath().getParent(), file.toAbsolutePath());
        return Selection.isBundlePage(name) && file.toAbsolutePath().getParent().getFileName() != null
                ? file.toAbsolutePath().getParent().getFileName().toString()
                : name;
    }

    /**
     * The path below the root, with {@code /}. Taken from the path's bytes by way of its URI, since a path's string
     * loses what the platform's file name encoding (ASCII in the C locale) cannot say.
     */
    private static String nameBelow(Path root, Path file) {
        Path relative = root.relativize(file);
        String plain = relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
        return isPlainAscii(plain) ? plain : decoded(file, root);
    }

    private static boolean isPlainAscii(String name) {
        return name.chars().allMatch(c -> c < 0x80 && c != '?');
    }

    private static String decoded(Path file, Path root) {
        String base = rawPath(root);
        String below = rawPath(file).substring(base.length());
        byte[] bytes = new byte[below.length()];
        int length = 0;
        for (int i = below.startsWith("/") ? 1 : 0; i < below.length(); i++) {
            if (below.charAt(i) == '%') {
                bytes[length++] = (byte) Integer.parseInt(below, i + 1, i + 3, 16);
                i += 2;
            } else {
                bytes[length++] = (byte) below.charAt(i);
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static String rawPath(Path path) {
        URI uri = path.toUri();
        String raw = uri.getRawPath();
        return raw.length() > 1 && raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
    }

    private static final class Walk extends SimpleFileVisitor<Path> {

        private final Path root;
        private final Selection selection;
        private final List<PostFile> files = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        Walk(Path root, Selection selection) {
            this.root = root;
            this.selection = selection;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(root)) {
                return FileVisitResult.CONTINUE;
            }
            return Selection.isPublished(folder.getFileName().toString())
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = nameBelow(root, file);
            if (attributes.isDirectory()) {
                problems.add(new Problem(
                        name, "a folder more than " + DEEPEST_FOLDER + " deep", "at most " + DEEPEST_FOLDER));
            } else if (selection.takesFile(name)) {
                if (attributes.isRegularFile()) {
                    files.add(new PostFile(name, file));
                } else {
                    problems.add(new Problem(name, "neither a file nor a folder", "a regular file"));
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            String found = failure instanceof FileSystemLoopException
                    ? "a symbolic link to a folder it stands in"
                    : "cannot be looked at: " + PostReader.reason(failure);
            problems.add(new Problem(nameBelow(root, file), found, "a readable file or folder"));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException failure) {
            if (failure != null) {
                problems.add(new Problem(
                        nameBelow(root, folder),
                        "cannot be read to its end: " + PostReader.reason(failure),
                        "a readable folder"));
            }
            return FileVisitResult.CONTINUE;
        }

        Posts posts() {
            Map<String, String> names =
                    Selection.names(files.stream().map(PostFile::name).toList());
            files.replaceAll(file -> new PostFile(names.get(file.name()), file.path()));
            files.sort(Comparator.comparing(PostFile::name));
            problems.sort(Comparator.comparing(Problem::post));
            return new Posts(files, problems);
        }
    }
}
