package io.github.tagwright.tag;

import com.carrotsearch.hppc.LongIntHashMap;
import io.github.tagwright.entity.Link;
import io.github.tagwright.post.Post;
import io.github.tagwright.tag.PairFeatures.Reason;
import io.github.tagwright.text.Text;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The tagging habit of an archive, as {@link TagTrainer} learned it. For a post it was trained on, suggestions come
 * from a model of the other posts, so that a post's own tags never speak for themselves. Immutable, safe to share.
 */
public final class TagModel implements TagSuggester {

    private static final int DEEPEST = 25;

    /** What comes after the newest post no later than so many of the newest lie back follows at once. */
    private static final int NEWEST = 10;

    /** What is less likely needs no reasons. */
    private static final double WORTH_EXPLAINING = 0.1;

    /** What is likelier speaks for tags that go with it. */
    private static final double LIKELY = 0.5;

    private final Archive archive;
    private final List<Seen> seen;
    private final History history;
    private final Stage1 stage1;
    private final Rankers rankers;
    private final NewTags newTags;
    private final Map<Long, List<Scored>> heldOut;
    private final List<Findings> findings;
    private final LongIntHashMap indexByKey = new LongIntHashMap();
    private final int newest;
    private final int reach;

    /**
     * A tag's number, its probability, and what features of each {@link Reason} add to its log odds; what the {@link
     * Correction} adds counts as said by past posts.
     */
    record Scored(int tag, double probability, float[] shares) {

        static Scored of(int tag, LogisticRegression ranker, float[] row, Reason[] reasons, double correction) {
            float[] standard = ranker.standardise(row);
            float[] shares = new float[Reason.values().length];
            for (int i = 0; i < row.length; i++) {
                shares[reasons[i].ordinal()] += (float) ranker.weights()[i] * standard[i];
            }
            shares[Reason.NEIGHBOURS.ordinal()] += (float) correction;
            return new Scored(tag, LogisticRegression.probability(ranker.logOdds(row) + correction), shares);
        }
    }

    /**
     * @param seen the posts it was trained on, those that the first stage compares with first
     * @param rankers the second stage
     * @param newTags proposes tags that the archive does not have
     * @param heldOut candidates of the posts it was trained on, by {@link Seen#key()}
     * @param findings of the same posts, in their order; none where they were not kept
     */
    TagModel(
            Archive archive,
            List<Seen> seen,
            Stage1 stage1,
            Rankers rankers,
            NewTags newTags,
            Map<Long, List<Scored>> heldOut,
            List<Findings> findings) {
        this.archive = archive;
        this.seen = List.copyOf(seen);
        this.history = new History(IntStream.range(0, seen.size()).toArray(), seen, archive.size());
        this.stage1 = stage1;
        this.rankers = rankers;
        this.newTags = newTags;
        this.heldOut = heldOut;
        this.findings = List.copyOf(findings);
        for (int i = 0; i < seen.size(); i++) {
            indexByKey.put(seen.get(i).key(), i);
        }
        this.newest = seen.stream().mapToInt(Seen::day).max().orElse(PostFeatures.NO_DAY);
        this.reach = newest - history.newest(NEWEST);
    }

    /** The same rankers over another first stage. */
    TagModel with(Archive newArchive, List<Seen> newSeen, Stage1 newStage1) {
        Map<Long, List<Scored>> still = new HashMap<>();
        for (Seen post : newSeen) {
            List<Scored> scored = heldOut.get(post.key());
            if (scored != null) {
                still.put(post.key(), scored);
            }
        }
        return with(newArchive, newSeen, newStage1, still);
    }

    /** The same rankers over another first stage, with candidates of its posts. */
    TagModel with(Archive other, List<Seen> newSeen, Stage1 newStage1, Map<Long, List<Scored>> newHeldOut) {
        return new TagModel(other, newSeen, newStage1, rankers, newTags.with(other, newSeen), newHeldOut, List.of());
    }

    Archive archive() {
        return archive;
    }

    List<Seen> seen() {
        return seen;
    }

    Map<Long, List<Scored>> heldOut() {
        return heldOut;
    }

    Stage1 stage1() {
        return stage1;
    }

