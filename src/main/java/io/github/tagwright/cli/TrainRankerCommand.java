package io.github.tagwright.cli;

import io.github.tagwright.Models;
import io.github.tagwright.TagLearning;
import io.github.tagwright.evaluate.TagAnswers;
import io.github.tagwright.evaluate.TagSplits;
import io.github.tagwright.tag.Decisions;
import io.github.tagwright.tag.SharedRanker;
import io.github.tagwright.tag.SharedRankerTrainer;
import io.github.tagwright.tag.TagExample;
import io.github.tagwright.tag.TagTrainer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ranker",
        description = "Learns from one large archive how tags fit posts in any; small archives begin with it.",
        mixinStandardHelpOptions = true)
final class TrainRankerCommand implements Callable<Integer> {

    private static final int FOLDS = 5;

    @Parameters(paramLabel = "POSTS", description = "A folder of posts with tags.")
    private Path posts;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "A models folder; tags.bin and its card tags.md are written there.")
    private Path output;

    @Option(
            names = "--measure",
            paramLabel = "POSTS",
            description = "Another archive, to show in the card what the ranker brings to it; may be repeated.")
    private List<Path> others = new ArrayList<>();

    @Mixin
    private PostOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        TagLearning learning = new TagLearning(options.reader(), options.models(), options.threads(), Decisions.NONE);
        List<TagExample> examples = examples(learning, posts);
        SharedRanker ranker = new SharedRankerTrainer(options.threads()).train(examples);
        Files.createDirectories(output);
        try (OutputStream out = Files.newOutputStream(output.resolve(Models.TAGS))) {
            ranker.write(out);
        }
        StringBuilder card = new StringBuilder();
        line(card, "# tags.bin");
        line(card, "");
        line(
                card,
                "Learned by `tagwright train ranker` from %d tagged posts. An archive that holds any of",
                ranker.posts());
        line(card, "them is ranked without it, so that no post vouches for itself.");
        line(card, "");
        line(card, "- data (hash of the posts): %s", ranker.dataHash());
        line(card, "- settings: %s", SharedRankerTrainer.SETTINGS);
        line(card, "");
        line(
                card,
                "F1 of the suggested set, mean over posts, of archives that it has not seen; alone means learned from");
        line(card, "the archive alone.");
        line(card, "");
        line(card, "| posts | %d folds | alone | newest fifth | alone |", FOLDS);
        line(card, "|---|---|---|---|---|");
        for (Path other : others) {
            List<TagExample> asked = examples(learning, other);
            TagTrainer with = new TagTrainer(options.threads(), Optional.of(ranker));
            TagTrainer without = new TagTrainer(options.threads());
            TagSplits folds = TagSplits.folds(asked, FOLDS);
            TagSplits time = TagSplits.time(asked);
            line(
                    card,
                    "| %d | %.3f | %.3f | %.3f | %.3f |",
                    asked.size(),
                    f1(with, folds),
                    f1(without, folds),
                    f1(with, time),
                    f1(without, time));
        }
        Files.writeString(output.resolve("tags.md"), card);
        spec.commandLine().getOut().print(card);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private List<TagExample> examples(TagLearning learning, Path folder) throws IOException {
        List<TagExample> examples = learning.examples(options.posts(folder));
        if (examples.size() < TagTrainer.FEWEST) {
            throw new SetUpException("train needs at least " + TagTrainer.FEWEST + " posts with tags; in " + folder
                    + " there are " + examples.size());
        }
        return examples;
    }

    private static double f1(TagTrainer trainer, TagSplits splits) {
        return TagAnswers.of(trainer, splits, false).evaluation().result().sampleF1();
    }

    private static void line(StringBuilder card, String format, Object... values) {
        card.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
