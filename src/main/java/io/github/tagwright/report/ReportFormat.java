package io.github.tagwright.report;

import java.util.EnumSet;
import java.util.Set;

/** How reports are written. */
public enum ReportFormat {
    /** Tables, for spreadsheets and everything else. */
    CSV(EnumSet.of(RowFile.POSTS, RowFile.MENTIONS, RowFile.TAGS, RowFile.NEW_MENTIONS, RowFile.PROBLEMS)),
    /** All of a post on one line, see {@link JsonLine}. */
    JSONL(EnumSet.of(RowFile.LINES)),
    /** The tables with typed columns, for engines. */
    PARQUET(EnumSet.of(RowFile.CELLS));

    private final Set<RowFile> rows;

    ReportFormat(Set<RowFile> rows) {
        this.rows = rows;
    }

    /** The files that hold the rows of posts which these formats are made of. */
    public static Set<RowFile> rows(Set<ReportFormat> formats) {
        Set<RowFile> files = EnumSet.noneOf(RowFile.class);
        formats.forEach(format -> files.addAll(format.rows));
        return files;
    }
}
