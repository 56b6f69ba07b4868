package io.github.tagwright.entity;

import io.github.tagwright.text.Block;
import io.github.tagwright.text.Mark;
import io.github.tagwright.text.Sentence;
import io.github.tagwright.text.Text;
import io.github.tagwright.text.Token;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of a text in one row, with what is seen of each at a glance. */
final class Tokens {

    static final int CAPITAL = 1;
    static final int ALL_UPPER = 1 << 1;
    static final int ALL_LOWER = 1 << 2;
    static final int INNER_CAPITAL = 1 << 3;
    static final int LETTER = 1 << 4;
    static final int DIGIT = 1 << 5;
    static final int ORDINARY = 1 << 6;
    static final int FIRST = 1 << 7;
    static final int LINKED = 1 << 8;
    static final int EMPHASISED = 1 << 9;
    static final int OPENS_LINK = 1 << 10;
    static final int CLOSES_LINK = 1 << 11;

    /** The host that a link around it leads to bears the word. */
    static final int IN_HOST = 1 << 12;

    /** A sentence of which more words than this have a capital is a headline. */
    static final double HEADLINE = 0.6;

    /** The path of that link does. */
    static final int IN_PATH = 1 << 13;

    /** A place, a people, a family, a day, or jargon. */
    static final int OTHER_NAME = 1 << 14;

    /** What stands before a text's first token and after its last. */
    static final String NONE = "";

    private static final Pattern ADDRESS = Pattern.compile("https?://(?:www\\.)?(?<host>[^/?#]*)(?<path>.*)");

    private final Text text;
    private final int size;
    private final String[] words;
    private final String[] lowers;
    private final int[] blocks;
    private final int[] starts;
    private final int[] ends;
    private final int[] sentences;
    private final int[] flags;
    private final int[] shapes;
    private final int[] inNames;
    private final int[] blockStarts;
    private final double[] capitalShares;
    private final Word[] known;
    private final Map<String, Word> byLower = new HashMap<>();
    private final Map<String, Integer> people = new HashMap<>();

    /** What is known of a word and counted of it in the text, however often it stands there. */
    private static final class Word {
        private final int flags;
        private int lower;
        private int capital;

        Word(String lowerCase, Lexicon lexicon) {
            this.flags = (lexicon.ordinary().has(lowerCase) ? ORDINARY : 0)
                    | (lexicon.otherNames().has(lowerCase) ? OTHER_NAME : 0);
        }
    }

    Tokens(Text text, Lexicon lexicon) {
        this.text = text;
        int total = 0;
        int sentenceCount = 0;
        for (Block block : text.blocks()) {
            for (Sentence sentence : block.sentences()) {
                total += sentence.tokens().size();
                sentenceCount++;
            }
        }
        size = total;
        words = new String[size];
        lowers = new String[size];
        known = new Word[size];
        blocks = new int[size];
        starts = new int[size];
        ends = new int[size];
        sentences = new int[size];
        flags = new int[size];
        shapes = new int[size];
        blockStarts = new int[text.blocks().size() + 1];
        capitalShares = new double[sentenceCount];
        inNames = new int[size];
        fill(lexicon);
        meetPeople(lexicon.firstNames());
    }

    /** Notes words that are first names, and words that stand behind one: these are last names everywhere. */
    private void meetPeople(Words firstNames) {
        for (int i = 0; i < size; i++) {
            boolean capital = is(i, CAPITAL) && !is(i, ALL_UPPER) && !is(i, INNER_CAPITAL | DIGIT);
            if (capital && firstNames.has(lowers[i])) {
                people.put(words[i], 1);
                if (inSentence(i + 1, i) && is(i + 1, CAPITAL) && !is(i + 1, ALL_UPPER | INNER_CAPITAL | DIGIT)) {
                    people.putIfAbsent(words[i + 1], 2);
                }
            }
        }
    }

    private void fill(Lexicon lexicon) {
        int at = 0;
        int sentence = 0;
        for (int b = 0; b < text.blocks().size(); b++) {
            Block block = text.blocks().get(b);
            blockStarts[b] = at;
            for (Sentence s : block.sentences()) {
                int first = at;
                for (Token token : s.tokens()) {
                    blocks[at] = b;
                    starts[at] = token.start();
                    ends[at] = token.end();
                    sentences[at] = sentence;
                    words[at] = token.text();
                    lowers[at] = token.text().toLowerCase(Locale.ROOT);
                    look(at, lexicon);
                    at++;
                }
                flagFirst(first, at);
                capitalShares[sentence++] = capitalShare(first, at);
                for (int i = first; i < at; i++) {
                    count(i);
                }
            }
            mark(block.marks(), blockStarts[b], at);
        }
        blockStarts[text.blocks().size()] = at;
    }

