package io.github.tagwright.cli;

import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.Unread;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command come to a clean end when the process is asked to stop (SIGTERM, SIGINT): going to the next post then
 * throws, and the process waits until this is closed. The exit code is that of the signal, 143 or 130.
 */
final class Stop implements AutoCloseable {

    /** What is not at an end by then is left as it is; the next run clears it away. */
    private static final int MOST_SECONDS = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "tagwright-stop");
    private volatile boolean asked;

    Stop() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The process is to stop. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void stop() {
        asked = true;
        try {
            ended.await(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same posts, until the process is asked to stop. */
    PostArchive watched(PostArchive posts) {
        return new PostArchive() {
            @Override
            public OptionalInt size() {
                return posts.size();
            }

            @Override
            public List<Problem> problems() {
                return posts.problems();
            }

            @Override
            public Map<String, Integer> leftOut() {
                return posts.leftOut();
            }

            @Override
            public Iterator<Unread> iterator() {
                Iterator<Unread> all = posts.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return all.hasNext();
                    }

                    @Override
                    public Unread next() {
                        if (asked) {
                            throw new StoppedException();
                        }
                        return all.next();
                    }
                };
            }
        };
    }

    /** Lets the process end. */
    @Override
    public void close() {
        ended.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException endsAlready) {
                // it has nothing to wait for now
            }
        }
    }
}
