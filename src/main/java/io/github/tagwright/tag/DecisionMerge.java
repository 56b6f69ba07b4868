package io.github.tagwright.tag;

import io.github.tagwright.tag.Decisions.Decision;
import io.github.tagwright.tag.Decisions.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of an editor's new decisions beside those that an archive has: of two on one post and tag the one with the
 * later date counts, and of the same date the new one, or the one further down.
 *
 * @param taken those that count and are to be noted, in the order in which their posts and tags were met
 * @param overruling how many of these decide otherwise than the archive did
 * @param known how many say what counts anyway
 * @param setAside how many say otherwise than a later one
 */
public record DecisionMerge(List<Decision> taken, int overruling, int known, int setAside) {

    public DecisionMerge {
        taken = List.copyOf(taken);
    }

    /**
     * Merges.
     *
     * @param before what the archive has
     * @param rows the new ones, in their order
     */
    public static DecisionMerge of(Decisions before, List<Decision> rows) {
        Map<List<String>, Decision> counting = new LinkedHashMap<>();
        for (Decision row : rows) {
            Optional<Decision> above =
                    Optional.ofNullable(counting.get(key(row))).or(() -> before.on(row.post(), row.tag()));
            counting.put(key(row), above.filter(one -> !row.countsOver(one)).orElse(row));
        }
        List<Decision> taken = new ArrayList<>();
        int overruling = 0;
        for (Decision one : counting.values()) {
            Optional<Decision> old = before.on(one.post(), one.tag());
            boolean otherwise = old.isPresent() && old.get().verdict() != one.verdict();
            overruling += otherwise ? 1 : 0;
            if (old.isEmpty() || otherwise || isLater(one.date(), old.get().date())) {
                taken.add(one);
            }
        }
        int right = (int) rows.stream()
                .filter(row -> verdict(counting, row) == row.verdict())
                .count();
        return new DecisionMerge(taken, overruling, right - taken.size(), rows.size() - right);
    }

    private static List<String> key(Decision decision) {
        return List.of(decision.post(), TagKey.of(decision.tag()));
    }

    private static Verdict verdict(Map<List<String>, Decision> counting, Decision row) {
        return counting.getOrDefault(key(row), row).verdict();
    }

    private static boolean isLater(Optional<LocalDate> date, Optional<LocalDate> other) {
        return date.isPresent() && other.isPresent() && date.get().isAfter(other.get());
    }
}
