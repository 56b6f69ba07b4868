package io.github.tagwright.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * One of the reports that are tables, such as the mentions: the same columns and rows in every format that has tables.
 *
 * @param name of its file, without the extension
 */
public record Table(String name, List<Column> columns) {

    public Table {
        columns = List.copyOf(columns);
    }

    Table(String name, Column... columns) {
        this(name, List.of(columns));
    }

    Table(String name, Stream<Column> columns) {
        this(name, columns.toList());
    }

    /** A column and what its cells are. */
    public record Column(String name, Kind kind) {

        static Column text(String name) {
            return new Column(name, Kind.TEXT);
        }

        static Column texts(String name) {
            return new Column(name, Kind.TEXTS);
        }

        static Column number(String name) {
            return new Column(name, Kind.NUMBER);
        }

        static Column score(String name) {
            return new Column(name, Kind.SCORE);
        }

        static Column date(String name) {
            return new Column(name, Kind.DATE);
        }

        static Column flag(String name) {
            return new Column(name, Kind.FLAG);
        }
    }

    /** What a cell is. */
    public enum Kind {
        /** String, empty where there is none. */
        TEXT,
        /** List of String. */
        TEXTS,
        /** Integer. */
        NUMBER,
        /** BigDecimal with four decimals. */
        SCORE,
        /** Optional of LocalDate. */
        DATE,
        /** Boolean. */
        FLAG
    }

    /**
     * A row.
     *
     * @param cells one for each column, of the class that its {@link Kind} says
     */
    public record Row(Table table, List<Object> cells) {
        public Row {
            cells = List.copyOf(cells);
            if (cells.size() != table.columns().size()) {
                throw new IllegalArgumentException(cells.size() + " cells for the table " + table);
            }
        }
    }

    Row row(Object... cells) {
        return new Row(this, List.of(cells));
    }
}
