package io.github.tagwright.cli;

import io.github.tagwright.post.PostFile;
import io.github.tagwright.post.Posts;
import io.github.tagwright.tag.DecisionLog;
import io.github.tagwright.tag.DecisionMerge;
import io.github.tagwright.tag.Decisions;
import io.github.tagwright.tag.Decisions.Decision;
import io.github.tagwright.tag.Decisions.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "learn",
        description =
                "Notes what an editor accepted and rejected beside the posts, where all later runs learn from it.",
        mixinStandardHelpOptions = true)
final class LearnCommand implements Callable<Integer> {

    @Parameters(paramLabel = "POSTS", description = "A folder of posts.")
    private Path posts;

    @Option(
            names = "--decisions",
            paramLabel = "CSV",
            required = true,
            description = "Columns post, tag, decision (accepted or rejected) and perhaps date (2007-08-18).")
    private Path decisions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(posts)) {
            throw new SetUpException("learn takes a folder of posts, and " + posts + " is none");
        }
        Path file = posts.resolve(Decisions.FILE);
        if (Files.exists(file) && Files.isSameFile(file, decisions)) {
            throw new SetUpException(decisions + " is where decisions are kept; it counts as it is");
        }
        List<Decision> rows = Decisions.rows(decisions);
        Set<String> there = Posts.in(posts, List.of(), List.of()).files().stream()
                .map(PostFile::name)
                .collect(Collectors.toSet());
        List<Decision> usable =
                rows.stream().filter(row -> there.contains(row.post())).toList();
        Decisions before = Files.exists(file) ? Decisions.read(file) : Decisions.NONE;
        DecisionMerge merge = DecisionMerge.of(before, usable);
        try (DecisionLog log = new DecisionLog(Optional.of(file), LocalDate.now())) {
            for (Decision one : merge.taken()) {
                log.add(one);
            }
        }
        Set<String> unknown = new TreeSet<>();
        rows.stream().map(Decision::post).filter(post -> !there.contains(post)).forEach(unknown::add);
        PrintWriter err = spec.commandLine().getErr();
        unknown.forEach(post -> err.println("tagwright: no post " + post + " in " + posts));
        err.flush();
        print(merge, rows.size() - usable.size(), file);
        return unknown.isEmpty() ? 0 : Main.SOME_PROBLEMS;
    }

    private void print(DecisionMerge merge, int lost, Path file) {
        PrintWriter out = spec.commandLine().getOut();
        long accepted = merge.taken().stream()
                .filter(one -> one.verdict() == Verdict.ACCEPTED)
                .count();
        long rejected = merge.taken().stream()
                .filter(one -> one.verdict() == Verdict.REJECTED)
                .count();
        out.printf(
                Locale.ROOT,
                "Decisions taken: %,d (%,d accepted, %,d rejected); %,d of them change an earlier one.%n",
                merge.taken().size(),
                accepted,
                rejected,
                merge.overruling());
        if (merge.known() > 0) {
            out.printf(Locale.ROOT, "Known already: %,d.%n", merge.known());
        }
        if (merge.setAside() > 0) {
            out.printf(Locale.ROOT, "Set aside, since a later one says otherwise: %,d.%n", merge.setAside());
        }
        if (lost > 0) {
            out.printf(Locale.ROOT, "On posts that are not there: %,d.%n", lost);
        }
        out.printf("They are in %s, and count from the next run on.%n", file);
        out.flush();
    }
}
