package io.github.tagwright.tag;

import com.carrotsearch.hppc.LongHashSet;
import io.github.tagwright.tag.Phrase.Thing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Proposes tags that an archive does not have yet: phrases of a post that are like those which became tags when they
 * were new. Immutable, safe to share.
 */
final class NewTags {

    private static final int BLOCKS = 8;
    private static final int FIRST_BLOCK = 2;
    private static final int FOLDS = 5;
    private static final int MOST_ROWS = 12_000;
    private static final double C = 0.05;
    private static final int MOST = 5;
    private static final double LEAST = 0.02;

    /** Of an archive in which no tag was ever new. */
    private static final LogisticRegression NEVER =
            new LogisticRegression(new float[NewTagFeatures.COUNT], new float[NewTagFeatures.COUNT], never());

    private static double[] never() {
        double[] weights = new double[NewTagFeatures.COUNT + 1];
        weights[NewTagFeatures.COUNT] = -20;
        return weights;
    }

    /** A phrase that may become a tag. */
    record Candidate(Phrase phrase, String tag, double probability) {}

    private record Row(int post, float[] features, boolean right, float importance) {}

    private final PhraseHistory history;
    private final TagStyle style;
    private final LogisticRegression within;
    private final LogisticRegression ahead;
    private final LogisticRegression[] folds;

    private NewTags(
            PhraseHistory history,
            TagStyle style,
            LogisticRegression within,
            LogisticRegression ahead,
            LogisticRegression[] folds) {
        this.history = history;
        this.style = style;
        this.within = within;
        this.ahead = ahead;
        this.folds = folds;
    }

    TagStyle style() {
        return style;
    }

    /** @param posts by day */
    static NewTags learn(List<PostFeatures> posts, Archive archive) {
        TagStyle style = TagStyle.of(posts, archive);
        PhraseHistory whole = PhraseHistory.of(posts, archive);
        List<Row> leftOut = rows(posts, whole, style, true);
        List<Row> later = new ArrayList<>();
        int undated = (int) posts.stream().filter(post -> !post.hasDay()).count();
        int dated = posts.size() - undated;
        for (int block = FIRST_BLOCK; block < BLOCKS; block++) {
            int from = undated + dated * block / BLOCKS;
            int to = undated + dated * Math.min(BLOCKS, block + 2) / BLOCKS;
            if (from > undated && to > from) {
                PhraseHistory before = PhraseHistory.of(posts.subList(0, from), archive);
                later.addAll(rows(posts.subList(from, to), before, style, false));
            }
        }
        LogisticRegression within = fit(leftOut);
        LogisticRegression[] folds = new LogisticRegression[FOLDS];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Row> others = new ArrayList<>();
            for (Row row : leftOut) {
                if (fold(posts.get(row.post)) != fold) {
                    others.add(row);
                }
            }
            folds[fold] = fit(others);
        }
        return new NewTags(whole, style, within, later.isEmpty() ? within : fit(later), folds);
    }

    /** The same where other posts have other tags. */
    NewTags with(Archive archive, List<Seen> seen) {
        return new NewTags(history.with(archive, seen), style, within, ahead, folds);
    }

    void write(TagModelFile.Out out) throws IOException {
        history.write(out);
        style.write(out);
        out.ranker(within);
        out.ranker(ahead);
        for (LogisticRegression fold : folds) {
            out.ranker(fold);
        }
    }

    static NewTags read(TagModelFile.In in, Archive archive, List<Seen> seen) {
        PhraseHistory history = PhraseHistory.read(in, archive, seen);
        TagStyle style = TagStyle.read(in);
        LogisticRegression within = in.ranker();
        LogisticRegression ahead = in.ranker();
        LogisticRegression[] folds = new LogisticRegression[FOLDS];
        for (int fold = 0; fold < FOLDS; fold++) {
            folds[fold] = in.ranker();
        }
        return new NewTags(history, style, within, ahead, folds);
    }

    private static int fold(PostFeatures post) {
        return (int) Long.remainderUnsigned(post.content(), FOLDS);
    }

    private static LogisticRegression fit(List<Row> rows) {
        if (rows.stream().noneMatch(Row::right)) {
            return NEVER;
        }
        float[][] features = rows.stream().map(Row::features).toArray(float[][]::new);
        boolean[] right = new boolean[features.length];
        float[] importance = new float[features.length];
        for (int i = 0; i < features.length; i++) {
            right[i] = rows.get(i).right;
            importance[i] = rows.get(i).importance;
        }
        return LogisticRegression.fit(features, right, importance, C);
    }

    /** Every phrase that became a tag, and some of the others. */
    private static List<Row> rows(List<PostFeatures> posts, PhraseHistory history, TagStyle style, boolean learned) {
        int all = posts.stream().mapToInt(post -> post.phrases().size()).sum();
        int oneIn = Math.max(1, all / MOST_ROWS);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            PostFeatures post = posts.get(i);
            LongHashSet own = new LongHashSet();
            for (String tag : post.tags()) {
                own.add(Hash.of(TagKey.of(tag)));
            }
            NewTagFeatures features = new NewTagFeatures(post, history, learned);
            for (Phrase phrase : features.candidates()) {
                boolean right = own.contains(Hash.of(TagKey.of(style.spell(phrase))));
                boolean chosen = Long.remainderUnsigned(Hash.join(post.content(), phrase.key()), oneIn) == 0;
                if (right || chosen) {
                    rows.add(new Row(i, features.row(phrase), right, right ? 1 : oneIn));
                }
            }
        }
        return rows;
    }

    /**
     * The most likely new tags of a post, best first, no two alike.
     *
     * @param learned whether the post is one of those learned from
     */
    List<Candidate> of(PostFeatures post, boolean learned) {
        LogisticRegression ranker =
                learned ? folds[fold(post)] : history.ahead(post.day()) > 0 || !post.hasDay() ? ahead : within;
        NewTagFeatures features = new NewTagFeatures(post, history, learned);
        List<Candidate> all = new ArrayList<>();
        for (Phrase phrase : features.candidates()) {
            double probability = ranker.probability(features.row(phrase));
            if (probability >= LEAST) {
                all.add(new Candidate(phrase, style.spell(phrase), probability));
            }
        }
        all.sort(Comparator.comparingDouble(Candidate::probability).reversed().thenComparing(Candidate::tag));
        List<Candidate> best = new ArrayList<>();
        for (Candidate one : all) {
            if (best.size() < MOST && best.stream().noneMatch(better -> isAlike(one, better))) {
                best.add(one);
            }
        }
        return best;
    }

    /** Known tags that a candidate resembles: earlier years of it, or of the same vendor or kind; best first. */
    List<String> resembling(Candidate candidate) {
        List<String> years = history.tagsOfOtherYears(candidate.tag);
        if (!years.isEmpty()) {
            return years;
        }
        return candidate.phrase.thing().map(history::tagsLike).orElse(List.of());
    }

    private static boolean isAlike(Candidate a, Candidate b) {
        String one = TagKey.of(a.tag);
        String other = TagKey.of(b.tag);
        boolean sameThing = a.phrase.thing().isPresent()
                && a.phrase.thing().map(Thing::id).equals(b.phrase.thing().map(Thing::id));
        return sameThing
                || one.equals(other)
                || one.equals(other + "s")
                || other.equals(one + "s")
                || one.contains(other)
                || other.contains(one);
    }
}
