package io.github.tagwright.entity;

/** Labels of tokens: outside of names, or first or further token of a name of a type. */
final class NameLabels {

    static final int OUTSIDE = 0;

    private NameLabels() {}

    /** How many labels there are; also stands for the start where a label that goes before is asked for. */
    static int count(EntityTypes types) {
        return 1 + 2 * types.size();
    }

    static int label(EntityType type, boolean begins) {
        return 1 + 2 * type.index() + (begins ? 0 : 1);
    }

    static boolean begins(int label) {
        return label != OUTSIDE && label % 2 == 1;
    }

    /** Index of the type of a label that is not {@link #OUTSIDE}. */
    static int type(int label) {
        return (label - 1) / 2;
    }

    /** Whether a name goes on only after its own first or further token. */
    static boolean mayFollow(int from, int to) {
        boolean goesOn = to != OUTSIDE && !begins(to);
        return !goesOn || from == to || from == to - 1;
    }
}
