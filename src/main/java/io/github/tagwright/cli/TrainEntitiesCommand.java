package io.github.tagwright.cli;

import io.github.tagwright.Models;
import io.github.tagwright.entity.EntityModel;
import io.github.tagwright.entity.EntityTrainer;
import io.github.tagwright.entity.EvidenceScores;
import io.github.tagwright.entity.MarkedText;
import io.github.tagwright.evaluate.EntityFolds;
import io.github.tagwright.evaluate.GoldMentions;
import io.github.tagwright.evaluate.MarkedPosts;
import io.github.tagwright.evaluate.MarkedPosts.MarkedPost;
import io.github.tagwright.evaluate.PrecisionRecall;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "entities",
        description = "Learns from marked posts which candidates are mentions, and to find names the gazetteer lacks.",
        mixinStandardHelpOptions = true)
final class TrainEntitiesCommand implements Callable<Integer> {

    @Mixin
    private MarkedPostOptions marked;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "A models folder; evidence.yaml, entities.bin and its card entities.md are written there.")
    private Path output;

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "Parts for the figures in the model's card; default: ${DEFAULT-VALUE}.")
    private int folds = 5;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (folds < 2) {
            throw new SetUpException("--folds must be at least 2, found " + folds);
        }
        Models models = marked.options().models();
        GoldMentions gold = marked.gold(models);
        MarkedPosts posts = marked.read(models, gold);
        EntityTrainer trainer = models.newEntityTrainer();
        List<MarkedText> marks = posts.posts().stream().map(MarkedPost::marked).toList();
        EntityModel model = trainer.train(
                marks, posts.unmarked().stream().map(MarkedPost::marked).toList());
        Files.createDirectories(output);
        Path trained = output.resolve(Models.ENTITIES);
        try (OutputStream out = Files.newOutputStream(trained)) {
            model.write(out);
        }
        EntityFolds measured = new EntityFolds(models.gazetteer(), trainer, gold);
        measured.run(posts, folds);
        measured.runOnSeen(posts, model);
        PrecisionRecall further = measured.furtherNames();
        EvidenceScores scores =
                EvidenceScores.of(models.gazetteer(), marks).withSurroundings(further.right(), further.found());
        Files.writeString(output.resolve(Models.EVIDENCE), scores.yaml());
        String card = new EntityCard(posts, trainer.settings(), model, Files.size(trained), measured, folds).text();
        Files.writeString(output.resolve("entities.md"), card);
        spec.commandLine().getOut().print(card);
        spec.commandLine().getOut().flush();
        return posts.absent().isEmpty() ? 0 : Main.SOME_PROBLEMS;
    }
}
