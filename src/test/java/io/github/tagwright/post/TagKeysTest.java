package io.github.tagwright.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TagKeysTest {

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of("tags: [Fibre Channel, FCoE]", List.of("Fibre Channel", "FCoE")),
                Arguments.of("tags:\n- Fibre Channel\n- FCoE", List.of("Fibre Channel", "FCoE")),
                Arguments.of("tags:\n  - 'C#'\n  - \"a, b\"", List.of("C#", "a, b")),
                Arguments.of("tags: Fibre Channel, FCoE", List.of("Fibre Channel", "FCoE")),
                Arguments.of("tags: 'Fibre Channel , FCoE,,'", List.of("Fibre Channel", "FCoE")),
                Arguments.of("tags: Fibre Channel", List.of("Fibre Channel")),
                Arguments.of("tags: |\n  Fibre Channel\n  FCoE", List.of("Fibre Channel", "FCoE")),
                Arguments.of("tag: Fibre Channel", List.of("Fibre Channel")),
                Arguments.of("TAG: [FCoE]", List.of("FCoE")),
                Arguments.of("tag: FCoE\ntags: [iSCSI, FCoE]", List.of("iSCSI", "FCoE")),
                Arguments.of("taxonomies:\n  tags: [FCoE]", List.of("FCoE")),
                Arguments.of("Taxonomies: {Tags: 'FCoE, iSCSI'}", List.of("FCoE", "iSCSI")),
                Arguments.of("taxonomies.tags: [FCoE]", List.of("FCoE")),
                Arguments.of("tags: [[Storage, FCoE], [Compute]]", List.of("Storage", "FCoE", "Compute")),
                Arguments.of("tags: []", List.of()),
                Arguments.of("tags:", List.of()),
                Arguments.of("tags: ''", List.of()),
                Arguments.of("tags: {a: b}", List.of()),
                Arguments.of("tags: [FCoE, '', ~, ' FCoE ']", List.of("FCoE")),
                Arguments.of("tags: [größe, 仮想化, 🐳]", List.of("größe", "仮想化", "🐳")),
                Arguments.of("categories: [FCoE]\nkeywords: iSCSI", List.of()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsTagsInEveryForm(String yaml, List<String> tags) {
        assertThat(Read.post("---\n" + yaml + "\n---\nx\n").frontMatter().tags())
                .isEqualTo(tags);
    }

    @Test
    void splitsPluralKeysAtBlanksWhereJekyllDoes() {
        String content = "---\ntags: vmware fibre-channel\ncategories: storage san\ntag: one tag\n---\nx\n";
        Post jekyll = Read.post("_posts/2011-02-03-fabric.md", content);
        assertThat(jekyll.frontMatter().tags()).containsExactly("vmware", "fibre-channel", "one tag");
        assertThat(jekyll.frontMatter().categories()).containsExactly("storage", "san");
        assertThat(Read.post("lab/_posts/fabric.md", content).frontMatter().tags())
                .containsExactly("vmware", "fibre-channel", "one tag");
        assertThat(Read.post("source/_posts/fabric.md", content).frontMatter().tags())
                .as("Hexo's folder")
                .containsExactly("vmware fibre-channel", "one tag");
        assertThat(Read.post("content/fabric.md", content).frontMatter().tags())
                .containsExactly("vmware fibre-channel", "one tag");
    }

    @Test
    void keepsCommaStringsOfJekyllFoldersWhole() {
        Post post = Read.post("_posts/x.md", "---\ntags: Fibre Channel, FCoE\n---\nx\n");
        assertThat(post.frontMatter().tags()).containsExactly("Fibre Channel", "FCoE");
    }

    @Test
    void readsCategoriesApartFromTags() {
        FrontMatter frontMatter = Read.post(
                        "---\ntags: [FCoE]\ncategories:\n- [Storage, SAN]\n- [News]\nCategory: Lab\n---\nx\n")
                .frontMatter();
        assertThat(frontMatter.tags()).containsExactly("FCoE");
        assertThat(frontMatter.categories()).containsExactly("Storage", "SAN", "News", "Lab");
    }

    @Test
    void takesTheKeysItIsTold() {
        byte[] content = "---\ncategories: [SAN]\nmeta:\n  topics: [FCoE, SAN]\ntags: [x]\n---\nx\n"
                .getBytes(StandardCharsets.UTF_8);
        PostReader reader = new PostReader(new TagKeys(List.of("meta.topics", "Categories")));
        List<String> tags = reader.read("x.md", content)
                .match(good -> good.post().frontMatter().tags(), bad -> List.<String>of());
        assertThat(tags).containsExactly("FCoE", "SAN");
    }

    @Test
    void refusesKeysWithoutNames() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TagKeys(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new TagKeys(List.of("tags", " ")));
    }

    @Test
    void keepsATagOf300Chars() {
        String tag = "x".repeat(300);
        assertThat(Read.post("---\ntags: [" + tag + "]\n---\nx\n").frontMatter().tags())
                .containsExactly(tag);
    }
}
