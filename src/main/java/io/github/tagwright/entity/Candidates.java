package io.github.tagwright.entity;

import io.github.tagwright.text.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The candidates of one text, and what the whole post says for and against each. */
final class Candidates {

    /** So many contexts of a word speak for it even at the head of a sentence. */
    private static final int ENOUGH = 2;

    /** Names shorter than this, in characters, stand for many things. */
    private static final int TELLING = 5;

    private final Gazetteer gazetteer;
    private final Text text;
    private final List<Candidate> all;
    private final BitSet contexts;
    private final BitSet sureEntities = new BitSet();
    private final BitSet toldEntities = new BitSet();
    private final BitSet toldSpellings = new BitSet();
    private final Map<Long, List<Entity>> vendorsByEnd = new HashMap<>();
    private final Kin kin;

    /** @param all by place, at one start the longest first */
    Candidates(Gazetteer gazetteer, Text text, List<Candidate> all, BitSet contexts) {
        this.gazetteer = gazetteer;
        this.text = text;
        this.all = all;
        this.contexts = contexts;
        this.kin = new Kin(gazetteer, text);
        for (Candidate candidate : all) {
            if (!candidate.isName()) {
                continue;
            }
            int entity = candidate.spelling().entity();
            if (candidate.spelling().needs().length == 0) {
                sureEntities.set(entity);
                kin.add(entity);
            } else if (hasCapital(candidate) && Capitals.tell(candidate, text)) {
                toldEntities.set(entity);
                if (tellsBeyond(candidate)) {
                    toldSpellings.set(candidate.index());
                }
                if (!gazetteer.entity(entity).type().owns()) {
                    kin.addPossible(entity);
                }
            }
            if (gazetteer.entity(entity).type().owns()) {
                vendorsByEnd
                        .computeIfAbsent(place(candidate.block(), candidate.end()), place -> new ArrayList<>(1))
                        .add(gazetteer.entity(entity));
            }
        }
    }

    /** The candidates that share one stretch of text, stretch by stretch, at one start the longest first. */
    List<List<Candidate>> stretches() {
        List<List<Candidate>> stretches = new ArrayList<>();
        for (int i = 0; i < all.size(); ) {
            int next = i + 1;
            while (next < all.size() && all.get(i).isAt(all.get(next))) {
                next++;
            }
            stretches.add(all.subList(i, next));
            i = next;
        }
        return stretches;
    }

    /** Entities that a spelling names which needs no context. */
    BitSet sureEntities() {
        return sureEntities;
    }

    /** Whether a candidate speaks for itself or the post speaks for it. */
    boolean holds(Candidate candidate) {
        return evidence(candidate).isPresent();
    }

    /** What in the post tells that a candidate is meant, the strongest of it; empty where nothing does. */
    Optional<Evidence> evidence(Candidate candidate) {
        if (candidate.spelling().needs().length == 0) {
            return Optional.of(Evidence.ALONE);
        }
        if (vendorInFront(candidate)) {
            return Optional.of(Evidence.OWNER);
        }
        if (sureEntities.get(candidate.spelling().entity())) {
            return Optional.of(Evidence.ELSEWHERE);
        }
        int met = contextsOf(candidate);
        if (met > 0 && !mayBeWord(candidate)) {
            return Optional.of(met == 1 ? Evidence.CONTEXT : Evidence.CONTEXTS);
        }
        if (kin.speaksFor(candidate)) {
            return Optional.of(Evidence.KIN);
        }
        return toldSpellings.get(candidate.index()) && hasCapital(candidate)
                ? Optional.of(Evidence.CAPITAL)
                : Optional.empty();
    }

    /** Whether a name whose capital tells something here is then meant wherever else in the post it has one. */
    private boolean tellsBeyond(Candidate candidate) {
        return candidate.spelling().capitalTells()
                && Kin.isWrittenAsName(candidate, text)
                && !Capitals.isPartOfMore(candidate, text);
    }

    /** Whether it is a word whose capital says nothing here nor anywhere, and for which little else speaks. */
    private boolean mayBeWord(Candidate candidate) {
        return candidate.isName()
                && hasCapital(candidate)
                && Capitals.isOrdinary(candidate.spelling())
                && contextsOf(candidate) < ENOUGH
                && !toldEntities.get(candidate.spelling().entity())
                && !kin.isNear(candidate);
    }

    /**
     * Of a candidate for which too little speaks, whether it is still the likeliest reading of a name at its place: its
     * owner or a close relative is named, or hardly anything else is written so.
     */
    boolean isLikely(Candidate candidate) {
        String spelling = candidate.spelling().text();
        boolean common =
                spelling.length() < TELLING || spelling.contains("#") || Capitals.isOrdinary(candidate.spelling());
        return !common || kin.isNear(candidate);
    }

    private boolean hasCapital(Candidate candidate) {
        return Character.isUpperCase(text.blocks().get(candidate.block()).text().charAt(candidate.start()));
    }

    /** How many of the contexts that a candidate's spelling asks for stand in the post. */
    int contextsOf(Candidate candidate) {
        int met = 0;
        for (int need : candidate.spelling().needs()) {
            if (contexts.get(need)) {
                met++;
            }
        }
        return met;
    }

    /** Whether the name of the vendor that makes or owns it stands directly in front. */
    boolean vendorInFront(Candidate candidate) {
        if (!candidate.isName() || candidate.start() < 2) {
            return false;
        }
        String prose = text.blocks().get(candidate.block()).text();
        int end = candidate.start() - 1;
        if (prose.charAt(end) != ' ') {
            return false;
        }
        if (end > 2 && (prose.startsWith("'s", end - 2) || prose.startsWith("\u2019s", end - 2))) {
            end -= 2;
        }
        return vendorsByEnd.getOrDefault(place(candidate.block(), end), List.of()).stream()
                .anyMatch(vendor -> isVendorOf(vendor, candidate));
    }

    private boolean isVendorOf(Entity vendor, Candidate candidate) {
        Entity entity = gazetteer.entity(candidate.spelling().entity());
        return entity.vendor().filter(vendor.id()::equals).isPresent()
                || entity.owners().stream().anyMatch(owner -> owner.by().equals(vendor.id()));
    }

    private static long place(int block, int at) {
        return (long) block << 32 | at;
    }
}
