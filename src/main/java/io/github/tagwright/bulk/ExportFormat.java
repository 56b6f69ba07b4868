package io.github.tagwright.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an export is written in; each may be packed by gzip. */
public enum ExportFormat {
    /** WordPress eXtended RSS. */
    WXR,
    /** One JSON object a line. */
    JSONL,
    /** A table with a header. */
    CSV,
    /** The files of a site. */
    TAR,
    /** The files of a site. */
    ZIP,
    /** A corpus for Annif, a line a document: text, a tab, URIs of subjects. */
    ANNIF_TSV,
    /** A corpus for Annif, a line of JSON a document. */
    ANNIF_JSONL;

    private static final int HEAD = 1 << 14;
    private static final int TAR_MARK = 257;

    private static final Map<String, ExportFormat> EXTENSIONS =
            Map.of("jsonl", JSONL, "ndjson", JSONL, "csv", CSV, "tar", TAR, "tgz", TAR, "zip", ZIP, "xml", WXR);

    /** As the command line names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The format of a file, by what it begins with, else by its name; empty for what is no export.
     *
     * @throws IOException if the file cannot be read
     */
    public static Optional<ExportFormat> of(Path file) throws IOException {
        Optional<ExportFormat> byContent = ofContent(head(file));
        return byContent.isPresent() ? byContent : ofName(file.getFileName().toString());
    }

    private static byte[] head(Path file) throws IOException {
        byte[] head = new byte[HEAD];
        int length = 0;
        try (InputStream in = Unpacked.open(file)) {
            for (int read = in.read(head); read > 0; read = in.read(head, length, HEAD - length)) {
                length += read;
            }
        } catch (UnpackedException broken) {
            // What comes before may say enough; that it is broken is said when it is read.
        }
        return Arrays.copyOf(head, length);
    }

    private static Optional<ExportFormat> ofContent(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PK\3\4") || text.startsWith("PK\5\6")) {
            return Optional.of(ZIP);
        }
        if (text.startsWith("ustar", TAR_MARK)) {
            return Optional.of(TAR);
        }
        String plain = text.replaceAll("[^\\x20-\\x7E]", "");
        boolean wordPress =
                (plain.startsWith("<?xml") || plain.startsWith("<rss")) && plain.contains("wordpress.org/export");
        return wordPress ? Optional.of(WXR) : Optional.empty();
    }

    private static Optional<ExportFormat> ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        return Optional.ofNullable(EXTENSIONS.get(plain.substring(plain.lastIndexOf('.') + 1)));
    }
}
