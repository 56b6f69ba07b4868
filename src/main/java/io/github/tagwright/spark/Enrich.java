package io.github.tagwright.spark;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.github.tagwright.TagLearning;
import io.github.tagwright.post.TagKeys;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The job for {@code spark-submit}: finds mentions and suggests tags for an archive, and writes the tables of the reports. */
@Command(
        name = "spark-submit --class io.github.tagwright.spark.Enrich tagwright.jar",
        description = "Finds mentions and suggests tags for an archive, and writes the reports' tables.",
        mixinStandardHelpOptions = true)
public final class Enrich implements Callable<Integer> {

    private static final int USAGE = 2;
    private static final Object[] FORMULA = {"=", "+", "-", "@", "\t", "\r", "\n", "\0"};

    @Option(names = "--input", paramLabel = "PATH", required = true, description = "A file, folder or glob of posts.")
    private String input = "";

    @Option(
            names = "--output",
            paramLabel = "DIR",
            required = true,
            description = "Where the tables go, each a folder.")
    private String output = "";

    @Option(
            names = "--from",
            paramLabel = "FORMAT",
            description = "What the input is: ${COMPLETION-CANDIDATES}; default: as its name says, else files.")
    private Input.@Nullable Format from;

    @Option(names = "--format", description = "How the tables are written: ${COMPLETION-CANDIDATES}; default: csv.")
    private Output format = Output.CSV;

    @Option(names = "--sorted", description = "Rows of posts in the order of their ids, as in the CSV reports.")
    private boolean sorted;

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "A models folder in place of the models inside the jar.")
    private @Nullable String models;

    @Option(names = "--tag-model", paramLabel = "FILE", description = "Suggest by this model, written by train tags.")
    private @Nullable String tagModel;

    @Option(
            names = "--tag-key",
            paramLabel = "KEY",
            split = ",",
            description = "Fields that hold the archive's tags; default: tags,tag,taxonomies.tags.")
    private List<String> tagKeys = TagKeys.DEFAULT.names();

    @Option(names = "--no-learn", description = "Suggest from names alone; do not learn from the posts' own tags.")
    private boolean noLearn;

    @Option(names = "--decisions", paramLabel = "CSV", description = "What an editor accepted and rejected.")
    private @Nullable String decisions;

    @Spec
    private CommandSpec spec;

    /** How tables are written. */
    enum Output {
        CSV,
        PARQUET
    }

    public static void main(String[] args) {
        int code = run(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs the job and returns its exit code: 0 where it is done, 2 where the arguments or files do not allow it. */
    static int run(String... args) {
        return new CommandLine(new Enrich())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Enrich::explain)
                .execute(args);
    }

    /** One clear sentence for what cannot go on. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (!(failure instanceof IOException || failure instanceof AnalysisException)) {
            throw failure;
        }
        String otherwise =
                failure instanceof TagLearning.MemoryException ? ", or leave learning out with --no-learn" : "";
        command.getErr().println("tagwright: " + failure.getMessage() + otherwise);
        return USAGE;
    }

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        try (SparkSession spark = SparkSession.builder().appName("tagwright").getOrCreate()) {
            configure(spark);
            Input<?> posts = Input.open(spark, input, from == null ? Input.guess(input) : from);
            Enricher enricher = enricher(spark, posts);
            Path kept = new Path(output, "enriched");
            long begin = System.nanoTime();
            enricher.enrich(posts).write().mode(SaveMode.Overwrite).parquet(kept.toString());
            long enrichedAt = System.nanoTime();
            Dataset<Row> enriched = spark.read().parquet(kept.toString());
            Tables tables = enricher.tables(enriched).kept();
            (sorted ? tables.sorted() : tables.all()).forEach((name, table) -> write(table, new Path(output, name)));
            kept.getFileSystem(spark.sparkContext().hadoopConfiguration()).delete(kept, true);
            report(begin - start, enrichedAt - begin, System.nanoTime() - enrichedAt);
            return 0;
        }
    }

    /**
     * Sets what is not set already. An enriched post has so many fields that code for a whole stage comes to a method of
     * more than 8,000 bytes, which the JVM interprets and never compiles. Plans that adapt are planned anew at each of
     * many small steps, in which there is nothing to adapt. Posts take long for their size: the usual 128 MB are more than
     * a minute's work, at the end of which all other cores wait.
     */
    private static void configure(SparkSession spark) {
        Map<String, String> settings = Map.of(
                "spark.sql.codegen.wholeStage", "false",
                "spark.sql.adaptive.enabled", "false",
                "spark.sql.shuffle.partitions", String.valueOf(Input.parts(spark)),
                "spark.sql.files.maxPartitionBytes", "16m");
        settings.forEach((name, value) -> {
            if (!spark.sparkContext().getConf().contains(name)) {
                spark.conf().set(name, value);
            }
        });
    }

    private void report(long untilReady, long enriching, long writing) {
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "Ready after %.1f s, posts enriched in %.1f s, tables written in %.1f s.%nTables are in %s.%n",
                        untilReady / 1e9,
                        enriching / 1e9,
                        writing / 1e9,
                        output);
        spec.commandLine().getOut().flush();
    }

    private Enricher enricher(SparkSession spark, Input<?> posts) throws IOException {
        Enricher enricher = models == null ? Enricher.load(spark) : Enricher.load(spark, models);
        enricher = enricher.withTagKeys(tagKeys);
        if (decisions != null) {
            enricher = enricher.withDecisions(decisions);
        }
        return tagModel == null ? enricher.withTagsOf(posts, !noLearn) : enricher.withTagModel(tagModel);
    }

    private void write(Dataset<Row> table, Path folder) {
        if (format == Output.PARQUET) {
            table.write().mode(SaveMode.Overwrite).parquet(folder.toString());
            return;
        }
        Column[] cells =
                Arrays.stream(table.schema().fields()).map(Enrich::cell).toArray(Column[]::new);
        table.select(cells)
                .write()
                .mode(SaveMode.Overwrite)
                .option("header", true)
                .option("escape", "\"")
                .option("emptyValue", "")
                .option("nullValue", "")
                .option("lineSep", "\n")
                .option("ignoreLeadingWhiteSpace", false)
                .option("ignoreTrailingWhiteSpace", false)
                .csv(folder.toString());
    }

    /** A column as the CSV reports have it. */
    private static Column cell(StructField field) {
        Column column = col("`" + field.name() + "`");
        if (field.dataType() instanceof ArrayType) {
            return safe(array_join(column, "; ")).as(field.name());
        }
        if (field.dataType().equals(DataTypes.DoubleType)) {
            return column.cast("decimal(5,4)").as(field.name());
        }
        return field.dataType().equals(DataTypes.StringType) ? safe(column).as(field.name()) : column;
    }

    /** A text that a spreadsheet would take for a formula gets a leading apostrophe. */
    private static Column safe(Column text) {
        return when(text.substr(1, 1).isin(FORMULA), concat(lit("'"), text)).otherwise(text);
    }
}
