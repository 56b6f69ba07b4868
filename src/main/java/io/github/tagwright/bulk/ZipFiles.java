package io.github.tagwright.bulk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The files of a zip, in the order of its directory. */
final class ZipFiles implements SiteFiles {

    private final ZipFile zip;
    private final Enumeration<ZipArchiveEntry> entries;

    private ZipFiles(ZipFile zip) {
        this.zip = zip;
        this.entries = zip.getEntries();
    }

    /** @throws ExportException if it is no zip, or not a whole one: its directory is at the end */
    static ZipFiles open(Path file, String name) throws IOException {
        try {
            return new ZipFiles(ZipFile.builder().setPath(file).get());
        } catch (ZipException broken) {
            throw new ExportException(name + " is no whole zip file: " + broken.getMessage());
        }
    }

    @Override
    public Optional<SiteFile> next() {
        while (entries.hasMoreElements()) {
            ZipArchiveEntry entry = entries.nextElement();
            if (!entry.isDirectory() && !entry.isUnixSymlink()) {
                return Optional.of(new SiteFile(entry.getName(), () -> zip.getInputStream(entry)));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
