package io.github.tagwright.entity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A mention and what it names. */
public sealed interface Link {

    Mention mention();

    /** The id under which reports count it. */
    String id();

    /** The name under which reports show it. */
    String name();

    /** The name of what owned it at the post's date, such as the vendor of a product; empty where there is none. */
    default String vendorName() {
        return match(known -> known.vendor().map(Entity::name).orElse(""), Unknown::vendor);
    }

    <R> R match(Function<Known, R> known, Function<Unknown, R> unknown);

    /**
     * A mention of an entity that the gazetteer has.
     *
     * @param vendor what owned it at the post's date, such as the vendor of a product; absent for vendors and community
     *     projects
     */
    record Known(Mention mention, Entity entity, Optional<Entity> vendor) implements Link {
        @Override
        public String id() {
            return entity.id();
        }

        @Override
        public String name() {
            return entity.name();
        }

        @Override
        public <R> R match(Function<Known, R> known, Function<Unknown, R> unknown) {
            return known.apply(this);
        }
    }

    /**
     * A mention of something the gazetteer lacks, under an id made from its name ({@code new:liveshield}).
     *
     * @param vendor the name of the owner that stands beside it somewhere in the post, or empty
     */
    record Unknown(Mention mention, String id, String name, String vendor) implements Link {
        /** {@code new:} and the name's letters and digits in lower case, with a hyphen for whatever stands between. */
        static String idOf(String name) {
            return "new:"
                    + Normalizer.normalize(name, Normalizer.Form.NFKD)
                            .replaceAll("\\p{M}+", "")
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N}]+", "-")
                            .replaceAll("^-|-$", "");
        }

        @Override
        public <R> R match(Function<Known, R> known, Function<Unknown, R> unknown) {
            return unknown.apply(this);
        }
    }
}
