package io.github.tagwright.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoilerplateTest {

    @Test
    void findsPostsThatComeAgainWithTheSameTagsAndNearlyTheSameTitle() {
        assertThat(Boilerplate.among(List.of(
                        Examples.post(
                                "1.md", "Weekly image builds are out, 12 March", "2015-03-12", "image", "Release"),
                        Examples.post(
                                "2.md", "Weekly image builds are out, 19 March", "2015-03-19", "release", "image"),
                        Examples.post(
                                "3.md", "Weekly image builds are out, 26 March", "2015-03-26", "image", "release"),
                        Examples.post("4.md", "Weekly image builds are out, and late", "2015-04-02", "image", "late"),
                        Examples.post("5.md", "Why we sign every tarball", "2015-04-09", "image", "release"))))
                .containsExactly("1.md", "2.md", "3.md");
    }

    @Test
    void takesTwoAlikeForChanceAndNoTitleForNone() {
        assertThat(Boilerplate.among(List.of(
                        Examples.post("1.md", "A look back at the year", "2015-12-30", "misc"),
                        Examples.post("2.md", "A look back at the year", "2016-12-30", "misc"),
                        Examples.post("3.md", "''", "2016-12-30", "links"),
                        Examples.post("4.md", "''", "2016-12-30", "links"),
                        Examples.post("5.md", "''", "2016-12-30", "links"))))
                .isEmpty();
    }
}
