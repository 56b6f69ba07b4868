package io.github.tagwright.spark;

import io.github.tagwright.Outcome;
import io.github.tagwright.Tagwright;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Reading;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.post.Unread;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.NoSuchElementException;
import java.util.Queue;
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
 * {@code post} (its id), {@code title}, {@code date}, {@code words}, {@code sentences}, {@code tags},
 * {@code suggested_tags}, {@code missing_tags} and arrays of structs: {@code mentions}, {@code suggestions},
 * {@code names} (what it mentions, with how often) and {@code problems}, whose fields are the columns of the CSV
 * reports. A record of which nothing can be made is a row with problems and nothing else; it never fails a task.
 *
 * <p>Each executor loads the models once, when its first task asks for them, from the jar or from where they were
 * shared; they are in no closure, and nothing is fetched from elsewhere. Immutable, safe to share between threads.
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
        this.schema = EnrichedRows.schema(types);
    }

    /** With the models inside the jar. Tags are suggested from names and a general vocabulary. */
    public static Enricher load(SparkSession spark) throws IOException {
        return new Enricher(spark, settings(null));
    }

    /**
     * With a models folder of one's own.
     *
     * @param models a folder on a file system that all machines reach, or what {@code --archives} brings
     * @throws IOException if something is missing there or has mistakes
     */
    public static Enricher load(SparkSession spark, String models) throws IOException {
        return new Enricher(spark, settings(SharedFiles.share(spark.sparkContext(), models)));
    }

    private static Settings settings(@Nullable String models) {
        return new Settings(models, null, null, new ArrayList<>(TagKeys.DEFAULT.names()), 0, new LinkedHashMap<>());
    }

    /**
     * One that suggests tags by a model that {@code train tags} has written.
     *
     * @param file on the driver or on a file system that Hadoop reads, or what {@code --files} brings
     * @throws IOException if it cannot be read or is no such model
     */
    public Enricher withTagModel(String file) throws IOException {
        Settings with = settings.withTagModel(SharedFiles.share(spark.sparkContext(), file));
        Taggers.of(with);
        return new Enricher(spark, with);
    }

    /** Enriches posts in rows. Drafts are left out. */
    public Dataset<Row> enrich(Dataset<Row> posts) {
        return enrich(posts, new RecordRows());
    }

    Dataset<Row> enrich(Dataset<Row> rows, PostSource source) {
        Settings here = settings;
        MapPartitionsFunction<Row, Row> enriched = partition -> new Enriched(partition, source, here);
        return rows.mapPartitions(enriched, Encoders.row(schema));
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
            Iterator<Row> enriched = new Enriched(Collections.singleton(row).iterator(), new RecordRows(), here);
            return enriched.hasNext() ? enriched.next() : null;
        };
        spark.udf().register(name, functions.udf(function, schema));
    }

    /** The enriched posts of one partition, each made when it is asked for. */
    private static final class Enriched implements Iterator<Row> {

        private final Iterator<Row> rows;
        private final PostSource source;
        private final Tagwright tagwright;
        private final PostReader reader;
        private Iterator<Unread> posts = Collections.emptyIterator();
        private final Queue<Row> ready = new ArrayDeque<>(1);

        Enriched(Iterator<Row> rows, PostSource source, Settings settings) throws IOException {
            this.rows = rows;
            this.source = source;
            this.tagwright = Taggers.of(settings);
            this.reader = new PostReader(new TagKeys(settings.tagKeys()));
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && (posts.hasNext() || rows.hasNext())) {
                if (posts.hasNext()) {
                    Reading reading = posts.next().read(reader);
                    if (!reading.isDraft()) {
                        Outcome outcome = tagwright.enrich(reading);
                        ready.add(EnrichedRows.of(outcome));
                    }
                } else {
                    posts = source.posts(rows.next());
                }
            }
            return !ready.isEmpty();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }
    }
}
