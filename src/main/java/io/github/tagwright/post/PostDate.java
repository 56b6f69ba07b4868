package io.github.tagwright.post;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day of a post, as written: no time zone is applied to it, so that it is the same everywhere. */
final class PostDate {

    /**
     * @param date the first date that can be read
     * @param unreadable a value of a date key that cannot
     */
    record Found(Optional<LocalDate> date, Optional<String> unreadable) {}

    private static final List<String> KEYS =
            List.of("date", "publishdate", "pubdate", "published", "created", "published_at", "created_at");

    /** Year first, in digits: {@code 2007-08-18…}, {@code 2007/8/18 …}, {@code 2007.08.18}. */
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:[Tt\\s].*)?", Pattern.DOTALL);

    private static final Pattern NAME = Pattern.compile("(?:^|.*/)(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[-_.].*|$)");
    private static final Pattern FOLDERS = Pattern.compile("(?:^|.*/)(\\d{4})/(\\d{1,2})/(\\d{1,2})/.*");

    /** Day first or month first, with a weekday before it or not: {@code Tue, 18 Jul 2017}, {@code July 18th, 2017}. */
    private static final Pattern IN_WORDS =
            Pattern.compile("(?:\\p{L}+,? )?(?:(?<d1>\\d{1,2})(?:st|nd|rd|th)?[ -](?<m1>\\p{L}{3,9})\\.?"
                    + "|(?<m2>\\p{L}{3,9})\\.? (?<d2>\\d{1,2})(?:st|nd|rd|th)?),?[ -](?<y>\\d{4})");

    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    /** What may follow a date in words: a time of day, a zone. */
    private static final Pattern TIME_AFTER = Pattern.compile("[ T,]+(?:at )?\\d{1,2}:\\d{2}.*$");

    private PostDate() {}

    static Found of(RawFrontMatter raw) {
        Optional<String> unreadable = Optional.empty();
        for (String key : KEYS) {
            Optional<String> value = raw.text(key).map(String::strip).filter(text -> !text.isEmpty());
            boolean flag = value.filter(text -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))
                    .isPresent();
            if (value.isEmpty() || flag) {
                continue;
            }
            Optional<LocalDate> date = parse(value.get());
            if (date.isPresent()) {
                return new Found(date, Optional.empty());
            }
            if (unreadable.isEmpty()) {
                unreadable = value;
            }
        }
        Optional<LocalDate> split =
                raw.text("pub-date").flatMap(day -> raw.text("pub-year").flatMap(year -> parse(day + ", " + year)));
        return new Found(split, split.isPresent() ? Optional.empty() : unreadable);
    }

    /** The date in a post's name: {@code 2007-08-18-slug.md}, or folders {@code 2007/08/18/slug.md}. */
    static Optional<LocalDate> inName(String name) {
        for (Pattern pattern : List.of(NAME, FOLDERS)) {
            Matcher matcher = pattern.matcher(name);
            if (matcher.matches()) {
                return day(matcher.group(1), matcher.group(2), matcher.group(3));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> parse(String text) {
        Matcher digits = YEAR_FIRST.matcher(text);
        if (digits.matches()) {
            return day(digits.group(1), digits.group(3), digits.group(4));
        }
        if (text.length() > 64) {
            return Optional.empty();
        }
        String words = TIME_AFTER
                .matcher(text)
                .replaceFirst("")
                .replaceAll("\\s+", " ")
                .strip();
        Matcher dated = IN_WORDS.matcher(words);
        if (!dated.matches()) {
            return Optional.empty();
        }
        boolean dayFirst = dated.group("d1") != null;
        String name = dated.group(dayFirst ? "m1" : "m2").toLowerCase(Locale.ROOT);
        for (int month = 1; month <= MONTHS.size(); month++) {
            if (MONTHS.get(month - 1).startsWith(name)) {
                return day(dated.group("y"), String.valueOf(month), dated.group(dayFirst ? "d1" : "d2"));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
