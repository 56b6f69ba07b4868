package io.github.tagwright.report;

/** A report that has rows for each post, which stand together, posts in the order in which they came. */
public enum RowFile {
    POSTS("posts.csv"),
    MENTIONS("mentions.csv"),
    TAGS("tags.csv"),
    NEW_MENTIONS("new-mentions.csv"),
    PROBLEMS("problems.csv"),
    /** A line for each post. */
    LINES("posts.jsonl"),
    /** No report, but what Parquet files are made of. */
    CELLS(".tagwright-rows");

    private final String file;

    RowFile(String file) {
        this.file = file;
    }

    /** Its name in the output folder. */
    public String file() {
        return file;
    }
}
