package io.github.tagwright.entity;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A month, or a year of which the month is not known; compared to a day it begins with its first one.
 *
 * @param year 1 to 9999
 * @param month 1 to 12, or 0 where only the year is known
 */
public record Month(int year, int month) {

    public Month {
        if (year < 1 || year > 9999 || month < 0 || month > 12) {
            throw new IllegalArgumentException("not a month: " + year + "-" + month);
        }
    }

    /** Reads {@code 2007} or {@code 2007-08}. */
    public static Optional<Month> parse(String text) {
        boolean yearOnly = text.length() == 4;
        boolean shaped = yearOnly || (text.length() == 7 && text.charAt(4) == '-');
        if (!shaped || !text.replace("-", "").chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int month = yearOnly ? 0 : Integer.parseInt(text.substring(5));
        int year = Integer.parseInt(text.substring(0, 4));
        boolean possible = year > 0 && (yearOnly || (month >= 1 && month <= 12));
        return possible ? Optional.of(new Month(year, month)) : Optional.empty();
    }

    /** Whether this month has begun on the day. */
    public boolean hasBegunOn(LocalDate day) {
        return year < day.getYear() || (year == day.getYear() && month <= day.getMonthValue());
    }

    @Override
    public String toString() {
        return month == 0
                ? String.format(Locale.ROOT, "%04d", year)
                : String.format(Locale.ROOT, "%04d-%02d", year, month);
    }
}
