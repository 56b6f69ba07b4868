package io.github.tagwright.report;

/**
 * A sentence with a place in it.
 *
 * @param start first char of the place in {@code text}, 0-based
 * @param end one past its last char
 * @param inTitle whether it is the post's title
 */
public record Quote(String text, int start, int end, boolean inTitle) {}
