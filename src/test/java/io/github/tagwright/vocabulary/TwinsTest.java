package io.github.tagwright.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.vocabulary.Finding.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwinsTest {

    @ParameterizedTest
    @CsvSource({
        "VMotion, vMotion, CASE",
        "docker-compose, docker compose, HYPHEN",
        "FibreChannel, Fibre Channel, SPACING",
        "Snapshot, Snapshots, PLURAL",
        "policy, policies, PLURAL"
    })
    void saysHowTwoSpellingsDiffer(String a, String b, Trouble difference) {
        assertThat(Twins.singular(a)).isEqualTo(Twins.singular(b));
        assertThat(Twins.difference(a, b)).isEqualTo(difference);
    }

    @ParameterizedTest
    @CsvSource({"DNS, DN", "AWS, AW", "Access, Acces", "Status, Statu", "OS, O"})
    void takesNoPluralForOneThatIsNone(String tag, String other) {
        assertThat(Twins.singular(tag)).isNotEqualTo(Twins.singular(other));
    }

    @Test
    void formsOfOneWordHaveOneStem() {
        assertThat(Twins.stem("Tagging")).isEqualTo(Twins.stem("Tags"));
        assertThat(Twins.stem("Networking")).isEqualTo(Twins.stem("network"));
        assertThat(Twins.stem("Storage")).isNotEqualTo(Twins.stem("Stories"));
    }

    @Test
    void firstLettersAbbreviate() {
        assertThat(Twins.abbreviates("HA", "High Availability")).isTrue();
        assertThat(Twins.abbreviates("SAN", "StorageAreaNetwork")).isTrue();
        assertThat(Twins.abbreviates("HA", "Hardware")).isFalse();
        assertThat(Twins.abbreviates("SA", "Storage Area Network")).isFalse();
    }

    @Test
    void aMisspellingIsOneLetterOff() {
        assertThat(Twins.isMisspelling("virtualiztion", "virtualization")).isTrue();
        assertThat(Twins.isMisspelling("kuberentes", "kubernetes")).isTrue();
        assertThat(Twins.isMisspelling("vmworld2008", "vmworld2009")).isFalse();
        assertThat(Twins.isMisspelling("lion", "line")).isFalse();
    }
}
