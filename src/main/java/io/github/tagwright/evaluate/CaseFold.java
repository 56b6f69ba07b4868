package io.github.tagwright.evaluate;

import java.util.Locale;

/** The form in which texts that differ by case only are the same, as near to Unicode's case folding as Java comes. */
final class CaseFold {

    private CaseFold() {}

    static String of(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
