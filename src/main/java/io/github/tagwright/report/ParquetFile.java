package io.github.tagwright.report;

import io.airlift.compress.snappy.SnappyCompressor;
import io.github.tagwright.report.Table.Column;
import io.github.tagwright.report.Table.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * One Parquet file. Text is optional, and absent where it is empty; dates are days, numbers 32-bit integers, scores
 * doubles, lists never absent. The bytes depend on the rows alone.
 *
 * <p>Hadoop is needed to compile this, not to run it: the file is a local one, the settings are plain ones, and the
 * codec is Snappy in Java.
 */
final class ParquetFile implements TableFile {

    /** Of a row group, in bytes before they are compressed: several files are open at once in a heap of 256 MB. */
    private static final long ROW_GROUP = 8 << 20;

    private final ParquetWriter<Row> writer;

    ParquetFile(Path file, Table table) throws IOException {
        this.writer = new Builder(new LocalOutputFile(file), table)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new Snappy())
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withRowGroupSize(ROW_GROUP)
                .build();
    }

    /** The name of a table's file. */
    static String name(Table table) {
        return table.name() + ".parquet";
    }

    @Override
    public void write(Row row) throws IOException {
        writer.write(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static MessageType schema(Table table) {
        return new MessageType(
                table.name(), table.columns().stream().map(ParquetFile::type).toList());
    }

    private static Type type(Column column) {
        return switch (column.kind()) {
            case TEXT ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
            case TEXTS ->
                Types.requiredList()
                        .requiredElement(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
            case NUMBER -> Types.required(PrimitiveTypeName.INT32).named(column.name());
            case SCORE -> Types.required(PrimitiveTypeName.DOUBLE).named(column.name());
            case DATE ->
                Types.optional(PrimitiveTypeName.INT32)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(column.name());
            case FLAG -> Types.required(PrimitiveTypeName.BOOLEAN).named(column.name());
        };
    }

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {

        private final Table table;

        Builder(OutputFile file, Table table) {
            super(file);
            this.table = table;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(ParquetConfiguration settings) {
            return new Support(table);
        }

        @Override
        @SuppressWarnings("deprecation")
        protected WriteSupport<Row> getWriteSupport(Configuration hadoop) {
            return new Support(table);
        }
    }

    private static final class Support extends WriteSupport<Row> {

        private final Table table;

        private @Nullable RecordConsumer consumer;

        Support(Table table) {
            this.table = table;
        }

        @Override
        public WriteContext init(ParquetConfiguration settings) {
            return new WriteContext(schema(table), Map.of());
        }

        @Override
        @SuppressWarnings("deprecation")
        public WriteContext init(Configuration hadoop) {
            return new WriteContext(schema(table), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer opened) {
            consumer = opened;
        }

        @Override
        public void write(Row row) {
            RecordConsumer out = Objects.requireNonNull(consumer);
            out.startMessage();
            for (int i = 0; i < row.cells().size(); i++) {
                write(row.table().columns().get(i), i, row.cells().get(i), out);
            }
            out.endMessage();
        }

        private static void write(Column column, int index, Object cell, RecordConsumer out) {
            switch (column.kind()) {
                case TEXT -> {
                    if (!cell.equals("")) {
                        write(column, index, out, () -> out.addBinary(Binary.fromString((String) cell)));
                    }
                }
                case TEXTS -> write(column, index, out, () -> writeList((List<?>) cell, out));
                case NUMBER -> write(column, index, out, () -> out.addInteger((Integer) cell));
                case SCORE -> write(column, index, out, () -> out.addDouble(((BigDecimal) cell).doubleValue()));
                case DATE ->
                    ((Optional<?>) cell)
                            .ifPresent(day -> write(
                                    column,
                                    index,
                                    out,
                                    () -> out.addInteger(Math.toIntExact(((LocalDate) day).toEpochDay()))));
                case FLAG -> write(column, index, out, () -> out.addBoolean((Boolean) cell));
            }
        }

        private static void write(Column column, int index, RecordConsumer out, Runnable value) {
            out.startField(column.name(), index);
            value.run();
            out.endField(column.name(), index);
        }

        private static void writeList(List<?> texts, RecordConsumer out) {
            out.startGroup();
            if (!texts.isEmpty()) {
                out.startField("list", 0);
                for (Object text : texts) {
                    out.startGroup();
                    out.startField("element", 0);
                    out.addBinary(Binary.fromString((String) text));
                    out.endField("element", 0);
                    out.endGroup();
                }
                out.endField("list", 0);
            }
            out.endGroup();
        }
    }

    /** The one codec, for writing only. */
    private static final class Snappy implements CompressionCodecFactory {

        private final SnappyCompressor snappy = new SnappyCompressor();

        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName name) {
            return new BytesInputCompressor() {
                @Override
                public BytesInput compress(BytesInput bytes) throws IOException {
                    byte[] plain = bytes.toInputStream().readAllBytes();
                    byte[] compressed = new byte[snappy.maxCompressedLength(plain.length)];
                    int length = snappy.compress(plain, 0, plain.length, compressed, 0, compressed.length);
                    return BytesInput.from(compressed, 0, length);
                }

                @Override
                public CompressionCodecName getCodecName() {
                    return CompressionCodecName.SNAPPY;
                }

                @Override
                public void release() {}
            };
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
            throw new UnsupportedOperationException("nothing is read");
        }

        @Override
        public void release() {}
    }
}
