package io.github.tagwright.entity;

/** Labels of tokens: outside of names, or first or further token of a name of a type. */
final class NameLabels {

    static final int OUTSIDE = 0;
    static final int LABELS = 1 + 2 * EntityType.values().length;

    private NameLabels() {}

    static int label(EntityType type, boolean begins) {
        return 1 + 2 * type.ordinal() + (begins ? 0 : 1);
    }

    static boolean begins(int label) {
        return label != OUTSIDE && label % 2 == 1;
    }

    /** Of a label that is not {@link #OUTSIDE}. */
    static EntityType type(int label) {
        return EntityType.values()[(label - 1) / 2];
    }

    /** Whether a name goes on only after its own first or further token; {@code LABELS} stands for the start. */
    static boolean mayFollow(int from, int to) {
        boolean goesOn = to != OUTSIDE && !begins(to);
        return !goesOn || (from < LABELS && (from == to || from == to - 1));
    }
}
