package io.github.tagwright.vocabulary;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.procedures.IntProcedure;
import io.github.tagwright.entity.Entity;
import io.github.tagwright.entity.Gazetteer;
import io.github.tagwright.vocabulary.Finding.Trouble;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Looks an archive's tags over. Of tags that are spellings of one, the archive's present habit is kept: the spelling
 * used most in the last two years in which any of them was used. What else is said of that one counts the posts of all
 * its spellings; of the others nothing else is said.
 */
public final class VocabularyCheck {

    private static final int DAYS_OF_HABIT = 730;
    private static final int FEWEST_FOR_SUBSET = 3;

    private static final double SHARE_OF_SAME_POSTS = 0.75;

    /** Of all tags together, the subsets that are expected by chance. */
    private static final double BY_CHANCE = 0.01;

    private static final int FEWEST_FOR_QUIET = 3;
    private static final double MISSED_USES = 5;
    private static final int DAYS_OF_SILENCE = 730;
    private static final Pattern YEAR_AT_END = Pattern.compile("(?:19|20)\\d\\d$");
    private static final int FEWEST_FOR_MISSING = 4;
    private static final int FEWEST_TITLES_FOR_MISSING = 2;
    private static final double SHARE_FOR_MISSING = 0.01;
    private static final int FEWEST_OF_ONE_THING = 2;
    private static final double SHARE_OF_ONE_THING = 0.2;
    private static final double HABIT = 0.7;

    private final TagUses uses;
    private final Map<String, Set<String>> entitiesByKey = new HashMap<>();
    private final Map<String, String> kept = new HashMap<>();
    private final TreeMap<String, IntArrayList> merged = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private VocabularyCheck(TagUses uses, Gazetteer gazetteer) {
        this.uses = uses;
        for (String id : uses.entities().keySet()) {
            for (String spelling : gazetteer.spellings(id)) {
                entitiesByKey
                        .computeIfAbsent(Twins.key(spelling), key -> new TreeSet<>())
                        .add(id);
            }
        }
    }

    /** All tags in their order, each with what is wrong about it; then what has no tag but should, most named first. */
    public static List<Finding> of(TagUses uses, Gazetteer gazetteer) {
        VocabularyCheck check = new VocabularyCheck(uses, gazetteer);
        check.spellings();
        check.names();
        check.relatives();
        check.twoThings();
        check.subsets();
        check.rareAndQuiet();
        check.sound();
        check.findings.sort(Comparator.comparing(Finding::tag).thenComparing(Finding::trouble));
        check.missing();
        return List.copyOf(check.findings);
    }

    private IntArrayList posts(String tag) {
        return uses.tags().get(tag);
    }

    private void report(String tag, Trouble trouble, String into, String evidence) {
        IntArrayList posts = posts(tag);
        findings.add(new Finding(
                tag, posts.size(), uses.day(posts, false), uses.day(posts, true), trouble, into, evidence, List.of()));
    }

    /** Tags that differ by case, signs or a plural ending. */
    private void spellings() {
        Map<String, List<String>> groups = new TreeMap<>();
        Set<String> keys = uses.tags().keySet().stream().map(Twins::key).collect(Collectors.toSet());
        for (String tag : uses.tags().keySet()) {
            String singular = Twins.singular(tag);
            boolean plural = keys.contains(singular) && !nameDifferentThings(Twins.key(tag), singular);
            groups.computeIfAbsent(plural ? singular : Twins.key(tag), key -> new ArrayList<>())
                    .add(tag);
        }
        for (List<String> group : groups.values()) {
            String best = best(group);
            merged.put(best, union(group));
            for (String tag : group) {
                kept.put(tag, best);
                if (!tag.equals(best)) {
                    report(tag, Twins.difference(tag, best), best, beside(tag, best));
                }
            }
        }
    }

    private IntArrayList union(List<String> group) {
        BitSet numbers = new BitSet();
        group.forEach(tag -> posts(tag).forEach((IntProcedure) numbers::set));
        IntArrayList union = new IntArrayList(numbers.cardinality());
        numbers.stream().forEach(union::add);
        return union;
    }

    /** The posts of a tag that is spelled well, under any of its spellings. */
    private IntArrayList merged(String tag) {
        return merged.get(tag);
    }

    private boolean nameDifferentThings(String keyA, String keyB) {
        Set<String> a = entitiesByKey.getOrDefault(keyA, Set.of());
        Set<String> b = entitiesByKey.getOrDefault(keyB, Set.of());
        return !a.isEmpty() && !b.isEmpty() && a.stream().noneMatch(b::contains);
    }

