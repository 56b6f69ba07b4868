package io.github.tagwright.bulk;

import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.Selection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Opens exports. */
public final class Exports {

    private Exports() {}

    /**
     * The posts of an export, in the order of the file. What in it cannot be read becomes a problem in its place; the
     * file is read anew each time they are gone through.
     *
     * @param name the file's, for problems
     * @param columns which fields of JSON lines or tables hold what; not of use to other formats
     * @throws IOException if nothing can be read of it; the message is a sentence without its full stop
     */
    public static PostArchive open(Path file, String name, ExportFormat format, Columns columns, Selection selection)
            throws IOException {
        return open(file, name, format, columns, selection, uri -> Optional.empty());
    }

    /**
     * The same where subjects may stand for tags.
     *
     * @param tagOfUri the tag that a subject's URI stands for; of use to Annif's formats
     */
    public static PostArchive open(
            Path file,
            String name,
            ExportFormat format,
            Columns columns,
            Selection selection,
            Function<String, Optional<String>> tagOfUri)
            throws IOException {
        AnnifDocuments documents = new AnnifDocuments(tagOfUri);
        try {
            return archive(file, name, format, columns, documents, selection);
        } catch (UnpackedException broken) {
            throw new ExportException(name + " cannot be read: " + broken.getMessage());
        }
    }

    private static PostArchive archive(
            Path file, String name, ExportFormat format, Columns columns, AnnifDocuments documents, Selection selection)
            throws IOException {
        return switch (format) {
            case TAR -> new PackedSite(() -> TarFiles.open(file), name, selection);
            case ZIP -> new PackedSite(() -> ZipFiles.open(file, name), name, selection);
            case WXR, JSONL, CSV, ANNIF_TSV, ANNIF_JSONL -> {
                RecordFile records = new RecordFile(
                        name, () -> open(Unpacked.open(file), name, format, columns, documents), selection);
                if (records.isEmpty()) {
                    throw new ExportException("no posts in " + name);
                }
                yield records;
            }
        };
    }

    private static RecordStream open(
            InputStream in, String name, ExportFormat format, Columns columns, AnnifDocuments documents)
            throws IOException {
        return switch (format) {
            case WXR -> new WordPressItems(in, name);
            case JSONL -> FieldRecords.ofJsonLines(in, name, columns);
            case CSV -> FieldRecords.ofTable(in, name, columns);
            case ANNIF_TSV -> FieldRecords.ofLines(in, name, documents::ofTsv);
            case ANNIF_JSONL -> FieldRecords.ofLines(in, name, documents::ofJson);
            case TAR, ZIP -> throw new IllegalArgumentException("no records in " + format);
        };
    }
}
