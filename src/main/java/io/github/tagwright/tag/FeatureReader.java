package io.github.tagwright.tag;

import io.github.tagwright.entity.Link;
import io.github.tagwright.post.Post;
import io.github.tagwright.tag.Names.Place;
import io.github.tagwright.tag.PostFeatures.Part;
import io.github.tagwright.text.Block;
import io.github.tagwright.text.Mark;
import io.github.tagwright.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;

/** Reads the features of one post. Made anew for every post. */
final class FeatureReader {

    private static final int LONGEST_NAME = 3;
    private static final int LARGEST_CODE = 20_000;
    private static final int LONGEST_WORD = 60;
    private static final Pattern DATE_PREFIX = Pattern.compile("^\\d{4}-\\d{1,2}-\\d{1,2}-");
    private static final Pattern AFTER_PATH = Pattern.compile("[?#].*$|\\s*%}.*$|/$");
    private static final Pattern EXTENSION = Pattern.compile("\\.(md|markdown|mdown|html?|txt|php|aspx?)$");

    /** A day beyond these is a slip of the pen. */
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    /**
     * @param folded hash of it in lower case
     * @param apart whether no name reaches from the word before into it
     * @param content whether a phrase may begin or end with it
     */
    private record Word(int start, int end, long folded, boolean apart, boolean content) {}

    private final Map<Part, Terms.Builder> parts = new EnumMap<>(Part.class);
    private final Names.Builder names = new Names.Builder();
    private final Phrases phrases = new Phrases();
    private final List<Long> slugs = new ArrayList<>();

    private FeatureReader() {
        for (Part part : Part.values()) {
            parts.put(part, new Terms.Builder());
        }
    }

    static PostFeatures read(Post post, Text text, List<Link> links) {
        return new FeatureReader().all(post, text, links);
    }

    private PostFeatures all(Post post, Text text, List<Link> links) {
        int[] paragraphs = paragraphs(text);
        for (int i = 0; i < text.blocks().size(); i++) {
            block(text.blocks().get(i), paragraphs[i]);
        }
        int code = 0;
        for (String piece : text.code()) {
            String shown = piece.substring(0, Math.min(piece.length(), LARGEST_CODE - code));
            code(shown);
            code += shown.length();
        }
        text.links().forEach(this::url);
        long[] groups = groups(post);
        for (long group : groups) {
            parts.get(Part.GROUP).add(group);
        }
        Names entities = entities(text, links, paragraphs);
        Names found = names.build();
        List<Phrases.Mentioned> mentioned = links.stream()
                .map(link -> new Phrases.Mentioned(link, places(text, link, paragraphs)))
                .toList();
        List<Terms> built = new ArrayList<>();
        for (Part part : Part.values()) {
            built.add(parts.get(part).build());
        }
        return new PostFeatures(
                post.path(),
                Hash.of(post.source().text()),
                day(post),
                post.frontMatter().tags(),
                built,
                found,
                phrases.build(found, mentioned),
                entities,
                groups,
                text.words(),
                Hash.of(slug(post.path())),
                slugs.stream().mapToLong(Long::longValue).distinct().sorted().toArray());
    }

    private static int day(Post post) {
        return post.frontMatter()
                .date()
                .filter(date -> !date.isBefore(EARLIEST) && date.isBefore(LATEST))
                .map(date -> (int) date.toEpochDay())
                .orElse(PostFeatures.NO_DAY);
    }

    /** For each block the number of the paragraph it is or stands after, from 1; 0 for the title. */
    private static int[] paragraphs(Text text) {
        int[] numbers = new int[text.blocks().size()];
        int paragraph = 0;
        for (int i = 0; i < numbers.length; i++) {
            Block.Kind kind = text.blocks().get(i).kind();
            if (kind != Block.Kind.TITLE && kind != Block.Kind.HEADING) {
                paragraph++;
            }
            numbers[i] = kind == Block.Kind.TITLE ? 0 : Math.max(1, paragraph);
        }
        return numbers;
    }

    private static long places(Block.Kind kind, int paragraph) {
        if (kind == Block.Kind.TITLE) {
            return Place.TITLE.plus(0, 1);
        }
        long places = Place.TEXT.plus(0, 1);
        if (kind == Block.Kind.HEADING) {
            return Place.HEADING.plus(places, 1);
        }
        places = paragraph == 1 ? Place.FIRST.plus(places, 1) : places;
        return paragraph <= 3 ? Place.FIRST_THREE.plus(places, 1) : places;
    }

