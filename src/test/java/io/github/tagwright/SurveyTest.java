package io.github.tagwright;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.Survey.Sighting;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Posts;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.tag.Decisions;
import io.github.tagwright.tag.Decisions.Decision;
import io.github.tagwright.tag.Decisions.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurveyTest {

    @TempDir
    private Path folder;

    private static Sighting tagged(String name, String date, String... tags) {
        long day = date.isEmpty() ? Long.MIN_VALUE : LocalDate.parse(date).toEpochDay();
        return new Sighting(name, 1, day, List.of(tags), List.of(tags));
    }

    private static List<String> names(List<Sighting> posts) {
        return posts.stream().map(Sighting::name).toList();
    }

    private Survey survey(Decisions decisions, Map<String, Sighting> known) throws IOException {
        return Survey.of(Posts.in(folder, List.of(), List.of()), new PostReader(TagKeys.DEFAULT), decisions, known);
    }

    @Test
    void takesTheNewestPostsWhoseTagsFit() {
        List<Sighting> posts = List.of(
                tagged("a.md", "2014-01-01", "SAN", "NAS"),
                tagged("b.md", "2012-01-01", "LTO", "VTL"),
                tagged("c.md", "2013-01-01", "SAN"),
                tagged("d.md", "", "SAN"));
        assertThat(names(Survey.fitting(posts, 1_000))).containsExactly("a.md", "b.md", "c.md", "d.md");
        assertThat(names(Survey.fitting(posts, 4))).containsExactly("a.md", "c.md");
        assertThat(names(Survey.fitting(posts, 11))).containsExactly("a.md", "c.md");
        assertThat(Survey.fitting(posts, 1)).isEmpty();
    }

    @Test
    void leavesOutDraftsAndPostsWithoutTagsButCountsAsEditorsDecided() throws IOException {
        Files.writeString(folder.resolve("a.md"), "---\ntags: [SAN, NAS]\n---\nx\n");
        Files.writeString(folder.resolve("b.md"), "---\ntags: [SAN]\ndraft: true\n---\nx\n");
        Files.writeString(folder.resolve("c.md"), "---\ntitle: none\n---\nx\n");
        Files.writeString(folder.resolve("d.md"), "---\ntags: [NAS]\n---\nx\n");
        Decisions decisions = new Decisions(List.of(
                new Decision("a.md", "NAS", Verdict.REJECTED, Optional.empty()),
                new Decision("c.md", "Tape", Verdict.ACCEPTED, Optional.empty()),
                new Decision("d.md", "NAS", Verdict.REJECTED, Optional.empty())));

        Survey survey = survey(decisions, Map.of());

        assertThat(survey.tags().counts()).isEqualTo(Map.of("NAS", 2, "SAN", 1));
        assertThat(survey.newest()).extracting(Sighting::tags).containsExactly(List.of("SAN"), List.of("Tape"));
    }

    @Test
    void trustsWhatItKnowsOfAFileUntilABytesChanges() throws IOException {
        Path file = Files.writeString(folder.resolve("a.md"), "---\ntags: [SAN]\n---\nx\n");
        Sighting seen = survey(Decisions.NONE, Map.of()).newest().get(0);
        Sighting other = new Sighting("a.md", seen.content(), seen.day(), List.of("NAS"), List.of("NAS"));

        assertThat(survey(Decisions.NONE, Map.of("a.md", other)).newest()).containsExactly(other);
        Files.writeString(file, "---\ntags: [SAN]\n---\ny\n");
        assertThat(survey(Decisions.NONE, Map.of("a.md", other)).newest().get(0).tags())
                .containsExactly("SAN");
    }
}
