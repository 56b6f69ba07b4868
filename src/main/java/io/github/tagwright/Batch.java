package io.github.tagwright;

import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Reading;
import io.github.tagwright.post.Unread;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Takes an archive's posts the whole way on several threads and hands the outcomes on in the order of the posts.
 * Drafts are left out. No more than a few posts a thread are in memory at once, however many there are.
 */
public final class Batch {

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

    /** A post that was worked on; no outcome for a draft. */
    private record Worked(Unread post, Optional<Outcome> outcome) {}

    /**
     * @return how many drafts were left out
     * @throws IOException only from the sink
     */
    public int run(Iterator<? extends Unread> posts, Sink sink) throws IOException {
        BlockingQueue<Tagger> idle = new ArrayBlockingQueue<>(threads);
        for (int i = 0; i < threads; i++) {
            idle.add(taggers.get());
        }
        AtomicInteger drafts = new AtomicInteger();
        Workers.run(threads, posts, (Unread post) -> new Worked(post, tag(post, idle)), worked -> {
            if (worked.outcome.isPresent()) {
                sink.accept(worked.outcome.get());
            } else {
                sink.leaveOut(worked.post);
                drafts.incrementAndGet();
            }
        });
        return drafts.get();
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
}
