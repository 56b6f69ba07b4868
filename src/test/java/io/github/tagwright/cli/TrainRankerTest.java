package io.github.tagwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainRankerTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");

    @TempDir
    private Path folder;

    private Path archive(String name, int posts) throws IOException {
        Path archive = Files.createDirectory(folder.resolve(name));
        for (int i = 0; i < posts; i++) {
            String told = i % 2 == 0
                    ? "tags: [Backup, Lab, shelf-" + i + "]\n---\nThe nightly job of " + name + " filled both tapes"
                    : "tags: [Networking]\n---\nThe trunk of " + name + " between both switches dropped frames";
            Files.writeString(
                    archive.resolve("week-" + i + ".md"),
                    String.format(
                            "---\ntitle: Week %d\ndate: 2011-%02d-%02d\n%s in row %d.\n",
                            i, i / 28 + 1, i % 28 + 1, told, i));
        }
        return archive;
    }

    @Test
    void theCardTellsWhatTheRankerBringsAndWhatItsPostsTeach() throws IOException {
        Path models = folder.resolve("models");
        Ran ran = Ran.tagwright(
                "train",
                "ranker",
                archive("rack", 54),
                "-o",
                models,
                "--measure",
                archive("cellar", 12),
                "--study",
                "--models",
                MODELS);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(Files.readString(models.resolve("tags.md")))
                .isEqualTo(ran.out())
                .startsWith("# tags.bin\n\nLearned by `tagwright train ranker` from 54 tagged posts.\n")
                .containsPattern("\n\\| its own posts \\| 54 \\| 0\\.\\d{3} \\| - \\| 0\\.\\d{3} \\| - \\|\n")
                .containsPattern("\n\\| others \\| 12 \\| (\\d\\.\\d{3} \\| ){3}\\d\\.\\d{3} \\|\n")
                .containsPattern("\n\\| tagwright \\| 0\\.\\d{3} \\| - \\| (\\d\\.\\d{3} \\|? ?){2}\n")
                .containsPattern("\n\\| alone, without words \\| 0\\.\\d{3} \\| [-+]0\\.\\d{3} – [-+]0\\.\\d{3} \\|")
                .contains("\n| 50 | 50 |", "\n| 54 | 54 |", "\n| lab | 27 |")
                .containsPattern("\n\\| 27 others \\| 27 \\| \\d+ \\| 0 \\| 0\\.000 \\|\n$")
                .doesNotContain("| alone |");
        assertThat(models.resolve("tags.bin")).isNotEmptyFile();
    }
}
