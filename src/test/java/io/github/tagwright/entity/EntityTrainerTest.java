package io.github.tagwright.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Span;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.text.MarkdownReader;
import io.github.tagwright.text.Text;
import io.github.tagwright.text.TextModels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityTrainerTest {

    private static final Set<String> WORDS = Set.of(
            "we", "moved", "our", "files", "to", "last", "week", "the", "array", "runs", "fine", "with", "and", "new",
            "release", "of", "is", "out", "in", "my", "office", "a", "meeting", "was", "held", "on", "box", "from");
    private static final List<String> UNKNOWN = List.of("FlexVault", "DataMover", "StorKeep", "NetHarbor", "CloudPeak");
    private static final List<String> KNOWN = List.of("vSphere", "FlexPod", "SnapMirror", "OpenStack");

    @TempDir
    private static Path folder;

    private static Gazetteer gazetteer;
    private static MarkdownReader reader;
    private static EntityModel model;

    @BeforeAll
    static void train() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), """
                vendors:
                  - {id: vmware, name: VMware}
                products:
                  - {id: vmware-vsphere, name: vSphere, vendor: vmware, kind: hypervisor}
                  - {id: flexpod, name: FlexPod, kind: platform}
                  - {id: snapmirror, name: SnapMirror, kind: replication}
                  - {id: openstack, name: OpenStack, kind: cloud}
                  - {id: ganglia, name: Ganglia, kind: monitoring, needs: [cluster]}
                """);
        gazetteer = Gazetteer.compile(folder, EntityTypes.VENDORS_AND_PRODUCTS, words());
        reader = new MarkdownReader(TextModels.load());
        model = trainer().train(marked(), List.of());
    }

    private static WordLists words() {
        return new WordLists(WORDS, Set.of("martha"), Set.of("berlin"), Set.of());
    }

    private static EntityTrainer trainer() {
        return new EntityTrainer(gazetteer, words(), new EntityTrainer.Settings(0.3, 0.3, 0.3, 2, 1, 1));
    }

    /** Posts that name known and unknown products, in which Word is a mention only where it is written in. */
    private static List<MarkedText> marked() {
        List<MarkedText> marked = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String known = KNOWN.get(i % KNOWN.size());
            String other = UNKNOWN.get(i % UNKNOWN.size());
            String place = "Bor" + (char) ('A' + i % 26) + (char) ('n' + i / 26); // each in one post
            String body = "We moved our files to [" + known + "] last week. The new release of [" + other
                    + "] is out and the array runs fine with [" + other + "] on the box. "
                    + "A meeting was held in my office. Our release is out. A meeting was held in "
                    + place + ".";
            marked.add(marked("post-" + i + ".md", body));
        }
        return marked;
    }

    private static MarkedText marked(String name, String body) {
        Map<Span, EntityType> mentions = new HashMap<>();
        StringBuilder plain = new StringBuilder();
        int open = 0;
        for (char c : body.toCharArray()) {
            if (c == '[') {
                open = plain.length();
            } else if (c == ']') {
                mentions.put(new Span(open, plain.length()), EntityType.PRODUCT);
            } else {
                plain.append(c);
            }
        }
        return new MarkedText(name, read(plain.toString()), Optional.empty(), mentions);
    }

    private static Text read(String body) {
        Post post = new PostReader(TagKeys.DEFAULT)
                .read("post.md", body.getBytes(StandardCharsets.UTF_8))
                .match(good -> good.post(), bad -> {
                    throw new AssertionError(bad.problems());
                });
        return reader.read(post);
    }

    private static List<String> found(EntityModel learned, String body) {
        return new TrainedFinder(gazetteer, Finding.SCORES, learned)
                .in(read(body), Optional.empty()).stream()
                        .map(link -> link.id() + "@" + link.mention().start())
                        .toList();
    }

    @Test
    void findsANameThatNeitherGazetteerNorTrainingPostsHold() {
        assertThat(found(model, "We moved our files to TapeBarn last week. The array runs fine with TapeBarn."))
                .containsExactly("new:tapebarn@22", "new:tapebarn@67");
    }

    @Test
    void aNameThatIsCertainInOnePlaceIsFoundWhereItIsNot() {
        String unsure = "A meeting was held in TapeBarn.";

        assertThat(found(model, unsure)).isEmpty();
        assertThat(
                        found(
                                model,
                                unsure
                                        + " The new release of TapeBarn is out and the array runs fine with TapeBarn on the box."))
                .containsExactly("new:tapebarn@22", "new:tapebarn@51", "new:tapebarn@96");
    }

    @Test
    void leavesAPlainWordAloneThatStandsWhereProductsStand() {
        assertThat(found(model, "We moved our files to our office last week. A meeting was held."))
                .isEmpty();
    }

    @Test
    void keepsWhatTheGazetteerFindsAndLinksIt() {
        assertThat(found(model, "We moved our files from vSphere to TapeBarn last week."))
                .containsExactly("vmware-vsphere@24", "new:tapebarn@35");
    }

    @Test
    void findsANameThatTheGazetteerHasButThePostDoesNotSpeakFor() {
        assertThat(found(model, "We moved our files to Ganglia last week. The array runs fine with Ganglia."))
                .containsExactly("ganglia@22", "ganglia@66");
    }

    @Test
    void aNewProductIsTheOwnersThatStandsBesideItAnywhereInThePost() {
        List<Link> links = new TrainedFinder(gazetteer, Finding.SCORES, model)
                .in(
                        read("We moved our files to TapeBarn last week. "
                                + "The new release of VMware's TapeBarn is out and runs fine with DriftNest on the box. "
                                + "The new release of DriftNest from VMware is out."),
                        Optional.empty());

        assertThat(links)
                .filteredOn(link -> link.id().startsWith("new:"))
                .extracting(link -> link.name() + " of " + link.vendorName())
                .containsExactly(
                        "TapeBarn of VMware", "TapeBarn of VMware", "DriftNest of VMware", "DriftNest of VMware");
    }

    @Test
    void aNewProductBesideNoOwnerHasNone() {
        assertThat(new TrainedFinder(gazetteer, Finding.SCORES, model)
                        .in(
                                read(
                                        "VMware moved our files to TapeBarn last week. The array runs fine with TapeBarn."),
                                Optional.empty()))
                .filteredOn(link -> link.id().equals("new:tapebarn"))
                .hasSize(2)
                .allSatisfy(link -> assertThat(link.vendorName()).isEmpty());
    }

    @Test
    void namesStruckFromTheGazetteerAreNew() {
        Struck struck = Struck.products(gazetteer, Set.of("snapmirror"));

        assertThat(new TrainedFinder(gazetteer, Finding.SCORES, model, struck)
                        .in(read("We moved our files to SnapMirror last week."), Optional.empty()))
                .extracting(Link::id)
                .containsExactly("new:snapmirror");
        assertThat(new GazetteerFinder(gazetteer, Finding.SCORES, struck)
                        .in(read("We moved our files to SnapMirror last week."), Optional.empty()))
                .isEmpty();
    }

    @Test
    void trainsToTheSameBytesAndReadsBackTheSame() throws IOException {
        byte[] written = bytes(model);

        assertThat(bytes(trainer().train(marked(), List.of()))).isEqualTo(written);
        assertThat(bytes(EntityModel.read(new ByteArrayInputStream(written)))).isEqualTo(written);
    }

    @Test
    void whatIsFoundDoesNotDependOnTheTextsReadBefore() {
        Text first = read("The new release of TapeBarn is out.");
        Text second = read("We moved our files to vSphere last week.");
        TrainedFinder finder = new TrainedFinder(gazetteer, Finding.SCORES, model);
        List<Link> alone = finder.in(second, Optional.empty());
        finder.in(first, Optional.empty());

        assertThat(alone).isNotEmpty();
        assertThat(finder.in(second, Optional.empty())).isEqualTo(alone);
    }

    private static byte[] bytes(EntityModel learned) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        learned.write(bytes);
        return bytes.toByteArray();
    }
}
