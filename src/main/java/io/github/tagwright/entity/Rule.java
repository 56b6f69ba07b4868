package io.github.tagwright.entity;

import io.github.tagwright.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be said of a text's candidates without having learned: which hold, and which of those at one place. */
final class Rule {

    private final Gazetteer gazetteer;
    private final Candidates candidates;
    private final Text text;
    private final Optional<LocalDate> day;

    Rule(Gazetteer gazetteer, Candidates candidates, Text text, Optional<LocalDate> day) {
        this.gazetteer = gazetteer;
        this.candidates = candidates;
        this.text = text;
        this.day = day;
    }

    /** From left to right the longest candidates that hold, names and such as are known to be none. */
    List<Candidate> chosen() {
        List<Candidate> chosen = new ArrayList<>();
        int block = -1;
        int free = 0;
        for (List<Candidate> stretch : candidates.stretches()) {
            Candidate first = stretch.get(0);
            if (first.block() != block) {
                block = first.block();
                free = 0;
            }
            if (first.start() >= free) {
                Optional<Candidate> best = best(stretch);
                if (best.isPresent()) {
                    free = first.end();
                    chosen.add(best.get());
                }
            }
        }
        return chosen;
    }

    /**
     * A candidate that is a name.
     *
     * @param evidence what tells that it is meant
     */
    record Told(Candidate candidate, Evidence evidence) {}

    /** The names among the candidates chosen, by place, each with what tells it. */
    List<Told> told(List<Candidate> chosen) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            Candidate candidate = chosen.get(i);
            if (candidate.isName()) {
                boolean last = i + 1 == chosen.size();
                Evidence evidence = runsOn(candidate, last ? Optional.empty() : Optional.of(chosen.get(i + 1)))
                        ? Evidence.RUNS_ON
                        : candidates.evidence(candidate).orElseThrow();
                boolean imported = entity(candidate).source().isPresent();
                told.add(new Told(candidate, imported ? Evidence.IMPORTED : evidence));
            }
        }
        return told;
    }

    private boolean runsOn(Candidate candidate, Optional<Candidate> next) {
        String prose = text.blocks().get(candidate.block()).text();
        int end = candidate.end();
        boolean capital = end + 1 < prose.length()
                && (prose.charAt(end) == ' ' || prose.charAt(end) == '-')
                && Character.isUpperCase(prose.charAt(end + 1));
        return capital
                && next.filter(other ->
                                other.isName() && other.block() == candidate.block() && other.start() == end + 1)
                        .isEmpty();
    }

    /** The candidate of one stretch that holds best; empty where none does. */
    Optional<Candidate> best(List<Candidate> sameStretch) {
        Candidate best = null;
        int bestRank = Integer.MIN_VALUE;
        for (Candidate candidate : sameStretch) {
            if (candidates.holds(candidate)) {
                int rank = rank(candidate);
                if (rank > bestRank) {
                    best = candidate;
                    bestRank = rank;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** How well a candidate fits where several stand at one place; the higher the better. */
    int rank(Candidate candidate) {
        if (!candidate.isName()) {
            return 0;
        }
        Entity entity = entity(candidate);
        if (entity.type().owns()) {
            String prose = text.blocks().get(candidate.block()).text();
            return CompanyCues.actsOrIsSpokenOf(prose, candidate.start(), candidate.end()) ? 1_000 : 1;
        }
        int rank = 2 + 4 * candidates.contextsOf(candidate);
        rank += candidates.vendorInFront(candidate) ? 100 : 0;
        rank += existsOn(entity, day) ? 2 : 0;
        rank += candidate.spelling().text().contains("#") ? 0 : 50; // Nexus 1000V is none of the Nexus #
        return rank;
    }

    /** What a candidate that is a name would be. */
    EntityType type(Candidate candidate) {
        return entity(candidate).type();
    }

    private Entity entity(Candidate candidate) {
        return gazetteer.entity(candidate.spelling().entity());
    }

    private static boolean existsOn(Entity entity, Optional<LocalDate> day) {
        return day.isEmpty()
                || entity.from().isEmpty()
                || entity.from().get().year() <= day.get().getYear() + 1;
    }
}
