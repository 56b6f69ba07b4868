package io.github.tagwright.post;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
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
            Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:[T\\s].*)?", Pattern.DOTALL);

    private static final Pattern NAME = Pattern.compile("(?:^|.*/)(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[-_.].*|$)");
    private static final Pattern FOLDERS = Pattern.compile("(?:^|.*/)(\\d{4})/(\\d{1,2})/(\\d{1,2})/.*");

    private static final List<DateTimeFormatter> IN_WORDS = List.of(
            words("[EEEE][EEE][,][ ]d MMMM yyyy"),
            words("[EEEE][EEE][,][ ]d MMM yyyy"),
            words("[EEEE][EEE][,][ ]MMMM d[,] yyyy"),
            words("[EEEE][EEE][,][ ]MMM d[,] yyyy"),
            words("d-MMM-yyyy"));

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
        for (DateTimeFormatter format : IN_WORDS) {
            try {
                return Optional.of(LocalDate.parse(words, format));
            } catch (DateTimeParseException next) {
                // another form may fit
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

    private static DateTimeFormatter words(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .parseLenient()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH);
    }
}
