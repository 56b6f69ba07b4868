package io.github.tagwright.report;

/**
 * A batch in numbers.
 *
 * @param posts files taken, rejected ones included
 * @param mentions of vendors and products
 * @param entities different ones
 * @param postsWithMissingTags posts that lack a suggested tag
 * @param problems rows of {@code problems.csv}
 * @param pairsDropped whether rare pairs of entities were dropped to bound memory
 */
public record Summary(
        int posts, int mentions, int entities, int postsWithMissingTags, int problems, boolean pairsDropped) {}
