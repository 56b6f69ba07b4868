package io.github.tagwright.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostDateTest {

    private static Optional<LocalDate> date(String yaml) {
        return Read.post("---\nlayout: post\n" + yaml + "\n---\nx\n")
                .frontMatter()
                .date();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2014-12-10 00:10 UTC | 2014-12-10",
                "2007-08-17T00:00:00Z | 2007-08-17",
                "2007-08-17t23:59:59z | 2007-08-17",
                "2015-03-31T21:34:20-05:00 | 2015-03-31",
                "2015-03-31 21:34:20 +0530 | 2015-03-31",
                "'2015-03-31' | 2015-03-31",
                "\"2015-03-31 08:00\" | 2015-03-31",
                "2015-3-1 | 2015-03-01",
                "2015/03/31 08:00:00 | 2015-03-31",
                "2015.03.31 | 2015-03-31",
                "9999-12-31 | 9999-12-31",
                "2012-02-29 | 2012-02-29",
                "July 18, 2017 | 2017-07-18",
                "Jul 8 2017 | 2017-07-08",
                "18 July 2017 | 2017-07-18",
                "Tuesday, July 18, 2017 | 2017-07-18",
                "Tue, 18 Jul 2017 10:15:30 GMT | 2017-07-18",
                "18-Jul-2017 | 2017-07-18"
            })
    void readsTheDayAsWritten(String written, LocalDate day) {
        assertThat(date("date: " + written)).contains(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2014-12-10T00:10:00Z, 2014-12-10",
        "2014-12-10T23:10:00-07:00, 2014-12-10",
        "2014-12-10T00:10:00, 2014-12-10",
        "2014-12-10 00:10:00.5, 2014-12-10",
        "2014-12-10, 2014-12-10",
        "9999-12-31, 9999-12-31"
    })
    void readsTomlDateTimes(String written, LocalDate day) {
        assertThat(Read.post("+++\ndate = " + written + "\n+++\nx\n")
                        .frontMatter()
                        .date())
                .contains(day);
    }

    @Test
    void readsADateThatIsSplitInTwoKeys() {
        assertThat(date("pub-date: July 18\npub-year: 2017")).contains(LocalDate.of(2017, 7, 18));
        assertThat(date("pub-date: Sept 3\npub-year: 2017")).contains(LocalDate.of(2017, 9, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"publishDate", "PubDate", "created", "published", "published_at"})
    void looksUnderOtherKeysToo(String key) {
        assertThat(date(key + ": 2016-05-04")).contains(LocalDate.of(2016, 5, 4));
    }

    @Test
    void prefersTheDateAndTakesAFlagForNone() {
        assertThat(date("created: 2015-01-01\ndate: 2016-05-04\npublished: true"))
                .contains(LocalDate.of(2016, 5, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "2007-08-18-determina.md, 2007-08-18",
        "_posts/2007-8-1-determina.md, 2007-08-01",
        "blog/2007-08-18.md, 2007-08-18",
        "blog/2007/08/18/determina.md, 2007-08-18",
        "2007-08-18-determina, 2007-08-18"
    })
    void fallsBackOnTheName(String name, LocalDate day) {
        assertThat(Read.post(name, "x\n").frontMatter().date()).contains(day);
        assertThat(Read.post(name, "---\ndate: 2016-05-04\n---\nx\n")
                        .frontMatter()
                        .date())
                .contains(LocalDate.of(2016, 5, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"note.md", "2007-13-18-x.md", "2007-02-30-x.md", "12007-08-18-x.md", "2007-08-189.md"})
    void findsNoDateInOtherNames(String name) {
        assertThat(Read.post(name, "x\n").frontMatter().date()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"soon", "2014-02-30", "0000-00-00 00:00:00", "31 February 2014", "2014-13-01", "18/07/2017x"})
    void reportsADateItCannotRead(String written) {
        Post post = Read.flawed("---\ntitle: x\ndate: " + written + "\n---\nx\n");
        assertThat(post.frontMatter().date()).isEmpty();
        assertThat(post.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.position()).isEqualTo(new Position(3, 7));
            assertThat(problem.found()).contains(written);
        });
    }

    @Test
    void readsTheSameDayInEveryLocaleAndZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : new String[] {"tr-TR", "ar-EG", "th-TH-u-ca-buddhist", "ja-JP-u-ca-japanese"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
                assertThat(date("date: 18 July 2017")).contains(LocalDate.of(2017, 7, 18));
                assertThat(date("DATE: 2015-03-31T21:34:20-05:00")).contains(LocalDate.of(2015, 3, 31));
                assertThat(Read.post("---\nTITLE: x\nDRAFT: TRUE\nTAGS: i\n---\nx\n")
                                .frontMatter()
                                .draft())
                        .isTrue();
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
