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
        assertThat(Twins.stem("Cached")).isEqualTo(Twins.stem("Caching")).isEqualTo(Twins.stem("cache"));
        assertThat(Twins.stem("Billing")).isEqualTo(Twins.stem("bill"));
        assertThat(Twins.stem("Storage")).isNotEqualTo(Twins.stem("Stories"));
        assertThat(Twins.stem("development")).isNotEqualTo(Twins.stem("developers"));
        assertThat(Twins.stem("community")).isNotEqualTo(Twins.stem("communication"));
        assertThat(Twins.stem("ping")).isNotEqualTo(Twins.stem("pin"));
    }

    @Test
    void firstLettersAbbreviate() {
        assertThat(Twins.abbreviation("High Availability")).isEqualTo("ha");
        assertThat(Twins.abbreviation("StorageAreaNetwork")).isEqualTo("san");
        assertThat(Twins.abbreviation("infrastructure-as-code")).isEqualTo("iac");
        assertThat(Twins.abbreviation("Hardware")).isNotEqualTo("ha");
        assertThat(Twins.abbreviation("1.8")).isEmpty();
    }

    @Test
    void aNumberOfLettersAbbreviates() {
        assertThat(Twins.abbreviation("Kubernetes")).isEqualTo("k8s");
        assertThat(Twins.abbreviation("internationalization")).isEqualTo("i18n");
        assertThat(Twins.abbreviation("Linux")).isEmpty();
    }

    @Test
    void aMisspellingIsOneLetterOff() {
        assertThat(Twins.isMisspelling("virtualiztion", "virtualization")).isTrue();
        assertThat(Twins.isMisspelling("kuberentes", "kubernetes")).isTrue();
        assertThat(Twins.isMisspelling("vmworld2008", "vmworld2009")).isFalse();
        assertThat(Twins.isMisspelling("lion", "line")).isFalse();
    }
}
