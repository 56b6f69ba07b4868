package io.github.tagwright.text;

import io.github.tagwright.post.SourcedText;
import io.github.tagwright.post.Span;
import io.github.tagwright.text.Block.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import opennlp.tools.sentdetect.SentenceDetectorME;

/** Finds sentences and tokens in stretches of prose. Belongs to one thread, as its detector does. */
final class Segmenter {

    /** A detector works on one text at a time and keeps a few copies of it. */
    private static final int LONGEST_PIECE = 50_000;

    /** After these a full stop ends no sentence. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "e.g.", "i.e.", "vs", "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "approx", "cf", "fig", "Fig", "resp", "incl");

    private final SentenceDetectorME detector;

    Segmenter(TextModels models) {
        detector = new SentenceDetectorME(models.sentences());
    }

    /** Sentences that hold a token; bare addresses are no tokens. */
    List<Sentence> sentences(Prose.Stretch stretch, List<Span> urls) {
        String text = stretch.text().text();
        List<Span> ranges = withoutUrls(Tokenizer.tokens(text), urls);
        if (ranges.isEmpty()) {
            return List.of();
        }
        boolean single = stretch.kind() == Kind.TITLE || stretch.kind() == Kind.HEADING;
        int[] ends = single ? new int[] {text.length()} : ends(text);
        List<Sentence> sentences = new ArrayList<>(ends.length);
        List<Token> tokens = new ArrayList<>();
        int next = 0;
        for (int end : ends) {
            while (next < ranges.size() && ranges.get(next).end() <= end) {
                tokens.add(token(stretch.text(), ranges.get(next++)));
            }
            if (!tokens.isEmpty() && (next == ranges.size() || splits(text, tokens, ranges.get(next), end))) {
                int start = tokens.get(0).start();
                sentences.add(new Sentence(start, tokens.get(tokens.size() - 1).end(), tokens));
                tokens.clear();
            }
        }
        return sentences;
    }

    private static Token token(SourcedText text, Span range) {
        String chars = text.text().substring(range.start(), range.end());
        return new Token(range.start(), range.end(), chars, text.span(range.start(), range.end()));
    }

    private static List<Span> withoutUrls(List<Span> tokens, List<Span> urls) {
        if (urls.isEmpty()) {
            return tokens;
        }
        List<Span> kept = new ArrayList<>(tokens.size());
        int u = 0;
        for (Span token : tokens) {
            while (u < urls.size() && urls.get(u).end() <= token.start()) {
                u++;
            }
            if (u == urls.size() || !urls.get(u).overlaps(token)) {
                kept.add(token);
            }
        }
        return kept;
    }

    /** Where sentences may end, in order, the last at the text's end. */
    private int[] ends(String text) {
        if (!mayHoldTwo(text)) {
            return new int[] {text.length()};
        }
        List<Integer> ends = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = pieceEnd(text, from);
            for (opennlp.tools.util.Span sentence : detector.sentPosDetect(text.substring(from, to))) {
                ends.add(from + sentence.getEnd());
            }
            from = to;
        }
        ends.add(text.length());
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean mayHoldTwo(String text) {
        for (int i = 0; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == '.' || c == '?' || c == '!') {
                return true;
            }
        }
        return false;
    }

    private static int pieceEnd(String text, int from) {
        if (text.length() - from <= LONGEST_PIECE) {
            return text.length();
        }
        int blank = text.lastIndexOf(' ', from + LONGEST_PIECE);
        return blank > from ? blank + 1 : from + LONGEST_PIECE;
    }

    /** Whether a sentence of these tokens can end where the detector proposes. */
    private static boolean splits(String text, List<Token> tokens, Span following, int end) {
        return following.start() >= end && !endsAbbreviation(tokens) && !isPlainLowerCase(text, following);
    }

    private static boolean endsAbbreviation(List<Token> tokens) {
        String last = tokens.get(tokens.size() - 1).text();
        boolean stopAfterWord = last.equals(".") && tokens.size() > 1;
        return ABBREVIATIONS.contains(
                stopAfterWord ? tokens.get(tokens.size() - 2).text() : last);
    }

    /** Sentences begin with a capital, or with a name such as {@code vSphere} or {@code iSCSI}. */
    private static boolean isPlainLowerCase(String text, Span token) {
        for (int i = token.start(); i < token.end(); i++) {
            if (!Character.isLowerCase(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
