package io.github.tagwright.entity;

import io.github.tagwright.text.Pieces;
import io.github.tagwright.text.Sentence;
import io.github.tagwright.text.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Collects in one pass every spelling of the gazetteer that stands in a text, and every context that spellings ask
 * for. Time is linear in the text, whatever the gazetteer's size. Keeps buffers; belongs to one thread.
 */
final class CandidateFinder {

    private static final Comparator<Candidate> LEFTMOST_LONGEST = Comparator.comparingInt(Candidate::block)
            .thenComparingInt(Candidate::start)
            .thenComparing(Comparator.comparingInt(Candidate::end).reversed())
            .thenComparingInt(candidate -> candidate.spelling().entity())
            .thenComparingInt(Candidate::index);

    private final Gazetteer gazetteer;
    private final Pieces pieces = new Pieces();

    CandidateFinder(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    Candidates in(Text text, Struck struck) {
        BitSet contexts = new BitSet(gazetteer.contexts());
        List<Candidate> found = new ArrayList<>();
        for (int b = 0; b < text.blocks().size(); b++) {
            int block = b;
            String prose = text.blocks().get(b).text();
            for (Sentence sentence : text.blocks().get(b).sentences()) {
                pieces.read(prose, sentence);
                gazetteer.phrases().find(pieces, (first, last, end, payload) -> {
                    if (payload < 0) {
                        int context = -1 - payload;
                        if (gazetteer.contextCounts(context, prose, pieces.start(first))) {
                            contexts.set(context);
                        }
                    } else if (!struck.has(payload)) {
                        add(block, prose, first, last, end, payload, found);
                    }
                });
            }
        }
        found.sort(LEFTMOST_LONGEST);
        Candidates candidates = new Candidates(gazetteer, text, found, contexts);
        List<Candidate> implied = Implied.by(gazetteer, candidates, text);
        if (implied.isEmpty()) {
            return candidates;
        }
        found.addAll(implied);
        found.sort(LEFTMOST_LONGEST);
        return new Candidates(gazetteer, text, found, contexts);
    }

    private void add(int block, String prose, int first, int last, int end, int index, List<Candidate> found) {
        int start = pieces.start(first);
        if (isSmall(prose.charAt(start)) && gazetteer.isCapitalized(index)) {
            return;
        }
        Gazetteer.Spelling spelling = gazetteer.spelling(index);
        int to = withGluedVersion(spelling, last, end);
        if (!Surface.standsFreely(prose, start, to) || isVersion(spelling, prose, to)) {
            return;
        }
        boolean counts = spelling.entity() == Gazetteer.NO_MENTION || Surface.caseCounts(spelling, prose, start, end);
        if (counts) {
            found.add(new Candidate(block, start, to, index, spelling));
        }
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
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
}
