package io.github.tagwright;

import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Posts;
import io.github.tagwright.post.Reading;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.tag.ArchiveTags;
import io.github.tagwright.tag.Decisions;
import io.github.tagwright.tag.TagModel;
import io.github.tagwright.tag.TagSuggester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Tagwright as a library: the mentions and tags of one post at a time.
 *
 * <pre>{@code
 * Tagwright tagwright = Tagwright.load();
 * Outcome outcome = tagwright.enrich("2014-03-02-esx.md", Files.readAllBytes(post));
 * }</pre>
 *
 * <p>Load it once and keep it: loading takes half a second and some 100 MB, a post less than a millisecond. It may be
 * shared by any number of threads, each call working on the thread that made it; what a call needs for itself is kept
 * for the next one. An outcome depends on the post and on nothing else, neither on earlier posts nor on the thread.
 * There is nothing to close. It opens no connection and writes no file.
 */
public final class Tagwright {

    private final Models models;
    private final TagSuggester suggester;
    private final PostReader reader = new PostReader(TagKeys.DEFAULT);
    private final Queue<Tagger> idle = new ConcurrentLinkedQueue<>();

    /** @param suggester of tags, itself safe to share between threads */
    public Tagwright(Models models, TagSuggester suggester) {
        this.models = models;
        this.suggester = suggester;
    }

    /** With the models that come with Tagwright. Tags are suggested from names and a general vocabulary. */
    public static Tagwright load() throws IOException {
        return of(Models.load());
    }

    /**
     * With a models folder of one's own.
     *
     * @param models laid out as {@link Models#load(Path)} says
     * @throws IOException if something is missing there or has mistakes
     */
    public static Tagwright load(Path models) throws IOException {
        return of(Models.load(models));
    }

    private static Tagwright of(Models models) {
        return new Tagwright(models, models.suggester(ArchiveTags.NONE));
    }

    /**
     * One that shares these models, but suggests tags by a model that {@code train tags} has written.
     *
     * @throws IOException if the file cannot be read or is no such model
     */
    public Tagwright withTagModel(Path file) throws IOException {
        return new Tagwright(models, TagModel.read(file));
    }

    /**
     * One that shares these models, but suggests tags as an archive's own posts and its editor's decisions teach; takes
     * some ten milliseconds of processor time a post. Too few posts with tags teach nothing.
     *
     * @param archive a folder of posts
     * @throws IOException if the folder cannot be read, or learning takes more memory than Java has
     */
    public Tagwright withTagsOf(Path archive) throws IOException {
        Path decided = archive.resolve(Decisions.FILE);
        Decisions decisions = Files.exists(decided) ? Decisions.read(decided) : Decisions.NONE;
        int threads = Runtime.getRuntime().availableProcessors();
        Posts posts = Posts.in(archive, List.of(), List.of());
        TagSuggester taught =
                new TagLearning(reader, models, threads, decisions).learn(posts).suggester(models);
        return new Tagwright(models, decisions.over(taught));
    }

    /**
     * Finds the mentions and tags of a post. Never fails for what the post holds: one of which nothing can be made
     * gives an {@link Outcome.Rejected} that says why.
     *
     * @param name the post's name in the outcome; its extension says how the body is written ({@code .html},
     *     {@code .txt}, anything else is Markdown), and a date that it begins with is the post's
     * @param post a whole file, front matter and body, at most {@link PostReader#LARGEST_FILE} bytes
     */
    public Outcome enrich(String name, byte[] post) {
        return enrich(reader.read(name, post));
    }

    /** The same for a post that has been read. */
    public Outcome enrich(Reading post) {
        Tagger polled = idle.poll();
        Tagger tagger = polled == null ? models.newTagger(suggester) : polled;
        try {
            return tagger.tag(post);
        } finally {
            idle.add(tagger);
        }
    }
}
