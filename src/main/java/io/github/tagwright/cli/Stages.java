package io.github.tagwright.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long each stage of a command takes. Not safe to share. */
final class Stages {

    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private final long start = System.nanoTime();
    private long from = start;

    /** Ends a stage that began with the end of the one before. */
    void end(String stage) {
        long now = System.nanoTime();
        nanos.merge(stage, now - from, Long::sum);
        from = now;
    }

    /** Seconds by stage, in order. */
    Map<String, Double> seconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        nanos.forEach((stage, time) -> seconds.put(stage, time / 1e9));
        return seconds;
    }

    /** Since this was made. */
    double all() {
        return (System.nanoTime() - start) / 1e9;
    }
}
