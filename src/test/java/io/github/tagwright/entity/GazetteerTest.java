package io.github.tagwright.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GazetteerTest {

    private static final Gazetteer DATABASES = Finding.gazetteer("""
            vendors:
              - {id: mysql-ab, name: MySQL AB, from: 1995, to: 2008-02, owners: [{by: sun, from: 2008-02}]}
              - {id: sun, name: Sun Microsystems, aliases: [{text: Sun, case: exact, needs: [Solaris, Java]}],
                 owners: [{by: oracle, from: 2010-01}]}
              - {id: oracle, name: Oracle, aliases: [Oracle Corporation]}
            products:
              - {id: mysql, name: MySQL, vendor: mysql-ab, kind: database, from: 1995,
                 owners: [{by: sun, from: 2008-02}, {by: oracle, from: 2010}]}
              - {id: oracle-rac, name: Real Application Clusters, vendor: oracle, kind: database cluster,
                 aliases: [Oracle Real Application Clusters, {text: RAC, case: exact, needs: [Oracle]}]}
              - {id: postgresql, name: PostgreSQL, kind: database, aliases: [Postgres]}
              - {id: sun-ultra, name: "Ultra #", vendor: sun, kind: workstation}
            not:
              - {text: Oracle OpenWorld, kind: event}
            """);

    private static final String POST = """
            ---
            title: Moving MySQL off the old Sun box
            date: 2009-05-04
            ---
            The *Sun Ultra 45* under Solaris gave way to Linux. Before Oracle OpenWorld we priced RAC from
            Oracle, then stayed with MySQL; the reports moved to Postgres.
            """;

    private static byte[] written(Gazetteer gazetteer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        gazetteer.write(out);
        return out.toByteArray();
    }

    private static Gazetteer read(byte[] bytes) throws IOException {
        return Gazetteer.read(new ByteArrayInputStream(bytes));
    }

    private static Optional<String> vendorOn(String product, Optional<LocalDate> day) {
        return DATABASES.vendorOn(DATABASES.entity(product).orElseThrow(), day).map(Entity::name);
    }

    private static Optional<String> vendorOn(String product, String day) {
        return vendorOn(product, Optional.of(LocalDate.parse(day)));
    }

    @Test
    void compiledFormIsReadBackAsItWas() throws IOException {
        byte[] bytes = written(DATABASES);
        Gazetteer again = read(bytes);

        assertThat(written(again)).isEqualTo(bytes);
        assertThat(again.entities()).containsExactlyElementsOf(DATABASES.entities());
        assertThat(again.spellings("oracle-rac")).isEqualTo(DATABASES.spellings("oracle-rac"));
        assertThat(Finding.linked(again, POST))
                .isEqualTo(Finding.linked(DATABASES, POST))
                .containsExactly(
                        "MySQL = mysql of sun",
                        "Sun = sun",
                        "Sun = sun",
                        "Ultra 45 = sun-ultra of sun",
                        "RAC = oracle-rac of oracle",
                        "Oracle = oracle",
                        "MySQL = mysql of sun",
                        "Postgres = postgresql");
    }

    @Test
    void spellingWithMoreContextsThanAByteCountsIsReadBack() throws IOException {
        StringBuilder needs = new StringBuilder("needs: [ward0");
        for (int i = 1; i < 300; i++) {
            needs.append(", ward").append((char) ('a' + i / 26)).append((char) ('a' + i % 26));
        }
        Gazetteer gazetteer = Finding.gazetteer("products:\n  - {id: rotor, name: Rotor, kind: scheduler, " + needs
                + "]}\n" + "  - {id: stator, name: Stator, kind: scheduler}\n");

        Gazetteer again = read(written(gazetteer));

        assertThat(Finding.mentions(again, "Rotor and Stator keep the wardln queue short."))
                .containsExactly("PRODUCT Rotor", "PRODUCT Stator");
    }

    @Test
    void compiledFormOfSomethingElseIsRefused() {
        byte[] other = {0, 3, 'z', 'i', 'p', 1, 2, 3};

        assertThatThrownBy(() -> read(other))
                .isInstanceOf(IOException.class)
                .hasMessage("not a gazetteer compiled by this version");
    }

    @Test
    void productBelongsToWhoeverOwnedItOnTheDay() {
        assertThat(vendorOn("mysql", "2008-01-31")).contains("MySQL AB");
        assertThat(vendorOn("mysql", "2008-02-01")).contains("Sun Microsystems");
        assertThat(vendorOn("mysql", "2009-12-31")).contains("Sun Microsystems");
        assertThat(vendorOn("mysql", "2010-01-01")).contains("Oracle");
    }

    @Test
    void productOfUnknownDayBelongsToItsLastOwner() {
        assertThat(vendorOn("mysql", Optional.empty())).contains("Oracle");
    }

    @Test
    void productThatWasNeverSoldStaysWithItsMaker() {
        assertThat(vendorOn("oracle-rac", "1999-01-01")).contains("Oracle");
        assertThat(vendorOn("oracle-rac", Optional.empty())).contains("Oracle");
    }

    @Test
    void communityProjectsAndVendorsHaveNoVendor() {
        assertThat(vendorOn("postgresql", "2010-01-01")).isEmpty();
        assertThat(vendorOn("sun", "2011-01-01")).isEmpty();
    }

    @Test
    void vendorsAreTheSameUnderAnyOfTheirNames() {
        assertThat(DATABASES.isSameVendor("Sun", "sun microsystems")).isTrue();
        assertThat(DATABASES.isSameVendor("Oracle Corporation", "ORACLE")).isTrue();
        assertThat(DATABASES.isSameVendor("Percona", "percona")).isTrue();
        assertThat(DATABASES.isSameVendor("Sun", "Oracle")).isFalse();
        assertThat(DATABASES.isSameVendor("Percona", "Oracle")).isFalse();
        assertThat(DATABASES.isSameVendor("Postgres", "PostgreSQL")).isFalse();
    }

    @Test
    void spellingsBeginWithTheName() {
        assertThat(DATABASES.spellings("sun")).containsExactly("Sun Microsystems", "Sun");
        assertThat(DATABASES.spellings("nobody")).isEmpty();
    }

    @Test
    void vendorBeforeAnotherSpellingIsNoSpellingOfItsOwn() {
        assertThat(DATABASES.spellings("oracle-rac")).containsExactly("Real Application Clusters", "RAC");
    }

    @Test
    void modelNumberIsNoPartOfTheNameShown() {
        assertThat(DATABASES.entity("sun-ultra").map(Entity::name)).contains("Ultra");
    }

    @Test
    void hundredThousandSpellingsAreCompiledWrittenReadAndFound() throws IOException {
        StringBuilder yaml = new StringBuilder("products:\n");
        for (int product = 0; product < 10_000; product++) {
            yaml.append("  - {id: p")
                    .append(product)
                    .append(", kind: part, name: ")
                    .append(name(product * 10));
            yaml.append(", aliases: [").append(name(product * 10 + 1));
            for (int alias = 2; alias < 10; alias++) {
                yaml.append(", ").append(name(product * 10 + alias));
            }
            yaml.append("]}\n");
        }
        Gazetteer gazetteer = Finding.gazetteer(yaml.toString());
        byte[] bytes = written(gazetteer);
        Gazetteer again = read(bytes);

        assertThat(again.spellingCount()).isEqualTo(100_000);
        assertThat(written(again)).isEqualTo(bytes);
        for (int i = 0; i < 100_000; i += 9_973) {
            String post = "The " + name(i) + " in rack four waits for " + name(99_999 - i) + ", not for "
                    + name(100_000 + i) + ".\n";
            assertThat(Finding.linked(again, post))
                    .containsExactly(name(i) + " = p" + i / 10, name(99_999 - i) + " = p" + (99_999 - i) / 10);
        }
    }

    /** A name of six syllables, another for each number below 64 million. */
    private static String name(int number) {
        List<String> syllables = List.of(
                "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qi", "ro", "su", "ta", "ve",
                "wi", "xo", "zu");
        StringBuilder name = new StringBuilder();
        int rest = number;
        for (int i = 0; i < 6; i++) {
            name.append(syllables.get(rest % 20));
            rest /= 20;
        }
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
