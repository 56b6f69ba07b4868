package io.github.tagwright.spark;

import io.github.tagwright.Outcome;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.entity.NewNames;
import io.github.tagwright.report.Score;
import io.github.tagwright.report.Table;
import io.github.tagwright.report.Table.Column;
import io.github.tagwright.report.Tables;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What came of a post, as one row: what {@code posts.csv} says of it and, in arrays, its rows in the other reports. What
 * it names stands in an array with the number of mentions instead of in a column for each type. Safe to share between
 * threads.
 */
final class EnrichedRows {

    static final String POST = "post";
    static final String MENTIONS = "mentions";
    static final String SUGGESTIONS = "suggestions";
    static final String PROBLEMS = "problems";
    static final String NAMES = "names";
    static final String NEW_NAMES = "new_names";

    private final EntityTypes types;
    private final Tables reports;
    private final Part post;
    private final Part mentions;
    private final Part suggestions;
    private final Part newNames;
    private final Part problems;

    /** @param types of the entities that are found */
    EnrichedRows(EntityTypes types) {
        this.types = types;
        this.reports = new Tables(types);
        // The last columns are the names of each type and the number of problems.
        List<Column> posts = reports.posts().columns();
        List<Column> ofPost = posts.subList(0, posts.size() - types.all().size() - 1);
        this.post = Part.of(reports.posts(), ofPost::contains);
        // A mention is in the row of its post, and need not name the post and its date.
        Predicate<Column> others = column -> !ofPost.contains(column);
        this.mentions = Part.of(reports.mentions(), others);
        this.suggestions = Part.of(reports.tags(), others);
        this.newNames = Part.of(reports.newMentions(), others);
        this.problems = Part.of(reports.problems(), others);
    }

    /**
     * Some columns of a report.
     *
     * @param places of the columns, from 0
     */
    private record Part(Table table, int[] places) {

        static Part of(Table table, Predicate<Column> some) {
            int[] places = IntStream.range(0, table.columns().size())
                    .filter(place -> some.test(table.columns().get(place)))
                    .toArray();
            return new Part(table, places);
        }

        StructType struct() {
            StructType struct = new StructType();
            for (int place : places) {
                Column column = table.columns().get(place);
                struct = struct.add(column.name(), type(column.kind()), column.kind() == Table.Kind.DATE);
            }
            return struct;
        }

        /** Of the rows of several reports, those of this one. */
        Row[] rows(List<Table.Row> rows) {
            return rows.stream()
                    .filter(row -> row.table() == table)
                    .map(row -> RowFactory.create(values(row)))
                    .toArray(Row[]::new);
        }

        private Object[] values(Table.Row row) {
            return Arrays.stream(places)
                    .mapToObj(place -> value(row.cells().get(place)))
                    .toArray();
        }
    }

    private static DataType type(Table.Kind kind) {
        return switch (kind) {
            case TEXT -> DataTypes.StringType;
            case TEXTS -> arrayOf(DataTypes.StringType);
            case NUMBER -> DataTypes.IntegerType;
            case SCORE -> DataTypes.DoubleType;
            case DATE -> DataTypes.DateType;
            case FLAG -> DataTypes.BooleanType;
        };
    }

    /** A cell of a report as Spark has it. */
    private static @Nullable Object value(Object cell) {
        if (cell instanceof BigDecimal score) {
            return score.doubleValue();
        }
        if (cell instanceof List<?> texts) {
            return texts.toArray(String[]::new);
        }
        return cell instanceof Optional<?> perhaps
                ? perhaps.map(day -> Date.valueOf((LocalDate) day)).orElse(null)
                : cell;
    }

    private static DataType arrayOf(DataType element) {
        return DataTypes.createArrayType(element, false);
    }

    StructType schema() {
        return post.struct()
                .add(MENTIONS, arrayOf(mentions.struct()), false)
                .add(SUGGESTIONS, arrayOf(suggestions.struct()), false)
                .add(NAMES, arrayOf(name()), false)
                .add(NEW_NAMES, arrayOf(newNames.struct()), false)
                .add(PROBLEMS, arrayOf(problems.struct()), false);
    }

    /** An entity of the post, with how often it is mentioned. */
    private StructType name() {
        return new StructType()
                .add("entity", DataTypes.StringType, false)
                .add("type", DataTypes.StringType, false)
                .add("name", DataTypes.StringType, false)
                .add(types.ownerColumn(), DataTypes.StringType, false)
                .add("mentions", DataTypes.IntegerType, false);
    }

    /** @param names proposes those that the gazetteer lacks */
    Row row(Outcome outcome, NewNames names) {
        List<Table.Row> rows = new ArrayList<>(reports.rows(outcome));
        Row[] named = {};
        if (outcome instanceof Outcome.Tagged tagged) {
            rows.addAll(reports.rows(tagged, names.in(tagged.text(), tagged.links())));
            named = names(tagged);
        }
        List<Object> values = new ArrayList<>();
        Collections.addAll(values, post.values(rows.get(0)));
        Collections.addAll(
                values, mentions.rows(rows), suggestions.rows(rows), named, newNames.rows(rows), problems.rows(rows));
        return RowFactory.create(values.toArray());
    }

    /** In order of the first mention; the owner is that of the last. */
    private static Row[] names(Outcome.Tagged tagged) {
        return tagged.linksByEntity().stream()
                .map(mentions -> RowFactory.create(
                        mentions.get(0).id(),
                        mentions.get(0).mention().type().name(),
                        mentions.get(0).name(),
                        mentions.get(mentions.size() - 1).vendorName(),
                        mentions.size()))
                .toArray(Row[]::new);
    }

    /** To four decimals, as reports have it. */
    static double rounded(double score) {
        return Score.rounded(score).doubleValue();
    }
}
