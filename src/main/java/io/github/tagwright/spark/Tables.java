package io.github.tagwright.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import io.github.tagwright.entity.EntityType;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.report.NewEntities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * The tables of the reports, computed by Spark from enriched posts. Their columns are those of the CSV reports; lists
 * are arrays.
 */
public final class Tables {

    private final Dataset<Row> enriched;
    private final EntityTypes types;
    private final Dataset<Row> ordered;
    private final Dataset<Row> years;
    private final Dataset<Row> entities;

    Tables(Dataset<Row> enriched, EntityTypes types) {
        this.enriched = enriched;
        this.types = types;
        this.ordered = inOrder(enriched);
        this.years = years(enriched, types);
        this.entities = entities(years, types);
    }

    /** Keeps what several tables are made of on the disks of the executors, from its first use to the session's end. */
    Tables kept() {
        for (Dataset<Row> part : List.of(ordered, years, entities)) {
            part.persist(StorageLevel.DISK_ONLY());
        }
        return this;
    }

    /** All tables by the names of the reports; those with rows for each post in the order of the posts' ids. */
    public Map<String, Dataset<Row>> sorted() {
        return byName(ordered, inOrder(problems()));
    }

    /** All tables by the names of the reports; those with rows for each post in no order. */
    public Map<String, Dataset<Row>> all() {
        return byName(enriched, problems());
    }

    private Map<String, Dataset<Row>> byName(Dataset<Row> posts, Dataset<Row> problems) {
        Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
        tables.put("posts", posts(posts));
        tables.put("mentions", rows(posts, EnrichedRows.MENTIONS));
        tables.put("tags", rows(posts, EnrichedRows.SUGGESTIONS));
        tables.put("problems", rows(problems, EnrichedRows.PROBLEMS));
        tables.put("entities", entities);
        tables.put("new-mentions", newMentions(posts).drop("number"));
        tables.put("new-entities", newEntities());
        tables.put("trends", trends());
        tables.put("cooccurrence", cooccurrence());
        tables.put("vocabulary", vocabulary());
        return tables;
    }

    private Dataset<Row> posts(Dataset<Row> posts) {
        List<Column> columns = new ArrayList<>();
        for (String same :
                List.of("post", "title", "date", "words", "sentences", "tags", "suggested_tags", "missing_tags")) {
            columns.add(col(same));
        }
        for (EntityType type : types.all()) {
            String ofType = "filter(mentions, m -> m.type = '" + type.name() + "')";
            columns.add(expr("array_sort(array_distinct(transform(" + ofType + ", m -> m.name)))")
                    .as(type.plural()));
        }
        columns.add(size(col(EnrichedRows.PROBLEMS)).as("problems"));
        return posts.select(columns.toArray(Column[]::new));
    }

    /** The elements of an array of each post, as rows, in the order of the posts. */
    private static Dataset<Row> rows(Dataset<Row> posts, String array) {
        return posts.select(col(EnrichedRows.POST), explode(col(array))).select(col(EnrichedRows.POST), col("col.*"));
    }

    /** In the order of their ids; those of the same id in some order that does not change from run to run. */
    private static Dataset<Row> inOrder(Dataset<Row> posts) {
        Column[] all = Arrays.stream(posts.columns()).map(functions::col).toArray(Column[]::new);
        return posts.orderBy(col(EnrichedRows.POST), xxhash64(all));
    }

    /** Posts that have problems, and each id that more than one record has. */
    private Dataset<Row> problems() {
        Dataset<Row> problems = enriched.select(EnrichedRows.POST, EnrichedRows.PROBLEMS)
                .where(size(col(EnrichedRows.PROBLEMS)).gt(0));
        Dataset<Row> repeated = enriched.groupBy(EnrichedRows.POST)
                .agg(count(lit(1)).as("records"))
                .where(col("records").gt(1))
                .select(
                        col(EnrichedRows.POST),
                        array(struct(
                                        lit(1).as("line"),
                                        lit(1).as("column"),
                                        concat(lit("the id of "), col("records"), lit(" records"))
                                                .as("problem"),
                                        lit("an id of its own").as("expected")))
                                .as(EnrichedRows.PROBLEMS));
        return problems.union(repeated);
    }

