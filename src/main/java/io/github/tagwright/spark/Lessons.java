package io.github.tagwright.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.desc_nulls_last;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;

import io.github.tagwright.Models;
import io.github.tagwright.TagLearning;
import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.Reading;
import io.github.tagwright.post.Unread;
import io.github.tagwright.tag.ArchiveTags;
import io.github.tagwright.tag.Decisions;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What an archive teaches of its tags. Spark looks through all posts and counts; the driver gets no more of them than
 * learning on one machine takes.
 *
 * @param <T> a row
 */
final class Lessons<T> {

    private static final StructType SIGHTING = new StructType()
            .add("post", DataTypes.StringType, false)
            .add("day", DataTypes.DateType)
            .add("own", DataTypes.createArrayType(DataTypes.StringType, false), false)
            .add("tags", DataTypes.createArrayType(DataTypes.StringType, false), false);

    private final SparkSession spark;
    private final Input<T> posts;
    private final Settings settings;

    Lessons(SparkSession spark, Input<T> posts, Settings settings) {
        this.spark = spark;
        this.posts = posts;
        this.settings = settings;
    }

    /**
     * Settings with the archive's tags.
     *
     * @param learns whether how tags go with posts is learned too
     */
    Settings settings(boolean learns) throws IOException {
        Dataset<Row> seen = sightings();
        if (learns) {
            Optional<SharedFiles> model = learn(seen);
            if (model.isPresent()) {
                return settings.withTagModel(model.get());
            }
        }
        return settings.withTags(tags(seen));
    }

    private Dataset<Row> sightings() {
        Settings here = settings;
        PostSource<T> source = posts.source();
        MapPartitionsFunction<T, Row> look = partition -> look(new Input.Posts<>(partition, source), here);
        return posts.rows().mapPartitions(look, Encoders.row(SIGHTING));
    }

    private static Iterator<Row> look(Iterator<Unread> posts, Settings settings) throws IOException {
        PostReader reader = settings.reader();
        Decisions decisions = Taggers.decisions(settings);
        return stream(posts)
                .map(post -> post.read(reader))
                .filter(reading -> !reading.isDraft())
                .flatMap(reading -> reading.match(Stream::of, bad -> Stream.<Reading.Good>empty()))
                .map(good -> RowFactory.create(
                        good.path(),
                        good.post().frontMatter().date().map(Date::valueOf).orElse(null),
                        good.post().frontMatter().tags().toArray(String[]::new),
                        decisions
                                .tags(good.path(), good.post().frontMatter().tags())
                                .toArray(String[]::new)))
                .iterator();
    }

    private static Stream<Unread> stream(Iterator<Unread> posts) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(posts, Spliterator.ORDERED), false);
    }

    /** Counts posts by tag, and under no tag those that have some, so that the posts are read only once. */
    private static ArchiveTags tags(Dataset<Row> seen) {
        Map<String, Integer> counts = new HashMap<>();
        int tagged = 0;
        Column ownAndNone = concat(col("own"), array(lit(null).cast("string")));
        for (Row row : seen.where(size(col("own")).gt(0))
                .select(explode(ownAndNone).as("tag"))
                .groupBy("tag")
                .agg(count(lit(1)).cast("int"))
                .collectAsList()) {
            if (row.isNullAt(0)) {
                tagged = row.getInt(1);
            } else {
                counts.put(row.getString(0), row.getInt(1));
            }
        }
        return ArchiveTags.of(tagged, counts);
    }

    /** What the newest posts teach, as a file; empty where too few have tags. */
    private Optional<SharedFiles> learn(Dataset<Row> seen) throws IOException {
        Models models = Taggers.models(settings);
        int threads = Runtime.getRuntime().availableProcessors();
        TagLearning learning = new TagLearning(settings.reader(), models, threads, Taggers.decisions(settings));
        var model = learning.learn(newest(seen)).model();
        if (model.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.get().write(new DataOutputStream(bytes));
        return Optional.of(SharedFiles.of(spark.sparkContext(), "learned.tags", bytes.toByteArray()));
    }

    /** The posts with tags that learning takes of so many. */
    private PostArchive newest(Dataset<Row> seen) {
        HashSet<String> names = new HashSet<>(seen.where(size(col("tags")).gt(0))
                .orderBy(desc_nulls_last("day"), desc("post"))
                .limit(TagLearning.MOST)
                .select("post")
                .as(Encoders.STRING())
                .collectAsList());
        PostSource<T> source = posts.source();
        MapPartitionsFunction<T, Unread> chosen = partition -> stream(new Input.Posts<>(partition, source))
                .filter(post -> names.contains(post.name()))
                .iterator();
        return new Chosen(posts.rows().mapPartitions(chosen, Input.unread()).collectAsList());
    }

    private record Chosen(List<Unread> posts) implements PostArchive {

        @Override
        public Iterator<Unread> iterator() {
            return posts.iterator();
        }

        @Override
        public OptionalInt size() {
            return OptionalInt.of(posts.size());
        }

        @Override
        public List<Problem> problems() {
            return List.of();
        }
    }
}
