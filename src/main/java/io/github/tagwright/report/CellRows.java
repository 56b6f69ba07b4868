package io.github.tagwright.report;

import io.github.tagwright.report.Table.Row;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows of several tables as bytes that keep what their cells are. A columnar file holds no row in one piece, so that an
 * earlier one's cannot be copied; rows wait in this form until they are known all.
 */
final class CellRows {

    private static final long NO_DATE = Long.MIN_VALUE;

    private final List<Table> tables;

    /** @param tables those that the rows are of */
    CellRows(List<Table> tables) {
        this.tables = List.copyOf(tables);
    }

    byte[] bytes(List<Row> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Row row : rows) {
            out.writeByte(tables.indexOf(row.table()));
            for (int i = 0; i < row.cells().size(); i++) {
                write(row.cells().get(i), row.table().columns().get(i).kind(), out);
            }
        }
        return bytes.toByteArray();
    }

    private static void write(Object cell, Table.Kind kind, DataOutputStream out) throws IOException {
        switch (kind) {
            case TEXT -> writeText((String) cell, out);
            case TEXTS -> {
                List<?> texts = (List<?>) cell;
                out.writeInt(texts.size());
                for (Object text : texts) {
                    writeText((String) text, out);
                }
            }
            case NUMBER -> out.writeInt((Integer) cell);
            case SCORE -> out.writeInt(((BigDecimal) cell).unscaledValue().intValueExact());
            case DATE ->
                out.writeLong(((Optional<?>) cell)
                        .map(day -> ((LocalDate) day).toEpochDay())
                        .orElse(NO_DATE));
            case FLAG -> out.writeBoolean((Boolean) cell);
        }
    }

    /** Unlike {@link DataOutputStream#writeUTF}, takes texts of any length. */
    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Takes a row. */
    interface Visitor {
        void visit(Row row) throws IOException;
    }

    /** Goes through the rows of a file. */
    void forEach(Path file, Visitor visitor) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            for (int number = in.read(); number >= 0; number = in.read()) {
                Table table = tables.get(number);
                List<Object> cells = new ArrayList<>();
                for (Table.Column column : table.columns()) {
                    cells.add(read(column.kind(), in));
                }
                visitor.visit(new Row(table, cells));
            }
        }
    }

    private static Object read(Table.Kind kind, DataInputStream in) throws IOException {
        return switch (kind) {
            case TEXT -> readText(in);
            case TEXTS -> {
                int size = in.readInt();
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    texts.add(readText(in));
                }
                yield texts;
            }
            case NUMBER -> in.readInt();
            case SCORE -> BigDecimal.valueOf(in.readInt(), Score.DECIMALS);
            case DATE -> {
                long day = in.readLong();
                yield day == NO_DATE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
            }
            case FLAG -> in.readBoolean();
        };
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
