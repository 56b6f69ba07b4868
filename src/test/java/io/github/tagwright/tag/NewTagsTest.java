package io.github.tagwright.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.text.MarkdownReader;
import io.github.tagwright.text.Text;
import io.github.tagwright.text.TextModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NewTagsTest {

    private static final UnaryOperator<String> JOINED = name -> name.replace(" ", "");
    private static final UnaryOperator<String> HYPHENS =
            name -> name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    private static final UnaryOperator<String> BLANKS = name -> name.toLowerCase(java.util.Locale.ROOT);

    /** Subjects that come up one after the other, three posts each. */
    private static final List<String> SUBJECTS = List.of(
            "Copper Ridge",
            "Blue Harbor",
            "Tall Spruce",
            "Night Heron",
            "Salt Marsh",
            "Iron Gate",
            "Red Maple",
            "Quiet Creek",
            "Stone Bridge",
            "Amber Field",
            "Wild Thyme",
            "Lost Lantern",
            "Grey Falcon",
            "Deep Hollow",
            "White Birch",
            "Old Quarry",
            "Long Meadow",
            "Dry Canyon",
            "Green Willow",
            "High Tower");

    private static MarkdownReader reader;

    @BeforeAll
    static void loadModels() throws IOException {
        reader = new MarkdownReader(TextModels.load());
    }

    private record Prose(Post post, Text text) {
        TagExample example() {
            return TagExample.of(post, text, List.of());
        }
    }

    private static Prose read(String name, String source) {
        Post post = new PostReader(TagKeys.DEFAULT)
                .read(name, source.getBytes(StandardCharsets.UTF_8))
                .match(good -> good.post(), bad -> {
                    throw new AssertionError(bad.problems());
                });
        return new Prose(post, reader.read(post));
    }

    private static String body(String name, int i) {
        return "A reader asked how " + name + " behaves when a disk in rack " + i % 7 + " fails. I took " + name
                + " down to the basement and pulled one.\n\nThe Monday shift was not amused. After an hour " + name
                + " had copied what it needed, and the Purple Binder has a new page. Volume " + i
                + " shows the same with the lights off.\n";
    }

    private static Prose post(int i, String name, String title, String tags) {
        LocalDate day = LocalDate.of(2011, 1, 5).plusDays(9L * i);
        return read(
                "post-" + i + "-" + TagKey.of(name) + ".md",
                "---\ntitle: " + title + "\ndate: " + day + "\ntags: [" + tags + "]\n---\n\n" + body(name, i));
    }

    private static List<TagExample> archive(UnaryOperator<String> spelling) {
        List<TagExample> examples = new ArrayList<>();
        for (int i = 0; i < SUBJECTS.size() * 3; i++) {
            String name = SUBJECTS.get(i / 3);
            String title = i % 3 == 0 ? "First Look at " + name : name + " Again, Part " + i % 3;
            examples.add(post(i, name, title, spelling.apply(name) + ", " + spelling.apply("Storage Lab"))
                    .example());
        }
        return examples;
    }

    private static List<Suggestion> newOnes(List<Suggestion> suggestions) {
        return suggestions.stream()
                .filter(one -> one.kind() == Suggestion.Kind.NEW)
                .filter(Suggestion::suggested)
                .toList();
    }

    private static Prose draft(String name) {
        return read("draft.md", "---\ntitle: First Look at " + name + "\ndate: 2012-09-01\n---\n\n" + body(name, 61));
    }

    @Test
    void proposesTheNameOfANewSubjectAndSaysWhereItStands() {
        TagModel model = new TagTrainer(1).train(archive(JOINED));
        Prose draft = draft("Silver Anchor");

        List<Suggestion> found = newOnes(model.suggest(draft.post(), draft.text(), List.of()));

        assertThat(found).extracting(Suggestion::tag).containsExactly("SilverAnchor");
        assertThat(found.get(0).present()).isFalse();
        assertThat(found.get(0).evidence().get(0).reason()).isEqualTo("“Silver Anchor” ×4, first in the title, line 2");
    }

    /** Posts on two names each, in turn first and second; one of the two is a tag. */
    private static List<TagExample> archiveOfPairs() {
        List<TagExample> examples = new ArrayList<>();
        for (int i = 0; i < SUBJECTS.size() * 3; i++) {
            String name = SUBJECTS.get(i / 3);
            String other = name.replaceAll("(\\w+) (\\w+)", "$2 $1");
            examples.add(pair(i, name, other, JOINED.apply(name)).example());
        }
        return examples;
    }

    private static Prose pair(int i, String name, String other, String tag) {
        String first = i % 2 == 0 ? name : other;
        String second = i % 2 == 0 ? other : name;
        LocalDate day = LocalDate.of(2011, 1, 5).plusDays(9L * i);
        return read(
                "pair-" + i + ".md",
                "---\ntitle: " + first + " and " + second + "\ndate: " + day + "\ntags: [" + tag
                        + ", StorageLab]\n---\n\n" + body(first, i) + "\n" + body(second, i + 3));
    }

    private static double score(TagModel model, Prose prose, String tag) {
        return model.suggest(prose.example()).stream()
                .filter(one -> one.tag().equals(tag))
                .mapToDouble(Suggestion::score)
                .findFirst()
                .orElse(0);
    }

    @Test
    void learnsWhetherTheArchiveTakesTagsThatTheVocabularyHas() {
        TagVocabulary vocabulary = new TagVocabulary(Stream.concat(SUBJECTS.stream(), Stream.of("Silver Anchor"))
                .map(tag -> new TagVocabulary.Entry(tag, List.of(), List.of(), List.of(), List.of(), Optional.empty()))
                .toList());
        TagModel alone = new TagTrainer(1).train(archiveOfPairs());
        TagModel withIt = new TagTrainer(1, Optional.empty(), vocabulary).train(archiveOfPairs());
        Prose draft = pair(61, "Silver Anchor", "Bronze Candle", "");

        assertThat(score(withIt, draft, "SilverAnchor"))
                .isGreaterThan(score(withIt, draft, "BronzeCandle") + 0.3)
                .isGreaterThan(score(alone, draft, "SilverAnchor") + 0.1);
    }

    @Test
    void spellsItAsTheArchiveSpellsItsOwn() {
        assertThat(newOnes(new TagTrainer(1)
                        .train(archive(HYPHENS))
                        .suggest(draft("Silver Anchor").example())))
                .extracting(Suggestion::tag)
                .containsExactly("silver-anchor");
        assertThat(newOnes(new TagTrainer(1)
                        .train(archive(BLANKS))
                        .suggest(draft("Silver Anchor").example())))
                .extracting(Suggestion::tag)
                .containsExactly("silver anchor");
    }

    @Test
    void proposesNothingThatTheArchiveHasInThisOrTheOtherNumber() {
        TagModel model = new TagTrainer(1).train(archive(JOINED));

        List<Suggestion> known = model.suggest(draft("High Tower").example());
        List<Suggestion> plural = model.suggest(draft("High Towers").example());

        assertThat(newOnes(known)).isEmpty();
        assertThat(known)
                .filteredOn(Suggestion::suggested)
                .extracting(Suggestion::tag)
                .contains("HighTower");
        assertThat(plural)
                .filteredOn(one -> one.kind() == Suggestion.Kind.NEW)
                .extracting(Suggestion::tag)
                .doesNotContain("HighTowers", "HighTower");
    }

    @Test
    void doesNotTakeAPostsOnlyTagForKnownBecauseThePostHasIt() {
        List<TagExample> examples = new ArrayList<>(archive(JOINED));
        List<String> once = List.of("Brass Kettle", "Ivory Comb", "Tin Whistle", "Oak Barrel", "Wool Blanket");
        for (int i = 0; i < once.size(); i++) {
            String title = "First Look at " + once.get(i);
            examples.add(post(10 * i, once.get(i), title, JOINED.apply(once.get(i)) + ", StorageLab")
                    .example());
        }

        List<Suggestion> suggestions = new TagTrainer(1).train(examples).suggest(examples.get(SUBJECTS.size() * 3));

        assertThat(suggestions)
                .filteredOn(one -> one.tag().equals("BrassKettle"))
                .singleElement()
                .satisfies(one -> assertThat(one.kind()).isEqualTo(Suggestion.Kind.NEW))
                .satisfies(one -> assertThat(one.present()).isTrue());
    }

    @Test
    void proposesAnEventsNextYear() {
        List<TagExample> examples = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int year = 2007 + i / 12;
            boolean event = i % 4 == 0;
            String source = "---\ntitle: " + (event ? "From the floor of DiskCon" : "A quiet week") + "\ndate: " + year
                    + "-05-" + (1 + i % 12) + "\ntags: [" + (event ? "DiskCon" + year + ", " : "") + "Storage]\n---\n\n"
                    + (event ? "DiskCon " + year + " opened today. " : "") + body("the old array", i);
            examples.add(read("week-" + i + ".md", source).example());
        }
        Prose draft = read(
                "draft.md",
                "---\ntitle: From the floor of DiskCon\ndate: 2012-05-02\n---\n\nDiskCon opened today, and "
                        + body("the old array", 3));

        List<Suggestion> found =
                newOnes(new TagTrainer(1).train(examples).suggest(draft.post(), draft.text(), List.of()));

        assertThat(found).extracting(Suggestion::tag).containsExactly("DiskCon2012");
        assertThat(found.get(0).evidence())
                .extracting(Evidence::reason)
                .contains("akin to the tags DiskCon2011, DiskCon2010");
    }
}
