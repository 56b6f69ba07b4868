package io.github.tagwright.spark;

import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.report.NewEntities;
import io.github.tagwright.report.NewSpelling;
import io.github.tagwright.report.PostFacts.NewMention;
import java.sql.Date;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Names that the gazetteer lacks, counted over all posts, as rows. */
final class NewEntityRows {

    private static final double SCORE_UNIT = 10_000;

    private NewEntityRows() {}

    /** The columns of {@code new-entities.csv} and the score before it is rounded. */
    static StructType schema(EntityTypes types) {
        return new StructType()
                .add("name", DataTypes.StringType, false)
                .add("type", DataTypes.StringType, false)
                .add(types.ownerColumn(), DataTypes.StringType, false)
                .add("evidence", DataTypes.StringType, false)
                .add("posts", DataTypes.IntegerType, false)
                .add("mentions", DataTypes.IntegerType, false)
                .add("first_date", DataTypes.DateType)
                .add("last_date", DataTypes.DateType)
                .add("examples", DataTypes.createArrayType(DataTypes.StringType, false), false)
                .add("score", DataTypes.DoubleType, false)
                .add("accepted", DataTypes.StringType, false)
                .add("exact", DataTypes.DoubleType, false);
    }

    /**
     * Counts one name.
     *
     * @param mentions of the name in all posts, in order, with the columns of {@code new-mentions.csv}
     * @param owner the column that says whose a name may be
     * @return none where it is met too seldom
     */
    static Iterator<Row> of(Iterator<Row> mentions, String owner) {
        NewEntities names = new NewEntities();
        mentions.forEachRemaining(row -> {
            NewSpelling spelling = new NewSpelling(
                    row.getAs("type"), row.getAs("text"), row.getAs("entity"), row.getAs(owner), row.getAs("evidence"));
            int score = (int) Math.round(row.<Double>getAs("score") * SCORE_UNIT);
            Date date = row.getAs("date");
            names.add(
                    row.getAs("post"),
                    Optional.ofNullable(date).map(Date::toLocalDate),
                    new NewMention(spelling, row.getAs("line"), row.getAs("column"), score));
        });
        return names.found().stream().map(NewEntityRows::row).iterator();
    }

    private static Row row(NewEntities.Found found) {
        return RowFactory.create(
                found.name(),
                found.type(),
                found.owner(),
                found.evidence(),
                found.posts(),
                found.mentions(),
                found.first().map(Date::valueOf).orElse(null),
                found.last().map(Date::valueOf).orElse(null),
                found.examples().toArray(String[]::new),
                EnrichedRows.rounded(found.score()),
                "",
                found.score());
    }
}
