package io.github.tagwright.text;

import io.github.tagwright.post.Post;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** Prints the processor time that a post takes, round by round, over the shared archive {@code slowe}. */
public final class Timing {

    /** Processor time: on a machine that others use, too, the clock on the wall tells little. */
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private Timing() {}

    public static void main(String[] args) throws Exception {
        List<Post> posts = Posts.archive(Posts.shared().orElseThrow().resolve("corpus/slowe"));
        MarkdownReader reader = new MarkdownReader(TextModels.load());
        for (int round = 1; round <= 8; round++) {
            long start = THREAD.getCurrentThreadCpuTime();
            int words = 0;
            for (Post post : posts) {
                words += reader.read(post).words();
            }
            double millis = (THREAD.getCurrentThreadCpuTime() - start) / 1e6;
            System.out.printf(
                    "round %d: %d posts, %d words, %.0f ms, %.3f ms a post%n",
                    round, posts.size(), words, millis, millis / posts.size());
        }
    }
}
