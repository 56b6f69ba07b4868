package io.github.tagwright.tag;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * What is kept of a post that a model has learned from.
 *
 * @param path of the post
 * @param content hash of its source
 * @param day in days since 1970, or {@link PostFeatures#NO_DAY}
 * @param slug hash of its name
 * @param things hashes of its entities and groups, each once
 * @param names hashes of the keys of its entities' names
 * @param hits where names of tags stand in it
 * @param labels numbers of its tags, ascending
 */
record Seen(
        String path, long content, int day, long slug, long[] things, long[] names, Archive.Hits hits, int[] labels) {

    static Seen of(PostFeatures post, Archive archive) {
        return new Seen(
                post.path(),
                post.content(),
                post.day(),
                post.slug(),
                things(post),
                Arrays.stream(post.entities().keys()).distinct().toArray(),
                archive.hits(post),
                archive.labels(post.tags()));
    }

    static long[] things(PostFeatures post) {
        return LongStream.concat(Arrays.stream(post.entities().exact()), Arrays.stream(post.groups()))
                .distinct()
                .toArray();
    }

    /** By which a post is known again, as long as nothing in it changes. */
    static long key(String path, long content) {
        return Hash.join(Hash.of(path), content);
    }

    long key() {
        return key(path, content);
    }

    boolean has(int tag) {
        return Arrays.binarySearch(labels, tag) >= 0;
    }
}
