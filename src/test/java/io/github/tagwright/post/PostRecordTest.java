package io.github.tagwright.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostRecordTest {

    private static final PostReader READER = new PostReader(TagKeys.DEFAULT);

    private static PostRecord record(Map<String, Object> values, String body) {
        return new PostRecord("17", values, body, Post.Syntax.MARKDOWN, List.of());
    }

    private static Post post(PostRecord record) {
        return record.read(READER).match(Reading.Good::post, bad -> {
            throw new AssertionError("rejected: " + bad.problems());
        });
    }

    private static List<String> rejected(PostRecord record) {
        return record.read(READER)
                .match(
                        good -> List.of(),
                        bad -> bad.problems().stream().map(Problem::found).toList());
    }

    @Test
    void saysOfItselfWhatFrontMatterWould() {
        Post post = post(record(
                Map.of(
                        "Title", "Two NICs",
                        "date", "2009-03-04T10:00:00Z",
                        "tags", List.of("ESX", " Networking "),
                        "categories", "How-to, Storage",
                        "draft", "true"),
                "Text."));
        FrontMatter said = post.frontMatter();
        assertThat(post.path()).isEqualTo("17");
        assertThat(said.title().orElseThrow().text()).isEqualTo("Two NICs");
        assertThat(said.date()).contains(LocalDate.of(2009, 3, 4));
        assertThat(said.tags()).containsExactly("ESX", "Networking");
        assertThat(said.categories()).containsExactly("How-to", "Storage");
        assertThat(said.draft()).isTrue();
    }

    @Test
    void countsTheLinesOfTitleAndBodyEachFromOne() {
        Post post = post(record(Map.of("title", "ESX\r\n  and iSCSI"), "One\n\ud83d\ude00 two\nthree"));
        SourcedText title = post.frontMatter().title().orElseThrow();
        Source source = post.source();
        assertThat(title.text()).isEqualTo("ESX and iSCSI");
        assertThat(source.position(title.span(4, 7).start())).isEqualTo(new Position(2, 3));
        assertThat(source.text().substring(post.bodyStart())).isEqualTo("One\n\ud83d\ude00 two\nthree");
        int two = source.text().indexOf("two");
        assertThat(source.position(two)).isEqualTo(new Position(2, 3));
        assertThat(source.offset(new Position(2, 3))).isEqualTo(two);
        assertThat(source.position(source.text().length())).isEqualTo(new Position(3, 6));
    }

    @Test
    void needsNoTitleAndNoDate() {
        Post post = post(record(Map.of("title", "  "), "Ceph runs.\n"));
        assertThat(post.frontMatter().title()).isEmpty();
        assertThat(post.frontMatter().date()).isEmpty();
        assertThat(post.bodyStart()).isZero();
    }

    @Test
    void namesADateThatCannotBeReadAndGoesOn() {
        Post post = post(record(Map.of("date", "soon"), "Ceph runs."));
        assertThat(post.problems()).extracting(Problem::found).containsExactly("a date that cannot be read: soon");
    }

    @Test
    void rejectsWhatIsNoPost() {
        assertThat(rejected(record(Map.of("tags", List.of("SAN")), " \n")))
                .containsExactly("neither a title nor a text");
        assertThat(rejected(record(Map.of(), "a\0b"))).containsExactly("binary content (a NUL byte)");
        assertThat(rejected(record(Map.of(), "x".repeat(PostReader.LARGEST_FILE + 1))))
                .containsExactly("more than 1048576 chars");
    }

    @Test
    void hasOtherBytesWhenItSaysSomethingElse() {
        Map<String, Object> nothing = new LinkedHashMap<>();
        nothing.put("tags", null);
        List<PostRecord> records = List.of(
                record(Map.of("tags", List.of("a", "b")), "x"),
                record(Map.of("tags", List.of("a, b")), "x"),
                record(Map.of("tags", List.of(List.of("a"), "b")), "x"),
                record(Map.of("tags", "a"), "x"),
                record(Map.of("tag", "a"), "x"),
                record(Map.of("tags", Map.of("a", "b")), "x"),
                record(nothing, "x"),
                record(Map.of(), "x"),
                record(Map.of(), "y"),
                new PostRecord("17", Map.of(), "x", Post.Syntax.HTML, List.of()),
                new PostRecord("17", Map.of(), "x", Post.Syntax.MARKDOWN, List.of(new Problem("17", "odd", "even"))));
        assertThat(records.stream().map(one -> Arrays.toString(one.bytes())).distinct())
                .hasSameSizeAs(records);
        assertThat(record(Map.of("title", "a"), "x").bytes())
                .isEqualTo(record(Map.of("title", "a"), "x").bytes());
    }
}