    /** How many posts it was trained on. */
    public int posts() {
        return seen.size();
    }

    /** The tags it knows with the number of posts that have them, most used first. */
    public ArchiveTags tags() {
        ArchiveTags.Counter counter = new ArchiveTags.Counter();
        for (Seen post : seen) {
            counter.add(
                    Arrays.stream(post.labels()).mapToObj(archive.tags()::get).toList());
        }
        return counter.build();
    }

    /** Changes when any post it was trained on does. */
    public String dataHash() {
        long hash = 0;
        for (Seen post : seen) {
            hash = Hash.join(hash, post.key());
        }
        return String.format("%016x", hash);
    }

    /** @throws IOException if the file is no tag model */
    public static TagModel read(Path file) throws IOException {
        try {
            return read(ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (NoSuchFileException | AccessDeniedException unreadable) {
            throw unreadable;
        } catch (IOException other) {
            throw new IOException(file + ": " + other.getMessage(), other);
        }
    }

    /** @throws IOException if this is no tag model */
    public static TagModel read(ByteBuffer data) throws IOException {
        return TagModelFile.read(data);
    }

    public void write(Path file) throws IOException {
        try (DataOutputStream data = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            write(data);
        }
    }

    /** Writes what {@link #read(ByteBuffer)} reads; leaves the stream open. */
    public void write(DataOutputStream data) throws IOException {
        TagModelFile.write(new TagModelFile.Out(data), archive, seen, stage1, rankers, newTags, heldOut, findings);
    }

    /**
     * A post to judge.
     *
     * @param self its number among those learned from; -1 where it is not there
     * @param scored its candidates
     */
    private record Judged(int self, int day, List<Scored> scored, Findings findings) {}

    @Override
    public List<Suggestion> suggest(Post post, Text text, List<Link> entities) {
        Judged judged = judged(post, text, entities);
        List<Scored> best = best(judged.scored);
        int[] likely = best.stream()
                .filter(one -> one.probability >= LIKELY)
                .mapToInt(Scored::tag)
                .toArray();
        Reasons reasons = new Reasons(
                post,
                text,
                entities,
                new Reasons.Model(archive, history, stage1, newTags),
                new Reasons.Judged(judged.self, judged.day, likely, judged.findings));
        Set<String> own = post.frontMatter().tags().stream().map(TagKey::of).collect(Collectors.toSet());
        List<Suggestion> ranked = new ArrayList<>();
        for (Scored one : best) {
            List<Evidence> evidence = one.probability < WORTH_EXPLAINING ? List.of() : reasons.of(one.tag, one.shares);
            ranked.add(suggestion(one, own, evidence));
        }
        for (NewTags.Candidate one : judged.findings.unknown()) {
            ranked.add(suggestion(one, own, reasons.of(one)));
        }
        return withSet(ranked);
    }

    /** Of a post that was learned from, nothing is read again as long as what was found out about it is kept. */
    private Judged judged(Post post, Text text, List<Link> entities) {
        long key = Seen.key(post.path(), Hash.of(post.source().text()));
        int self = indexOf(key);
        List<Scored> known = heldOut.get(key);
        if (known != null && self < findings.size()) {
            return new Judged(self, seen.get(self).day(), known, findings.get(self));
        }
        PostFeatures features = FeatureReader.read(post, text, entities);
        List<Scored> scored;
        int[] nearest;
        if (known == null) {
            PairFeatures pairs = pairs(features);
            scored = score(pairs, features);
            nearest = pairs.nearest();
        } else {
            scored = known;
            nearest = PairFeatures.nearest(
                    features.day(), withoutItself(stage1.similar(features), features), history::post);
        }
        Findings found = new Findings(nearest, stage1.heavy(features), newTags.of(features, self >= 0));
        return new Judged(self, features.day(), scored, found);
    }

    /** The same suggestions without evidence. */
    public List<Suggestion> suggest(TagExample example) {
        PostFeatures features = example.features();
        List<Scored> scored = heldOut.get(Seen.key(features.path(), features.content()));
        Set<String> own = features.tags().stream().map(TagKey::of).collect(Collectors.toSet());
        List<Suggestion> ranked = new ArrayList<>();
        for (Scored one : best(scored == null ? score(pairs(features), features) : scored)) {
            ranked.add(suggestion(one, own, List.of()));
        }
        for (NewTags.Candidate one : newTags.of(features, indexOf(features) >= 0)) {
            ranked.add(suggestion(one, own, List.of()));
        }
        return withSet(ranked);
    }

    /** Of a post among those it was trained on; -1 where it is not there. */
    private int indexOf(PostFeatures post) {
        return indexOf(Seen.key(post.path(), post.content()));
    }

    private int indexOf(long key) {
        return indexByKey.getOrDefault(key, -1);
    }

    private PairFeatures pairs(PostFeatures post) {
        PairFeatures.Stage1 scores = stage1.scores(post);
        withoutItself(scores.similar(), post);
        return new PairFeatures(post, archive.hits(post), scores, history, archive);
    }

    /** Marks a post in its similarities with the archive as one that does not count. */
    private float[] withoutItself(float[] similar, PostFeatures post) {
        int self = indexOf(post);
        if (self >= 0 && self < similar.length) {
            similar[self] = -1;
        }
        return similar;
    }

    /**
     * What the {@link Correction} is to be fitted to for a post that is none of those learned from.
     *
     * @param tags how many there will be; the first are those of this model
     */
    float[] missed(PostFeatures post, int tags) {
        PairFeatures pairs = pairs(post);
        LogisticRegression ranker = rankers.of(post, newest, reach);
        int[] own = archive.labels(post.tags());
        float[] missed = new float[tags];
        for (int tag : pairs.candidates()) {
            missed[tag] = Correction.target(Arrays.binarySearch(own, tag) >= 0, ranker.probability(pairs.row(tag)));
        }
        return missed;
    }

    private List<Scored> score(PairFeatures pairs, PostFeatures post) {
        return score(pairs, rankers.of(post, newest, reach));
    }

    /** Judges candidates as those of a post within the archive's time. */
    List<Scored> score(PairFeatures pairs) {
        return score(pairs, rankers.within());
    }

    private static List<Scored> score(PairFeatures pairs, LogisticRegression ranker) {
        List<Scored> scored = new ArrayList<>();
        for (int tag : pairs.candidates()) {
            float[] row = pairs.row(tag);
            scored.add(Scored.of(tag, ranker, row, pairs.reasons(), pairs.correction(tag)));
        }
        return scored;
    }

    /** The best known tags; a score has four decimals. */
    private List<Scored> best(List<Scored> scored) {
        return scored.stream()
                .map(one -> new Scored(one.tag, Math.rint(one.probability * 1e4) / 1e4, one.shares))
                .sorted(Comparator.comparingDouble(Scored::probability)
                        .reversed()
                        .thenComparing(one -> archive.tags().get(one.tag)))
                .limit(DEEPEST)
                .toList();
    }

    /** @param own keys of the post's own tags */
    private Suggestion suggestion(Scored one, Set<String> own, List<Evidence> evidence) {
        String name = archive.tags().get(one.tag);
        boolean present = own.contains(TagKey.of(name));
        return new Suggestion(name, Suggestion.Kind.KNOWN, one.probability, false, present, evidence);
    }

    private static Suggestion suggestion(NewTags.Candidate one, Set<String> own, List<Evidence> evidence) {
        double score = Math.rint(one.probability() * 1e4) / 1e4;
        boolean present = own.contains(TagKey.of(one.tag()));
        return new Suggestion(one.tag(), Suggestion.Kind.NEW, score, false, present, evidence);
    }

    /** Score down, then tag. */
    private static List<Suggestion> withSet(List<Suggestion> suggestions) {
        List<Suggestion> ranked = suggestions.stream()
                .sorted(Comparator.comparingDouble(Suggestion::score).reversed().thenComparing(Suggestion::tag))
                .limit(DEEPEST)
                .toList();
        int size = SetSize.best(ranked.stream().mapToDouble(Suggestion::score).toArray());
        List<Suggestion> result = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            Suggestion one = ranked.get(i);
            result.add(new Suggestion(one.tag(), one.kind(), one.score(), i < size, one.present(), one.evidence()));
        }
        return result;
    }
}
