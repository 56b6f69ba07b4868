package io.github.tagwright.entity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A thing of the gazetteer that has a name: a vendor, a product.
 *
 * @param id unique and stable
 * @param type such as vendor or product
 * @param name as it is usually written
 * @param kind a short noun phrase; empty where the type owns others, as vendors do
 * @param field the gazetteer file it stands in, such as {@code storage}
 * @param vendor id of what first owned it, an entity of its type's owner: of a product the vendor that made it
 * @param from when it came into being
 * @param to when it ended
 * @param owners whom it passed to, and when: entities of its type's owner, of its own type where there is none, as a
 *     vendor passes to another vendor
 * @param source of an imported entity the list it is from; absent for one of the gazetteer's own
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
        List<Owner> owners,
        Optional<String> source) {

    /**
     * An owner by purchase.
     *
     * @param by id of the owner
     * @param from since when; absent where it is not known
     */
    public record Owner(String by, Optional<Month> from) {}

    public Entity {
        owners = List.copyOf(owners);
    }

    /** What {@link Mention#source()} says of a mention that the gazetteer tells. */
    String foundBy() {
        return "gazetteer" + source.map(list -> ":" + list).orElse("");
    }

    /**
     * Id of what owns it on a day, such as the vendor whose product it is; the last known owner where the day is not known.
     *
     * @return empty for community projects and for types without an owner
     */
    public Optional<String> vendorOn(Optional<LocalDate> day) {
        Optional<String> current = vendor;
        if (type.owner().isEmpty()) {
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
