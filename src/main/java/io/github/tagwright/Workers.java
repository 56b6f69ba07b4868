package io.github.tagwright;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do tasks side by side, whose results are handed on in the order of the tasks. */
public final class Workers {

    /** Deep Markdown and deep front matter are walked with a deep stack. */
    private static final long STACK_BYTES = 16L << 20;

    private static final int TASKS_PER_THREAD = 4;

    private Workers() {}

    /** Makes a result; called on several threads. */
    public interface Task<T, R> {
        R of(T thing) throws Exception;
    }

    /** Receives results, one at a time, on the thread that called {@link #run}. */
    public interface Sink<R> {
        void accept(R result) throws IOException;
    }

    /**
     * Does a task for each of some things. These are asked for on the calling thread, no more than a few a thread before
     * their results are handed on.
     *
     * @param threads at least 1
     * @throws IOException from the sink, or if the calling thread is interrupted
     * @throws IllegalStateException if a task fails with an exception; an error is thrown as it is
     */
    public static <T, R> void run(int threads, Iterator<? extends T> things, Task<T, R> task, Sink<R> sink)
            throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(threads, Workers::thread);
        Queue<Future<R>> window = new ArrayDeque<>();
        try {
            while (things.hasNext() || !window.isEmpty()) {
                while (things.hasNext() && window.size() < threads * TASKS_PER_THREAD) {
                    T thing = things.next();
                    window.add(workers.submit(() -> task.of(thing)));
                }
                sink.accept(window.remove().get());
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

    private static Thread thread(Runnable tasks) {
        Thread thread = new Thread(null, tasks, "tagwright", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }
}