    /** What the posts name, by year, counted in parts. */
    private static Dataset<Row> years(Dataset<Row> posts, EntityTypes types) {
        return posts.select(EnrichedRows.POST, "date", EnrichedRows.NAMES)
                .mapPartitions(
                        (MapPartitionsFunction<Row, Row>) EntityYears::of, Encoders.row(EntityYears.schema(types)));
    }

    /** The owner shown is the one at the last mention. */
    private static Dataset<Row> entities(Dataset<Row> years, EntityTypes types) {
        return years.groupBy("entity")
                .agg(
                        min("first").as("first"),
                        max("last").as("last"),
                        min("undated").as("undated"),
                        sum("posts").as("posts"),
                        sum("mentions").as("mentions"),
                        min("first_date").as("first_date"))
                .select(
                        col("entity"),
                        col("first.type"),
                        col("first.name"),
                        coalesce(
                                        nullif(col("last." + types.ownerColumn()), lit("")),
                                        col("undated." + types.ownerColumn()),
                                        lit(""))
                                .as(types.ownerColumn()),
                        col("posts"),
                        col("mentions"),
                        col("first_date"),
                        col("last.date").as("last_date"))
                .orderBy(desc("posts"), desc("mentions"), col("entity"));
    }

    /** The columns of the report, and behind them the {@code number} of a mention in its post. */
    private Dataset<Row> newMentions(Dataset<Row> posts) {
        String[] others = {"type", "text", "entity", types.ownerColumn(), "evidence", "score", "number"};
        return posts.select(col("post"), col("date"), posexplode(col(EnrichedRows.NEW_NAMES)))
                .select(col("post"), col("date"), col("pos").as("number"), col("col.*"))
                .select(
                        "post",
                        Stream.concat(Stream.of("line", "column", "date"), Stream.of(others))
                                .toArray(String[]::new));
    }

    /** As the report has it, but none is dropped for being rare. Examples come from the first posts by their ids. */
    private Dataset<Row> newEntities() {
        MapFunction<Row, String> key = row -> NewEntities.key(row.getAs("entity"));
        String owner = types.ownerColumn();
        FlatMapGroupsFunction<String, Row, Row> counted = (name, rows) -> NewEntityRows.of(rows, owner);
        return newMentions(enriched)
                .groupByKey(key, Encoders.STRING())
                .flatMapSortedGroups(
                        new Column[] {col("post"), col("number")}, counted, Encoders.row(NewEntityRows.schema(types)))
                .orderBy(desc("exact"), desc("posts"), desc("mentions"), col("name"))
                .drop("exact");
    }

    private Dataset<Row> trends() {
        Dataset<Row> byYear = years.where(col("year").isNotNull())
                .groupBy("year", "entity")
                .agg(sum("posts").as("posts"), sum("mentions").as("mentions"));
        return byYear.join(entities.select("entity", "type", "name"), "entity")
                .select("year", "entity", "type", "name", "posts", "mentions")
                .orderBy(col("year"), desc("posts"), desc("mentions"), col("entity"));
    }

    /** As the report has it, but none is left out for being rare. */
    private Dataset<Row> cooccurrence() {
        Dataset<Row> pairs = enriched.select(EnrichedRows.NAMES)
                .mapPartitions((MapPartitionsFunction<Row, Row>) PairCounts::of, Encoders.row(PairCounts.SCHEMA))
                .groupBy("entity_a", "entity_b")
                .agg(sum("posts").as("posts"));
        Dataset<Row> posts = entities.select(col("entity"), col("posts").as("of"));
        return pairs.join(posts.toDF("entity_a", "of_a"), "entity_a")
                .join(posts.toDF("entity_b", "of_b"), "entity_b")
                .withColumn(
                        "cosine",
                        col("posts").divide(sqrt(col("of_a").cast("double").multiply(col("of_b")))))
                .orderBy(desc("posts"), desc("cosine"), col("entity_a"), col("entity_b"))
                .select(
                        col("entity_a"),
                        col("entity_b"),
                        col("posts"),
                        round(col("cosine"), 4).as("score"));
    }

    /** The posts' own tags as written, those of most posts first. */
    private Dataset<Row> vocabulary() {
        return enriched.select(col("date"), explode(col("tags")).as("tag"))
                .groupBy("tag")
                .agg(
                        count(lit(1)).as("posts"),
                        min("date").as("first_date"),
                        max("date").as("last_date"))
                .orderBy(desc("posts"), col("tag"));
    }
}
