package io.github.tagwright.cli;

import io.github.tagwright.Models;
import io.github.tagwright.TagLearning;
import io.github.tagwright.evaluate.TagStudy;
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

    @Option(
            names = "--study",
            description =
                    "For the card, also measure on POSTS what fewer posts teach, what each kind of evidence is worth, and"
                            + " each tag; takes a dozen trainings.")
    private boolean study;

    @Mixin
    private PostOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Models models = options.models();
        TagLearning learning = new TagLearning(options.reader(), models, options.threads(), Decisions.NONE);
        List<TagExample> examples = examples(learning, posts);
        SharedRankerTrainer trainer = new SharedRankerTrainer(options.threads());
        SharedRanker ranker = trainer.train(examples);
        Files.createDirectories(output);
        try (OutputStream out = Files.newOutputStream(output.resolve(Models.TAGS))) {
            ranker.write(out);
        }
        TagTrainer alone = models.newTagTrainer(options.threads(), Optional.empty());
        TagTrainer helped = models.newTagTrainer(options.threads(), Optional.of(ranker));
        List<RankerCard.Row> rows = new ArrayList<>();
        rows.add(RankerCard.Row.of("its own posts", examples, alone, Optional.empty()));
        for (Path other : others) {
            rows.add(RankerCard.Row.of("others", examples(learning, other), alone, Optional.of(helped)));
        }
        TagStudy studied = study ? TagStudy.of(examples, alone) : TagStudy.NONE;
        String card = new RankerCard(ranker, trainer.settings(), rows, studied).text();
        Files.writeString(output.resolve("tags.md"), card);
        spec.commandLine().getOut().print(card);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private List<TagExample> examples(TagLearning learning, Path folder) throws IOException {
        List<TagExample> examples = learning.examples(options.archive(folder));
        if (examples.size() < TagTrainer.FEWEST) {
            throw new SetUpException("train needs at least " + TagTrainer.FEWEST + " posts with tags; in " + folder
                    + " there are " + examples.size());
        }
        return examples;
    }
}
