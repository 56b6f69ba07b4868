package io.github.tagwright.cli;

import io.github.tagwright.Models;
import io.github.tagwright.Stamp;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.tag.Decisions;
import io.github.tagwright.tag.TagModel;
import io.github.tagwright.tag.TagVocabulary;
import io.github.tagwright.tag.VocabularyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say how a post is read, and with which models. */
class ModelOptions {

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "A models folder in place of the models inside the jar.")
    private @Nullable Path models;

    @Option(
            names = "--vocabulary",
            paramLabel = "FILE",
            description =
                    "Tags in place of those of the models: SKOS (.ttl, .rdf), a table of subjects as Annif's (.tsv, .csv), or as tags.yaml.")
    private @Nullable Path vocabulary;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            description = "Language of the vocabulary's labels, such as en; needed where it has several.")
    private @Nullable String language;

    @Option(
            names = "--tag-key",
            paramLabel = "KEY",
            split = ",",
            description = "Front-matter keys that hold the archive's tags; default: tags,tag,taxonomies.tags.")
    private List<String> tagKeys = TagKeys.DEFAULT.names();

    @Option(
            names = "--tag-model",
            paramLabel = "FILE",
            description = "Suggest by this model, written by train tags, in place of learning.")
    private @Nullable Path tagModel;

    @Option(
            names = "--decisions",
            paramLabel = "CSV",
            description =
                    "What an editor accepted and rejected; default: tagwright-decisions.csv in the posts' folder.")
    private @Nullable Path decisions;

    /**
     * What an editor decided so far; the default file need not be there.
     *
     * @param posts the archive's folder
     */
    final Decisions decisions(@Nullable Path posts) throws IOException {
        Optional<Path> file = decisionsFile(posts);
        return file.isPresent() && (decisions != null || Files.exists(file.get()))
                ? Decisions.read(file.get())
                : Decisions.NONE;
    }

    /** Where decisions on the posts of a folder are kept; empty for one post alone. */
    final Optional<Path> decisionsFile(@Nullable Path posts) {
        return decisions != null
                ? Optional.of(decisions)
                : Optional.ofNullable(posts).filter(Files::isDirectory).map(folder -> folder.resolve(Decisions.FILE));
    }

    /** The model of {@code --tag-model}. */
    final Optional<TagModel> tagModel() throws IOException {
        return tagModel == null ? Optional.empty() : Optional.of(TagModel.read(tagModel));
    }

    /** The file of {@code --tag-model}. */
    final Optional<Path> tagModelFile() {
        return Optional.ofNullable(tagModel);
    }

    /** The folder of {@code --models}; empty for the models inside the jar. */
    final Optional<Path> modelsFolder() {
        return Optional.ofNullable(models);
    }

    final Models models() throws IOException {
        Optional<TagVocabulary> other = vocabulary();
        Models loaded = models == null ? Models.load() : Models.load(models);
        return other.isPresent() ? loaded.withVocabulary(other.get()) : loaded;
    }

    /** The vocabulary of {@code --vocabulary}. */
    final Optional<TagVocabulary> vocabulary() throws IOException {
        if (vocabulary == null && language != null) {
            throw new SetUpException("--language says which labels of a --vocabulary are tags, and there is none");
        }
        return vocabulary == null
                ? Optional.empty()
                : Optional.of(VocabularyFile.read(vocabulary, Optional.ofNullable(language)));
    }

    /** Changes with the vocabulary of {@code --vocabulary}. */
    final String vocabularyStamp() throws IOException {
        return vocabulary == null ? "" : Stamp.of(vocabulary) + " " + language;
    }

    final PostReader reader() {
        if (tagKeys.isEmpty() || tagKeys.stream().anyMatch(String::isBlank)) {
            throw new SetUpException("--tag-key needs the names of keys, such as tags,categories");
        }
        return new PostReader(new TagKeys(tagKeys));
    }
}
