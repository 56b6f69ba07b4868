package io.github.tagwright.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.input.CloseShieldInputStream;

/** The files of a tar. */
final class TarFiles implements SiteFiles {

    private final TarArchiveInputStream tar;

    private TarFiles(TarArchiveInputStream tar) {
        this.tar = tar;
    }

    static TarFiles open(Path file) throws IOException {
        InputStream in = Unpacked.open(file);
        return new TarFiles(new TarArchiveInputStream(in, StandardCharsets.UTF_8.name()));
    }

    @Override
    public Optional<SiteFile> next() throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            boolean plain = entry.getLinkFlag() == TarArchiveEntry.LF_NORMAL
                    || entry.getLinkFlag() == TarArchiveEntry.LF_OLDNORM;
            if (plain && !entry.isDirectory()) {
                return Optional.of(new SiteFile(entry.getName(), () -> CloseShieldInputStream.wrap(tar)));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
