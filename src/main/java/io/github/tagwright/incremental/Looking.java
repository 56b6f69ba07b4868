package io.github.tagwright.incremental;

import io.github.tagwright.Survey;
import io.github.tagwright.Survey.Sighting;
import io.github.tagwright.incremental.IncrementalRun.Earlier;
import io.github.tagwright.incremental.IncrementalRun.Look;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Unread;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Looks at posts on several threads, many at a time since a look is short, and hands the looks on in their order. */
final class Looking {

    private static final int POSTS_PER_TASK = 64;
    private static final int TASKS_PER_THREAD = 4;

    private final Map<String, Earlier> earlier;
    private final Dictionary dictionary;
    private final PostReader reader;
    private final int threads;

    Looking(Map<String, Earlier> earlier, Dictionary dictionary, PostReader reader, int threads) {
        this.earlier = earlier;
        this.dictionary = dictionary;
        this.reader = reader;
        this.threads = threads;
    }

    void run(Iterator<Unread> posts, Consumer<Look> sink) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(threads, Looking::worker);
        Queue<Future<List<Look>>> window = new ArrayDeque<>();
        try {
            while (posts.hasNext() || !window.isEmpty()) {
                while (posts.hasNext() && window.size() < threads * TASKS_PER_THREAD) {
                    List<Unread> some = new ArrayList<>();
                    while (posts.hasNext() && some.size() < POSTS_PER_TASK) {
                        some.add(posts.next());
                    }
                    window.add(
                            workers.submit(() -> some.stream().map(this::look).toList()));
                }
                window.remove().get().forEach(sink);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failure.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private Look look(Unread post) {
        byte[] bytes;
        try {
            bytes = post.bytes();
        } catch (IOException | SecurityException unreadable) {
            return new Look(post.name(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        ContentHash hash = ContentHash.of(bytes);
        Earlier known = earlier.get(post.name());
        if (known != null && known.entry().is(hash)) {
            Optional<Sighting> seen = known.entry().isDraft()
                    ? Optional.empty()
                    : Optional.of(known.entry().sighting(dictionary));
            return new Look(post.name(), Optional.of(hash), seen, Optional.of(known));
        }
        return new Look(post.name(), Optional.of(hash), Survey.look(post, bytes, reader), Optional.empty());
    }

    /** Deep front matter is read with a deep stack. */
    private static Thread worker(Runnable task) {
        Thread thread = new Thread(null, task, "tagwright-look", 16L << 20);
        thread.setDaemon(true);
        return thread;
    }
}
