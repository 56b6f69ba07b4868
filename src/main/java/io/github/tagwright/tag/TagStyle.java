package io.github.tagwright.tag;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an archive spells the tags that it takes from its texts: {@code VMworld2015} or {@code vmworld-2015} for
 * {@code VMworld 2015}.
 *
 * @param lower whether names lose their capitals
 * @param capital whether words in lower case get one
 * @param space what a blank between words becomes
 * @param hyphen what a hyphen becomes
 */
record TagStyle(boolean lower, boolean capital, String space, String hyphen) {

    /** Fewer tags show no style. */
    private static final int ENOUGH = 5;

    /** Learns from tags that stand in posts which have them. */
    static TagStyle of(List<PostFeatures> posts, Archive archive) {
        Map<String, Map<String, Integer>> written = new TreeMap<>();
        for (PostFeatures post : posts) {
            for (int tag : archive.labels(post.tags())) {
                for (Phrase phrase : post.phrases()) {
                    if (phrase.key() == archive.key(tag)) {
                        written.computeIfAbsent(archive.tags().get(tag), key -> new TreeMap<>())
                                .merge(phrase.text(), 1, Integer::sum);
                    }
                }
            }
        }
        return of(archive.tags(), written);
    }

    /** Learns from tags alone, and takes names as they are where too few tell otherwise. */
    static TagStyle of(ArchiveTags archive) {
        List<String> tags = List.copyOf(archive.counts().keySet());
        long low = tags.stream().filter(TagStyle::isLower).count();
        return tags.size() < ENOUGH || 2 * low <= tags.size()
                ? new TagStyle(false, false, " ", "-")
                : new TagStyle(true, false, usualGap(tags, " "), "-");
    }

    private static TagStyle of(List<String> tags, Map<String, Map<String, Integer>> written) {
        int lowered = 0;
        int kept = 0;
        int raised = 0;
        int low = 0;
        Map<String, Integer> spaces = new TreeMap<>();
        Map<String, Integer> hyphens = new TreeMap<>();
        for (Map.Entry<String, Map<String, Integer>> entry : written.entrySet()) {
            String tag = entry.getKey();
            String phrase = entry.getValue().entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            boolean tagIsLower = isLower(tag);
            if (isLower(phrase)) {
                raised += tagIsLower ? 0 : 1;
                low += tagIsLower ? 1 : 0;
            } else {
                lowered += tagIsLower ? 1 : 0;
                kept += tagIsLower ? 0 : 1;
            }
            Map<Integer, String> gaps = gaps(tag);
            gaps(phrase).forEach((letter, gap) -> {
                String becomes = gaps.getOrDefault(letter, "");
                if (gap.equals(" ")) {
                    spaces.merge(becomes, 1, Integer::sum);
                } else if (gap.equals("-")) {
                    hyphens.merge(becomes, 1, Integer::sum);
                }
            });
        }
        if (lowered + kept == 0) {
            lowered = (int) tags.stream().filter(TagStyle::isLower).count();
            kept = tags.size() - lowered;
        }
        String space = most(spaces, usualGap(tags, ""));
        return new TagStyle(lowered > kept, raised > low, space, most(hyphens, space.equals("") ? "" : "-"));
    }

    private static String usualGap(List<String> tags, String otherwise) {
        Map<String, Integer> gaps = new TreeMap<>();
        tags.forEach(tag -> gaps(tag).values().forEach(gap -> gaps.merge(gap, 1, Integer::sum)));
        return most(gaps, otherwise);
    }

    private static String most(Map<String, Integer> counts, String otherwise) {
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(otherwise);
    }

    private static boolean isLower(String text) {
        return text.chars().noneMatch(Character::isUpperCase);
    }

    /** What stands between letters and digits, by the number of those before. */
    private static Map<Integer, String> gaps(String text) {
        Map<Integer, String> gaps = new HashMap<>();
        int letters = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && isLetter(text.charAt(i));
            if (letter && i > start && letters > 0) {
                gaps.put(letters, text.substring(start, i));
            }
            if (letter) {
                letters++;
                start = i + 1;
            }
        }
        return gaps;
    }

    private static boolean isLetter(char c) {
        return Character.isLetterOrDigit(c) || c == '+' || c == '#' || Character.isSurrogate(c);
    }

    void write(TagModelFile.Out out) throws IOException {
        out.data().writeBoolean(lower);
        out.data().writeBoolean(capital);
        out.text(space);
        out.text(hyphen);
    }

    static TagStyle read(TagModelFile.In in) {
        return new TagStyle(in.data().get() != 0, in.data().get() != 0, in.text(), in.text());
    }

    /** The tag that the archive would make of a phrase. */
    String spell(Phrase phrase) {
        String text = phrase.text();
        return spell(text, capital && !lower && isLower(text) && phrase.thing().isEmpty());
    }

    /** The tag that the archive would make of a name. */
    String spell(String name) {
        return spell(name, false);
    }

    private String spell(String text, boolean raise) {
        StringBuilder tag = new StringBuilder();
        boolean first = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isLetter(c)) {
                tag.append(raise && first ? Character.toUpperCase(c) : c);
                first = false;
            } else {
                tag.append(c == '-' ? hyphen : c == ' ' ? space : String.valueOf(c));
                first = true;
            }
        }
        return lower ? tag.toString().toLowerCase(Locale.ROOT) : tag.toString();
    }
}
