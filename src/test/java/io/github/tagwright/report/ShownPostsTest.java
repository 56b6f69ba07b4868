package io.github.tagwright.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownPostsTest {

    private static final int NAME = 7;

    @TempDir
    private Path folder;

    private final ShownPosts shown = new ShownPosts();

    private PostSpill spill() throws IOException {
        return new PostSpill(folder.resolve("posts"));
    }

    private static PostSpill.Row row(Optional<LocalDate> date, int... names) {
        return new PostSpill.Row("post.md", "A post", date, names, 0);
    }

    private void add(PostSpill spill, double gain, int year, int... names) throws IOException {
        add(spill, gain, Optional.of(LocalDate.of(year, 5, 1)), names);
    }

    private void add(PostSpill spill, double gain, Optional<LocalDate> date, int... names) throws IOException {
        shown.add(spill.rows(), gain, 2);
        spill.add(row(date, names));
    }

    @Test
    void showsAnArchiveOfTwoThousandPostsWhole() throws IOException {
        try (PostSpill spill = spill()) {
            for (int i = 0; i < ShownPosts.ALL; i++) {
                add(spill, 0, 2010);
            }
            assertThat(shown.inFull().cardinality()).isEqualTo(2_000);
            assertThat(shown.listed(spill, Set.of()).cardinality()).isEqualTo(2_000);
        }
    }

    @Test
    void showsOfALargerOneThePostsWhoseMissingTagsAreSurest() throws IOException {
        try (PostSpill spill = spill()) {
            for (int i = 0; i < 5_000; i++) {
                add(spill, i % 2 == 0 ? .9 : .1, 2010);
            }
            assertThat(shown.inFull().stream()).hasSize(2_000).allMatch(number -> number % 2 == 0);
            assertThat(shown.inFull().stream().max()).as("of equals the first").hasValue(3_998);
        }
    }

    @Test
    void listsOfALargerOneThePostsThatSayMostOfANameInEachYear() throws IOException {
        try (PostSpill spill = spill()) {
            for (int i = 0; i < 3_000; i++) {
                add(spill, 1, 2010);
            }
            int first = spill.rows();
            for (int mentions = 1; mentions <= 5; mentions++) {
                add(spill, 0, 2011, NAME, mentions);
                add(spill, 0, 2012, NAME, mentions);
                add(spill, 0, Optional.empty(), NAME, mentions);
                add(spill, 0, 2011, NAME + 1, mentions);
            }
            IntStream listed = shown.listed(spill, Set.of(NAME)).stream().filter(number -> number >= first);
            assertThat(listed.map(number -> number - first)).containsExactly(8, 9, 12, 13, 16, 17);
        }
    }

    @Test
    void keepsTheDetailsBelowTheSizeOfAPage() throws IOException {
        for (int i = 0; i < 100; i++) {
            shown.add(i, i, 100_000);
        }
        assertThat(shown.inFull().stream()).hasSize(28).allMatch(number -> number >= 72);
        try (PostSpill spill = spill()) {
            for (int i = 0; i < 100; i++) {
                spill.add(row(Optional.empty()));
            }
            assertThat(shown.listed(spill, Set.of()).cardinality()).isEqualTo(100);
        }
    }

    @Test
    void givesBackWhatWasSpilled() throws IOException {
        LocalDate longAgo = LocalDate.of(-44, 3, 15);
        PostSpill.Row first = new PostSpill.Row(
                "é🐳.md".repeat(40_000), "Ides", Optional.of(longAgo), new int[] {3, 1, 9, 2}, 1L << 40);
        PostSpill.Row second = new PostSpill.Row("b.md", "", Optional.empty(), new int[0], -1);
        try (PostSpill spill = spill()) {
            spill.add(first);
            spill.add(second);
            spill.forEach((number, row) ->
                    assertThat(row).usingRecursiveComparison().isEqualTo(number == 0 ? first : second));
            assertThat(spill.rows()).isEqualTo(2);
        }
        assertThat(folder).isEmptyDirectory();
    }
}
