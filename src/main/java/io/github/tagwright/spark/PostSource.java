package io.github.tagwright.spark;

import io.github.tagwright.post.Unread;
import java.io.Serializable;
import java.util.Iterator;

/**
 * Finds posts in the rows of a dataset. Goes to the executors, and so holds nothing large.
 *
 * @param <T> a row
 */
interface PostSource<T> extends Serializable {

    /** The posts of one row, looked for as they are asked for. What is wrong with one is told when it is read. */
    Iterator<Unread> posts(T row);
}