    private static long places(Text text, Link link, int[] paragraphs) {
        int block = link.mention().block();
        return places(text.blocks().get(block).kind(), paragraphs[block]);
    }

    private void block(Block block, int paragraph) {
        String text = block.text();
        List<Word> words = words(text, 0, text.length());
        prose(text, words, places(block.kind(), paragraph));
        if (block.kind() == Block.Kind.TITLE) {
            grams(words, Part.TITLE);
            titleChars(text, words);
        } else {
            grams(words, Part.MAIN);
            if (paragraph == 1 && block.kind() != Block.Kind.HEADING) {
                grams(words, Part.FIRST_PARAGRAPH);
            }
        }
        for (Mark mark : block.marks()) {
            if (mark.kind() == Mark.Kind.LINK) {
                List<Word> linked = words(text, mark.start(), mark.end());
                grams(linked, Part.LINK_TEXT);
                names(text, linked, Place.LINK_TEXT.plus(0, 1));
            }
        }
    }

    /** Runs of letters and digits, with {@code +} and {@code #} after them. */
    private static List<Word> words(String text, int from, int to) {
        List<Word> words = new ArrayList<>();
        int i = from;
        while (i < to) {
            if (!Character.isLetterOrDigit(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            while (i < to && isWord(text.charAt(i))) {
                i++;
            }
            if (i - start <= LONGEST_WORD) {
                boolean apart = words.isEmpty() || !joins(text, words.get(words.size() - 1).end, start);
                long folded = Hash.ofLower(text, start, i);
                words.add(new Word(start, i, folded, apart, Phrases.isContent(folded)));
            }
        }
        return words;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '+' || c == '#' || Character.isSurrogate(c);
    }

    /** Whether what stands between two words may be left out of a name. */
    private static boolean joins(String text, int from, int to) {
        if (to - from > 2) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (" -_./&'\u2019\u2010\u2011".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private void grams(List<Word> words, Part part) {
        Terms.Builder terms = parts.get(part);
        grams(words, (first, last, term) -> terms.add(term));
    }

    private static void grams(List<Word> words, TermSink sink) {
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.end - word.start > 1) {
                sink.accept(i, i, word.folded);
            }
            if (i > 0) {
                sink.accept(i - 1, i, Hash.join(words.get(i - 1).folded, word.folded));
            }
        }
    }

    /** Hears of terms and where they stand. */
    interface TermSink {
        void accept(int start, int end, long term);
    }

    /**
     * Those of some terms in {@link Part#MAIN} that read as a word or a phrase in a text and tell something: no number, no
     * filler at an end, nothing that reaches from one sentence into the next.
     */
    static void terms(String text, LongPredicate wanted, TermSink sink) {
        List<Word> words = words(text, 0, text.length());
        grams(words, (first, last, term) -> {
            if (!wanted.test(term)) {
                return;
            }
            Word from = words.get(first);
            Word to = words.get(last);
            boolean tells = Phrases.isTelling(from.folded) && Phrases.isTelling(to.folded);
            boolean together = first == last || (!to.apart && to.start - from.end == 1);
            if (tells && together && hasLetters(text, from) && hasLetters(text, to)) {
                sink.accept(from.start, to.end, term);
            }
        });
    }

    private static boolean hasLetters(String text, Word word) {
        int letters = 0;
        for (int i = word.start; i < word.end; i++) {
            letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
        }
        return letters > 1;
    }

    private void names(String text, List<Word> words, long places) {
        joined(text, words, (first, last, key, exact) -> names.add(key, exact, places));
    }

    private void prose(String text, List<Word> words, long places) {
        joined(text, words, (first, last, key, exact) -> {
            names.add(key, exact, places);
            Word from = words.get(first);
            Word to = words.get(last);
            if (from.content && to.content) {
                phrases.add(exact, text, from.start, to.end, last - first + 1);
            }
        });
    }

    /** Hears of joined names, by the numbers of their first and last word; {@code exact} keeps their case. */
    private interface GramSink {
        void accept(int first, int last, long key, long exact);
    }

    /** Hears of joined names in a text, by the hash of their {@link TagKey}. */
    interface NameSink {
        void accept(int start, int end, long key);
    }

    /** The joined 1-3-grams of a text, by start. */
    static void joined(String text, NameSink sink) {
        List<Word> words = words(text, 0, text.length());
        joined(text, words, (first, last, key, exact) -> {
            sink.accept(words.get(first).start, words.get(last).end, key);
        });
    }

    private static void joined(String text, List<Word> words, GramSink sink) {
        for (int i = 0; i < words.size(); i++) {
            Hash.Joined key = new Hash.Joined();
            Hash.Joined exact = new Hash.Joined();
            for (int n = 0; n < LONGEST_NAME && i + n < words.size(); n++) {
                Word word = words.get(i + n);
                if (n > 0 && word.apart) {
                    break;
                }
                exact.add(text, word.start, word.end);
                TagKey.add(text, word.start, word.end, key);
                sink.accept(i, i + n, key.hash(), exact.hash());
            }
        }
    }

    private void titleChars(String text, List<Word> words) {
        Terms.Builder terms = parts.get(Part.TITLE_CHARS);
        for (Word word : words) {
            String padded = " " + text.substring(word.start, word.end).toLowerCase(Locale.ROOT) + " ";
            for (int n = 3; n <= 5; n++) {
                for (int i = 0; i + n <= padded.length(); i++) {
                    terms.add(Hash.of(padded, i, i + n));
                }
            }
        }
    }

    private void code(String code) {
        List<Word> words = words(code, 0, code.length());
        names(code, words, Place.CODE.plus(0, 1));
        for (Word word : words) {
            parts.get(Part.MAIN).add(Hash.join(word.folded, 1));
        }
    }

    private void url(String target) {
        String lower = target.toLowerCase(Locale.ROOT);
        int scheme = lower.indexOf("://");
        int hostStart = scheme < 0 ? 0 : scheme + 3;
        int hostEnd = hostStart;
        while (hostEnd < lower.length() && "/?#".indexOf(lower.charAt(hostEnd)) < 0) {
            hostEnd++;
        }
        Terms.Builder terms = parts.get(Part.URL);
        if (scheme >= 0) {
            String host = lower.substring(hostStart, hostEnd);
            host = host.startsWith("www.") ? host.substring(4) : host;
            terms.add(Hash.join(Hash.of(host), 2));
            terms.add(Hash.join(Hash.of(domain(host)), 3));
            names(host, words(host, 0, host.length()), Place.URL.plus(0, 1));
        } else {
            hostEnd = 0;
        }
        int pathEnd = Math.min(target.length(), Math.max(hostEnd, 0) + 200);
        List<Word> words = words(target, hostEnd, pathEnd);
        names(target, words, Place.URL.plus(0, 1));
        for (Word word : words) {
            if (word.end - word.start > 1) {
                terms.add(word.folded);
            }
        }
        String slug = slug(AFTER_PATH.matcher(lower.substring(hostEnd)).replaceAll(""));
        if (slug.length() > 5) {
            slugs.add(Hash.of(slug));
        }
    }

    private static String domain(String host) {
        int last = host.lastIndexOf('.');
        int second = last < 0 ? -1 : host.lastIndexOf('.', last - 1);
        return host.substring(second + 1);
    }

    /** The last segment of a path without date and extension. */
    private static String slug(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        String last = lower.substring(Math.max(lower.lastIndexOf('/'), lower.lastIndexOf(' ')) + 1);
        String plain = EXTENSION.matcher(last).replaceFirst("");
        return DATE_PREFIX.matcher(plain).replaceFirst("");
    }

    private static long[] groups(Post post) {
        List<Long> groups = new ArrayList<>();
        for (String category : post.frontMatter().categories()) {
            groups.add(Hash.join(Hash.of(TagKey.of(category)), 4));
        }
        Object author = post.frontMatter().values().get("author");
        if (author instanceof String name && !name.isBlank()) {
            groups.add(Hash.join(Hash.of(name.strip()), 5));
        }
        return groups.stream().mapToLong(Long::longValue).distinct().sorted().toArray();
    }

    private Names entities(Text text, List<Link> links, int[] paragraphs) {
        Names.Builder found = new Names.Builder();
        Terms.Builder terms = parts.get(Part.ENTITIES);
        for (Link link : links) {
            long places = places(text, link, paragraphs);
            found.add(Hash.of(TagKey.of(link.name())), Hash.of(link.id()), places);
            terms.add(Hash.of(link.id()));
            link.match(
                    known -> {
                        terms.add(Hash.join(Hash.of(known.entity().field()), 6));
                        if (!known.entity().kind().isEmpty()) {
                            terms.add(Hash.join(Hash.of(known.entity().kind()), 7));
                        }
                        known.vendor().ifPresent(vendor -> {
                            terms.add(Hash.of(vendor.id()));
                            found.add(Hash.of(TagKey.of(vendor.name())), Hash.join(Hash.of(vendor.id()), 8), places);
                        });
                        return true;
                    },
                    unknown -> true);
        }
        return found.build();
    }
}
