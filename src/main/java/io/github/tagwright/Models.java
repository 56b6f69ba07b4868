package io.github.tagwright;

import io.github.tagwright.entity.Entities;
import io.github.tagwright.entity.EntityModel;
import io.github.tagwright.entity.EntityTrainer;
import io.github.tagwright.entity.EvidenceScores;
import io.github.tagwright.entity.Gazetteer;
import io.github.tagwright.entity.GazetteerCompiler;
import io.github.tagwright.entity.GazetteerFinder;
import io.github.tagwright.entity.NewNames;
import io.github.tagwright.entity.TrainedFinder;
import io.github.tagwright.entity.WordLists;
import io.github.tagwright.tag.ArchiveTags;
import io.github.tagwright.tag.SharedRanker;
import io.github.tagwright.tag.TagSuggester;
import io.github.tagwright.tag.TagTrainer;
import io.github.tagwright.tag.TagVocabulary;
import io.github.tagwright.tag.VocabularySuggester;
import io.github.tagwright.text.MarkdownReader;
import io.github.tagwright.text.TextModels;
import io.github.tagwright.text.TextReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Everything that is loaded once and shared: immutable, safe to share between threads. */
public final class Models {

    /** What {@code train entities} writes into a models folder. */
    public static final String ENTITIES = "entities.bin";

    /** How sure mentions are, which {@code train entities} writes there too. */
    public static final String EVIDENCE = "evidence.yaml";

    /** What {@code train ranker} writes there. */
    public static final String TAGS = "tags.bin";

    private final TextModels text;
    private final Gazetteer gazetteer;
    private final EvidenceScores evidence;
    private final Optional<EntityModel> entities;
    private final WordLists.Source words;
    private final TagVocabulary vocabulary;
    private final Optional<SharedRanker> ranker;
    private final Optional<Path> folder;

    private Models(
            TextModels text,
            Gazetteer gazetteer,
            EvidenceScores evidence,
            Optional<EntityModel> entities,
            WordLists.Source words,
            TagVocabulary vocabulary,
            Optional<SharedRanker> ranker,
            Optional<Path> folder) {
        this.folder = folder;
        this.words = words;
        this.text = text;
        this.gazetteer = gazetteer;
        this.evidence = evidence;
        this.entities = entities;
        this.vocabulary = vocabulary;
        this.ranker = ranker;
    }

    /** The models inside the jar. */
    public static Models load() throws IOException {
        try (InputStream compiled = resource("gazetteer.bin");
                Reader tags = new InputStreamReader(resource("tags.yaml"), StandardCharsets.UTF_8)) {
            return new Models(
                    TextModels.load(),
                    Gazetteer.read(compiled),
                    evidence(),
                    learned(),
                    Models::resourceText,
                    TagVocabulary.read(tags),
                    ranker(),
                    Optional.empty());
        }
    }

    /** The same with another tag vocabulary. */
    public Models withVocabulary(TagVocabulary other) {
        return new Models(text, gazetteer, evidence, entities, words, other, ranker, folder);
    }

    private static Optional<SharedRanker> ranker() throws IOException {
        try (InputStream trained = Models.class.getResourceAsStream("/models/" + TAGS)) {
            return trained == null ? Optional.empty() : Optional.of(SharedRanker.read(trained));
        }
    }

    private static EvidenceScores evidence() throws IOException {
        return EvidenceScores.read(EVIDENCE, resourceText(EVIDENCE));
    }

    private static EvidenceScores evidence(Path folder) throws IOException {
        Path counted = folder.resolve(EVIDENCE);
        return Files.exists(counted) ? EvidenceScores.read(counted.toString(), Files.readString(counted)) : evidence();
    }

    private static Optional<EntityModel> learned() throws IOException {
        try (InputStream trained = Models.class.getResourceAsStream("/models/" + ENTITIES)) {
            return trained == null ? Optional.empty() : Optional.of(EntityModel.read(trained));
        }
    }

