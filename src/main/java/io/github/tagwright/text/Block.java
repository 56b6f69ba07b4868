package io.github.tagwright.text;

import io.github.tagwright.post.SourcedText;
import java.util.List;

/**
 * A stretch of prose that is read in one go: a paragraph, a heading, a table cell.
 *
 * @param kind what the prose is in the post
 * @param level of a heading, 1 to 6; else 0
 * @param prose what it says, with its place in the source
 * @param sentences in order, without overlap
 * @param marks links and emphasis inside, by start
 */
public record Block(Kind kind, int level, SourcedText prose, List<Sentence> sentences, List<Mark> marks) {

    /** What a block is in its post. A paragraph inside a list item is a LIST_ITEM, inside a quote a QUOTE. */
    public enum Kind {
        TITLE,
        HEADING,
        PARAGRAPH,
        LIST_ITEM,
        QUOTE,
        TABLE_CELL
    }

    public Block {
        sentences = List.copyOf(sentences);
        marks = List.copyOf(marks);
    }

    public String text() {
        return prose.text();
    }
}
