package io.github.tagwright.tag;

/**
 * The key by which spellings of one tag are the same: its letters and digits in lower case. {@code Fibre Channel},
 * {@code fibre-channel} and {@code FibreChannel} share one. A tag without letters and digits is its own key.
 */
final class TagKey {

    private TagKey() {}

    static String of(String tag) {
        StringBuilder key = new StringBuilder(tag.length());
        tag.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '+' || c == '#') {
                key.appendCodePoint(Character.toLowerCase(c));
            }
        });
        return key.isEmpty() ? tag : key.toString();
    }
}
