package io.github.tagwright.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.text.MarkdownReader;
import io.github.tagwright.text.Text;
import io.github.tagwright.text.TextModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameSpansTest {

    private static final Set<String> WORDS = Set.of(
            "we", "run", "here", "since", "on", "the", "old", "array", "with", "and", "by", "is", "blue", "harbor",
            "suite", "see", "from");

    @TempDir
    private static Path folder;

    private static Gazetteer gazetteer;
    private static MarkdownReader reader;

    @BeforeAll
    static void compile() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), """
                vendors:
                  - {id: vmware, name: VMware}
                products:
                  - {id: vsphere, name: vSphere, vendor: vmware, kind: hypervisor}
                not:
                  - {text: LDAP, kind: protocol}
                """);
        gazetteer = Gazetteer.compile(
                folder,
                EntityTypes.VENDORS_AND_PRODUCTS,
                new WordLists(WORDS, Set.of("martha"), Set.of("berlin"), Set.of()));
        reader = new MarkdownReader(TextModels.load());
    }

    private static NameSpans spans(String markdown) {
        Text text = new PostReader(TagKeys.DEFAULT)
                .read("post.md", markdown.getBytes(StandardCharsets.UTF_8))
                .match(good -> reader.read(good.post()), bad -> {
                    throw new AssertionError(bad.problems());
                });
        Lexicon lexicon = new Lexicon(
                Words.of(WORDS), Words.of(Set.of("martha")), Words.of(Set.of("berlin")), NameWords.of(gazetteer));
        Candidates candidates = new CandidateFinder(gazetteer).in(text, Struck.NOTHING);
        Rule rule = new Rule(gazetteer, candidates, text, Optional.empty());
        return new NameSpans(text, new Tokens(text, lexicon), candidates, rule, rule.chosen());
    }

    private static List<String> offered(String markdown) {
        NameSpans spans = spans(markdown);
        return spans.all().stream()
                .map(span -> spans.string(span.first(), span.last()))
                .toList();
    }

    @Test
    void offersARunOfCapitalsWithAllItsParts() {
        assertThat(offered("We run Tapebarn Vault on the array."))
                .containsExactly("Tapebarn", "Tapebarn Vault", "Vault");
    }

    @Test
    void offersNoPartOfANameThatIsKnown() {
        assertThat(offered("We run VMware vSphere with Tapebarn on the array.")).containsExactly("Tapebarn");
    }

    @Test
    void offersNoDayPersonPlaceOrProtocolAlone() {
        assertThat(offered("We see Martha on Tuesday, and LDAP is old in Berlin."))
                .isEmpty();
    }

    @Test
    void offersAWordOfProseAloneOnlyWhereItsCapitalIsMeant() {
        assertThat(offered("Harbor is old. We run the harbor here.")).isEmpty();
        assertThat(offered("Here we run Harbor on the array.")).containsExactly("Harbor");
    }

    @Test
    void offersLowerCaseThatIsNoWordOfProse() {
        assertThat(offered("We run oci-hook here.")).contains("oci-hook");
    }

    @Test
    void offersNoVersionsNorMeasures() {
        assertThat(offered("We run 2.6.x here, and the old 2.4GHz array.")).isEmpty();
        assertThat(offered("We run 5nine here.")).containsExactly("5nine");
    }

    @Test
    void offersNoContractionOrdinalPluralOfAnAcronymOrIdentifier() {
        assertThat(offered("Here I\u2019m on the 11th array, v2016.4, with NICs and hostName."))
                .isEmpty();
        assertThat(offered("Here we run vMover and QTool.")).containsExactly("vMover", "QTool");
    }

    @Test
    void offersNoFiles() {
        assertThat(offered("We run tapebarn.conf, TapeBarn.dll and Tapebarn here."))
                .containsExactly("Tapebarn");
    }

    @Test
    void countsWhatTheTextDoesWithTheSameName() {
        NameSpans spans =
                spans("Tapebarn is old. We run [Tapebarn](https://tapebarn.example/) here and VMware Tapebarn.");
        NameSpans.Uses uses = spans.all().get(0).uses();

        assertThat(uses.times).isEqualTo(3);
        assertThat(uses.unforced).isEqualTo(2);
        assertThat(uses.wholeLinks).isEqualTo(1);
        assertThat(uses.behindOwners).isEqualTo(1);
        assertThat(spans.target(uses)).isEqualTo(1);
    }

    @Test
    void saysHowMuchOfWhatIsWrittenLikeANameIsKnown() {
        assertThat(spans("We run vSphere here.").explained()).isEqualTo(10);
        assertThat(spans("We run vSphere and Tapebarn here.").explained()).isEqualTo(5);
        assertThat(spans("We run Tapebarn here.").explained()).isZero();
    }
}
