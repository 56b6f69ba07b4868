package io.github.tagwright.post;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The post files of a folder, in the order of their names, and what of the folder could not be looked at.
 *
 * <p>Folders that generators do not publish are left out: {@code _drafts}, {@code archetypes}, {@code node_modules}
 * and those that begin with a dot; so are Hugo's section pages ({@code _index.md}). Symbolic links are followed, loops
 * reported.
 *
 * @param files by name, compared char by char
 * @param problems folders and files that could not be looked at, by name
 */
public record Posts(List<PostFile> files, List<Problem> problems) implements PostArchive {

    private static final Set<String> EXTENSIONS = Set.of("md", "markdown", "mdown", "html", "txt");
    private static final Set<String> UNPUBLISHED = Set.of("_drafts", "archetypes", "node_modules");
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
        var walk = new Walk(root, matchers(include), matchers(exclude));
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST_FOLDER, walk);
        return walk.posts();
    }

    private static List<PathMatcher> matchers(List<String> globs) {
        return globs.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
    }

    private static String lastName(Path file) {
        String name = nameBelow(file.toAbsolutePath().getParent(), file.toAbsolutePath());
        return isBundlePage(name) && file.toAbsolutePath().getParent().getFileName() != null
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

    private static boolean isBundlePage(String name) {
        return name.equals("index.md") || name.equals("index.markdown") || name.equals("index.mdown");
    }

    private static final class Walk extends SimpleFileVisitor<Path> {

        private final Path root;
        private final List<PathMatcher> include;
        private final List<PathMatcher> exclude;
        private final List<PostFile> files = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        Walk(Path root, List<PathMatcher> include, List<PathMatcher> exclude) {
            this.root = root;
            this.include = include;
            this.exclude = exclude;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(root)) {
                return FileVisitResult.CONTINUE;
            }
            String name = folder.getFileName().toString();
            return name.startsWith(".") || UNPUBLISHED.contains(name)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = nameBelow(root, file);
            if (attributes.isDirectory()) {
                problems.add(new Problem(
                        name, "a folder more than " + DEEPEST_FOLDER + " deep", "at most " + DEEPEST_FOLDER));
            } else if (selected(name)) {
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

        private boolean selected(String name) {
            String last = name.substring(name.lastIndexOf('/') + 1);
            if (last.startsWith(".") || last.startsWith("_index.")) {
                return false;
            }
            Path path = sayable(name);
            boolean wanted = include.isEmpty()
                    ? EXTENSIONS.contains(extension(last))
                    : include.stream().anyMatch(glob -> glob.matches(path));
            return wanted && exclude.stream().noneMatch(glob -> glob.matches(path));
        }

        /** A name as globs see it; a char that the platform's file name encoding cannot say counts as some other. */
        private static Path sayable(String name) {
            try {
                return Path.of(name);
            } catch (InvalidPathException unsayable) {
                StringBuilder ascii = new StringBuilder(name.length());
                name.codePoints().forEach(c -> ascii.append(c < 0x80 ? (char) c : '?'));
                return Path.of(ascii.toString());
            }
        }

        Posts posts() {
            Map<String, Integer> pagesOfFolder = new HashMap<>();
            for (PostFile file : files) {
                bundle(file).ifPresent(folder -> pagesOfFolder.merge(folder, 1, Integer::sum));
            }
            files.replaceAll(file -> bundle(file)
                    .filter(folder -> pagesOfFolder.get(folder) == 1)
                    .map(folder -> new PostFile(folder, file.path()))
                    .orElse(file));
            files.sort(Comparator.comparing(PostFile::name));
            problems.sort(Comparator.comparing(Problem::post));
            return new Posts(files, problems);
        }

        /** The folder that a page bundle's file gives its post the name of. */
        private static Optional<String> bundle(PostFile file) {
            int slash = file.name().lastIndexOf('/');
            return slash > 0 && isBundlePage(file.name().substring(slash + 1))
                    ? Optional.of(file.name().substring(0, slash))
                    : Optional.empty();
        }

        private static String extension(String name) {
            return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        }
    }
}
