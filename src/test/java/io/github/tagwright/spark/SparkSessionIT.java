package io.github.tagwright.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.cli.Main;
import io.github.tagwright.post.PostReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datasets in, datasets out, as a notebook has them; and each format of the job. */
class SparkSessionIT {

    private static final StructType RECORD = new StructType()
            .add("id", DataTypes.StringType)
            .add("title", DataTypes.StringType)
            .add("date", DataTypes.DateType)
            .add("markdown", DataTypes.StringType)
            .add("tags", DataTypes.createArrayType(DataTypes.StringType));

    @TempDir
    private Path folder;

    private SparkSession spark;

    @BeforeEach
    void startSession() {
        System.setProperty("spark.master", "local[2]");
        System.setProperty("spark.ui.enabled", "false");
        System.setProperty("spark.driver.host", "127.0.0.1");
        System.setProperty("spark.driver.bindAddress", "127.0.0.1");
        System.setProperty("spark.sql.shuffle.partitions", "2");
        spark = SparkSession.builder().getOrCreate();
    }

    @AfterEach
    void stopSession() {
        spark.stop();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("spark."))
                .forEach(System::clearProperty);
    }

    private Dataset<Row> records(Row... rows) {
        return spark.createDataFrame(List.of(rows), RECORD);
    }

    private static Row record(String id, String title, String markdown, String... tags) {
        return RowFactory.create(id, title, java.sql.Date.valueOf("2014-03-02"), markdown, tags);
    }

    @Test
    void enrichesTheRowsOfADataset() throws Exception {
        Dataset<Row> posts = records(
                record("a", "Lab", "Two hosts went to VMware ESXi, one to Hyper-V.", "Lab"),
                record("b", "Storage", "The NetApp filer lost a shelf; ESXi did not mind."));

        Enricher enricher = Enricher.load(spark);
        Dataset<Row> enriched = enricher.enrich(posts);
        List<Row> names = enriched.selectExpr("post", "mentions.name", "year(date)", "tags")
                .orderBy("post")
                .collectAsList();
        Map<String, Long> entities = new TreeMap<>();
        enricher.tables(enriched)
                .all()
                .get("entities")
                .collectAsList()
                .forEach(row -> entities.put(row.getAs("name"), row.getAs("posts")));

        assertThat(names.get(0).getList(1)).isEqualTo(List.of("VMware", "ESXi", "Hyper-V"));
        assertThat(names.get(0).getInt(2)).isEqualTo(2014);
        assertThat(names.get(0).getList(3)).isEqualTo(List.of("Lab"));
        assertThat(names.get(1).getList(1)).isEqualTo(List.of("NetApp", "ESXi"));
        assertThat(entities).isEqualTo(Map.of("VMware", 1L, "ESXi", 2L, "Hyper-V", 1L, "NetApp", 1L));
    }

    @Test
    void tellsEachSpellingOfWhatAPostNames() throws Exception {
        Dataset<Row> posts = records(record(
                "a",
                "Notes",
                "We moved from Docker to Kubelane, a scheduler. With kubelane installed on Fedora the hosts run"
                        + " Kubernetes. Kubelane 2.0 was released today. The kubelane 2.0 release runs on Linux and"
                        + " kubelane 1.9 does not."));

        Enricher enricher = Enricher.load(spark);
        Row post = enricher.tables(enricher.enrich(posts)).all().get("posts").first();

        assertThat(post.<String>getList(post.fieldIndex("products"))).isSorted().contains("Kubelane", "kubelane");
    }

    @Test
    void givesSqlAFunction() throws Exception {
        records(record("a", "Lab", "Two hosts went to VMware ESXi.")).createOrReplaceTempView("posts");

        Enricher.load(spark).register("tagwright");
        Row row = spark.sql("SELECT tagwright(struct(*)).mentions.entity FROM posts")
                .first();

        assertThat(row.getList(0)).isEqualTo(List.of("vmware", "vmware-esxi"));
    }

    @Test
    void tellsOfBadRecordsAndGoesOn() throws Exception {
        Dataset<Row> posts = records(
                record("twice", "One", "Linux is here."),
                record("twice", "Two", "Windows is here."),
                record("nul", "Three", "a\0b"),
                record("large", "Four", "word ".repeat(PostReader.LARGEST_FILE)),
                record("empty", "", ""),
                record(null, "Nameless", "Solaris is here."),
                RowFactory.create(null, null, null, null, null));

        Enricher enricher = Enricher.load(spark);
        Map<String, Dataset<Row>> tables =
                enricher.tables(enricher.enrich(posts)).sorted();
        List<Row> problems = tables.get("problems").select("post", "problem").collectAsList();

        assertThat(tables.get("posts").count()).isEqualTo(7);
        assertThat(problems).extracting(row -> row.getString(0)).contains("twice", "nul", "large", "empty");
        assertThat(problems)
                .filteredOn(row -> row.getString(0).equals("twice"))
                .singleElement()
                .extracting(row -> row.getString(1))
                .isEqualTo("the id of 2 records");
        assertThat(tables.get("entities").select("entity").collectAsList())
                .extracting(row -> row.getString(0))
                .contains("linux", "sun-solaris");
    }

    @Test
    void takesAFolderOfFilesAsItIsOnOneMachine() throws Exception {
        Path output = enrich("posts", "files", "--sorted");

        assertEqualTables(Path.of("posts"), output);
    }

    @Test
    void takesParquetAsItTakesJsonLines() throws Exception {
        Path lines = SampleRecords.write(folder.resolve("posts.jsonl"), 36, 10);
        spark.read()
                .json(lines.toString())
                .write()
                .parquet(folder.resolve("posts.parquet").toString());

        Path output = enrich(folder.resolve("posts.parquet").toString(), "parquet", "--sorted");

        assertEqualTables(lines, output);
    }

    @Test
    void takesAWordPressExportAsItIsOnOneMachine() throws Exception {
        Path export = Files.writeString(folder.resolve("blog.xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                  xmlns:wp="http://wordpress.org/export/1.2/">
                <channel><title>Blog</title>
                <item><title>Lab</title><link>https://blog.example/2014/03/lab/</link>
                <content:encoded><![CDATA[<p>Two hosts went to <b>VMware</b> ESXi.</p>]]></content:encoded>
                <wp:post_id>1</wp:post_id><wp:post_name>lab</wp:post_name>
                <wp:post_date>2014-03-02 10:00:00</wp:post_date>
                <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
                <category domain="post_tag" nicename="home-lab"><![CDATA[Home Lab]]></category>
                </item>
                <item><title>Later</title><link>https://blog.example/?p=2</link>
                <content:encoded><![CDATA[Not yet.]]></content:encoded>
                <wp:post_id>2</wp:post_id><wp:status>draft</wp:status><wp:post_type>post</wp:post_type>
                </item>
                </channel></rss>
                """);

        Path output = enrich(export.toString(), "wxr", "--sorted");

        assertEqualTables(export, output);
        assertThat(Csv.parts(output.resolve("posts"))).hasSize(2);
        assertThat(Csv.parts(output.resolve("mentions"))).hasSize(3);
    }

    @Test
    void takesEachLineOfATextForAPost() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "Moved to Hyper-V.\n\nBack on VMware ESXi.\n");

        Path output = enrich(text.toString(), "text");

        assertThat(Csv.parts(output.resolve("posts"))).hasSize(3);
        assertThat(Csv.parts(output.resolve("entities")))
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrder("entity", "microsoft-hyper-v", "vmware", "vmware-esxi");
    }

    private Path enrich(String input, String format, String... more) {
        Path output = folder.resolve("together");
        List<String> arguments =
                new java.util.ArrayList<>(List.of("--input", input, "--from", format, "--output", output.toString()));
        arguments.addAll(List.of(more));
        assertThat(Enrich.run(arguments.toArray(String[]::new))).isZero();
        return output;
    }

    private void assertEqualTables(Path posts, Path together) throws Exception {
        Path alone = folder.resolve("alone");
        StringWriter said = new StringWriter();
        PrintWriter to = new PrintWriter(said);
        Main.run(to, to, "enrich", posts.toString(), "--output", alone.toString(), "--no-html");
        for (String table : Csv.TABLES) {
            assertThat(Csv.parts(together.resolve(table))).as(table).isEqualTo(Csv.rows(alone.resolve(table + ".csv")));
        }
    }

    @Test
    void saysInASentenceThatThereIsNoInput() {
        assertThat(Enrich.run("--input", folder.resolve("none").toString(), "--output", folder.toString()))
                .isEqualTo(2);
    }
}
