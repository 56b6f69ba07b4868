package io.github.tagwright.report;

import java.util.Map;

/**
 * All that the reports say of one post.
 *
 * @param rows its rows of each table, UTF-8; no bytes where it has none there
 * @param details JSON that the page may show of it: its tags and their evidence; empty without a page or for a
 *     rejected post
 */
public record PostReport(PostFacts facts, Map<RowFile, byte[]> rows, String details) {}
