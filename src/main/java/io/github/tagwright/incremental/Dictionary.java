package io.github.tagwright.incremental;

import io.github.tagwright.entity.EntityTypes;
import io.github.tagwright.report.Name;
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

    /** The number of a {@link Name} or a tag. */
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

    String tag(int number) {
        return (String) entries.get(number);
    }

    /** What was added since the last call, as {@link #read} takes it; empty for nothing. */
    Fields more() {
        Fields fields = new Fields();
        for (Object entry : entries.subList(saved, entries.size())) {
            if (entry instanceof Name name) {
                fields.flag(true)
                        .text(name.id())
                        .number(name.type().index())
                        .text(name.name())
                        .text(name.owner())
                        .flag(name.isNew());
            } else {
                fields.flag(false).text((String) entry);
            }
        }
        saved = entries.size();
        return fields;
    }

    /** Takes what {@link #more} gave, in the order in which it gave it. */
    void read(ByteBuffer from, EntityTypes types) {
        while (from.hasRemaining()) {
            number(
                    Fields.flag(from)
                            ? new Name(
                                    Fields.text(from),
                                    types.all().get(from.getInt()),
                                    Fields.text(from),
                                    Fields.text(from),
                                    Fields.flag(from))
                            : Fields.text(from));
        }
        saved = entries.size();
    }
}
