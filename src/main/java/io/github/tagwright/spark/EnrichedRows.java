package io.github.tagwright.spark;

import io.github.tagwright.Outcome;
import io.github.tagwright.entity.Entity;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.entity.Link;
import io.github.tagwright.entity.NewName;
import io.github.tagwright.entity.NewNames;
import io.github.tagwright.post.FrontMatter;
import io.github.tagwright.post.Position;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.SourcedText;
import io.github.tagwright.report.Score;
import io.github.tagwright.tag.Suggestion;
import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What came of a post, as one row. */
final class EnrichedRows {

    static final String POST = "post";
    static final String MENTIONS = "mentions";
    static final String SUGGESTIONS = "suggestions";
    static final String PROBLEMS = "problems";
    static final String NAMES = "names";
    static final String NEW_NAMES = "new_names";

    private EnrichedRows() {}

    /** @param types of the entities that are found */
    static StructType schema(EntityTypes types) {
        return new StructType()
                .add(POST, DataTypes.StringType, false)
                .add("title", DataTypes.StringType)
                .add("date", DataTypes.DateType)
                .add("words", DataTypes.IntegerType, false)
                .add("sentences", DataTypes.IntegerType, false)
                .add("tags", DataTypes.createArrayType(DataTypes.StringType, false), false)
                .add("suggested_tags", DataTypes.createArrayType(DataTypes.StringType, false), false)
                .add("missing_tags", DataTypes.createArrayType(DataTypes.StringType, false), false)
                .add(MENTIONS, DataTypes.createArrayType(mention(types), false), false)
                .add(SUGGESTIONS, DataTypes.createArrayType(suggestion(), false), false)
                .add(NAMES, DataTypes.createArrayType(name(types), false), false)
                .add(NEW_NAMES, DataTypes.createArrayType(newName(types), false), false)
                .add(PROBLEMS, DataTypes.createArrayType(problem(), false), false);
    }

    private static StructType mention(EntityTypes types) {
        return new StructType()
                .add("line", DataTypes.IntegerType, false)
                .add("column", DataTypes.IntegerType, false)
                .add("type", DataTypes.StringType, false)
                .add("text", DataTypes.StringType, false)
                .add("entity", DataTypes.StringType, false)
                .add("name", DataTypes.StringType, false)
                .add(types.ownerColumn(), DataTypes.StringType, false)
                .add("score", DataTypes.DoubleType, false)
                .add("source", DataTypes.StringType, false);
    }

    private static StructType suggestion() {
        return new StructType()
                .add("tag", DataTypes.StringType, false)
                .add("kind", DataTypes.StringType, false)
                .add("score", DataTypes.DoubleType, false)
                .add("suggested", DataTypes.BooleanType, false)
                .add("present", DataTypes.BooleanType, false)
                .add("evidence", DataTypes.StringType, false);
    }

    /** An entity of the post, with how often it is mentioned. */
    private static StructType name(EntityTypes types) {
        return new StructType()
                .add("entity", DataTypes.StringType, false)
                .add("type", DataTypes.StringType, false)
                .add("name", DataTypes.StringType, false)
                .add(types.ownerColumn(), DataTypes.StringType, false)
                .add("mentions", DataTypes.IntegerType, false);
    }

    /** What may name something that the gazetteer lacks. */
    private static StructType newName(EntityTypes types) {
        return new StructType()
                .add("line", DataTypes.IntegerType, false)
                .add("column", DataTypes.IntegerType, false)
                .add("type", DataTypes.StringType, false)
                .add("text", DataTypes.StringType, false)
                .add("entity", DataTypes.StringType, false)
                .add(types.ownerColumn(), DataTypes.StringType, false)
                .add("evidence", DataTypes.StringType, false)
                .add("score", DataTypes.DoubleType, false);
    }

    private static StructType problem() {
        return new StructType()
                .add("line", DataTypes.IntegerType, false)
                .add("column", DataTypes.IntegerType, false)
                .add("problem", DataTypes.StringType, false)
                .add("expected", DataTypes.StringType, false);
    }

    /** @param names proposes those that the gazetteer lacks */
    static Row of(Outcome outcome, NewNames names) {
        return outcome.match(
                tagged -> of(tagged, names.in(tagged.text(), tagged.links())),
                rejected -> RowFactory.create(
                        rejected.path(),
                        null,
                        null,
                        0,
                        0,
                        new String[0],
                        new String[0],
                        new String[0],
                        new Row[0],
                        new Row[0],
                        new Row[0],
                        new Row[0],
                        problems(rejected)));
    }

    private static Row of(Outcome.Tagged tagged, List<NewName> newNames) {
        FrontMatter frontMatter = tagged.post().frontMatter();
        return RowFactory.create(
                tagged.path(),
                frontMatter.title().map(SourcedText::text).orElse(null),
                frontMatter.date().map(Date::valueOf).orElse(null),
                tagged.text().words(),
                tagged.text().sentences(),
                frontMatter.tags().toArray(String[]::new),
                tagged.suggestedTags().toArray(String[]::new),
                tagged.missingTags().toArray(String[]::new),
                tagged.links().stream().map(link -> of(link, tagged.post())).toArray(Row[]::new),
                tagged.tags().stream().map(EnrichedRows::of).toArray(Row[]::new),
                names(tagged),
                newNames.stream().map(name -> of(name, tagged.post())).toArray(Row[]::new),
                problems(tagged));
    }

    private static Row of(Link link, Post post) {
        Position at = post.source().position(link.mention().span().start());
        return RowFactory.create(
                at.line(),
                at.column(),
                link.mention().type().name(),
                post.source().sliceOnOneLine(link.mention().span()),
                link.id(),
                link.name(),
                link.vendorName(),
                rounded(link.mention().score()),
                link.mention().source());
    }

    private static Row of(NewName name, Post post) {
        Position at = post.source().position(name.span().start());
        return RowFactory.create(
                at.line(),
                at.column(),
                name.type().name(),
                name.name(),
                name.id(),
                name.owner().map(Entity::name).orElse(""),
                name.evidence(),
                rounded(name.score()));
    }

    private static Row of(Suggestion tag) {
        return RowFactory.create(
                tag.tag(), tag.kind().word(), rounded(tag.score()), tag.suggested(), tag.present(), tag.reasons());
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

    private static Row[] problems(Outcome outcome) {
        return outcome.problems().stream().map(EnrichedRows::of).toArray(Row[]::new);
    }

    private static Row of(Problem problem) {
        Position at = problem.position();
        return RowFactory.create(at.line(), at.column(), problem.found(), problem.expected());
    }

    /** To four decimals, as reports have it. */
    static double rounded(double score) {
        return Score.rounded(score).doubleValue();
    }
}
