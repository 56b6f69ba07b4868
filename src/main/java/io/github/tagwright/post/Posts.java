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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
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
        var walk = new Walk(new Selection(include, exclude));
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST_FOLDER, walk);
        return walk.posts();
    }

    private static String lastName(Path file) {
        String name = name(file);
        Path folder = file.toAbsolutePath().getParent();
        return Selection.isBundlePage(name) && folder.getFileName() != null
                ? folder.getFileName().toString()
                : name;
    }

    /**
     * That of a file in its folder. Taken from the path's bytes by way of its URI, since a path's string loses what the
     * platform's file name encoding (ASCII in the C locale) cannot say.
     */
    private static String name(Path file) {
        String plain = file.getFileName().toString();
        return isPlainAscii(plain) ? plain : decoded(file.toAbsolutePath());
    }

    private static boolean isPlainAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80 || name.charAt(i) == '?') {
                return false;
            }
        }
        return true;
    }

    private static String decoded(Path file) {
        String base = rawPath(file.getParent());
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

        private final Selection selection;
        private final List<PostFile> files = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        /** Names of the folders around, the innermost first, each with a slash behind it. */
        private final Deque<String> folders = new ArrayDeque<>();

        Walk(Selection selection) {
            this.selection = selection;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folders.isEmpty()) {
                folders.push("");
                return FileVisitResult.CONTINUE;
            }
            if (!Selection.isPublished(folder.getFileName().toString())) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            folders.push(nameBelowRoot(folder) + "/");
            return FileVisitResult.CONTINUE;
        }

        /** The path below the root, with slashes, of the root or of what stands in the innermost folder. */
        private String nameBelowRoot(Path path) {
            return folders.isEmpty() ? "" : folders.element() + name(path);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = nameBelowRoot(file);
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
            problems.add(new Problem(nameBelowRoot(file), found, "a readable file or folder"));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException failure) {
            folders.pop();
            if (failure != null) {
                problems.add(new Problem(
                        nameBelowRoot(folder),
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
