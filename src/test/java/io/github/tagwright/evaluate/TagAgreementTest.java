package io.github.tagwright.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.tagwright.tag.TagExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagAgreementTest {

    @TempDir
    private Path folder;

    private TagAgreement read(String rows) throws IOException {
        return TagAgreement.read(Files.writeString(folder.resolve("taggers.csv"), rows));
    }

    @Test
    void isTwiceTheCommonTagsByTheTagsOfBoth() throws IOException {
        TagAgreement people = read("\uFEFFpost,tagger,tag\n"
                + "2014/disks.md,ann,Storage\n2014/disks.md,ann,SAN\n2014/disks.md,ben,storage \n"
                + "disks.md,cid,Backup\nwires.md,ann,\nwires.md,ben,\nalone.md,ann,Linux\n");

        assertThat(people.byPost()).containsOnlyKeys("disks.md", "wires.md");
        assertThat(people.taggers()).containsExactly("ann", "ben", "cid");
        // On disks.md ann and ben share one tag of three; on wires.md both gave none.
        assertThat(people.of("ann")).isCloseTo((1 / 3.0 + 1) / 2, within(1e-9));
        assertThat(people.of("cid")).isZero();
        assertThat(people.ofPairs()).isCloseTo((2 / 3.0 / 3 + 1) / 2, within(1e-9));
    }

    @Test
    void takesSuggestionsForOneMoreTaggerOfThePostsThatWereTested() throws IOException {
        TagAgreement people = read("post,tagger,tag\ndisks.md,ann,Storage\ndisks.md,ben,Storage\ndisks.md,ben,SAN\n"
                + "wires.md,ann,Network\nwires.md,ben,Network\n");
        TagExample disks = Examples.post("blog/disks.md", "Disks", "2014-01-01", "Storage");
        TagAnswers answers = new TagAnswers("fake", 4, List.of(Examples.answer(disks, "storage", "Linux")));

        TagAgreement tested = people.among(answers);

        assertThat(tested.byPost()).containsOnlyKeys("disks.md");
        assertThat(tested.with(answers)).isCloseTo((2 / 3.0 + 2 / 4.0) / 2, within(1e-9));
        assertThat(tested.withOwn(answers)).isCloseTo((1 + 2 / 3.0) / 2, within(1e-9));
    }

    @Test
    void refusesAFileWithoutItsColumns() {
        assertThatThrownBy(() -> read("post,tag\na.md,b\n"))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("taggers.csv lacks the column tagger");
    }
}
