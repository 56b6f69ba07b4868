package io.github.tagwright.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
            assertThat(shown.listed(spill, new BitSet()).cardinality()).isEqualTo(2_000);
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
            IntStream listed = shown.listed(spill, BitSet.valueOf(new long[] {1L << NAME})).stream()
                    .filter(number -> number >= first);
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
            assertThat(shown.listed(spill, new BitSet()).cardinality()).isEqualTo(100);
        }
    }

    @Test
    void givesBackWhatWasSpilled() throws IOException {
        LocalDate longAgo = LocalDate.of(-44, 3, 15);
        PostSpill.Row first = new PostSpill.Row(
                "é🐳.md".repeat(40_000), "Ides", Optional.of(longAgo), new int[] {3, 1, 9, 2}, 1L << 40);
        PostSpill.Row second = new PostSpill.Row("b.md", "", Optional.empty(), new int[0], -1);
        PostSpill.Row third = row(Optional.of(longAgo), 4, 1);
        try (PostSpill spill = spill()) {
            spill.add(first);
            spill.add(second);
            spill.add(third);
            Map<Integer, PostSpill.Row> rows = new TreeMap<>();
            spill.forEach(BitSet.valueOf(new long[] {0b011}), rows::put);
            assertThat(rows).containsOnlyKeys(0, 1);
            assertThat(rows.get(0)).usingRecursiveComparison().isEqualTo(first);
            assertThat(rows.get(1)).usingRecursiveComparison().isEqualTo(second);
            Map<Integer, int[]> dated = new TreeMap<>();
            spill.forEachDated((number, date, names) -> {
                assertThat(date).isEqualTo(longAgo);
                dated.put(number, names);
            });
            assertThat(dated).containsOnlyKeys(0, 2);
            assertThat(dated.get(0)).containsExactly(3, 1, 9, 2);
            assertThat(dated.get(2)).containsExactly(4, 1);
            assertThat(spill.rows()).isEqualTo(3);
        }
        assertThat(folder).isEmptyDirectory();
    }
}
