package io.github.tagwright.post;

import io.github.tagwright.post.WrittenTags.Form;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How an archive writes its tags, counted over its posts. Not safe to share while posts are added. */
public final class TagHabits {

    private final PostReader reader;
    private final Map<FrontMatter.Format, Map<TagHabit, Integer>> counts = new EnumMap<>(FrontMatter.Format.class);

    /** @param reader by which the posts were read */
    public TagHabits(PostReader reader) {
        this.reader = reader;
    }

    /** Counts a post; one without tags says nothing. */
    public void add(Post post) {
        if (post.frontMatter().tags().isEmpty()) {
            return;
        }
        try {
            for (WrittenTags tags : TagEditor.written(post, reader.keys())) {
                habit(post.source().text(), tags)
                        .ifPresent(habit -> counts.computeIfAbsent(
                                        post.frontMatter().format(), format -> new TreeMap<>())
                                .merge(habit, 1, Integer::sum));
            }
        } catch (TagEditException unusual) {
            // An unusual way to write tags is nobody's habit.
        }
    }

    private static Optional<TagHabit> habit(String text, WrittenTags tags) {
        if (tags.items().isEmpty()) {
            return Optional.empty();
        }
        Span first = tags.items().get(0).span();
        String separator = tags.items().size() < 2
                ? ", "
                : text.substring(first.end(), tags.items().get(1).span().start());
        return switch (tags.form()) {
            case BLOCK ->
                Optional.of(new TagHabit(
                        tags.key(),
                        Form.BLOCK,
                        text.substring(TagEditor.lineStart(text, first.start()), first.start()),
                        WrittenTags.quote(text, first),
                        ""));
            case LINES ->
                Optional.of(new TagHabit(
                        tags.key(),
                        Form.LINES,
                        text.substring(TagEditor.lineStart(text, first.start()), first.start()),
                        WrittenTags.quote(text, first),
                        ""));
            case FLOW ->
                Optional.of(new TagHabit(
                        tags.key(),
                        Form.FLOW,
                        text.substring(tags.value().start() + 1, first.start()),
                        WrittenTags.quote(text, first),
                        separator.isBlank() || separator.indexOf('\n') >= 0 ? ", " : separator));
            case TEXT ->
                tags.items().size() < 2
                        ? Optional.empty()
                        : Optional.of(new TagHabit(
                                tags.key(), Form.TEXT, "", WrittenTags.quote(text, tags.value()), separator));
            case EMPTY -> Optional.empty();
        };
    }

    /** The most frequent way; where the archive has none of this format, the usual one. */
    TagHabit of(FrontMatter.Format format) {
        TagHabit best = format == FrontMatter.Format.YAML
                ? new TagHabit(reader.keys().names().get(0), Form.BLOCK, "  - ", ' ', "")
                : new TagHabit(reader.keys().names().get(0), Form.FLOW, "", '"', ", ");
        int most = 0;
        for (Map.Entry<TagHabit, Integer> one :
                counts.getOrDefault(format, Map.of()).entrySet()) {
            if (one.getValue() > most) {
                most = one.getValue();
                best = one.getKey();
            }
        }
        return best;
    }
}
