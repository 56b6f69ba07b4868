package io.github.tagwright;

import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Reading;
import io.github.tagwright.post.Unread;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Takes an archive's posts the whole way on several threads and hands the outcomes on in the order of the posts.
 * Drafts are left out. No more than a few posts a thread are in memory at once, however many there are.
 */
public final class Batch {

    private static final int POSTS_PER_THREAD = 4;

    private final PostReader reader;
    private final Supplier<Tagger> taggers;
    private final int threads;

    /**
     * @param taggers makes one for each thread
     * @param threads at least 1
     */
    public Batch(PostReader reader, Supplier<Tagger> taggers, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        this.reader = reader;
        this.taggers = taggers;
        this.threads = threads;
    }

    /** Receives the outcomes, one at a time, on the thread that called {@link #run}. */
    public interface Sink {
        void accept(Outcome outcome) throws IOException;

        /** Learns that a post is a draft and so left out. */
        default void leaveOut(Unread draft) throws IOException {}
    }

    /** A post that is being worked on; no outcome for a draft. */
    private record Tagging(Unread post, Future<Optional<Outcome>> outcome) {}

    /**
     * @return how many drafts were left out
     * @throws IOException only from the sink
     */
    public int run(Iterator<? extends Unread> posts, Sink sink) throws IOException {
        BlockingQueue<Tagger> idle = new ArrayBlockingQueue<>(threads);
        for (int i = 0; i < threads; i++) {
            idle.add(taggers.get());
        }
        ExecutorService workers = Executors.newFixedThreadPool(threads, Batch::worker);
        Queue<Tagging> window = new ArrayDeque<>();
        int drafts = 0;
        try {
            while (posts.hasNext() || !window.isEmpty()) {
                while (posts.hasNext() && window.size() < threads * POSTS_PER_THREAD) {
                    Unread post = posts.next();
                    window.add(new Tagging(post, workers.submit(() -> tag(post, idle))));
                }
                Tagging oldest = window.remove();
                Optional<Outcome> outcome = oldest.outcome.get();
                if (outcome.isPresent()) {
                    sink.accept(outcome.get());
                } else {
                    sink.leaveOut(oldest.post);
                    drafts++;
                }
            }
            return drafts;
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

    /** Empty for a draft. */
    private Optional<Outcome> tag(Unread post, BlockingQueue<Tagger> idle) throws InterruptedException {
        Tagger tagger = idle.take();
        try {
            Reading reading = post.read(reader);
            return reading.isDraft() ? Optional.empty() : Optional.of(tagger.tag(reading));
        } finally {
            idle.add(tagger);
        }
    }

    /** Deep Markdown is walked with a deep stack. */
    private static Thread worker(Runnable task) {
        Thread thread = new Thread(null, task, "tagwright", 16L << 20);
        thread.setDaemon(true);
        return thread;
    }
}
