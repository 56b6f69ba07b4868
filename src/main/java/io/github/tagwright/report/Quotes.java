package io.github.tagwright.report;

import io.github.tagwright.post.SourcedText;
import io.github.tagwright.post.Span;
import io.github.tagwright.text.Block;
import io.github.tagwright.text.Sentence;
import io.github.tagwright.text.Text;
import java.util.Optional;

/** Finds the sentence that a place of a post stands in, as a reader sees it. */
final class Quotes {

    /** Chars of a sentence that are quoted, at most; of a longer one those around the place. */
    static final int LONGEST = 240;

    private static final char ELLIPSIS = '…';

    private final Text text;

    Quotes(Text text) {
        this.text = text;
    }

    /** Empty where the place stands in no block of prose, as one in a link's target does. */
    Optional<Quote> at(Span place) {
        for (Block block : text.blocks()) {
            SourcedText prose = block.prose();
            int length = prose.text().length();
            if (length > 0 && prose.span(0, length).contains(place)) {
                int start = firstEndingAfter(prose, place.start());
                int end = Math.max(start + 1, firstEndingAfter(prose, place.end() - 1) + 1);
                return Optional.of(around(block, start, Math.min(end, length)));
            }
        }
        return Optional.empty();
    }

    /** The first char that was written as source chars of which one stands after {@code offset} or at it. */
    private static int firstEndingAfter(SourcedText prose, int offset) {
        int low = 0;
        int high = prose.text().length() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (prose.span(middle, middle + 1).end() > offset) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static Quote around(Block block, int start, int end) {
        int from = 0;
        int to = block.text().length();
        for (Sentence sentence : block.sentences()) {
            if (sentence.start() <= start && start < sentence.end()) {
                from = sentence.start();
                to = Math.max(end, sentence.end());
                break;
            }
        }
        boolean cutBefore = false;
        boolean cutAfter = false;
        if (to - from > LONGEST) {
            int wantedFrom = Math.max(from, Math.min(start - LONGEST / 3, to - LONGEST));
            int wantedTo = Math.max(end, Math.min(to, wantedFrom + LONGEST));
            cutBefore = wantedFrom > from;
            cutAfter = wantedTo < to;
            from = cutBefore ? afterBlank(block.text(), wantedFrom, start) : from;
            to = cutAfter ? beforeBlank(block.text(), wantedTo, end) : to;
        }
        String quoted = (cutBefore ? ELLIPSIS : "") + block.text().substring(from, to) + (cutAfter ? ELLIPSIS : "");
        int shift = from - (cutBefore ? 1 : 0);
        return new Quote(quoted, start - shift, end - shift, block.kind() == Block.Kind.TITLE);
    }

    private static int afterBlank(String text, int from, int limit) {
        int blank = text.indexOf(' ', from);
        return blank < 0 || blank >= limit ? whole(text, from) : blank + 1;
    }

    private static int beforeBlank(String text, int to, int limit) {
        int blank = text.lastIndexOf(' ', to);
        return blank < limit ? whole(text, to) : blank;
    }

    /** A place that does not part a surrogate pair. */
    private static int whole(String text, int at) {
        boolean parts = at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
        return parts ? at + 1 : at;
    }
}
