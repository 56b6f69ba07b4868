package io.github.tagwright.apply;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;

/** Unified diffs, as {@code patch -p1} and {@code git apply} take them. */
public final class Patch {

    private static final int CONTEXT = 3;
    private static final String NO_LINE_END = "\\ No newline at end of file";

    private Patch() {}

    /**
     * The difference between two texts; lines end in {@code \n}, a carriage return before it belongs to the line.
     *
     * @param name of the file in both
     * @return empty if the texts are the same
     */
    public static String of(String name, String before, String after) {
        List<String> old = lines(before);
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                "a/" + name, "b/" + name, old, DiffUtils.diff(old, lines(after)), CONTEXT);
        StringBuilder patch = new StringBuilder();
        for (String line : diff) {
            patch.append(line.endsWith(NO_LINE_END) ? line.replace(NO_LINE_END, "\n" + NO_LINE_END) : line)
                    .append('\n');
        }
        return patch.toString();
    }

    /** A last line without an end carries the mark of that. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int last = lines.size() - 1;
        if (lines.get(last).isEmpty()) {
            lines.remove(last);
        } else {
            lines.set(last, lines.get(last) + NO_LINE_END);
        }
        return lines;
    }
}
