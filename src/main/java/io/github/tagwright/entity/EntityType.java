package io.github.tagwright.entity;

import java.util.Locale;
import java.util.Optional;

/**
 * What a mention names: one of the sorts of things that a field declares ({@link EntityTypes}).
 *
 * @param index its place among them, 0-based
 * @param name as reports write it, such as {@code PRODUCT}
 * @param plural the section of gazetteer files and the column of {@code posts.csv} that hold such entities
 * @param owner name of the type whose entities make or own these; absent for a type that nothing owns
 * @param owns whether it is the owner of another type
 */
public record EntityType(int index, String name, String plural, Optional<String> owner, boolean owns) {

    /** The types of the models inside the jar. */
    public static final EntityType VENDOR = new EntityType(0, "VENDOR", "vendors", Optional.empty(), true);

    public static final EntityType PRODUCT = new EntityType(1, "PRODUCT", "products", Optional.of("VENDOR"), false);

    /** The key by which an entry of the gazetteer names what owns it: the owner's name in lower case. */
    Optional<String> ownerKey() {
        return owner.map(type -> type.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name;
    }
}
