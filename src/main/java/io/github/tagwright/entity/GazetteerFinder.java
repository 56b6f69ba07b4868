package io.github.tagwright.entity;

import io.github.tagwright.text.Block;
import io.github.tagwright.text.Pieces;
import io.github.tagwright.text.Sentence;
import io.github.tagwright.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the names the gazetteer knows. One pass over the text collects every spelling that stands there and every
 * context that spellings ask for; then, left to right, the longest spelling that holds is taken. Time is linear in
 * the text, whatever the gazetteer's size. Keeps buffers; belongs to one thread.
 */
public final class GazetteerFinder implements Entities {

    private static final double SURE = 0.95;
    private static final double BY_CONTEXT = 0.85;

    private final Gazetteer gazetteer;
    private final Pieces pieces = new Pieces();
    private final BitSet contexts;

    public GazetteerFinder(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
        this.contexts = new BitSet(gazetteer.contexts());
    }

    /** A spelling that stands in the text in a case that counts. */
    private record Candidate(int block, int start, int end, Gazetteer.Spelling spelling) {

        boolean isName() {
            return spelling.entity() != Gazetteer.NO_MENTION;
        }
    }

    private static final Comparator<Candidate> LEFTMOST_LONGEST = Comparator.comparingInt(Candidate::block)
            .thenComparingInt(Candidate::start)
            .thenComparing(Comparator.comparingInt(Candidate::end).reversed())
            .thenComparingInt(candidate -> candidate.spelling().entity());

    @Override
    public List<Link> in(Text text, Optional<LocalDate> day) {
        List<Candidate> candidates = candidates(text);
        Evidence evidence = new Evidence(candidates, text);
        List<Link> links = new ArrayList<>();
        int block = -1;
        int free = 0;
        for (int i = 0; i < candidates.size(); ) {
            Candidate first = candidates.get(i);
            int next = i + 1;
            while (next < candidates.size() && sameStretch(first, candidates.get(next))) {
                next++;
            }
            if (first.block() != block) {
                block = first.block();
                free = 0;
            }
            if (first.start() >= free) {
                Optional<Candidate> best = best(candidates.subList(i, next), evidence, text, day);
                if (best.isPresent()) {
                    free = first.end();
                    best.filter(Candidate::isName)
                            .map(candidate -> link(candidate, text, day))
                            .ifPresent(links::add);
                }
            }
            i = next;
        }
        return links;
    }

    private static boolean sameStretch(Candidate a, Candidate b) {
        return a.block() == b.block() && a.start() == b.start() && a.end() == b.end();
    }

    private List<Candidate> candidates(Text text) {
        contexts.clear();
        List<Candidate> found = new ArrayList<>();
        for (int b = 0; b < text.blocks().size(); b++) {
            int block = b;
            String prose = text.blocks().get(b).text();
            for (Sentence sentence : text.blocks().get(b).sentences()) {
                pieces.read(prose, sentence);
                gazetteer.phrases().find(pieces, (first, last, end, payload) -> {
                    if (payload < 0) {
                        contexts.set(-1 - payload);
                    } else {
                        candidate(block, prose, first, last, end, gazetteer.spelling(payload), found);
                    }
                });
            }
        }
        found.sort(LEFTMOST_LONGEST);
        return found;
    }

    private void candidate(
            int block, String prose, int first, int last, int end, Gazetteer.Spelling spelling, List<Candidate> found) {
        int start = pieces.start(first);
        int to = withGluedVersion(spelling, last, end);
        if (!Surface.standsFreely(prose, start, to) || isVersion(spelling, prose, to)) {
            return;
        }
        boolean counts = spelling.entity() == Gazetteer.NO_MENTION || Surface.caseCounts(spelling, prose, start, end);
        if (counts) {
            found.add(new Candidate(block, start, to, spelling));
        }
    }

    /** {@code RHEL5} written together is the name with its number. */
    private int withGluedVersion(Gazetteer.Spelling spelling, int last, int end) {
        boolean glued = last + 1 < pieces.size()
                && pieces.kind(last) == Pieces.LETTERS
                && pieces.kind(last + 1) == Pieces.DIGITS
                && pieces.start(last + 1) == end
                && spelling.text().length() > 2
                && pieces.end(last + 1) - end <= 2;
        return glued ? pieces.end(last + 1) : end;
    }

