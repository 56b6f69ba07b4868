package io.github.tagwright.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionsTest {

    @TempDir
    private Path folder;

    private Decisions decisions(String rows) throws IOException {
        return Decisions.read(Files.writeString(folder.resolve(Decisions.FILE), "post,tag,decision,date\n" + rows));
    }

    private static List<String> suggested(Decisions decisions, String tags, String... candidates) {
        byte[] source = ("---\ntags: [" + tags + "]\n---\nZoning a fabric takes an evening.\n")
                .getBytes(StandardCharsets.UTF_8);
        Post post = new PostReader(TagKeys.DEFAULT).read("fabric.md", source).match(good -> good.post(), bad -> {
            throw new AssertionError(bad.problems());
        });
        TagSuggester suggester = (any, text, entities) -> List.of(candidates).stream()
                .map(tag -> new Suggestion(tag, Suggestion.Kind.KNOWN, 0.5, true, false, List.of()))
                .toList();
        return decisions.over(suggester).suggest(post, new Text(List.of(), List.of(), List.of()), List.of()).stream()
                .map(one -> one.tag() + " " + one.score())
                .toList();
    }

    @Test
    void aRejectedTagDoesNotComeBackInAnySpelling() throws IOException {
        Decisions decisions = decisions("fabric.md,Fibre Channel,rejected,2009-03-04\nother.md,Storage,rejected,\n");
        assertThat(suggested(decisions, "", "fibre-channel", "Storage")).containsExactly("Storage 0.5");
        assertThat(decisions.tags("fabric.md", List.of("FibreChannel", "SAN"))).containsExactly("SAN");
    }

    @Test
    void anAcceptedTagComesFirst() throws IOException {
        Decisions decisions = decisions("fabric.md,SAN,accepted,2009-03-04\n");
        assertThat(suggested(decisions, "", "Storage", "san")).containsExactly("SAN 1.0", "Storage 0.5");
        assertThat(decisions.tags("fabric.md", List.of("Storage"))).containsExactly("Storage", "SAN");
    }

    @Test
    void aTagThatWasWrittenAndIsGoneWasTakenAwayByAnEditor() throws IOException {
        Decisions decisions = decisions("fabric.md,SAN,applied,2009-03-04\n");
        assertThat(suggested(decisions, "", "SAN", "Storage")).containsExactly("Storage 0.5");
        assertThat(suggested(decisions, "SAN", "SAN", "Storage")).containsExactly("SAN 0.5", "Storage 0.5");
    }

    @ParameterizedTest
    @CsvSource({"2009-03-04,2009-03-05", "2009-03-04,2009-03-04", "2009-03-04,''", "'',2009-03-04"})
    void theLastDecisionCounts(String first, String second) throws IOException {
        Decisions decisions =
                decisions("fabric.md,SAN,rejected," + first + "\nfabric.md,san,accepted," + second + "\n");
        assertThat(suggested(decisions, "", "SAN")).containsExactly("san 1.0");
    }

    @Test
    void anEarlierDateDoesNotCountThoughItsRowComesLater() throws IOException {
        Decisions decisions = decisions("fabric.md,SAN,rejected,2009-03-05\nfabric.md,san,accepted,2009-03-04\n");
        assertThat(suggested(decisions, "", "SAN")).isEmpty();
    }

    @Test
    void aTagThatLooksLikeAFormulaIsReadAsItWasMeant() throws IOException {
        assertThat(decisions("fabric.md,'=HSRP,rejected,\n").tags("fabric.md", List.of("=HSRP")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fabric.md,SAN,maybe,|row 1: found the decision maybe, expected accepted, rejected or applied",
                "fabric.md,SAN,rejected,soon|row 1: found the date soon, expected one such as 2007-08-18",
                "fabric.md,SAN|row 1: found 2 cells, expected as many as the header has"
            })
    void aMalformedRowIsNamed(String row, String sentence) {
        assertThatThrownBy(() -> decisions(row + "\n"))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith(sentence);
    }
}
