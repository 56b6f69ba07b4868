package io.github.tagwright.spark;

import io.github.tagwright.Tagwright;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.entity.NewNames;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.post.Unread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Tagwright for datasets.
 *
 * <pre>{@code
 * Enricher enricher = Enricher.load(spark);
 * Dataset<Row> enriched = enricher.enrich(spark.read().parquet("hdfs:///posts"));
 * enricher.tables(enriched).all().get("entities").show();
 * }</pre>
 *
 * <p>Posts are rows with the columns {@code id}, {@code title}, {@code date}, {@code text}, {@code markdown} or
 * {@code html}, and {@code tags} (an array or a string); all but a body may be missing. An enriched post is a row with
 * {@code post} (its id), {@code title} (empty for none), {@code date}, {@code words}, {@code sentences}, {@code tags},
 * {@code suggested_tags}, {@code missing_tags} and arrays of structs: {@code mentions}, {@code suggestions},
 * {@code names} (what it mentions, with how often), {@code new_names} (what the gazetteer seems to lack) and
 * {@code problems}, whose fields are the columns of the CSV reports. A record of which nothing can be made is a row with
 * problems and nothing else; it never fails a task.
 *
 * <p>Each executor loads the models once, when its first task asks for them, from the jar or from what the
 * driver has read and Spark has broadcast; they are in no closure, and nothing is fetched from elsewhere. Immutable, safe
 * to share between threads.
 */
public final class Enricher {

    private final SparkSession spark;
    private final Settings settings;
    private final StructType schema;
    private final EntityTypes types;

    Enricher(SparkSession spark, Settings settings) throws IOException {
        this.spark = spark;
        this.settings = settings;
        this.types = Taggers.models(settings).gazetteer().types();
        this.schema = new EnrichedRows(types).schema();
    }

    /** With the models inside the jar. Tags are suggested from names and a general vocabulary. */
    public static Enricher load(SparkSession spark) throws IOException {
        return new Enricher(spark, settings(null));
    }

    /**
     * With a models folder of one's own.
     *
     * @param models a folder on the driver or on a file system that Hadoop reads, or what {@code --archives} brings
     * @throws IOException if something is missing there or has mistakes
     */
    public static Enricher load(SparkSession spark, String models) throws IOException {
        return new Enricher(spark, settings(SharedFiles.read(spark.sparkContext(), models)));
    }

    private static Settings settings(@Nullable SharedFiles models) {
        return new Settings(models, null, null, new ArrayList<>(TagKeys.DEFAULT.names()), 0, new LinkedHashMap<>());
    }

    /**
     * One that suggests tags by a model that {@code train tags} has written.
     *
     * @param file on the driver or on a file system that Hadoop reads, or what {@code --files} brings
     * @throws IOException if it cannot be read or is no such model
     */
    public Enricher withTagModel(String file) throws IOException {
        Settings with = settings.withTagModel(SharedFiles.read(spark.sparkContext(), file));
        Taggers.of(with);
        return new Enricher(spark, with);
    }

    /**
     * One that suggests tags as an archive's own posts teach. Spark finds the newest posts with tags, up to 2,000 of them,
     * and the driver learns from these.
     *
     * @throws IOException if learning takes more memory than the driver has
     */
    public Enricher withTagsOf(Dataset<Row> posts) throws IOException {
        return withTagsOf(new Input<>(posts, new RecordRows()), true);
    }

    /** @param learns whether how tags go with posts is learned, or only which tags there are */
    <T> Enricher withTagsOf(Input<T> posts, boolean learns) throws IOException {
        return new Enricher(spark, new Lessons<>(spark, posts, settings).settings(learns));
    }

    /**
     * One that never suggests against an editor's decisions.
     *
     * @param file a CSV as {@link io.github.tagwright.tag.Decisions} has it, where a tag model may be too
     * @throws IOException if it cannot be read or is malformed
     */
    public Enricher withDecisions(String file) throws IOException {
        Settings with = settings.withDecisions(SharedFiles.read(spark.sparkContext(), file));
        Taggers.of(with);
        return new Enricher(spark, with);
    }

    /** One that takes a post's tags from other fields than {@code tags} and {@code tag}. */
    public Enricher withTagKeys(List<String> keys) throws IOException {
        return new Enricher(spark, settings.withTagKeys(keys));
    }

    /** Enriches posts in rows. Drafts are left out. */
    public Dataset<Row> enrich(Dataset<Row> posts) {
        return enrich(new Input<>(posts, new RecordRows()));
    }

    <T> Dataset<Row> enrich(Input<T> posts) {
        Settings here = settings;
        PostSource<T> source = posts.source();
        MapPartitionsFunction<T, Row> enriched = partition -> enriched(new Input.Posts<>(partition, source), here);
        return posts.rows().mapPartitions(enriched, Encoders.row(schema));
    }

    private static Iterator<Row> enriched(Iterator<Unread> posts, Settings settings) throws IOException {
        Tagwright tagwright = Taggers.of(settings);
        NewNames names = Taggers.newNames(settings);
        EnrichedRows rows =
                new EnrichedRows(Taggers.models(settings).gazetteer().types());
        PostReader reader = settings.reader();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(posts, Spliterator.ORDERED), false)
                .map(post -> post.read(reader))
                .filter(reading -> !reading.isDraft())
                .map(reading -> rows.row(tagwright.enrich(reading), names))
                .iterator();
    }

    /** The reports of enriched posts. */
    public Tables tables(Dataset<Row> enriched) {
        return new Tables(enriched, types);
    }

    /**
     * Gives SQL a function that enriches one post: {@code SELECT tagwright(struct(*)).suggested_tags FROM posts}. A
     * draft gives null.
     *
     * @param name of the function
     */
    public void register(String name) {
        Settings here = settings;
        UDF1<Row, Row> function = row -> {
            Iterator<Row> enriched = enriched(new RecordRows().posts(row), here);
            return enriched.hasNext() ? enriched.next() : null;
        };
        spark.udf().register(name, functions.udf(function, schema));
    }
}
