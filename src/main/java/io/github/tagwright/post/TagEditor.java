package io.github.tagwright.post;

import io.github.tagwright.post.WrittenTags.Form;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Changes the tags in a post's file and nothing else: list, brackets or string, quotes, indent, comments, the order of
 * keys, fences, line ends and byte order mark stay as they are. Each change is read again, and refused unless it gives
 * exactly the tags asked for and leaves every other value and the body alone. Immutable, safe to share.
 */
public final class TagEditor {

    private static final Map<FrontMatter.Format, TagDialect> DIALECTS = Map.of(
            FrontMatter.Format.YAML, new YamlTags(),
            FrontMatter.Format.TOML, new TomlTags(),
            FrontMatter.Format.JSON, new JsonTags());

    private final PostReader reader;
    private final TagHabits habits;

    /**
     * @param reader by which posts were read
     * @param habits for posts that have no tags yet
     */
    public TagEditor(PostReader reader, TagHabits habits) {
        this.reader = reader;
        this.habits = habits;
    }

    /**
     * Changes the tags of a post.
     *
     * @param bytes of the file it was read from
     */
    public TagEdit edit(Post post, byte[] bytes, TagChange change) {
        List<String> wanted = change.of(post.frontMatter().tags());
        if (wanted.equals(post.frontMatter().tags())) {
            return new TagEdit.Unchanged();
        }
        try {
            Charset charset = charset(post.source().text(), bytes);
            String between = withoutAdded(post, change);
            Post unadded = verified(
                    post,
                    encoded(between, charset, bytes),
                    change.withoutAdded(post.frontMatter().tags()));
            List<String> missing = new ArrayList<>(wanted);
            missing.removeAll(unadded.frontMatter().tags());
            String after = missing.isEmpty() ? between : with(unadded, missing);
            byte[] written = encoded(after, charset, bytes);
            verified(post, written, wanted);
            return new TagEdit.Edited(post.source().text(), after, written);
        } catch (TagEditException refusal) {
            return new TagEdit.Refused(new Problem(
                    post.path(),
                    post.source().position(refusal.offset()),
                    "tags left as they are: " + refusal.getMessage(),
                    "tags that can be changed alone"));
        }
    }

