package io.github.tagwright.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class YearCountsTest {

    @Test
    void countsYearsInOrderHoweverTheyCome() throws IOException {
        YearCounts counts = new YearCounts();
        counts.add(2011, 1, 4);
        counts.add(2007, 1, 2);
        counts.add(-44, 1, 1);
        counts.add(2009, 0, 3);
        counts.add(2007, 2, 5);
        counts.add(2025, 1, 0);
        List<String> seen = new ArrayList<>();
        counts.forEach((year, posts, mentions) -> seen.add(year + ": " + posts + ", " + mentions));
        assertThat(seen).containsExactly("-44: 1, 1", "2007: 3, 7", "2009: 0, 3", "2011: 1, 4", "2025: 1, 0");
    }
}
