package io.github.tagwright.report;

import static io.github.tagwright.report.Table.Column.date;
import static io.github.tagwright.report.Table.Column.flag;
import static io.github.tagwright.report.Table.Column.number;
import static io.github.tagwright.report.Table.Column.score;
import static io.github.tagwright.report.Table.Column.text;
import static io.github.tagwright.report.Table.Column.texts;

import io.github.tagwright.Outcome;
import io.github.tagwright.entity.Entity;
import io.github.tagwright.entity.EntityType;
import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.entity.Link;
import io.github.tagwright.entity.NewName;
import io.github.tagwright.post.FrontMatter;
import io.github.tagwright.post.Position;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.SourcedText;
import io.github.tagwright.report.Table.Row;
import io.github.tagwright.tag.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reports that are tables: their columns, and what rows a post has in them. Immutable, safe to share. */
public final class Tables {

    private final EntityTypes types;
    private final Table posts;
    private final Table mentions;
    private final Table tags;
    private final Table newMentions;
    private final Table problems;

    /** @param types of the entities that are mentioned; they name some of the columns */
    public Tables(EntityTypes types) {
        this.types = types;
        this.posts = new Table(
                "posts",
                Stream.of(
                                Stream.of(text("post"), text("title"), date("date")),
                                Stream.of(number("words"), number("sentences")),
                                Stream.of(texts("tags"), texts("suggested_tags"), texts("missing_tags")),
                                types.all().stream().map(type -> texts(type.plural())),
                                Stream.of(number("problems")))
                        .flatMap(columns -> columns));
        this.mentions = new Table(
                "mentions",
                text("post"),
                number("line"),
                number("column"),
                text("type"),
                text("text"),
                text("entity"),
                text("name"),
                text(types.ownerColumn()),
                score("score"),
                text("source"));
        this.tags = new Table(
                "tags",
                text("post"),
                text("tag"),
                text("kind"),
                score("score"),
                flag("suggested"),
                flag("present"),
                text("evidence"));
        this.newMentions = new Table(
                "new-mentions",
                text("post"),
                number("line"),
                number("column"),
                date("date"),
                text("type"),
                text("text"),
                text("entity"),
                text(types.ownerColumn()),
                text("evidence"),
                score("score"));
        this.problems = new Table(
                "problems", text("post"), number("line"), number("column"), text("problem"), text("expected"));
    }

    /** A row a post. */
    public Table posts() {
        return posts;
    }

    /** A row a mention of something, known or new. */
    public Table mentions() {
        return mentions;
    }

    /** A row a tag that a post has or could have. */
    public Table tags() {
        return tags;
    }

    /** Names that the gazetteer lacks, wherever they stand. */
    public Table newMentions() {
        return newMentions;
    }

    /** A row a problem. */
    public Table problems() {
        return problems;
    }

    /** Those that have rows of posts; the others count over all of them. */
    List<Table> ofPosts() {
        return List.of(posts, mentions, tags, newMentions, problems);
    }

    Table entities() {
        return new Table(
                "entities",
                text("entity"),
                text("type"),
                text("name"),
                text(types.ownerColumn()),
                number("posts"),
                number("mentions"),
                date("first_date"),
                date("last_date"));
    }

    Table newEntities() {
        return new Table(
                "new-entities",
                text("name"),
                text("type"),
                text(types.ownerColumn()),
                text("evidence"),
                number("posts"),
                number("mentions"),
                date("first_date"),
                date("last_date"),
                texts("examples"),
                score("score"),
                text("accepted"));
    }

    static Table trends() {
        return new Table(
                "trends",
                number("year"),
                text("entity"),
                text("type"),
                text("name"),
                number("posts"),
                number("mentions"));
    }

    static Table cooccurrence() {
        return new Table("cooccurrence", text("entity_a"), text("entity_b"), number("posts"), score("score"));
    }

    Row row(Problem problem) {
        Position at = problem.position();
        return problems.row(problem.post(), at.line(), at.column(), problem.found(), problem.expected());
    }

    /** All rows of a post, those of one table in order. */
    public List<Row> rows(Outcome outcome) {
        List<Row> rows = new ArrayList<>();
        rows.add(outcome.match(this::post, this::rejected));
        if (outcome instanceof Outcome.Tagged tagged) {
            tagged.links().forEach(link -> rows.add(mention(link, tagged.post())));
            tagged.tags().forEach(tag -> rows.add(tag(tag, tagged.path())));
        }
        outcome.problems().forEach(problem -> rows.add(row(problem)));
        return rows;
    }

    /** The rows of names in a post that the gazetteer lacks. */
    public List<Row> rows(Outcome.Tagged post, List<NewName> names) {
        return names.stream().map(name -> newMention(name, post.post())).toList();
    }

    private Row newMention(NewName name, Post post) {
        Position at = post.source().position(name.span().start());
        return newMentions.row(
                post.path(),
                at.line(),
                at.column(),
                post.frontMatter().date(),
                name.type().name(),
                name.name(),
                name.id(),
                name.owner().map(Entity::name).orElse(""),
                name.evidence(),
                Score.rounded(name.score()));
    }

    private Row rejected(Outcome.Rejected post) {
        List<Object> row =
                new ArrayList<>(List.of(post.path(), "", Optional.empty(), 0, 0, List.of(), List.of(), List.of()));
        types.all().forEach(type -> row.add(List.of()));
        row.add(post.problems().size());
        return new Row(posts, row);
    }

    private Row post(Outcome.Tagged tagged) {
        FrontMatter frontMatter = tagged.post().frontMatter();
        List<Object> row = new ArrayList<>(List.of(
                tagged.path(),
                frontMatter.title().map(SourcedText::text).orElse(""),
                frontMatter.date(),
                tagged.text().words(),
                tagged.text().sentences(),
                frontMatter.tags(),
                tagged.suggestedTags(),
                tagged.missingTags()));
        types.all().forEach(type -> row.add(names(tagged.links(), type)));
        row.add(tagged.problems().size());
        return new Row(posts, row);
    }

    private Row mention(Link link, Post post) {
        Position at = post.source().position(link.mention().span().start());
        return mentions.row(
                post.path(),
                at.line(),
                at.column(),
                link.mention().type().name(),
                post.source().sliceOnOneLine(link.mention().span()),
                link.id(),
                link.name(),
                link.vendorName(),
                Score.rounded(link.mention().score()),
                link.mention().source());
    }

    private Row tag(Suggestion tag, String post) {
        return tags.row(
                post,
                tag.tag(),
                tag.kind().word(),
                Score.rounded(tag.score()),
                tag.suggested(),
                tag.present(),
                tag.reasons());
    }

    private static List<String> names(List<Link> links, EntityType type) {
        Predicate<Link> ofType = link -> link.mention().type().equals(type);
        return List.copyOf(
                links.stream().filter(ofType).map(Link::name).collect(Collectors.toCollection(TreeSet::new)));
    }
}
