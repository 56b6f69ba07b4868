package io.github.tagwright.text;

import io.github.tagwright.post.Span;

/**
 * One token of a sentence.
 *
 * @param start first char, 0-based, in the text of the token's block
 * @param end one past the last char there
 * @param text the token as it reads, entities and escapes resolved
 * @param span where it stands in the post's source; the slice there is the token as written
 */
public record Token(int start, int end, String text, Span span) {}
