package io.github.tagwright.tag;

import io.github.tagwright.entity.Link;
import io.github.tagwright.post.Post;
import io.github.tagwright.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tagging habit of an archive, as {@link TagTrainer} learned it. Immutable, safe to share. */
public final class TagModel implements TagSuggester {

    private static final int DEEPEST = 25;

    private final Archive archive;
    private final History history;
    private final Stage1 stage1;
    private final int[] days;
    private final LogisticRegression backfill;
    private final LogisticRegression future;
    private final int newest;

    TagModel(
            Archive archive,
            History history,
            Stage1 stage1,
            int[] days,
            LogisticRegression backfill,
            LogisticRegression future) {
        this.archive = archive;
        this.history = history;
        this.stage1 = stage1;
        this.days = days;
        this.backfill = backfill;
        this.future = future;
        this.newest = days[days.length - 1];
    }

    @Override
    public List<Suggestion> suggest(Post post, Text text, List<Link> entities) {
        return suggest(TagExample.of(post, text, entities));
    }

    /** Suggestions without evidence, best first. */
    public List<Suggestion> suggest(TagExample example) {
        PostFeatures post = example.features();
        PairFeatures pairs = new PairFeatures(post, archive.hits(post), stage1.scores(post), history, archive, days);
        boolean ahead = newest == PostFeatures.NO_DAY || !post.hasDay() || post.day() > newest;
        LogisticRegression ranker = ahead ? future : backfill;
        Set<String> present = new HashSet<>();
        post.tags().forEach(tag -> present.add(TagKey.of(tag)));
        List<Suggestion> ranked = new ArrayList<>();
        for (int tag : pairs.candidates()) {
            String name = archive.tags().get(tag);
            double score = Math.rint(ranker.probability(pairs.row(tag)) * 1e4) / 1e4;
            ranked.add(new Suggestion(
                    name, Suggestion.Kind.KNOWN, score, false, present.contains(TagKey.of(name)), List.of()));
        }
        ranked.sort(Comparator.comparingDouble(Suggestion::score).reversed().thenComparing(Suggestion::tag));
        return withSet(ranked.subList(0, Math.min(DEEPEST, ranked.size())));
    }

    private static List<Suggestion> withSet(List<Suggestion> ranked) {
        int size = SetSize.best(ranked.stream().mapToDouble(Suggestion::score).toArray());
        List<Suggestion> result = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            Suggestion one = ranked.get(i);
            result.add(new Suggestion(one.tag(), one.kind(), one.score(), i < size, one.present(), one.evidence()));
        }
        return result;
    }
}
