package io.github.tagwright.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogisticTrainerTest {

    private static FeatureRow row(String... words) {
        FeatureRow row = new FeatureRow();
        row.add("bias");
        for (String word : words) {
            row.add("word", word);
        }
        return row;
    }

    /** Behind {@code install} three in four are products, behind {@code said} all are vendors, else there is nothing. */
    private static LogisticModel trained(double penalty) {
        LogisticTrainer trainer = new LogisticTrainer(3);
        for (int i = 0; i < 40; i++) {
            trainer.add(row("install"), i % 4 == 0 ? 0 : 2, 1);
            trainer.add(row("said"), 1, 1);
            trainer.add(row("the"), 0, 1);
        }
        return trainer.train(1, penalty);
    }

    @Test
    void probabilitiesAreTheSharesOfTheTraining() {
        LogisticModel model = trained(0.01);

        assertThat(model.probabilities(row("install"))[2]).isCloseTo(0.75, within(0.02));
        assertThat(model.probabilities(row("said"))[1]).isGreaterThan(0.95);
        assertThat(Arrays.stream(model.probabilities(row("the", "unheard"))).sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void aGreaterPenaltyIsLessSure() {
        assertThat(trained(20).probabilities(row("said"))[1])
                .isLessThan(trained(0.01).probabilities(row("said"))[1]);
    }

    @Test
    void aRowOfTwiceTheWeightIsTwoRows() throws IOException {
        LogisticTrainer twice = new LogisticTrainer(2);
        LogisticTrainer heavy = new LogisticTrainer(2);
        for (int label = 0; label < 2; label++) {
            twice.add(row("run"), label, 1);
            heavy.add(row("run"), label, label + 1);
        }
        twice.add(row("run"), 1, 1);

        assertThat(heavy.train(1, 0.01).probabilities(row("run"))[1])
                .isCloseTo(twice.train(1, 0.01).probabilities(row("run"))[1], within(1e-3));
    }

    @Test
    void leavesOutWhatIsRarerThanAskedFor() {
        LogisticTrainer trainer = new LogisticTrainer(2);
        trainer.add(row("often"), 1, 1);
        trainer.add(row("often"), 1, 1);
        trainer.add(row("once"), 0, 1);
        LogisticModel model = trainer.train(2, 0.1);

        assertThat(model.probabilities(row("once"))).isEqualTo(model.probabilities(row()));
        assertThat(model.probabilities(row("often"))).isNotEqualTo(model.probabilities(row()));
    }

    @Test
    void sameDataYieldsTheSameBytesAndReadsBackTheSame() throws IOException {
        byte[] written = bytes(trained(1));

        assertThat(bytes(trained(1))).isEqualTo(written);
        assertThat(bytes(LogisticModel.read(new DataInputStream(new ByteArrayInputStream(written)))))
                .isEqualTo(written);
    }

    private static byte[] bytes(LogisticModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
