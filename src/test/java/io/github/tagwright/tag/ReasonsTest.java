package io.github.tagwright.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.entity.EntityType;
import io.github.tagwright.entity.Link;
import io.github.tagwright.entity.Mention;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.tag.PairFeatures.Reason;
import io.github.tagwright.text.MarkdownReader;
import io.github.tagwright.text.Text;
import io.github.tagwright.text.TextModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReasonsTest {

    private static final List<String> TAPES = List.of("cartridge", "tape drive", "retention window", "off-site vault");
    private static final List<String> SWITCHES = List.of("trunk port", "spanning tree", "uplink", "native VLAN");
    private static final List<String> FILLERS = List.of("printer", "cafeteria", "elevator", "parking lot", "badge");

    private static MarkdownReader reader;
    private static List<TagExample> archive;
    private static TagModel model;

    private record Prose(Post post, Text text, List<Link> links) {
        TagExample example() {
            return TagExample.of(post, text, links);
        }
    }

    /** Every third post is on networks, the others on backup; from 2012 on all backups are of Castor as well. */
    @BeforeAll
    static void train() throws IOException {
        reader = new MarkdownReader(TextModels.load());
        archive = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            boolean network = i % 3 == 0;
            String tags = network ? "Networking" : i < 24 ? "Backup, Lab" : "Backup, Lab, Castor";
            LocalDate day = LocalDate.of(2010, 1, 10).plusDays(30L * i);
            archive.add(post("post-" + i + ".md", "Week " + i, day, tags, network ? SWITCHES : TAPES, i, i >= 24)
                    .example());
        }
        model = new TagTrainer(1).train(archive);
    }

    private static Prose post(
            String name, String title, LocalDate day, String tags, List<String> words, int seed, boolean castor) {
        Random random = new Random(seed);
        StringBuilder source =
                new StringBuilder("---\ntitle: " + title + "\ndate: " + day + "\ntags: [" + tags + "]\n---\n\n");
        for (int sentence = 0; sentence < 5; sentence++) {
            source.append("After lunch the ")
                    .append(words.get(random.nextInt(words.size())))
                    .append(" near the ")
                    .append(FILLERS.get(random.nextInt(FILLERS.size())))
                    .append(" gave up. ");
        }
        source.append(castor ? "\n\nThe Castor console stayed green.\n" : "\n");
        Post post = new PostReader(TagKeys.DEFAULT)
                .read(name, source.toString().getBytes(StandardCharsets.UTF_8))
                .match(good -> good.post(), bad -> {
                    throw new AssertionError(bad.problems());
                });
        Text text = reader.read(post);
        List<Link> links = new ArrayList<>();
        for (int block = 0; block < text.blocks().size(); block++) {
            int at = text.blocks().get(block).text().indexOf("Castor");
            if (at >= 0) {
                links.add(new Link.Unknown(
                        new Mention(
                                text.blocks().get(block).prose().span(at, at + 6),
                                EntityType.PRODUCT,
                                "Castor",
                                block,
                                at,
                                at + 6,
                                0.9,
                                "test"),
                        "new:castor",
                        "Castor",
                        ""));
            }
        }
        return new Prose(post, text, links);
    }

    private static Prose draft() {
        return post("draft.md", "Castor and the Tapes", LocalDate.of(2013, 11, 3), "", TAPES, 77, true);
    }

    /** What is said for a tag if features of one sort are all that speaks for it. */
    private static List<Evidence> reasons(Prose prose, String tag, Reason reason, String... likely) {
        Archive tags = model.archive();
        History history = new History(IntStream.range(0, model.posts()).toArray(), model.seen(), tags.size());
        PostFeatures features = prose.example().features();
        int self = IntStream.range(0, model.posts())
                .filter(i -> model.seen().get(i).path().equals(features.path()))
                .findFirst()
                .orElse(-1);
        Reasons reasons = new Reasons(
                prose.post,
                prose.text,
                prose.links,
                new Reasons.Model(
                        tags,
                        history,
                        model.stage1(),
                        NewTags.learn(archive.stream().map(TagExample::features).toList(), tags)),
                new Reasons.Judged(
                        self,
                        features.day(),
                        List.of(likely).stream().mapToInt(tags.tags()::indexOf).toArray(),
                        new Findings(new int[] {44, 43, 42}, model.stage1().heavy(features), List.of())));
        float[] shares = new float[Reason.values().length];
        shares[reason.ordinal()] = 1;
        return reasons.of(tags.tags().indexOf(tag), shares);
    }

    @Test
    void quotesTheNameAsWrittenAndSaysWhereItStandsFirst() {
        Prose draft = draft();

        List<Evidence> evidence = reasons(draft, "Castor", Reason.NAME);

        assertThat(evidence).extracting(Evidence::reason).containsExactly("“Castor” ×2, first in the title, line 2");
        assertThat(evidence.get(0).places())
                .extracting(draft.post.source()::slice)
                .containsExactly("Castor", "Castor");
        assertThat(reasons(draft, "Networking", Reason.NAME)).isEmpty();
    }

    @Test
    void namesTheWordsThatSpeakForATag() {
        Prose draft = draft();

        Evidence evidence = reasons(draft, "Backup", Reason.WORDS).get(0);

        assertThat(evidence.reason()).startsWith("words of posts with the tag: “");
        assertThat(evidence.places()).hasSizeBetween(2, 3);
        assertThat(evidence.places())
                .extracting(draft.post.source()::slice)
                .allSatisfy(word -> assertThat(evidence.reason()).contains("“" + word + "”"))
                .allSatisfy(word -> assertThat(FILLERS).doesNotContain(word))
                .anySatisfy(word -> assertThat(TAPES).anyMatch(phrase -> phrase.contains(word)));
    }

    @Test
    void countsTheNearestPostsThatHaveTheTag() {
        assertThat(reasons(draft(), "Backup", Reason.NEIGHBOURS))
                .extracting(Evidence::reason)
                .containsExactly("2 of the 3 posts most like it have it, such as post-44.md and post-43.md");
        assertThat(reasons(draft(), "Networking", Reason.NEIGHBOURS)).isEmpty();
    }

    @Test
    void saysHowOftenATagWasUsedOfLateOrInThePostsOwnYear() {
        assertThat(reasons(draft(), "Castor", Reason.HABIT))
                .extracting(Evidence::reason)
                .containsExactly("used in 70 % of the posts since 2012");
        Prose older = post("older.md", "Older", LocalDate.of(2010, 3, 3), "", TAPES, 5, false);
        assertThat(reasons(older, "Castor", Reason.HABIT)).isEmpty();
        assertThat(reasons(older, "Backup", Reason.HABIT))
                .extracting(Evidence::reason)
                .containsExactly("used in 67 % of the posts of 2010");
    }

    @Test
    void namesTheMentionAndTheTagThatItGoesWith() {
        assertThat(reasons(draft(), "Castor", Reason.ENTITIES))
                .extracting(Evidence::reason)
                .containsExactly("mentions Castor ×2, and 14 of 21 posts that do have the tag");
        assertThat(reasons(draft(), "Backup", Reason.COMPANY, "Backup", "Castor", "Networking"))
                .extracting(Evidence::reason)
                .containsExactly("14 of 14 posts with the tag Castor have it");
    }

    @Test
    void doesNotCountThePostItself() {
        Prose own = post("post-44.md", "Week 44", LocalDate.of(2013, 8, 22), "Backup, Lab, Castor", TAPES, 44, true);

        assertThat(reasons(own, "Castor", Reason.ENTITIES))
                .extracting(Evidence::reason)
                .containsExactly("mentions Castor ×1, and 13 of 20 posts that do have the tag");
        assertThat(reasons(own, "Backup", Reason.COMPANY, "Castor"))
                .extracting(Evidence::reason)
                .containsExactly("13 of 13 posts with the tag Castor have it");
    }
}
