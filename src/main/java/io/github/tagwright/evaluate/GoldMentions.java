package io.github.tagwright.evaluate;

import io.github.tagwright.entity.EntityTypes;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Marked posts: a CSV with the columns file, line, column, type, text and perhaps {@link EntityTypes#ownerColumn()}. A row with an empty type
 * names a post without any mention.
 *
 * @param types of mentions
 * @param byFile mentions by the last part of the post's path
 */
public record GoldMentions(EntityTypes types, Map<String, List<GoldMention>> byFile) {

    private static final Set<String> NEEDED = Set.of("file", "line", "column", "type", "text");

    /** @throws IOException if a column is missing or a row is malformed, with its number */
    public static GoldMentions read(Path csv, EntityTypes types) throws IOException {
        Map<String, List<GoldMention>> byFile = new TreeMap<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(csv, StandardCharsets.UTF_8);
                CSVParser rows = format.parse(withoutMark(reader))) {
            for (String column : NEEDED) {
                if (!rows.getHeaderMap().containsKey(column)) {
                    throw new IOException(csv + " lacks the column " + column);
                }
            }
            for (CSVRecord row : rows) {
                List<GoldMention> mentions =
                        byFile.computeIfAbsent(lastPart(row.get("file")), file -> new ArrayList<>());
                if (!row.get("type").isEmpty()) {
                    mentions.add(mention(row, csv, types));
                }
            }
        }
        return new GoldMentions(types, byFile);
    }

    private static GoldMention mention(CSVRecord row, Path csv, EntityTypes types) throws IOException {
        try {
            return new GoldMention(
                    Integer.parseInt(row.get("line")),
                    Integer.parseInt(row.get("column")),
                    types.named(row.get("type"))
                            .orElseThrow(() -> new IllegalArgumentException("unknown type " + row.get("type"))),
                    row.get("text"),
                    row.isMapped(types.ownerColumn()) ? row.get(types.ownerColumn()) : "");
        } catch (IllegalArgumentException malformed) {
            throw new IOException(csv + ", row " + row.getRecordNumber() + ": " + malformed.getMessage(), malformed);
        }
    }

    /** Leaves out the byte order mark that some programs begin a file with. */
    static Reader withoutMark(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    /** The part of a post's name by which gold and posts are matched. */
    public static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
