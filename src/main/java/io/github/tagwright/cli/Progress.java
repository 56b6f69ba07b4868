package io.github.tagwright.cli;

import java.util.OptionalInt;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on standard error with posts a second and the time left, where a person watches. */
final class Progress implements AutoCloseable {

    private final @Nullable ProgressBar bar;

    /**
     * @param posts how many there are, where that is known
     * @param wanted whether it is shown to a person
     */
    Progress(OptionalInt posts, boolean wanted) {
        bar = wanted && Terminal.watchesErrors()
                ? new ProgressBarBuilder()
                        .setTaskName("enrich")
                        .setInitialMax(posts.orElse(-1))
                        .setUnit(" posts", 1)
                        .showSpeed()
                        .setStyle(
                                System.getenv("NO_COLOR") == null
                                        ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
                                        : ProgressBarStyle.ASCII)
                        .build()
                : null;
    }

    void step() {
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
