package io.github.tagwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tagwright.entity.Link;
import io.github.tagwright.tag.Suggestion;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagwrightTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");
    private static final int THREADS = 8;

    @Test
    void findsWhatAPostNames() throws IOException {
        Outcome outcome = Tagwright.load().enrich("2014-03-02-lab.md", bytes("""
                ---
                title: A week in the lab
                tags: [Virtualization]
                ---
                Moved two hosts to VMware ESXi; the third still runs Hyper-V.
                """));

        assertThat(names(outcome)).containsExactly("VMware", "ESXi", "Hyper-V");
        assertThat(tags(outcome)).isNotEmpty();
        assertThat(outcome.problems()).isEmpty();
    }

    @Test
    void sharesOneAmongThreads() throws Exception {
        Tagwright tagwright = Tagwright.load();
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            posts.add("Host " + i + " left vSphere for " + (i % 2 == 0 ? "Proxmox VE" : "Red Hat OpenShift")
                    + ", its disks a NetApp filer in rack " + i + ". " + "It took an evening. ".repeat(i));
        }
        List<Outcome> alone = posts.stream()
                .map(post -> tagwright.enrich("note.md", bytes(post)))
                .toList();

        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Outcome>> calls = posts.stream()
                    .<Callable<Outcome>>map(post -> () -> tagwright.enrich("note.md", bytes(post)))
                    .toList();
            List<Future<Outcome>> together = threads.invokeAll(calls);
            for (int i = 0; i < posts.size(); i++) {
                Outcome one = together.get(i).get();
                assertThat(links(one)).isEqualTo(links(alone.get(i))).isNotEmpty();
                assertThat(tags(one)).isEqualTo(tags(alone.get(i)));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void suggestsAsAnArchiveTeaches(@TempDir Path archive) throws IOException {
        for (int i = 0; i < 40; i++) {
            boolean tapes = i % 2 == 0;
            Files.writeString(
                    archive.resolve("week-" + i + ".md"),
                    "---\ntitle: Week " + i + "\ntags: ["
                            + (tapes ? "Vault duty" : "Cabling") + "]\n---\nIn rack " + i % 7 + " "
                            + (tapes
                                    ? "the robot lost a tape and the restore had to wait"
                                    : "a patch panel was wired anew")
                            + ".\n");
        }
        byte[] post = bytes("# Sunday\n\nThe robot dropped one tape; no restore was asked for.\n");

        Tagwright general = Tagwright.load(MODELS);
        Tagwright taught = general.withTagsOf(archive);

        assertThat(suggested(taught.enrich("sunday.md", post))).containsExactly("Vault duty");
        assertThat(suggested(general.enrich("sunday.md", post))).doesNotContain("Vault duty");
    }

    @Test
    void saysWhatIsWrongWithAPostAndGoesOn() throws IOException {
        Tagwright tagwright = Tagwright.load(MODELS);

        Outcome binary = tagwright.enrich("image.md", new byte[] {'G', 'I', 'F', 0, 1});

        assertThat(binary).isInstanceOf(Outcome.Rejected.class);
        assertThat(binary.problems()).singleElement().asString().contains("image.md", "NUL");
        assertThat(tagwright.enrich("note.md", bytes("All is well."))).isInstanceOf(Outcome.Tagged.class);
    }

    @Test
    void refusesAModelsFolderThatIsNone(@TempDir Path empty) {
        assertThatThrownBy(() -> Tagwright.load(empty))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining(empty.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Link> links(Outcome outcome) {
        return outcome.match(Outcome.Tagged::links, rejected -> List.of());
    }

    private static List<String> names(Outcome outcome) {
        return links(outcome).stream().map(Link::name).toList();
    }

    private static List<Suggestion> tags(Outcome outcome) {
        return outcome.match(Outcome.Tagged::tags, rejected -> List.of());
    }

    private static List<String> suggested(Outcome outcome) {
        return tags(outcome).stream()
                .filter(Suggestion::suggested)
                .map(Suggestion::tag)
                .toList();
    }
}
