package io.github.tagwright.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTrainerTest {

    private static final int LABELS = NameLabels.count(EntityTypes.VENDORS_AND_PRODUCTS);
    private static final int BEGINS = NameLabels.label(EntityType.PRODUCT, true);
    private static final int GOES_ON = NameLabels.label(EntityType.PRODUCT, false);

    private static FeatureRow row(String... features) {
        FeatureRow row = new FeatureRow();
        row.add("bias");
        for (String feature : features) {
            row.add("word", feature);
        }
        return row;
    }

    /** A capital begins a name, and only behind one does {@code and} belong to it. */
    private static ChainModel trained() {
        ChainTrainer trainer = Names.trainer(EntityTypes.VENDORS_AND_PRODUCTS);
        for (int i = 0; i < 20; i++) {
            trainer.add(
                    List.of(
                            row("Capital").keys(),
                            row("and").keys(),
                            row("Capital").keys()),
                    new int[] {BEGINS, GOES_ON, GOES_ON},
                    1);
            trainer.add(
                    List.of(row("plain").keys(), row("and").keys(), row("plain").keys()), new int[] {0, 0, 0}, 1);
        }
        return trainer.train(1, 0.1);
    }

    private static List<double[]> scores(ChainModel model, String... words) {
        return List.of(words).stream().map(word -> model.scores(row(word))).toList();
    }

    @Test
    void labelsAPlaceByWhatStandsBeforeIt() {
        ChainModel model = trained();

        assertThat(model.best(scores(model, "Capital", "and", "Capital"))).containsExactly(BEGINS, GOES_ON, GOES_ON);
        assertThat(model.best(scores(model, "plain", "and", "plain"))).containsExactly(0, 0, 0);
    }

    @Test
    void neverGoesOnWithANameThatDidNotBegin() {
        ChainModel model = trained();
        double[] pushed = new double[LABELS];
        pushed[GOES_ON] = 50;

        assertThat(model.best(List.of(pushed))[0]).isNotEqualTo(GOES_ON);
        assertThat(model.marginals(List.of(pushed))[0][GOES_ON]).isZero();
    }

    @Test
    void marginalsOfAPlaceAddUpToOneAndAgreeWithTheBestSequenceWhereItIsSure() {
        ChainModel model = trained();
        double[][] sure = model.marginals(scores(model, "Capital", "and", "Capital"));

        for (double[] place : sure) {
            double sum = 0;
            for (double label : place) {
                sum += label;
            }
            assertThat(sum).isCloseTo(1, within(1e-9));
        }
        assertThat(sure[1][GOES_ON]).isGreaterThan(0.9);
    }

    @Test
    void sameDataYieldsTheSameBytesAndReadsBackTheSame() throws IOException {
        byte[] written = bytes(trained());

        assertThat(bytes(trained())).isEqualTo(written);
        assertThat(bytes(ChainModel.read(new DataInputStream(new ByteArrayInputStream(written)))))
                .isEqualTo(written);
    }

    private static byte[] bytes(ChainModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
