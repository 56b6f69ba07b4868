package io.github.tagwright.entity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A vendor or product of the gazetteer.
 *
 * @param id unique and stable
 * @param type vendor or product
 * @param name as it is usually written
 * @param kind of a product, a short noun phrase; empty for vendors
 * @param field the gazetteer file it stands in, such as {@code storage}
 * @param vendor id of the vendor that first made a product
 * @param from when it came into being
 * @param to when it ended
 * @param owners who bought it, and when: of a vendor the firms that own it, of a product the vendors it passed to
 */
public record Entity(
        String id,
        EntityType type,
        String name,
        String kind,
        String field,
        Optional<String> vendor,
        Optional<Month> from,
        Optional<Month> to,
        List<Owner> owners) {

    /**
     * An owner by purchase.
     *
     * @param by id of a vendor
     * @param from since when; absent where it is not known
     */
    public record Owner(String by, Optional<Month> from) {}

    public Entity {
        owners = List.copyOf(owners);
    }

    /**
     * Id of the vendor whose product this is on a day; the last known owner where the day is not known.
     *
     * @return empty for community projects and for vendors
     */
    public Optional<String> vendorOn(Optional<LocalDate> day) {
        Optional<String> current = vendor;
        if (type == EntityType.VENDOR) {
            return current;
        }
        for (Owner owner : owners) {
            boolean passed = day.isEmpty()
                    || owner.from().isEmpty()
                    || owner.from().get().hasBegunOn(day.get());
            if (passed) {
                current = Optional.of(owner.by());
            }
        }
        return current;
    }
}
