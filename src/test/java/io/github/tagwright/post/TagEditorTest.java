package io.github.tagwright.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TagEditorTest {

    private static final PostReader READER = new PostReader(TagKeys.DEFAULT);
    private static final String BODY = "---\nZoning a fabric takes an evening.\n";

    private static TagChange add(String... tags) {
        return TagChange.adding(List.of(tags));
    }

    private static TagChange remove(String... tags) {
        return new TagChange(Map.of(), Set.of(tags), List.of());
    }

    private static TagChange rename(String from, String to) {
        return new TagChange(Map.of(from, to), Set.of(), List.of());
    }

    private static Post read(String name, byte[] bytes) {
        return READER.read(name, bytes).match(Reading.Good::post, bad -> {
            throw new AssertionError(bad.problems());
        });
    }

    private static TagEdit edit(String name, byte[] bytes, TagChange change, String... archive) {
        TagHabits habits = new TagHabits(READER);
        for (String post : archive) {
            habits.add(read("other.md", post.getBytes(StandardCharsets.UTF_8)));
        }
        return new TagEditor(READER, habits).edit(read(name, bytes), bytes, change);
    }

    private static String edited(String name, String source, TagChange change, String... archive) {
        TagEdit edit = edit(name, source.getBytes(StandardCharsets.UTF_8), change, archive);
        assertThat(edit).isInstanceOf(TagEdit.Edited.class);
        return new String(((TagEdit.Edited) edit).bytes(), StandardCharsets.UTF_8);
    }

    private static String yaml(String tags, TagChange change, String... archive) {
        String head = "---\ntitle: Zones # of a fabric\n";
        String rest = "author: Q\n" + BODY;
        String after = edited("post.md", head + tags + rest, change, archive);
        assertThat(after).startsWith(head).endsWith(rest);
        return after.substring(head.length(), after.length() - rest.length());
    }

    private static String toml(String tags, TagChange change, String... archive) {
        String head = "+++\ntitle = \"Zones\"\n";
        String rest = "+++\nZoning a fabric.\n";
        String after = edited("post.md", head + tags + rest, change, archive);
        assertThat(after).startsWith(head).endsWith(rest);
        return after.substring(head.length(), after.length() - rest.length());
    }

    private static String json(String tags, TagChange change, String... archive) {
        String head = "{\n  \"title\": \"Zones\"";
        String rest = "\n}\nZoning a fabric.\n";
        String after = edited("post.md", head + tags + rest, change, archive);
        assertThat(after).startsWith(head).endsWith(rest);
        return after.substring(head.length(), after.length() - rest.length());
    }

    private static Problem refused(String source, TagChange change) {
        return refused("post.md", source, change);
    }

    private static Problem refused(String name, String source, TagChange change) {
        TagEdit edit = edit(name, source.getBytes(StandardCharsets.UTF_8), change);
        assertThat(edit).isInstanceOf(TagEdit.Refused.class);
        return ((TagEdit.Refused) edit).problem();
    }

    @Test
    void aBlockKeepsItsIndentQuotesAndComments() {
        String block = "tags:\n# the usual ones\n  - SAN\n  - \"Fibre Channel\" # not iSCSI\n";
        assertThat(yaml(block, add("Cisco", "C#"))).isEqualTo(block + "  - \"Cisco\"\n  - \"C#\"\n");
        assertThat(yaml(block, remove("SAN")))
                .isEqualTo("tags:\n# the usual ones\n  - \"Fibre Channel\" # not iSCSI\n");
        assertThat(yaml(block, rename("Fibre Channel", "FC")))
                .isEqualTo("tags:\n# the usual ones\n  - SAN\n  - \"FC\" # not iSCSI\n");
    }

    @Test
    void aBlockWithoutIndentAndOneThatIsEmptiedAreBlocksStill() {
        assertThat(yaml("tags:\n- SAN\n", add("VSAN"))).isEqualTo("tags:\n- SAN\n- VSAN\n");
        assertThat(yaml("tags:\n- SAN\n", remove("SAN"))).isEqualTo("tags:\n");
    }

    @Test
    void aPlainItemIsQuotedWhereItWouldMeanSomethingElse() {
        assertThat(yaml("tags: [SAN]\n", add("2015", "on", "a: b", "x, y", "#1", "it's", "-", "C#", "1.5")))
                .isEqualTo("tags: [SAN, \"2015\", \"on\", \"a: b\", \"x, y\", \"#1\", it's, \"-\", C#, \"1.5\"]\n");
        assertThat(yaml("tags: ['SAN']\n", add("it's"))).isEqualTo("tags: ['SAN', 'it''s']\n");
        assertThat(yaml("tags: [\"SAN\"]\n", add("\"\\"))).isEqualTo("tags: [\"SAN\", \"\\\"\\\\\"]\n");
    }

    @Test
    void bracketsKeepTheirBlanksAndCommas() {
        assertThat(yaml("tags: [ SAN,Cisco ]\n", add("UCS"))).isEqualTo("tags: [ SAN,Cisco,UCS ]\n");
        assertThat(yaml("tags: [ SAN,Cisco ]\n", remove("SAN"))).isEqualTo("tags: [ Cisco ]\n");
        assertThat(yaml("tags: [ SAN,Cisco ]\n", remove("Cisco"))).isEqualTo("tags: [ SAN ]\n");
        assertThat(yaml("tags: [SAN, Cisco, UCS]\n", remove("SAN", "UCS"))).isEqualTo("tags: [Cisco]\n");
        assertThat(yaml("tags: [SAN, Cisco,]\n", remove("SAN", "Cisco"))).isEqualTo("tags: []\n");
        assertThat(yaml("tags: []\n", add("SAN", "UCS"))).isEqualTo("tags: [SAN, UCS]\n");
    }

    @Test
    void bracketsOverSeveralLinesStaySo() {
        String lines = "tags: [\n  SAN, # old\n  Cisco\n]\n";
        assertThat(yaml(lines, add("UCS"))).isEqualTo("tags: [\n  SAN, # old\n  Cisco,\n  UCS\n]\n");
        assertThat(toml("tags = [\n  \"SAN\",\n  'Cisco', # new\n]\n", add("UCS", "VSAN")))
                .isEqualTo("tags = [\n  \"SAN\",\n  'Cisco', # new\n  'UCS',\n  'VSAN',\n]\n");
        assertThat(toml("tags = [\n  \"SAN\",\n  \"Cisco\",\n]\n", remove("Cisco")))
                .isEqualTo("tags = [\n  \"SAN\",\n]\n");
        assertThat(json(",\n  \"tags\": [\n    \"SAN\",\n    \"Cisco\"\n  ]", add("UCS")))
                .isEqualTo(",\n  \"tags\": [\n    \"SAN\",\n    \"Cisco\",\n    \"UCS\"\n  ]");
    }

    @Test
    void aStringOfTagsStaysOne() {
        assertThat(yaml("tags: SAN, Cisco\n", add("Fibre Channel"))).isEqualTo("tags: SAN, Cisco, Fibre Channel\n");
        assertThat(yaml("tags: \"SAN,Cisco\" # two\n", add("UCS"))).isEqualTo("tags: \"SAN,Cisco,UCS\" # two\n");
        assertThat(yaml("tags: SAN, Cisco, UCS\n", remove("Cisco"))).isEqualTo("tags: SAN, UCS\n");
        assertThat(yaml("tags: SAN, Cisco\n", rename("SAN", "Storage"))).isEqualTo("tags: Storage, Cisco\n");
        assertThat(yaml("tag: SAN\n", add("Cisco"))).isEqualTo("tag: SAN, Cisco\n");
        assertThat(toml("tags = 'SAN, Cisco'\n", add("UCS"))).isEqualTo("tags = 'SAN, Cisco, UCS'\n");
    }

    @Test
    void jekyllsStringsAreSplitAtBlanks() {
        String post = "---\ntags: san cisco\n" + BODY;
        assertThat(edited("_posts/2009-03-04-zones.md", post, add("ucs")))
                .isEqualTo("---\ntags: san cisco ucs\n" + BODY);
        assertThat(edited("_posts/2009-03-04-zones.md", "---\ntags: san\n" + BODY, add("ucs")))
                .isEqualTo("---\ntags: san ucs\n" + BODY);
        assertThat(refused("_posts/2009-03-04-zones.md", post, add("Fibre Channel"))
                        .found())
                .contains("one string split at blanks, which cannot hold Fibre Channel");
    }

    @Test
    void renamingToATagThatIsThereLeavesOneOfThem() {
        assertThat(yaml("tags: [Snapshot, SAN, Snapshots]\n", rename("Snapshot", "Snapshots")))
                .isEqualTo("tags: [SAN, Snapshots]\n");
        TagChange both = new TagChange(Map.of("vmotion", "vMotion", "VMotion", "vMotion"), Set.of(), List.of());
        assertThat(yaml("tags:\n  - VMotion\n  - vmotion\n", both)).isEqualTo("tags:\n  - vMotion\n");
    }

    @Test
    void aMissingKeyIsWrittenAsTheArchiveDoes() {
        String flow = "---\nTags: [ 'SAN' ]\n" + BODY;
        String block = "---\ntags:\n- SAN\n" + BODY;
        String post = "---\ntitle: Zones\n" + BODY;
        assertThat(edited("post.md", post, add("UCS", "Cisco"), flow, flow, block))
                .isEqualTo("---\ntitle: Zones\nTags: [ 'UCS', 'Cisco' ]\n" + BODY);
        assertThat(edited("post.md", post, add("UCS", "Cisco"), flow, block, block))
                .isEqualTo("---\ntitle: Zones\ntags:\n- UCS\n- Cisco\n" + BODY);
        assertThat(edited("post.md", post, add("UCS"), "---\ntags: SAN, FC\n" + BODY))
                .isEqualTo("---\ntitle: Zones\ntags: UCS\n" + BODY);
        assertThat(edited("post.md", post, add("UCS", "Cisco")))
                .isEqualTo("---\ntitle: Zones\ntags:\n  - UCS\n  - Cisco\n" + BODY);
    }

    @Test
    void aKeyWithoutAValueGetsOne() {
        String block = "---\ntags:\n- SAN\n" + BODY;
        assertThat(yaml("tags:\n", add("UCS", "Cisco"), block)).isEqualTo("tags:\n- UCS\n- Cisco\n");
        assertThat(yaml("tags: # later\n", add("UCS"), block)).isEqualTo("tags: # later\n- UCS\n");
        assertThat(yaml("tags: ~\n", add("UCS"), "---\ntags: [SAN, UCS]\n" + BODY))
                .isEqualTo("tags: [UCS]\n");
        assertThat(json(",\n  \"tags\": null", add("UCS"))).isEqualTo(",\n  \"tags\": [\"UCS\"]");
    }

    @Test
    void tomlTablesKeepTheirKeys() {
        assertThat(toml("[extra]\ntoc = true\n", add("UCS"))).isEqualTo("tags = [\"UCS\"]\n[extra]\ntoc = true\n");
        String zola = "[taxonomies]\ntags = [\"SAN\"]\n";
        assertThat(toml(zola, add("UCS"))).isEqualTo("[taxonomies]\ntags = [\"SAN\", \"UCS\"]\n");
        String other = "+++\n" + zola + "+++\n";
        assertThat(toml("[extra]\ntoc = true\n", add("UCS"), other))
                .isEqualTo("[extra]\ntoc = true\n[taxonomies]\ntags = [\"UCS\"]\n");
        assertThat(toml("[taxonomies]\nseries = [\"x\"]\n", add("UCS"), other))
                .isEqualTo("[taxonomies]\ntags = [\"UCS\"]\nseries = [\"x\"]\n");
        assertThat(toml("taxonomies = { tags = [ \"SAN\" ] }\n", add("UCS")))
                .isEqualTo("taxonomies = { tags = [ \"SAN\", \"UCS\" ] }\n");
    }

    @Test
    void jsonKeepsItsLayout() {
        assertThat(json("", add("UCS"))).isEqualTo(",\n  \"tags\": [\"UCS\"]");
        assertThat(json(",\n  \"tags\": [\"SAN\"]", add("\"\u0007")))
                .isEqualTo(",\n  \"tags\": [\"SAN\", \"\\\"\\u0007\"]");
        assertThat(edited("post.md", "{\"title\": \"Zones\"}\nZoning.\n", add("UCS")))
                .isEqualTo("{\"title\": \"Zones\", \"tags\": [\"UCS\"]}\nZoning.\n");
        assertThat(edited("post.md", "\"title\": \"Zones\",\n\"date\": \"2009-03-04\"\n;;;\nZoning.\n", add("UCS")))
                .isEqualTo("\"title\": \"Zones\",\n\"date\": \"2009-03-04\",\n\"tags\": [\"UCS\"]\n;;;\nZoning.\n");
    }

    @Test
    void lineEndsAndByteOrderMarksStay() {
        assertThat(edited("post.md", "\uFEFF---\r\ntags:\r\n  - SAN\r\n---\r\nZoning.\r\n", add("UCS")))
                .isEqualTo("\uFEFF---\r\ntags:\r\n  - SAN\r\n  - UCS\r\n---\r\nZoning.\r\n");
        assertThat(edited("post.md", "---\rtitle: Zones\r---\rZoning.\r", add("UCS")))
                .isEqualTo("---\rtitle: Zones\rtags:\r  - UCS\r---\rZoning.\r");
    }

    @Test
    void otherEncodingsStay() {
        for (Charset charset : List.of(StandardCharsets.UTF_16, Charset.forName("windows-1252"))) {
            byte[] before = "---\ntags: [SAN]\n---\nCafé fabric.\n".getBytes(charset);
            TagEdit edit = edit("post.md", before, add("Zürich"));
            assertThat(((TagEdit.Edited) edit).bytes())
                    .isEqualTo("---\ntags: [SAN, Zürich]\n---\nCafé fabric.\n".getBytes(charset));
        }
        byte[] narrow = "---\ntags: [SAN]\n---\nCafé fabric.\n".getBytes(Charset.forName("windows-1252"));
        assertThat(((TagEdit.Refused) edit("post.md", narrow, add("日本")))
                        .problem()
                        .found())
                .contains("a tag that the file's encoding, windows-1252, cannot say");
    }

    @Test
    void whatCannotBeChangedAloneIsRefusedWithAReason() {
        assertThat(refused("---\ntags: *usual\nusual: &usual [SAN]\n" + BODY, add("UCS"))
                        .found())
                .isNotEmpty();
        assertThat(refused("---\nusual: &usual [SAN]\ntags: *usual\n" + BODY, add("UCS"))
                        .found())
                .contains("tags with a YAML anchor, alias or type");
        assertThat(refused("---\ntags:\n  - SAN # the old one\n" + BODY, remove("SAN")))
                .isEqualTo(new Problem(
                        "post.md",
                        new Position(3, 8),
                        "tags left as they are: a comment beside a tag that is to go",
                        "tags that can be changed alone"));
        assertThat(refused("---\ntags: [[SAN, FC], UCS]\n" + BODY, remove("UCS"))
                        .found())
                .contains("a list or keys in place of a tag");
        assertThat(refused("---\ntags: SAN, FC\n" + BODY, add("A, B")).found())
                .contains("one string split at commas, which cannot hold A, B");
        assertThat(refused("No front matter at all.\n", add("SAN")).found()).contains("no front matter");
        assertThat(refused("---\ntags: [SAN\n" + BODY, add("UCS")).found())
                .contains("no front matter that can be read");
    }

    @Test
    void aChangeThatChangesNothingLeavesTheFileAlone() {
        byte[] post = ("---\ntags: [SAN]\n" + BODY).getBytes(StandardCharsets.UTF_8);
        List<TagEdit> edits = new ArrayList<>();
        edits.add(edit("post.md", post, add("SAN")));
        edits.add(edit("post.md", post, remove("UCS")));
        assertThat(edits).allMatch(TagEdit.Unchanged.class::isInstance);
    }

    @Test
    void aNameThatALineOfTagsCannotHoldIsRefusedByName() {
        assertThat(refused("---\ntags: SAN, NAS\n" + BODY, rename("SAN", "a: b"))
                        .found())
                .isEqualTo("tags left as they are: the way they are written cannot hold a: b");
        TagChange both = new TagChange(Map.of("SAN", "a: b #"), Set.of(), List.of("VSAN"));
        assertThat(refused("---\ntags: SAN, NAS\n" + BODY, both).found()).endsWith("cannot hold a: b #");
    }

    @Test
    void commasInFrontOfItemsStay() {
        String list = "tags: [\n  SAN\n  ,NAS\n]\n";
        assertThat(yaml(list, remove("SAN"))).isEqualTo("tags: [\n  NAS\n]\n");
        assertThat(yaml(list, remove("NAS"))).isEqualTo("tags: [\n  SAN\n]\n");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        Problem refusal = refused("---\ntags: [SAN]\ntitle: Zones\nTags: [NAS]\n" + BODY, add("VSAN"));
        assertThat(refusal.found()).isEqualTo("tags left as they are: the key tags a second time");
        assertThat(refusal.position().line()).isEqualTo(4);
    }
}
