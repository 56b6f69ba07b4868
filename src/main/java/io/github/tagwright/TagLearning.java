package io.github.tagwright;

import io.github.tagwright.Survey.Sighting;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostArchive;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Unread;
import io.github.tagwright.tag.ArchiveTags;
import io.github.tagwright.tag.Decisions;
import io.github.tagwright.tag.GrowingModel;
import io.github.tagwright.tag.TagExample;
import io.github.tagwright.tag.TagModel;
import io.github.tagwright.tag.TagSuggester;
import io.github.tagwright.tag.TagTrainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Learns tags from an archive's own posts. Only the newest tagged ones are read whole, so that memory and time stay
 * bounded whatever the archive's size; how many does not depend on the machine.
 */
public final class TagLearning {

    /** An archive with fewer tagged posts is better served by the vocabulary. */
    public static final int ENOUGH = 36;

    /** The newest posts with tags are learned from, no more than this. */
    public static final int MOST = Survey.MOST;

    /** Where one in so many posts is new, changed or gone, everything is learned anew. */
    private static final int ONE_IN = 10;

    /** What a run takes beside training, in bytes; this and the rest measured at 1,305 and at 2,000 posts. */
    private static final long BASE = 100L << 20;

    private static final long BYTES_PER_PAIR_OF_POSTS = 16;

    /** Each thread works on one ridge at a time. */
    private static final long BYTES_PER_PAIR_OF_POSTS_AND_RIDGE = 24;

    private static final int RIDGES = 6;
    private static final long BYTES_PER_CELL = 150;
    private static final long BYTES_PER_POST = 80_000;

    private final PostReader reader;
    private final Models models;
    private final int threads;
    private final Decisions decisions;

    /** @param decisions of an editor, which stand over the posts' own tags */
    public TagLearning(PostReader reader, Models models, int threads, Decisions decisions) {
        this.reader = reader;
        this.models = models;
        this.threads = threads;
        this.decisions = decisions;
    }

    /**
     * What an archive taught.
     *
     * @param model empty where too few posts have tags
     * @param tags of all its posts
     */
    public record Taught(Optional<TagModel> model, ArchiveTags tags) {

        /** Suggests by the model, or else from names alone. */
        public TagSuggester suggester(Models models) {
            return model.isPresent() ? model.get() : models.suggester(tags);
        }
    }

    /** Training needs more memory than Java has; the message says how much in a sentence without its full stop. */
    public static final class MemoryException extends IOException {

        private static final long serialVersionUID = 1L;

        MemoryException(int posts, long megabytes, long most) {
            super(String.format(
                    Locale.ROOT,
                    "to learn tags from %,d posts takes %,d MB of memory and Java has %,d: give it more with -Xmx%dm",
                    posts,
                    megabytes,
                    most,
                    megabytes));
        }
    }

    /** The posts with tags that a training takes, in the order of their names. Drafts and rejected posts are left out. */
    public List<TagExample> examples(PostArchive posts) throws IOException {
        return examples(posts, Survey.of(posts, reader, decisions, Map.of()).newest());
    }

    /** All posts with tags, likewise; where they are many, each holds only what {@link TagTrainer#train} needs then. */
    public List<TagExample> allExamples(PostArchive posts) throws IOException {
        Collection<Sighting> all =
                Survey.of(posts, reader, decisions, Map.of(), Integer.MAX_VALUE).newest();
        return all.size() <= TagTrainer.MOST_COMPARED
                ? examples(posts, all)
                : examples(
                        posts,
                        all,
                        TagExample.slimming(all.stream()
                                .flatMap(post -> post.tags().stream())
                                .collect(Collectors.toSet())));
    }

    private List<TagExample> examples(PostArchive posts, Collection<Sighting> chosen) throws IOException {
        return examples(posts, chosen, UnaryOperator.identity());
    }

    /** In the order of their names, whatever that of the archive. */
    private List<TagExample> examples(PostArchive posts, Collection<Sighting> chosen, UnaryOperator<TagExample> reduced)
            throws IOException {
        Map<String, List<String>> tags = new HashMap<>();
        chosen.forEach(post -> tags.put(post.name(), post.tags()));
        Map<String, TagExample> examples = new TreeMap<>();
        new Batch(reader, () -> models.newTagger(TagSuggester.NONE), Math.max(1, Math.min(threads, chosen.size())))
                .run(
                        StreamSupport.stream(posts.spliterator(), false)
                                .filter(post -> tags.containsKey(post.name()))
                                .iterator(),
                        outcome -> {
                            if (outcome instanceof Outcome.Tagged good) {
                                TagExample example = TagExample.of(good.post(), good.text(), good.links());
                                examples.put(
                                        good.path(),
                                        reduced.apply(example.tagged(tags.getOrDefault(good.path(), List.of()))));
                            }
                        });
        return List.copyOf(examples.values());
    }

    /**
     * A model of the archive as it is.
     *
     * @throws MemoryException if Java has too little
     */
    public Taught learn(PostArchive posts) throws IOException {
        Survey survey = Survey.of(posts, reader, decisions, Map.of());
        return new Taught(trained(posts, survey).map(GrowingModel::model), survey.tags());
    }

    /**
     * A model of the archive as it is: what the cache holds if no post has changed since.
     *
     * @throws MemoryException if Java has too little
     */
    public Taught learn(PostArchive posts, TagCache cache) throws IOException {
        return learn(posts, Optional.empty(), cache);
    }

