package io.github.tagwright.bulk;

import io.github.tagwright.bulk.SiteFiles.SiteFile;
import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.Selection;
import io.github.tagwright.post.Unread;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipException;

/**
 * The posts of a packed site: those that a folder would have in which it is unpacked, by the same names, in the order of
 * the file. Nothing is unpacked to disk. Of two files with one name the later counts, links do not. Memory holds the
 * names and one post.
 */
final class PackedSite implements PostArchive {

    private final Opener opener;
    private final String name;
    private final Map<String, String> names;
    private final Map<String, Integer> lastOfPath = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Begins to go through the files. */
    interface Opener {
        SiteFiles open() throws IOException;
    }

    /**
     * Looks through the names.
     *
     * @param name the archive's, for problems
     * @throws ExportException if there are no posts in it, or nothing can be read
     */
    PackedSite(Opener opener, String name, Selection selection) throws IOException {
        this.opener = opener;
        this.name = name;
        Set<String> straying = new TreeSet<>();
        boolean whole = false;
        try (SiteFiles files = opener.open()) {
            int number = 0;
            for (Optional<SiteFile> file = files.next(); file.isPresent(); file = files.next()) {
                Optional<String> path = path(file.get().path());
                if (path.isEmpty()) {
                    straying.add(file.get().path());
                } else if (isPublished(path.get()) && selection.takesFile(path.get())) {
                    lastOfPath.put(path.get(), number);
                }
                number++;
            }
            whole = true;
        } catch (ExportException nothing) {
            throw nothing;
        } catch (IOException broken) {
            // Going through the posts comes to the same place, and says so there.
        }
        if (whole && lastOfPath.isEmpty() && straying.isEmpty()) {
            throw new ExportException("no posts in " + name);
        }
        names = Selection.names(lastOfPath.keySet());
        straying.forEach(
                path -> problems.add(new Problem(path, "a file name that leads out of the archive", "a name inside")));
    }

    /** A path with slashes, without empty parts; empty if it leads elsewhere. */
    private static Optional<String> path(String written) {
        String slashed = written.replace('\\', '/');
        List<String> parts = Arrays.stream(slashed.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        boolean leadsOut = slashed.startsWith("/")
                || slashed.indexOf('\0') >= 0
                || parts.isEmpty()
                || parts.contains("..")
                || parts.get(0).endsWith(":");
        return leadsOut ? Optional.empty() : Optional.of(String.join("/", parts));
    }

    private static boolean isPublished(String path) {
        String[] parts = path.split("/");
        return Arrays.stream(parts).limit(parts.length - 1L).allMatch(Selection::isPublished);
    }

    @Override
    public OptionalInt size() {
        return OptionalInt.of(names.size());
    }

    @Override
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    @Override
    public Iterator<Unread> iterator() {
        return new Files();
    }

    private final class Files extends Pass<SiteFiles> {

        private int number;

        Files() {
            super(name);
        }

        @Override
        SiteFiles open() throws IOException {
            return opener.open();
        }

        @Override
        Optional<Unread> read(SiteFiles from) throws IOException {
            Optional<SiteFile> file = from.next();
            if (file.isEmpty()) {
                end();
                return Optional.empty();
            }
            return read(file.get(), number++);
        }

        private Optional<Unread> read(SiteFile file, int index) throws IOException {
            Optional<String> path = path(file.path()).filter(one -> lastOfPath.getOrDefault(one, -1) == index);
            if (path.isEmpty()) {
                return Optional.empty();
            }
            String post = names.getOrDefault(path.get(), path.get());
            try (InputStream content = file.content().open()) {
                String fileName = path.get().substring(path.get().lastIndexOf('/') + 1);
                return Optional.of(new SiteEntry(post, fileName, content.readNBytes(PostReader.LARGEST_FILE + 1)));
            } catch (ZipException broken) {
                String found = "cannot be unpacked: " + broken.getMessage();
                return Optional.of(new Unreadable(post, new Problem(post, found, "a file that can be unpacked")));
            }
        }

        @Override
        int line(SiteFiles at) {
            return 1;
        }

        @Override
        Unread distinct(Unread post) {
            return post;
        }
    }
}