    /** What the archive writes by now. */
    private String best(List<String> group) {
        int last = group.stream()
                .map(tag -> uses.day(posts(tag), true))
                .flatMap(Optional::stream)
                .mapToInt(day -> (int) day.toEpochDay())
                .max()
                .orElse(TagUses.NO_DAY);
        return group.stream()
                .max(Comparator.<String>comparingInt(tag -> usesSince(tag, last - DAYS_OF_HABIT))
                        .thenComparingInt(tag -> posts(tag).size())
                        .thenComparing(tag -> uses.day(posts(tag), true).orElse(LocalDate.MIN))
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    private int usesSince(String tag, int day) {
        return since(posts(tag), day);
    }

    private int since(IntArrayList posts, int day) {
        int count = 0;
        for (int i = 0; i < posts.size(); i++) {
            int used = uses.day(posts.get(i));
            count += used != TagUses.NO_DAY && used > day ? 1 : 0;
        }
        return count;
    }

    private String beside(String tag, String other) {
        int both = common(posts(tag), posts(other));
        return use(tag) + ", " + use(other) + (both == 0 ? "" : "; " + count(both, "post has", "posts have") + " both");
    }

    private String use(String tag) {
        String last = uses.day(posts(tag), true).map(day -> " to " + day).orElse("");
        return tag + " in " + count(posts(tag).size(), "post", "posts") + last;
    }

    private static String count(int number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }

    /** Posts in both of two ascending lists. */
    private static int common(IntArrayList a, IntArrayList b) {
        int both = 0;
        int j = 0;
        for (int i = 0; i < a.size(); i++) {
            while (j < b.size() && b.get(j) < a.get(i)) {
                j++;
            }
            both += j < b.size() && b.get(j) == a.get(i) ? 1 : 0;
        }
        return both;
    }

    /** Of tags that are spelled well, those that may mean the same; the rarer is to become the other. */
    private void relatives() {
        List<String> tags = merged.keySet().stream()
                .sorted(Comparator.<String>comparingInt(tag -> -merged(tag).size())
                        .thenComparing(tag -> tag))
                .toList();
        Map<String, List<String>> byEntity = new LinkedHashMap<>();
        Map<String, List<String>> byStem = new LinkedHashMap<>();
        for (String tag : tags) {
            meaning(tag)
                    .ifPresent(named -> byEntity.computeIfAbsent(named.entity().id(), any -> new ArrayList<>())
                            .add(tag));
            byStem.computeIfAbsent(Twins.stem(tag), any -> new ArrayList<>()).add(tag);
        }
        Set<String> told = new HashSet<>();
        byEntity.forEach((id, names) -> {
            Entity entity = uses.entities().get(id).entity();
            relate(toldApart(names), Trouble.SYNONYM, "both name " + entity.name() + "; ", told);
        });
        abbreviations(tags, told);
        byStem.values().forEach(forms -> relate(forms, Trouble.FORM, "", told));
        misspellings(tags, told);
    }

    /** The first, and those that do not mostly stand beside it: who gives a post both tells them apart. */
    private List<String> toldApart(List<String> tags) {
        String first = tags.get(0);
        return tags.stream()
                .filter(tag -> tag.equals(first)
                        || 2 * common(merged(tag), merged(first)) <= merged(tag).size())
                .toList();
    }

    private Set<String> entities(String tag) {
        return entitiesByKey.getOrDefault(Twins.key(tag), Set.of());
    }

    /** The entity a tag names: of several that of most of its posts; empty where few of its posts name it. */
    private Optional<TagUses.Named> meaning(String tag) {
        return entities(tag).stream()
                .map(uses.entities()::get)
                .filter(named ->
                        2 * common(posts(tag), named.posts()) >= posts(tag).size())
                .max(Comparator.comparingInt(named -> common(posts(tag), named.posts())));
    }

    /** Tags whose vendor or product the posts write with other capitals by now, where tags follow the texts. */
    private void names() {
        Map<String, String> other = new TreeMap<>();
        int same = 0;
        for (String tag : merged.keySet()) {
            Optional<String> written = meaning(tag).flatMap(named -> writtenNow(named, tag));
            if (written.isPresent() && !written.get().equals(tag)) {
                other.put(tag, written.get());
            }
            same += written.isPresent() && written.get().equals(tag) ? 1 : 0;
        }
        if (same < HABIT * (same + other.size())) {
            return;
        }
        other.forEach((tag, written) -> {
            TagUses.Named named = meaning(tag).orElseThrow();
            report(
                    tag,
                    Trouble.NAME,
                    written,
                    "posts write " + written + " by now: " + inTexts(written, named) + ", " + inTexts(tag, named));
        });
    }

    private String inTexts(String written, TagUses.Named named) {
        IntArrayList posts = named.written().getOrDefault(written, new IntArrayList());
        return written + " in " + count(posts.size(), "post", "posts")
                + uses.day(posts, true).map(day -> " to " + day).orElse("");
    }

    /** Of the spellings that differ by capitals only, the one that most of the last posts have. */
    private Optional<String> writtenNow(TagUses.Named named, String tag) {
        int last =
                uses.day(named.posts(), true).map(day -> (int) day.toEpochDay()).orElse(0);
        return named.written().keySet().stream()
                .filter(written -> written.equalsIgnoreCase(tag)
                        && (written.equals(tag) || !written.equals(written.toUpperCase(Locale.ROOT))))
                .max(Comparator.<String>comparingInt(
                                written -> since(named.written().get(written), last - DAYS_OF_HABIT))
                        .thenComparing(Comparator.reverseOrder()));
    }

    /** @param tags most used first */
    private void relate(List<String> tags, Trouble trouble, String why, Set<String> told) {
        for (String tag : tags.subList(1, tags.size())) {
            relate(tag, tags.get(0), trouble, why, told);
        }
    }

    private void relate(String tag, String other, Trouble trouble, String why, Set<String> told) {
        boolean apart = trouble != Trouble.SYNONYM && nameDifferentThings(Twins.key(tag), Twins.key(other));
        if (!apart && !told.contains(other) && told.add(tag)) {
            report(tag, trouble, other, why + beside(tag, other));
        }
    }

    private void abbreviations(List<String> tags, Set<String> told) {
        Map<String, List<String>> byKey =
                tags.stream().collect(Collectors.groupingBy(Twins::key, TreeMap::new, Collectors.toList()));
        for (String tag : tags) {
            for (String other : byKey.getOrDefault(Twins.abbreviation(tag), List.of())) {
                boolean rarer = merged(other).size() < merged(tag).size();
                relate(rarer ? other : tag, rarer ? tag : other, Trouble.ABBREVIATION, "", told);
            }
        }
    }

    /** A name is no misspelling of another, however alike they look. */
    private void misspellings(List<String> tags, Set<String> told) {
        for (String tag : tags) {
            if (merged(tag).size() == 1 && entities(tag).isEmpty()) {
                tags.stream()
                        .filter(other ->
                                merged(other).size() > 2 && Twins.isMisspelling(Twins.key(tag), Twins.key(other)))
                        .findFirst()
                        .ifPresent(other -> relate(tag, other, Trouble.SPELLING, "", told));
            }
        }
    }

    /** Tags by which posts mean different entities. */
    private void twoThings() {
        for (String tag : uses.tags().keySet()) {
            List<String> things = new ArrayList<>();
            Set<String> ids = entities(tag);
            double fewest = Math.max(
                    FEWEST_OF_ONE_THING, SHARE_OF_ONE_THING * posts(tag).size());
            for (String id : ids) {
                TagUses.Named named = uses.entities().get(id);
                int posts = common(posts(tag), named.posts());
                boolean ownsAnother = ids.stream()
                        .map(other -> uses.entities().get(other).entity())
                        .anyMatch(entity -> entity.vendor().filter(id::equals).isPresent());
                if (posts >= fewest && !ownsAnother) {
                    things.add(named.entity().id() + " in " + count(posts, "post", "posts"));
                }
            }
            if (things.size() > 1) {
                report(tag, Trouble.TWO_THINGS, "", "its posts name " + String.join(" and ", things));
            }
        }
    }

    private void subsets() {
        Set<List<String>> related =
                findings.stream().map(one -> List.of(one.tag(), one.into())).collect(Collectors.toSet());
        Map<Integer, List<String>> byPost = new HashMap<>();
        merged.forEach((tag, posts) -> {
            for (int i = 0; i < posts.size(); i++) {
                byPost.computeIfAbsent(posts.get(i), any -> new ArrayList<>()).add(tag);
            }
        });
        for (String tag : merged.keySet()) {
            IntArrayList posts = merged(tag);
            if (posts.size() >= FEWEST_FOR_SUBSET) {
                Set<String> always = new TreeSet<>(byPost.get(posts.get(0)));
                for (int i = 1; i < posts.size(); i++) {
                    always.retainAll(byPost.get(posts.get(i)));
                }
                always.removeIf(other -> other.equals(tag)
                        || related.contains(List.of(tag, other))
                        || (merged(other).size() == posts.size() && other.compareTo(tag) > 0)
                        || byChance(other, posts.size()) * merged.size() > BY_CHANCE);
                always.stream()
                        .min(Comparator.<String>comparingInt(
                                        other -> merged(other).size())
                                .thenComparing(other -> other))
                        .ifPresent(other -> report(
                                tag,
                                posts.size()
                                                < SHARE_OF_SAME_POSTS
                                                        * merged(other).size()
                                        ? Trouble.SUBSET
                                        : Trouble.SAME_POSTS,
                                other,
                                "all " + count(posts.size(), "post", "posts") + " with it have " + other
                                        + " too, which " + count(merged(other).size(), "post has", "posts have")));
            }
        }
    }

    private double byChance(String tag, int posts) {
        return Math.pow((double) merged(tag).size() / uses.postCount(), posts);
    }

    private void rareAndQuiet() {
        IntArrayList all = new IntArrayList();
        for (int post = 0; post < uses.postCount(); post++) {
            if (uses.day(post) != TagUses.NO_DAY) {
                all.add(uses.day(post));
            }
        }
        int[] days = all.toArray();
        Arrays.sort(days);
        for (String tag : merged.keySet()) {
            IntArrayList posts = merged(tag);
            if (posts.size() == 1) {
                report(tag, Trouble.ONCE, "", "only in " + uses.post(posts.get(0)));
            } else if (posts.size() >= FEWEST_FOR_QUIET
                    && !YEAR_AT_END.matcher(tag).find()) {
                quiet(tag, days);
            }
        }
    }

    /** Quiet is a tag that, had it gone on at its pace, would have been used several times since. */
    private void quiet(String tag, int[] days) {
        Optional<LocalDate> first = uses.day(merged(tag), false);
        Optional<LocalDate> last = uses.day(merged(tag), true);
        if (first.isEmpty() || last.isEmpty()) {
            return;
        }
        int from = (int) first.get().toEpochDay();
        int to = (int) last.get().toEpochDay();
        int during = 0;
        int since = 0;
        for (int day : days) {
            during += day >= from && day <= to ? 1 : 0;
            since += day > to ? 1 : 0;
        }
        double missed = (double) merged(tag).size() * since / Math.max(1, during);
        if (missed >= MISSED_USES && days[days.length - 1] - to > DAYS_OF_SILENCE) {
            report(
                    tag,
                    Trouble.QUIET,
                    "",
                    "last used on " + last.get() + ", " + count(since, "post", "posts")
                            + String.format(
                                    Locale.ROOT, " ago; at its pace it would have been used %.0f times since", missed));
        }
    }

    private void sound() {
        Set<String> found = findings.stream().map(Finding::tag).collect(Collectors.toSet());
        for (String tag : uses.tags().keySet()) {
            if (!found.contains(tag)) {
                report(tag, Trouble.NONE, "", "");
            }
        }
    }

    /** Entities that posts are about and that no tag names. */
    private void missing() {
        Set<String> keys = uses.tags().keySet().stream().map(Twins::key).collect(Collectors.toSet());
        Map<String, List<String>> spelled = new HashMap<>();
        entitiesByKey.forEach((key, ids) -> ids.forEach(
                id -> spelled.computeIfAbsent(id, any -> new ArrayList<>()).add(key)));
        int fewest = Math.max(FEWEST_FOR_MISSING, (int) Math.ceil(SHARE_FOR_MISSING * uses.postCount()));
        Collection<TagUses.Named> named = uses.entities().values();
        named.stream()
                .filter(one -> one.about().size() >= fewest && one.titles().size() >= FEWEST_TITLES_FOR_MISSING)
                .filter(one -> spelled.get(one.entity().id()).stream().noneMatch(keys::contains))
                .sorted(Comparator.<TagUses.Named>comparingInt(
                                one -> -one.about().size())
                        .thenComparing(one -> one.entity().id()))
                .forEach(one -> findings.add(new Finding(
                        one.entity().name(),
                        one.posts().size(),
                        uses.day(one.posts(), false),
                        uses.day(one.posts(), true),
                        Trouble.MISSING,
                        "",
                        "named in " + count(one.posts().size(), "post", "posts") + ", in the title of "
                                + count(one.titles().size(), "post", "posts") + "; no tag is called so" + instead(one),
                        names(one.about()))));
    }

    /** The rarest tag that most posts about an entity have. */
    private String instead(TagUses.Named named) {
        return merged.keySet().stream()
                .filter(tag ->
                        2 * common(merged(tag), named.about()) > named.about().size())
                .min(Comparator.<String>comparingInt(tag -> merged(tag).size()).thenComparing(tag -> tag))
                .map(tag -> ", " + tag + " is on " + common(merged(tag), named.about()) + " of the "
                        + named.about().size() + " about it")
                .orElse("");
    }

    private List<String> names(IntArrayList posts) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            names.add(uses.post(posts.get(i)));
        }
        return names;
    }
}