    /** A number that goes on after a point is no model number. */
    private static boolean isVersion(Gazetteer.Spelling spelling, String prose, int end) {
        return spelling.text().endsWith("#")
                && end + 1 < prose.length()
                && prose.charAt(end) == '.'
                && Character.isDigit(prose.charAt(end + 1));
    }

    /** What the whole post says for and against its candidates. */
    private final class Evidence {

        private final BitSet sureEntities = new BitSet();
        private final Map<Long, Integer> vendorsByEnd = new HashMap<>();
        private final Text text;

        Evidence(List<Candidate> candidates, Text text) {
            this.text = text;
            for (Candidate candidate : candidates) {
                if (!candidate.isName()) {
                    continue;
                }
                if (candidate.spelling().needs().length == 0) {
                    sureEntities.set(candidate.spelling().entity());
                }
                if (gazetteer.entity(candidate.spelling().entity()).type() == EntityType.VENDOR) {
                    vendorsByEnd.put(
                            place(candidate.block(), candidate.end()),
                            candidate.spelling().entity());
                }
            }
        }

        private long place(int block, int at) {
            return (long) block << 32 | at;
        }

        boolean holds(Candidate candidate) {
            int[] needs = candidate.spelling().needs();
            return needs.length == 0
                    || contextsOf(candidate) > 0
                    || sureEntities.get(candidate.spelling().entity())
                    || vendorInFront(candidate);
        }

        int contextsOf(Candidate candidate) {
            int met = 0;
            for (int need : candidate.spelling().needs()) {
                if (contexts.get(need)) {
                    met++;
                }
            }
            return met;
        }

        boolean vendorInFront(Candidate candidate) {
            if (candidate.start() < 2) {
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
            Integer vendor = vendorsByEnd.get(place(candidate.block(), end));
            return vendor != null && isVendorOf(gazetteer.entity(vendor), candidate);
        }

        private boolean isVendorOf(Entity vendor, Candidate candidate) {
            Entity entity = gazetteer.entity(candidate.spelling().entity());
            return entity.vendor().filter(vendor.id()::equals).isPresent()
                    || entity.owners().stream().anyMatch(owner -> owner.by().equals(vendor.id()));
        }
    }

    /** The candidate of one stretch that holds best; empty where none does. */
    private Optional<Candidate> best(
            List<Candidate> sameStretch, Evidence evidence, Text text, Optional<LocalDate> day) {
        Candidate best = null;
        int bestRank = Integer.MIN_VALUE;
        for (Candidate candidate : sameStretch) {
            if (evidence.holds(candidate)) {
                int rank = rank(candidate, evidence, text, day);
                if (rank > bestRank) {
                    best = candidate;
                    bestRank = rank;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private int rank(Candidate candidate, Evidence evidence, Text text, Optional<LocalDate> day) {
        if (!candidate.isName()) {
            return 0;
        }
        Entity entity = gazetteer.entity(candidate.spelling().entity());
        Block block = text.blocks().get(candidate.block());
        if (entity.type() == EntityType.VENDOR) {
            boolean company = CompanyCues.actsOrIsSpokenOf(block.text(), candidate.start(), candidate.end());
            return company ? 1_000 : 1;
        }
        int rank = 2 + 4 * evidence.contextsOf(candidate);
        rank += evidence.vendorInFront(candidate) ? 100 : 0;
        rank += existsOn(entity, day) ? 2 : 0;
        return rank;
    }

    private static boolean existsOn(Entity entity, Optional<LocalDate> day) {
        return day.isEmpty()
                || entity.from().isEmpty()
                || entity.from().get().year() <= day.get().getYear() + 1;
    }

    private Link link(Candidate candidate, Text text, Optional<LocalDate> day) {
        Entity entity = gazetteer.entity(candidate.spelling().entity());
        Block block = text.blocks().get(candidate.block());
        Mention mention = new Mention(
                block.prose().span(candidate.start(), candidate.end()),
                entity.type(),
                block.text().substring(candidate.start(), candidate.end()),
                candidate.block(),
                candidate.start(),
                candidate.end(),
                candidate.spelling().needs().length == 0 ? SURE : BY_CONTEXT,
                "gazetteer");
        return new Link.Known(mention, entity, gazetteer.vendorOn(entity, day));
    }
}