    /** The values of the keys that hold tags, in the order of the keys. */
    static List<WrittenTags> written(Post post, TagKeys keys) throws TagEditException {
        FrontMatterBlock block = FrontMatterBlock.find(post.source().text());
        TagDialect dialect = DIALECTS.get(block.format());
        List<WrittenTags> found = new ArrayList<>();
        if (dialect != null) {
            for (String key : new LinkedHashSet<>(keys.names())) {
                dialect.find(
                                post.source().text(),
                                new Span(block.start(), block.end()),
                                key,
                                TagKeys.splitsOnBlanks(post.path()))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private record Splice(Span span, String text) {}

    private String withoutAdded(Post post, TagChange change) throws TagEditException {
        if (post.frontMatter().format() == FrontMatter.Format.NONE) {
            throw new TagEditException(0, "no front matter that can be read");
        }
        String text = post.source().text();
        TagDialect dialect = DIALECTS.get(post.frontMatter().format());
        TagChange.Naming naming = change.new Naming(post.frontMatter().tags());
        Map<String, String> names = new HashMap<>();
        List<Splice> splices = new ArrayList<>();
        for (WrittenTags tags : written(post, reader.keys())) {
            List<WrittenTags.Item> removed = new ArrayList<>();
            for (WrittenTags.Item item : tags.items()) {
                boolean met = names.containsKey(item.tag());
                String name = names.computeIfAbsent(item.tag(), naming::next);
                if (name.isEmpty() || (met && !name.equals(item.tag()))) {
                    removed.add(item);
                } else if (!name.equals(item.tag())) {
                    splices.add(new Splice(item.span(), renamed(text, tags, item, name, dialect)));
                }
            }
            cuts(text, tags, removed).forEach(cut -> splices.add(new Splice(cut, "")));
        }
        splices.sort((a, b) -> b.span().compareTo(a.span()));
        StringBuilder result = new StringBuilder(text);
        splices.forEach(one -> result.replace(one.span().start(), one.span().end(), one.text()));
        return result.toString();
    }

    private static String renamed(String text, WrittenTags tags, WrittenTags.Item item, String name, TagDialect dialect)
            throws TagEditException {
        if (tags.form() == Form.TEXT) {
            return part(name, tags);
        }
        return dialect.item(name, WrittenTags.quote(text, item.span()));
    }

    private static String part(String tag, WrittenTags tags) throws TagEditException {
        boolean fits = tags.isSplitOnBlanks() ? tag.chars().noneMatch(Character::isWhitespace) : tag.indexOf(',') < 0;
        if (!fits) {
            throw new TagEditException(
                    tags.value().start(),
                    "one string split at " + (tags.isSplitOnBlanks() ? "blanks" : "commas") + ", which cannot hold "
                            + tag);
        }
        return tag;
    }

    private static List<Span> cuts(String text, WrittenTags tags, List<WrittenTags.Item> removed)
            throws TagEditException {
        List<Span> cuts = new ArrayList<>();
        if (tags.form() == Form.BLOCK) {
            for (WrittenTags.Item item : removed) {
                cuts.add(line(text, item));
            }
            return cuts;
        }
        List<WrittenTags.Item> items = tags.items();
        if (tags.form() == Form.LINES
                && removed.size() < items.size()
                && removed.stream()
                        .allMatch(item -> standsAlone(text, item, item.equals(items.get(items.size() - 1))))) {
            return linesWithCommas(text, tags, removed);
        }
        int kept = items.size();
        while (kept > 0 && removed.contains(items.get(kept - 1))) {
            kept--;
        }
        for (int i = 0; i < kept; i++) {
            if (removed.contains(items.get(i))) {
                cuts.add(new Span(
                        items.get(i).span().start(), items.get(i + 1).span().start()));
            }
        }
        if (kept < items.size()) {
            int end = items.get(items.size() - 1).span().end();
            int start = kept > 0
                    ? items.get(kept - 1).span().end()
                    : items.get(0).span().start();
            cuts.add(new Span(
                    start, kept > 0 ? end : commaEnd(text, end, tags.value().end())));
        }
        for (Span cut : cuts) {
            refuseComment(text, cut, items);
        }
        return cuts;
    }

    /** Whether nothing but blanks and its comma, which all but the last must have, shares the line of an item. */
    private static boolean standsAlone(String text, WrittenTags.Item item, boolean isLast) {
        int end = FrontMatterBlock.lineEnd(text, item.span().end());
        int comma = commaEnd(text, item.span().end(), end);
        return text.substring(lineStart(text, item.span().start()), item.span().start())
                        .isBlank()
                && text.substring(comma, end).isBlank()
                && (isLast || comma > item.span().end());
    }

    /** The lines of items; where the last goes that had no comma behind it, the one before it loses its own. */
    private static List<Span> linesWithCommas(String text, WrittenTags tags, List<WrittenTags.Item> removed) {
        List<Span> cuts = new ArrayList<>();
        for (WrittenTags.Item item : removed) {
            int end = FrontMatterBlock.lineEnd(text, item.span().end());
            cuts.add(new Span(lineStart(text, item.span().start()), FrontMatterBlock.next(text, end)));
        }
        int last = tags.items().get(tags.items().size() - 1).span().end();
        int kept = tags.items().stream()
                .filter(item -> !removed.contains(item))
                .mapToInt(item -> item.span().end())
                .max()
                .orElseThrow();
        boolean trailing = commaEnd(text, last, tags.value().end()) > last;
        if (kept < last && !trailing) {
            cuts.add(new Span(kept, commaEnd(text, kept, last)));
        }
        return cuts;
    }

    /** The line of an item of a block, with its line end. */
    private static Span line(String text, WrittenTags.Item item) throws TagEditException {
        int start = lineStart(text, item.span().start());
        int end = FrontMatterBlock.lineEnd(text, item.span().end());
        if (!text.substring(start, item.span().start()).strip().equals("-")) {
            throw new TagEditException(item.span().start(), "a tag that does not stand on a line of its own");
        }
        if (!text.substring(item.span().end(), end).isBlank()) {
            throw new TagEditException(item.span().end(), "a comment beside a tag that is to go");
        }
        return new Span(start, FrontMatterBlock.next(text, end));
    }

    private static int commaEnd(String text, int from, int end) {
        int at = from;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < end && text.charAt(at) == ',' ? at + 1 : from;
    }

    private static void refuseComment(String text, Span cut, List<WrittenTags.Item> items) throws TagEditException {
        int at = cut.start();
        while (at < cut.end()) {
            int here = at;
            Optional<WrittenTags.Item> item = items.stream()
                    .filter(one ->
                            one.span().start() <= here && here < one.span().end())
                    .findFirst();
            if (item.isPresent()) {
                at = item.get().span().end();
            } else if (text.charAt(at) == ',' || Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                throw new TagEditException(at, "a comment beside a tag that is to go");
            }
        }
    }

    /** The text of a post with tags behind its own. */
    private String with(Post post, List<String> added) throws TagEditException {
        String text = post.source().text();
        TagDialect dialect = DIALECTS.get(post.frontMatter().format());
        List<WrittenTags> found = written(post, reader.keys());
        FrontMatterBlock block = FrontMatterBlock.find(text);
        TagHabit habit = habits.of(post.frontMatter().format());
        String lineEnd = lineEndOf(text);
        for (WrittenTags tags : found) {
            if (!tags.items().isEmpty()) {
                return behind(text, tags, added, dialect, lineEnd);
            }
        }
        for (WrittenTags tags : found) {
            return switch (tags.form()) {
                case EMPTY -> dialect.withValue(text, tags, added, habit, lineEnd);
                case TEXT -> inEmpty(text, tags, String.join(tags.isSplitOnBlanks() ? " " : ", ", parts(added, tags)));
                default ->
                    inEmpty(
                            text,
                            tags,
                            String.join(
                                    ", ",
                                    added.stream()
                                            .map(tag -> dialect.item(tag, habit.quote()))
                                            .toList()));
            };
        }
        return dialect.withKey(text, new Span(block.start(), block.end()), added, habit, lineEnd);
    }

    private static List<String> parts(List<String> added, WrittenTags tags) throws TagEditException {
        List<String> parts = new ArrayList<>();
        for (String tag : added) {
            parts.add(part(tag, tags));
        }
        return parts;
    }

    private static String inEmpty(String text, WrittenTags tags, String content) throws TagEditException {
        Span value = tags.value();
        if (value.length() < 2
                || !text.substring(value.start() + 1, value.end() - 1).isBlank()) {
            throw new TagEditException(value.start(), "a comment in an empty list");
        }
        return text.substring(0, value.start() + 1) + content + text.substring(value.end() - 1);
    }

    private static String behind(String text, WrittenTags tags, List<String> added, TagDialect dialect, String lineEnd)
            throws TagEditException {
        List<WrittenTags.Item> items = tags.items();
        Span last = items.get(items.size() - 1).span();
        char quote = WrittenTags.quote(text, last);
        int start = lineStart(text, last.start());
        int end = FrontMatterBlock.lineEnd(text, last.end());
        String lead = text.substring(start, last.start());
        StringBuilder more = new StringBuilder();
        switch (tags.form()) {
            case BLOCK -> {
                added.forEach(tag -> more.append(lineEnd).append(lead).append(dialect.item(tag, quote)));
                return inserted(text, end, more);
            }
            case LINES -> {
                boolean closesHere = tags.value().end() <= end;
                if (lead.isBlank() && !closesHere) {
                    int comma = commaEnd(text, last.end(), end);
                    boolean trailing = comma > last.end();
                    for (int i = 0; i < added.size(); i++) {
                        boolean bare = i == added.size() - 1 && !trailing;
                        more.append(lineEnd).append(lead).append(dialect.item(added.get(i), quote));
                        more.append(bare ? "" : ",");
                    }
                    String result = inserted(text, end, more);
                    return trailing ? result : inserted(result, last.end(), ",");
                }
                added.forEach(tag -> more.append(", ").append(dialect.item(tag, quote)));
                return inserted(text, last.end(), more);
            }
            case TEXT -> {
                String separator = separator(text, tags, tags.isSplitOnBlanks() ? " " : ", ");
                for (String tag : parts(added, tags)) {
                    more.append(separator).append(tag);
                }
                return inserted(text, last.end(), more);
            }
            default -> {
                String separator = separator(text, tags, ", ");
                added.forEach(tag -> more.append(separator).append(dialect.item(tag, quote)));
                return inserted(text, last.end(), more);
            }
        }
    }

    /** What stands between the last two items, if that is one comma or blank on one line. */
    private static String separator(String text, WrittenTags tags, String usual) {
        List<WrittenTags.Item> items = tags.items();
        if (items.size() < 2) {
            return usual;
        }
        String between = text.substring(
                items.get(items.size() - 2).span().end(),
                items.get(items.size() - 1).span().start());
        boolean simple = between.chars().allMatch(c -> c == ',' || c == ' ');
        return simple ? between : usual;
    }

    private static String inserted(String text, int at, CharSequence more) {
        return text.substring(0, at) + more + text.substring(at);
    }

    /**
     * The post as it would be read.
     *
     * @throws TagEditException if anything but the tags has changed, or if they are not those that are wanted
     */
    private Post verified(Post before, byte[] written, List<String> wanted) throws TagEditException {
        Optional<Post> read = reader.read(before.path(), written)
                .match(good -> Optional.of(good.post()), bad -> Optional.<Post>empty())
                .filter(after ->
                        after.frontMatter().format() == before.frontMatter().format());
        List<String> unheld = new ArrayList<>(wanted);
        read.ifPresent(after -> unheld.removeAll(after.frontMatter().tags()));
        boolean same = read.isPresent()
                && read.get().frontMatter().tags().equals(wanted)
                && others(read.get()).equals(others(before))
                && body(read.get()).equals(body(before))
                && read.get().problems().size() == before.problems().size();
        if (!same) {
            unheld.removeAll(before.frontMatter().tags());
            throw new TagEditException(
                    FrontMatterBlock.find(before.source().text()).start(),
                    unheld.isEmpty()
                            ? "what is written around them would be read differently"
                            : "the way they are written cannot hold " + String.join("; ", unheld));
        }
        return read.get();
    }

    private static String body(Post post) {
        return post.source().text().substring(post.bodyStart());
    }

    /** All values but tags, in their order. */
    private List<Map.Entry<String, Object>> others(Post post) {
        Map<String, Object> values = new LinkedHashMap<>(post.frontMatter().values());
        for (String key : reader.keys().names()) {
            removeKey(values, key);
        }
        return List.copyOf(new ArrayList<>(nonNull(values).entrySet()));
    }

    private static Map<String, Object> nonNull(Map<String, Object> values) {
        Map<String, Object> result = new LinkedHashMap<>();
        values.forEach((key, value) -> result.put(key, value == null ? "null" : value));
        return result;
    }

    private static void removeKey(Map<String, Object> values, String key) {
        for (String name : List.copyOf(values.keySet())) {
            int dot = key.indexOf('.');
            if (name.equalsIgnoreCase(key)) {
                values.remove(name);
                return;
            }
            if (dot > 0
                    && name.equalsIgnoreCase(key.substring(0, dot))
                    && values.get(name) instanceof Map<?, ?> table) {
                Map<String, Object> rest = new LinkedHashMap<>();
                table.forEach((inner, value) -> rest.put(String.valueOf(inner), value));
                removeKey(rest, key.substring(dot + 1));
                if (rest.isEmpty()) {
                    values.remove(name);
                } else {
                    values.put(name, rest);
                }
                return;
            }
        }
    }

    /** The encoding by which a text gives these bytes. */
    private static Charset charset(String text, byte[] bytes) throws TagEditException {
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("windows-1252"))) {
            if (charset.newEncoder().canEncode(text) && Arrays.equals(encoded(text, charset, bytes), bytes)) {
                return charset;
            }
        }
        throw new TagEditException(0, "bytes that fit no encoding");
    }

    /** A byte order mark of UTF-16 is no part of the text, that of UTF-8 is. */
    private static byte[] encoded(String text, Charset charset, byte[] before) throws TagEditException {
        try {
            ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(text));
            boolean wide = charset.name().toUpperCase(Locale.ROOT).startsWith("UTF-16");
            ByteBuffer bytes = ByteBuffer.allocate(encoded.remaining() + (wide ? 2 : 0));
            if (wide && before.length >= 2) {
                bytes.put(before, 0, 2);
            }
            bytes.put(encoded);
            return bytes.array();
        } catch (CharacterCodingException unsayable) {
            if (charset == StandardCharsets.UTF_8) {
                throw new TagEditException(0, "half a character");
            }
            throw new TagEditException(0, "a tag that the file's encoding, " + charset + ", cannot say");
        }
    }

    /** That of the file's first line. */
    private static String lineEndOf(String text) {
        int end = FrontMatterBlock.lineEnd(text, 0);
        return end == text.length() ? "\n" : text.substring(end, FrontMatterBlock.next(text, end));
    }

    static int lineStart(String text, int from) {
        int i = from;
        while (i > 0 && text.charAt(i - 1) != '\n' && text.charAt(i - 1) != '\r') {
            i--;
        }
        return i;
    }
}
