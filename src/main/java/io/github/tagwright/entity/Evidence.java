package io.github.tagwright.entity;

import java.util.Locale;

/** What tells that a stretch of text is a mention. */
enum Evidence {
    /** The spelling asks for no context. */
    ALONE,
    /** A further word with a capital stands behind it that belongs to no mention: {@code Windows Auto Update}. */
    RUNS_ON,
    /** The spelling asks for a context, and the owner's name stands in front. */
    OWNER,
    /** Another spelling of the same entity stands in the post that asks for none. */
    ELSEWHERE,
    /** Two of the contexts at least stand in the post. */
    CONTEXTS,
    /** One of them does. */
    CONTEXT,
    /** Others of its kind, field or owner do. */
    KIN,
    /** A capital inside a sentence does, where little else is written so: {@code on Slack}. */
    CAPITAL,
    /** A public list has the name, however it is told. */
    IMPORTED,
    /** The gazetteer does not tell it, but what stands around it does, to {@link TrainedFinder}. */
    SURROUNDINGS;

    /** Whether the name could be nothing else, so that nothing around it was asked. */
    boolean isSure() {
        return this == ALONE || this == RUNS_ON || this == IMPORTED;
    }

    /** As files write it. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
