package io.github.tagwright.entity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a gazetteer has already: its ids, and its spellings whatever their case, blanks and signs. Not safe to share. */
final class NameIndex {

    private final Map<String, GazetteerEntry> byKey = new HashMap<>();
    private final Map<String, GazetteerEntry> ownersByKey = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    NameIndex(List<GazetteerEntry> entries) {
        entries.forEach(this::add);
    }

    void add(GazetteerEntry entry) {
        entry.entity().ifPresent(entity -> ids.add(entity.id()));
        for (GazetteerEntry.Alias alias : entry.aliases()) {
            byKey.putIfAbsent(key(alias.text()), entry);
            if (entry.entity().filter(entity -> entity.type().owns()).isPresent()) {
                ownersByKey.putIfAbsent(key(alias.text()), entry);
            }
        }
    }

    private static boolean counts(int c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isLetter(c);
        };
    }

    /** Letters and digits of a name in lower case. */
    static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        String lower = name.toLowerCase(Locale.ROOT);
        for (int at = 0, c; at < lower.length(); at += Character.charCount(c)) {
            c = lower.codePointAt(at);
            if (counts(c)) {
                key.appendCodePoint(c);
            }
        }
        return key.toString();
    }

    /** The first entry that has a spelling. */
    Optional<GazetteerEntry> entry(String name) {
        return Optional.ofNullable(byKey.get(key(name)));
    }

    /** The first entry of a type that has this spelling, among types that own others. */
    Optional<GazetteerEntry> owner(String name, @Nullable String type) {
        return Optional.ofNullable(ownersByKey.get(key(name)))
                .filter(entry -> entry.entity()
                        .filter(entity -> entity.type().name().equals(type))
                        .isPresent());
    }

    /** Takes the first of {@code id}, {@code id-2}, {@code id-3} … that is free. */
    String claimId(String id) {
        String free = id;
        for (int n = 2; !ids.add(free); n++) {
            free = id + "-" + n;
        }
        return free;
    }
}
