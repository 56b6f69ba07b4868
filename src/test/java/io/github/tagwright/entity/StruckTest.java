package io.github.tagwright.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StruckTest {

    @TempDir
    private static Path folder;

    private static Gazetteer gazetteer;

    @BeforeAll
    static void compile() throws IOException {
        StringBuilder yaml = new StringBuilder("vendors:\n");
        for (int v = 0; v < 200; v++) {
            yaml.append("  - {id: firm%d, name: Firm%d Inc}%n".formatted(v, v));
        }
        yaml.append("products:\n  - {id: nexus, name: Nexus, aliases: ['Nexus #'], vendor: firm1, kind: switch}\n");
        for (int v = 0; v < 200; v++) {
            yaml.append("  - {id: thing%d, name: Thing%d, vendor: firm%d, kind: tool}%n".formatted(v, v, v));
        }
        Files.writeString(folder.resolve("many.yaml"), yaml);
        gazetteer = Gazetteer.compile(
                folder, EntityTypes.VENDORS_AND_PRODUCTS, new WordLists(Set.of(), Set.of(), Set.of(), Set.of()));
    }

    private static long count(Struck struck, Predicate<String> spelled) {
        return IntStream.range(0, gazetteer.spellingCount())
                .filter(struck::has)
                .filter(spelling -> spelled.test(gazetteer.spelling(spelling).text()))
                .count();
    }

    @Test
    void strikesAVendorWithItsProducts() {
        Struck struck = Struck.families(gazetteer, 0.4, 7);

        for (int i = 0; i < gazetteer.spellingCount(); i++) {
            Entity entity = gazetteer.entity(gazetteer.spelling(i).entity());
            String firm = entity.vendor().orElse(entity.id());
            assertThat(struck.has(i))
                    .as(gazetteer.spelling(i).text())
                    .isEqualTo(count(
                                    struck,
                                    text -> text.equals(
                                            gazetteer.entity(firm).orElseThrow().name()))
                            == 1);
        }
    }

    @Test
    void strikesAboutTheShareAskedForAndOthersForAnotherSeed() {
        assertThat(count(Struck.families(gazetteer, 0.4, 7), text -> text.startsWith("Firm")))
                .isBetween(60L, 100L);
        assertThat(count(Struck.families(gazetteer, 0, 7), text -> true)).isZero();
        assertThat(IntStream.range(0, gazetteer.spellingCount())
                        .anyMatch(i -> Struck.families(gazetteer, 0.4, 7).has(i)
                                != Struck.families(gazetteer, 0.4, 8).has(i)))
                .isTrue();
    }

    @Test
    void strikesProductsOneByOneAndNoVendor() {
        Struck struck = Struck.products(gazetteer, 0.4, 7);

        assertThat(count(struck, text -> text.startsWith("Thing"))).isBetween(60L, 100L);
        assertThat(count(struck, text -> text.startsWith("Firm"))).isZero();
    }

    @Test
    void strikesAProductByItsNameAndByItsModelNumber() {
        assertThat(count(Struck.products(gazetteer, Set.of("thing7", "firm9 inc")), text -> true))
                .isEqualTo(1);
        assertThat(count(Struck.products(gazetteer, Set.of("nexus 5010")), text -> text.equals("Nexus #")))
                .isEqualTo(1);
        assertThat(count(Struck.products(gazetteer, Set.of("nexus 5010")), text -> text.equals("Nexus")))
                .isZero();
    }
}
