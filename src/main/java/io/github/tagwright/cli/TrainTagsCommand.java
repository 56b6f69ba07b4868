package io.github.tagwright.cli;

import io.github.tagwright.Models;
import io.github.tagwright.TagLearning;
import io.github.tagwright.evaluate.TagCard;
import io.github.tagwright.evaluate.TagStudy;
import io.github.tagwright.tag.TagExample;
import io.github.tagwright.tag.TagModel;
import io.github.tagwright.tag.TagTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "tags",
        description = "Learns from the posts' own tags which tags to suggest.",
        mixinStandardHelpOptions = true)
final class TrainTagsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "POSTS", description = "A folder of posts with tags, or an export.")
    private Path posts;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Where the model goes; its card goes beside it, as FILE.card.json.")
    private Path output;

    @Option(
            names = "--study",
            description =
                    "For the card, also measure what fewer posts teach and what each kind of evidence is worth; takes ten"
                            + " times as long.")
    private boolean study;

    @Mixin
    private PostOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Models models = options.models();
        List<TagExample> examples = new TagLearning(
                        options.reader(), models, options.threads(), options.decisions(posts))
                .allExamples(options.archive(posts));
        if (examples.size() < TagTrainer.FEWEST) {
            throw new SetUpException("train needs at least " + TagTrainer.FEWEST + " posts with tags; in " + posts
                    + " there are " + examples.size());
        }
        TagTrainer trainer = models.newTagTrainer(options.threads());
        TagModel model = trainer.train(examples);
        model.write(output);
        TagStudy studied = study ? TagStudy.of(examples, trainer) : TagStudy.NONE;
        TagCard card = TagCard.of(model, examples, trainer, studied);
        Path cardFile = Path.of(output + ".card.json");
        Files.writeString(cardFile, card.json());
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "Learned %,d tags from %,d posts; on posts it had not seen F1 %.3f, on the newest fifth %.3f.%n"
                                + "The model is in %s, what is known of it in %s.%n",
                        model.tags().counts().size(),
                        model.posts(),
                        card.heldOut().result().sampleF1(),
                        card.newest().result().sampleF1(),
                        output,
                        cardFile);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
