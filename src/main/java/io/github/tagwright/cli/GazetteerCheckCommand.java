package io.github.tagwright.cli;

import io.github.tagwright.Batch;
import io.github.tagwright.Models;
import io.github.tagwright.entity.GazetteerCheck;
import io.github.tagwright.entity.GazetteerException;
import io.github.tagwright.entity.Link;
import io.github.tagwright.entity.WordLists;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Posts;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.tag.TagSuggester;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Lists every mistake of a gazetteer with its file and line; exit code 1 if there is one.",
        mixinStandardHelpOptions = true)
final class GazetteerCheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODELS", description = "A models folder with gazetteer/*.yaml and words/english.txt.")
    private Path models;

    @Option(
            names = "--doubts",
            description = "Also list spellings that never count, and words of the dictionary that count anywhere.")
    private boolean doubts;

    @Option(
            names = "--posts",
            paramLabel = "DIR",
            description = "Also list the entries that these posts never mention.")
    private @Nullable Path posts;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            GazetteerCheck check =
                    new GazetteerCheck(models, WordLists.read(models).ordinary());
            check.mistakes().forEach(out::println);
            if (doubts) {
                list("doubts", check.doubts());
            }
            if (!check.mistakes().isEmpty()) {
                return Main.SOME_PROBLEMS;
            }
            if (posts != null) {
                list("never mentioned", check.unmet(mentionedIn(posts)));
            }
            out.println(check.types().all().stream()
                    .map(type -> String.format(Locale.ROOT, "%,d %s", check.count(type), type.plural()))
                    .collect(Collectors.joining(", ", "No mistakes: ", ".")));
            return 0;
        } catch (GazetteerException mistakes) {
            mistakes.mistakes().forEach(out::println);
            return Main.SOME_PROBLEMS;
        } finally {
            out.flush();
        }
    }

    private void list(String what, List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%,d %s%s%n", lines.size(), what, lines.isEmpty() ? "." : ":");
        lines.forEach(out::println);
    }

    private Set<String> mentionedIn(Path folder) throws IOException {
        Models loaded = Models.load(models);
        Posts found = Posts.in(folder, List.of(), List.of());
        if (found.files().isEmpty()) {
            throw new SetUpException("no posts in " + folder);
        }
        Set<String> ids = new HashSet<>();
        new Batch(
                        new PostReader(TagKeys.DEFAULT),
                        () -> loaded.newTagger(TagSuggester.NONE),
                        Runtime.getRuntime().availableProcessors())
                .run(
                        found.files().iterator(),
                        outcome -> outcome.match(tagged -> tagged.links(), rejected -> List.<Link>of())
                                .forEach(link -> ids.add(link.id())));
        return ids;
    }
}
