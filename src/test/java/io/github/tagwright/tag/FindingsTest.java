package io.github.tagwright.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.tag.Phrase.Thing;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTest {

    @Test
    void areTheSameAfterAStayInAFile() throws IOException {
        Thing thing = new Thing(11, 12, 13, false, true, 14);
        Findings findings = new Findings(
                new int[] {7, 3},
                List.of(new Stage1.Weighted(21, 2, 0.5f), new Stage1.Weighted(22, 9, 0.25f)),
                List.of(
                        new NewTags.Candidate(
                                new Phrase("Tape Robot 2012", 31, 32, 1, 2, 3, Optional.of(thing)),
                                "TapeRobot2012",
                                0.75),
                        new NewTags.Candidate(
                                new Phrase("cold aisle", 41, 42, 4, 5, 6, Optional.empty()), "cold-aisle", 0.125)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        findings.write(new TagModelFile.Out(new DataOutputStream(bytes)));
        ByteBuffer written = ByteBuffer.wrap(bytes.toByteArray());

        assertThat(Findings.read(new TagModelFile.In(written)))
                .usingRecursiveComparison()
                .isEqualTo(findings);
        assertThat(written.hasRemaining()).isFalse();
    }
}