    /** Likewise, of an archive that has been looked at already. */
    public Taught learn(PostArchive posts, Survey survey, TagCache cache) throws IOException {
        return learn(posts, Optional.of(survey), cache);
    }

    private Taught learn(PostArchive posts, Optional<Survey> looked, TagCache cache) throws IOException {
        String conditions = TagCache.conditions(models, reader);
        Optional<TagCache.Entry> kept = cache.open(conditions);
        try {
            Survey survey = looked.orElseGet(() -> Survey.of(posts, reader, decisions, known(kept)));
            if (kept.isPresent() && kept.get().posts().equals(survey.newest())) {
                Optional<TagModel> same = kept.get().model();
                if (same.isPresent()) {
                    return new Taught(same, survey.tags());
                }
            }
            return new Taught(trained(posts, survey, conditions, cache), survey.tags());
        } finally {
            close(kept);
        }
    }

    /**
     * A model that has learned from the archive as it is, but may order tags as it did when fewer posts had changed:
     * quicker where few have since the cache was written.
     *
     * @param draft the name of a post of the archive that is to be asked about, and so teaches nothing
     * @throws MemoryException if Java has too little
     */
    public Taught follow(PostArchive posts, TagCache cache, Optional<String> draft) throws IOException {
        String conditions = TagCache.conditions(models, reader);
        Optional<TagCache.Entry> kept = cache.open(conditions);
        try {
            Survey survey = Survey.of(posts, reader, decisions, known(kept));
            if (kept.isPresent()) {
                Optional<TagModel> followed = followed(posts, survey, kept.get(), draft);
                if (followed.isPresent()) {
                    return new Taught(followed, survey.tags());
                }
            }
            return new Taught(trained(posts, survey, conditions, cache), survey.tags());
        } finally {
            close(kept);
        }
    }

    private static Map<String, Sighting> known(Optional<TagCache.Entry> kept) {
        Map<String, Sighting> known = new HashMap<>();
        kept.ifPresent(entry -> entry.posts().forEach(post -> known.put(post.name(), post)));
        return known;
    }

    private static void close(Optional<TagCache.Entry> kept) throws IOException {
        if (kept.isPresent()) {
            kept.get().close();
        }
    }

    private Optional<TagModel> trained(PostArchive posts, Survey survey, String conditions, TagCache cache)
            throws IOException {
        Optional<GrowingModel> model = trained(posts, survey);
        model.ifPresent(learned -> cache.write(conditions, survey.newest(), learned));
        return model.map(GrowingModel::model);
    }

    /** Empty where too few posts have tags. */
    private Optional<GrowingModel> trained(PostArchive posts, Survey survey) throws IOException {
        if (survey.newest().size() < ENOUGH) {
            return Optional.empty();
        }
        requireMemory(survey.newest().size(), survey.differentTags());
        List<TagExample> examples = examples(posts, survey.newest());
        if (examples.size() < TagTrainer.FEWEST) {
            return Optional.empty();
        }
        return Optional.of(models.newTagTrainer(threads).trainToGrow(examples));
    }

    private void requireMemory(int posts, int tags) throws MemoryException {
        long perPair = BYTES_PER_PAIR_OF_POSTS + BYTES_PER_PAIR_OF_POSTS_AND_RIDGE * Math.min(threads, RIDGES);
        long bytes = BASE + perPair * posts * posts + BYTES_PER_CELL * posts * tags + BYTES_PER_POST * posts;
        long most = Runtime.getRuntime().maxMemory();
        if (most < bytes) {
            throw new MemoryException(posts, (bytes >> 20) + 1, most >> 20);
        }
    }

    /** Empty where so much has changed, or so little is left, that everything is to be learned anew. */
    private Optional<TagModel> followed(PostArchive posts, Survey survey, TagCache.Entry kept, Optional<String> draft)
            throws IOException {
        Map<String, Sighting> before = new HashMap<>();
        kept.posts().forEach(post -> before.put(post.name(), post));
        Set<String> gone = new HashSet<>(before.keySet());
        List<Sighting> added = new ArrayList<>();
        List<Sighting> same = new ArrayList<>();
        for (Sighting post : survey.newest()) {
            String name = post.name();
            if (post.equals(before.get(name))) {
                gone.remove(name);
                same.add(post);
            } else if (!draft.equals(Optional.of(name))) {
                added.add(post);
            }
        }
        if (gone.isEmpty() && added.isEmpty()) {
            return kept.model();
        }
        Set<String> changed = new HashSet<>(gone);
        added.forEach(post -> changed.add(post.name()));
        if (changed.size() * ONE_IN > before.size() || same.size() < ENOUGH) {
            return Optional.empty();
        }
        Optional<GrowingModel> growing = kept.growing();
        return growing.isEmpty()
                ? Optional.empty()
                : Optional.of(growing.get()
                        .changed(gone, examples(posts, added), wanted -> examples(posts, matching(posts, same, wanted)))
                        .model());
    }

    private List<Sighting> matching(PostArchive posts, List<Sighting> some, Predicate<Post> wanted) {
        Map<String, Sighting> byName = new HashMap<>();
        some.forEach(post -> byName.put(post.name(), post));
        List<Sighting> matching = new ArrayList<>();
        for (Unread post : posts) {
            Sighting sighting = byName.get(post.name());
            if (sighting != null && post.read(reader).match(good -> wanted.test(good.post()), bad -> false)) {
                matching.add(sighting);
            }
        }
        return matching;
    }
}