    /**
     * The models of a folder laid out as {@code models/} of the project: {@code gazetteer/*.yaml},
     * {@code words/english.txt}, {@code tags.yaml}; {@code types.yaml}, without which there are vendors and products;
     * {@code evidence.yaml}, in place of which that of the jar is taken; {@code entities.bin}, without which names are found by the gazetteer alone; and {@code tags.bin}, without which
     * an archive's tags are learned from that archive alone.
     *
     * @throws IOException if one is missing or has mistakes
     */
    public static Models load(Path folder) throws IOException {
        for (String needed : new String[] {"gazetteer", WordLists.ORDINARY, "tags.yaml"}) {
            if (!Files.exists(folder.resolve(needed))) {
                throw new FileNotFoundException("no " + needed + " in the models folder " + folder);
            }
        }
        try (Reader tags = Files.newBufferedReader(folder.resolve("tags.yaml"))) {
            Gazetteer gazetteer = GazetteerCompiler.compile(folder);
            return new Models(
                    TextModels.load(),
                    gazetteer,
                    evidence(folder),
                    learned(folder, gazetteer),
                    name -> Files.readString(folder.resolve(name)),
                    TagVocabulary.read(tags),
                    ranker(folder),
                    Optional.of(folder));
        }
    }

    private static Optional<SharedRanker> ranker(Path folder) throws IOException {
        Path trained = folder.resolve(TAGS);
        if (!Files.exists(trained)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(trained)) {
            return Optional.of(SharedRanker.read(in));
        }
    }

    private static Optional<EntityModel> learned(Path folder, Gazetteer gazetteer) throws IOException {
        Path trained = folder.resolve(ENTITIES);
        if (!Files.exists(trained)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(trained)) {
            EntityModel model = EntityModel.read(in);
            if (!model.types().equals(gazetteer.types())) {
                throw new IOException(trained + " was trained for other types, "
                        + model.types().prose());
            }
            return Optional.of(model);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream stream = Models.class.getResourceAsStream("/models/" + name);
        if (stream == null) {
            throw new FileNotFoundException("the jar holds no models/" + name);
        }
        return stream;
    }

    private static String resourceText(String name) throws IOException {
        try (InputStream stream = resource(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The folder they come from; empty for those inside the jar. */
    Optional<Path> folder() {
        return folder;
    }

    TagVocabulary vocabulary() {
        return vocabulary;
    }

    public Gazetteer gazetteer() {
        return gazetteer;
    }

    /** A suggester for an archive with these tags. */
    public TagSuggester suggester(ArchiveTags archive) {
        return new VocabularySuggester(vocabulary, archive);
    }

    /** Learns an archive's tags. */
    public TagTrainer newTagTrainer(int threads) {
        return newTagTrainer(threads, ranker);
    }

    /** The same with another shared ranker, or none. */
    public TagTrainer newTagTrainer(int threads, Optional<SharedRanker> other) {
        return new TagTrainer(threads, other, vocabulary);
    }

    /** A reader for one thread. */
    public TextReader newTextReader() {
        return new MarkdownReader(text);
    }

    /** A finder for one thread. */
    public Entities newEntities() {
        return entities.<Entities>map(model -> new TrainedFinder(gazetteer, evidence, model))
                .orElseGet(() -> new GazetteerFinder(gazetteer, evidence));
    }

    /** Proposes names that the gazetteer lacks; safe to share. */
    public NewNames newNames() throws IOException {
        return new NewNames(gazetteer, WordLists.read(words));
    }

    /** Learns a new model of how names stand in prose, for this gazetteer. */
    public EntityTrainer newEntityTrainer() throws IOException {
        return new EntityTrainer(gazetteer, WordLists.readForTraining(words), EntityTrainer.Settings.DEFAULT);
    }

    /** A tagger for one thread. */
    public Tagger newTagger(TagSuggester suggester) {
        return new Tagger(newTextReader(), newEntities(), suggester);
    }
}
