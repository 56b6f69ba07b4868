package io.github.tagwright.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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

    private void add(PostSpill spill, double gain, int year, int... names) throws IOException {
        PostSpill.Row row = new PostSpill.Row(year, names, "{}", "{}");
        shown.add(spill.rows(), gain, row.detailSize());
        spill.add(row);
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
                add(spill, 0, PostSpill.NO_YEAR, NAME, mentions);
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
                spill.add(new PostSpill.Row(2010, new int[0], "{}", "{}"));
            }
            assertThat(shown.listed(spill, Set.of()).cardinality()).isEqualTo(100);
        }
    }

    @Test
    void givesBackWhatWasSpilled() throws IOException {
        String longText = "\"" + "é🐳".repeat(40_000) + "\"";
        try (PostSpill spill = spill()) {
            spill.add(new PostSpill.Row(-44, new int[] {3, 1, 9, 2}, longText, "{}"));
            spill.add(new PostSpill.Row(PostSpill.NO_YEAR, new int[0], "1", "2"));
            spill.forEach((number, row) -> {
                assertThat(row.year()).isEqualTo(number == 0 ? -44 : PostSpill.NO_YEAR);
                assertThat(row.names()).isEqualTo(number == 0 ? new int[] {3, 1, 9, 2} : new int[0]);
                assertThat(row.line()).isEqualTo(number == 0 ? longText : "1");
            });
        }
        assertThat(folder).isEmptyDirectory();
    }
}
