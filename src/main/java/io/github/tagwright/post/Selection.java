package io.github.tagwright.post;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which files of a site are posts, by their paths below its folder with {@code /}, and what these are called.
 *
 * <p>Folders that generators do not publish are left out: {@code _drafts}, {@code archetypes}, {@code node_modules}
 * and those that begin with a dot; so are Hugo's section pages ({@code _index.md}).
 */
public final class Selection {

    /** All files with a post's extension. */
    public static final Selection ALL = new Selection(List.of(), List.of());

    private static final Set<String> EXTENSIONS = Set.of("md", "markdown", "mdown", "html", "txt");
    private static final Set<String> UNPUBLISHED = Set.of("_drafts", "archetypes", "node_modules");

    private final List<PathMatcher> include;
    private final List<PathMatcher> exclude;

    /**
     * @param include globs on paths; none means all files with a post's extension
     * @param exclude globs on paths, stronger than {@code include}
     * @throws java.util.regex.PatternSyntaxException if a glob is malformed
     */
    public Selection(List<String> include, List<String> exclude) {
        this.include = matchers(include);
        this.exclude = matchers(exclude);
    }

    private static List<PathMatcher> matchers(List<String> globs) {
        return globs.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
    }

    /** Whether a file may be a post, if it stands in folders that are published. */
    public boolean takesFile(String path) {
        String last = lastName(path);
        return !last.startsWith(".")
                && !last.startsWith("_index.")
                && takes(path, EXTENSIONS.contains(extension(last)));
    }

    /** Whether a record of this id is to be read; where no glob includes any, all are. */
    public boolean takesRecord(String id) {
        return takes(id, true);
    }

    private boolean takes(String name, boolean otherwise) {
        if (include.isEmpty() && exclude.isEmpty()) {
            return otherwise;
        }
        Path path = sayable(name);
        boolean wanted = include.isEmpty() ? otherwise : include.stream().anyMatch(glob -> glob.matches(path));
        return wanted && exclude.stream().noneMatch(glob -> glob.matches(path));
    }

    /** Whether generators publish what stands in a folder of this name. */
    public static boolean isPublished(String folder) {
        return !folder.startsWith(".") && !UNPUBLISHED.contains(folder);
    }

    /** The posts' names, by path: that of a page bundle ({@code my-post/index.md}) is its folder's, if it is alone there. */
    public static Map<String, String> names(Collection<String> paths) {
        Map<String, Integer> pagesOfFolder = new HashMap<>();
        paths.forEach(path -> bundle(path).ifPresent(folder -> pagesOfFolder.merge(folder, 1, Integer::sum)));
        Map<String, String> names = new HashMap<>();
        paths.forEach(path -> names.put(
                path,
                bundle(path).filter(folder -> pagesOfFolder.get(folder) == 1).orElse(path)));
        return names;
    }

    /** The folder that a page bundle's file gives its post the name of. */
    private static Optional<String> bundle(String path) {
        int slash = path.lastIndexOf('/');
        return slash > 0 && path.startsWith("index.", slash + 1) && isBundlePage(lastName(path))
                ? Optional.of(path.substring(0, slash))
                : Optional.empty();
    }

    static boolean isBundlePage(String fileName) {
        return fileName.equals("index.md") || fileName.equals("index.markdown") || fileName.equals("index.mdown");
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String extension(String fileName) {
        return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** A name as globs see it; a char that the platform's file name encoding cannot say counts as some other. */
    private static Path sayable(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException unsayable) {
            StringBuilder ascii = new StringBuilder(name.length());
            name.codePoints().forEach(c -> ascii.append(c > 0 && c < 0x80 ? (char) c : '?'));
            return Path.of(ascii.toString());
        }
    }
}
