package io.github.tagwright.incremental;

import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.report.Name;
import io.github.tagwright.report.NewSpelling;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for names and tags, which are met again and again; a number once given stays. Not safe to share. */
final class Dictionary {

    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<Object> entries = new ArrayList<>();
    private int saved;

    private static final byte TAG = 0;
    private static final byte NAME = 1;
    private static final byte NEW_SPELLING = 2;

    /** The number of a {@link Name}, a {@link NewSpelling} or a tag. */
    int number(Object entry) {
        Integer known = numbers.putIfAbsent(entry, entries.size());
        if (known != null) {
            return known;
        }
        entries.add(entry);
        return entries.size() - 1;
    }

    Name name(int number) {
        return (Name) entries.get(number);
    }

    NewSpelling newSpelling(int number) {
        return (NewSpelling) entries.get(number);
    }

    String tag(int number) {
        return (String) entries.get(number);
    }

    /** What was added since the last call, as {@link #read} takes it; empty for nothing. */
    Fields more() {
        Fields fields = new Fields();
        for (Object entry : entries.subList(saved, entries.size())) {
            if (entry instanceof Name name) {
                fields.kind(NAME)
                        .text(name.id())
                        .number(name.type().index())
                        .text(name.name())
                        .text(name.owner())
                        .flag(name.isNew());
            } else if (entry instanceof NewSpelling spelling) {
                fields.kind(NEW_SPELLING)
                        .text(spelling.type())
                        .text(spelling.text())
                        .text(spelling.id())
                        .text(spelling.owner())
                        .text(spelling.evidence());
            } else {
                fields.kind(TAG).text((String) entry);
            }
        }
        saved = entries.size();
        return fields;
    }

    /** Takes what {@link #more} gave, in the order in which it gave it. */
    void read(ByteBuffer from, EntityTypes types) {
        while (from.hasRemaining()) {
            number(read(from.get(), from, types));
        }
        saved = entries.size();
    }

    private static Object read(byte kind, ByteBuffer from, EntityTypes types) {
        return switch (kind) {
            case TAG -> Fields.text(from);
            case NAME ->
                new Name(
                        Fields.text(from),
                        types.all().get(from.getInt()),
                        Fields.text(from),
                        Fields.text(from),
                        Fields.flag(from));
            case NEW_SPELLING ->
                new NewSpelling(
                        Fields.text(from), Fields.text(from), Fields.text(from), Fields.text(from), Fields.text(from));
            default -> throw new DamagedException("an entry of no kind");
        };
    }
}