    private void look(int at, Lexicon lexicon) {
        String word = words[at];
        int seen = ALL_UPPER | ALL_LOWER;
        int shape = 0;
        int last = -1;
        int run = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int kind;
            if (Character.isUpperCase(c)) {
                kind = 1;
                seen |= LETTER | (i == 0 ? CAPITAL : 0) | (i > 0 && last == 2 ? INNER_CAPITAL : 0);
                seen &= ~ALL_LOWER;
            } else if (Character.isLetter(c)) {
                kind = 2;
                seen |= LETTER;
                seen &= ~ALL_UPPER;
            } else if (Character.isDigit(c)) {
                kind = 3;
                seen |= DIGIT;
            } else {
                kind = 4 + (c == '.' ? 1 : 0) + (c == '-' ? 2 : 0);
            }
            run = kind == last ? run + 1 : 1;
            if (run <= 2) {
                shape = shape * 7 + kind;
            }
            last = kind;
        }
        if ((seen & LETTER) == 0) {
            seen &= ~(ALL_UPPER | ALL_LOWER);
        }
        known[at] = byLower.computeIfAbsent(lowers[at], lower -> new Word(lower, lexicon));
        if ((seen & CAPITAL) != 0) {
            inNames[at] = lexicon.inNames().use(lowers[at]);
        }
        flags[at] = seen | known[at].flags;
        shapes[at] = shape;
    }

    /** The first word of a sentence, after its opening quote or bracket if there is one. */
    private void flagFirst(int from, int to) {
        for (int i = from; i < to; i++) {
            flags[i] |= FIRST;
            if ((flags[i] & (LETTER | DIGIT)) != 0) {
                return;
            }
        }
    }

    private double capitalShare(int from, int to) {
        int prose = 0;
        int capitals = 0;
        for (int i = from; i < to; i++) {
            if ((flags[i] & ORDINARY) != 0 && (flags[i] & FIRST) == 0 && words[i].length() > 3) {
                prose++;
                capitals += (flags[i] & CAPITAL) != 0 ? 1 : 0;
            }
        }
        return prose == 0 ? 0 : (double) capitals / prose;
    }

    private void count(int at) {
        if ((flags[at] & LETTER) != 0) {
            if ((flags[at] & ALL_LOWER) != 0) {
                known[at].lower++;
            } else if ((flags[at] & FIRST) == 0 && capitalShares[sentences[at]] < HEADLINE) {
                known[at].capital++;
            }
        }
    }

    private void mark(List<Mark> marks, int from, int to) {
        for (Mark mark : marks) {
            int flag = mark.kind() == Mark.Kind.EMPHASIS ? EMPHASISED : LINKED;
            Matcher target = ADDRESS.matcher(mark.target().toLowerCase(Locale.ROOT));
            boolean addressed = flag == LINKED && target.lookingAt();
            int before = -1;
            for (int i = Math.max(from, indexAt(starts, from, to, mark.start())); i < to; i++) {
                if (starts[i] >= mark.end()) {
                    break;
                }
                flags[i] |= flag;
                if (flag == LINKED && before < 0) {
                    flags[i] |= OPENS_LINK;
                }
                if (addressed && lowers[i].length() > 2) {
                    flags[i] |= target.group("host").contains(lowers[i]) ? IN_HOST : 0;
                    flags[i] |= isPart(lowers[i], target.group("path")) ? IN_PATH : 0;
                }
                before = i;
            }
            if (flag == LINKED && before >= 0) {
                flags[before] |= CLOSES_LINK;
            }
        }
    }

    /** Whether a whole part of a path is this word, but for what a file's name ends in. */
    private static boolean isPart(String word, String path) {
        for (int at = path.indexOf(word); at > 0; at = path.indexOf(word, at + 1)) {
            int end = at + word.length();
            if (path.charAt(at - 1) == '/' && (end == path.length() || "/.?#".indexOf(path.charAt(end)) >= 0)) {
                return true;
            }
        }
        return false;
    }

    /** The first index in a range whose value is at least the one given. */
    private static int indexAt(int[] values, int from, int to, int value) {
        int found = Arrays.binarySearch(values, from, to, value);
        return found >= 0 ? found : -found - 1;
    }

    int size() {
        return size;
    }

    /** The token in which a char of a block stands, or the next one. */
    int at(int block, int position) {
        int from = blockStarts[block];
        int to = blockStarts[block + 1];
        int next = indexAt(starts, from, to, position + 1);
        return next > from && ends[next - 1] > position ? next - 1 : next;
    }

    Block.Kind kind(int i) {
        return text.blocks().get(blocks[i]).kind();
    }

    int block(int i) {
        return blocks[i];
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }

    /** Empty for places outside the sentence of {@code from}. */
    String lower(int i, int from) {
        return inSentence(i, from) ? lowers[i] : NONE;
    }

    String word(int i) {
        return words[i];
    }

    String lower(int i) {
        return lowers[i];
    }

    int shape(int i, int from) {
        return inSentence(i, from) ? shapes[i] : 0;
    }

    /** How the gazetteer uses a word with a capital, by {@link NameWords#use}. */
    int inNames(int i) {
        return inNames[i];
    }

    boolean is(int i, int flag) {
        return (flags[i] & flag) != 0;
    }

    /** Whether a place is in the sentence of {@code from} and flagged. */
    boolean is(int i, int from, int flag) {
        return inSentence(i, from) && (flags[i] & flag) != 0;
    }

    boolean inSentence(int i, int from) {
        return i >= 0 && i < size && sentences[i] == sentences[from];
    }

    boolean gapBefore(int i) {
        return i == 0 || blocks[i - 1] != blocks[i] || ends[i - 1] < starts[i];
    }

    /**
     * The share of the longer words of prose in its sentence, the first left out, that have a capital, 0..1; high in
     * headings in title case.
     */
    double capitalShare(int i) {
        return capitalShares[sentences[i]];
    }

    /** 1 for a first name, 2 for a word that stands behind one somewhere in the text, else 0. */
    int person(int i) {
        return people.getOrDefault(words[i], 0);
    }

    /** How often the word stands in the text all in lower case. */
    int lowerCount(int i) {
        return known[i].lower;
    }

    /** How often it stands with a capital where no rule of spelling asks for one. */
    int capitalCount(int i) {
        return known[i].capital;
    }
}
