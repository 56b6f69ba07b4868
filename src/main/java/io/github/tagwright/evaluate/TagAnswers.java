package io.github.tagwright.evaluate;

import io.github.tagwright.tag.Suggestion;
import io.github.tagwright.tag.TagExample;
import io.github.tagwright.tag.TagLearner;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one way to tag answers in every test of a split.
 *
 * @param label of the way
 * @param known posts it learned from before a test began, the most of all tests
 * @param answers test by test
 */
public record TagAnswers(String label, int known, List<Answer> answers) {

    /**
     * The answer to one post.
     *
     * @param uses how many posts learned from had a tag, by {@link TagEvaluation#fold folded} tag; those not there: none
     */
    public record Answer(TagExample post, List<Suggestion> suggestions, Map<String, Integer> uses) {
        public Answer {
            suggestions = List.copyOf(suggestions);
            uses = Map.copyOf(uses);
        }
    }

    /** How many of the posts learned from had a tag. */
    public enum Use {
        NONE("none", 0),
        ONE("one", 1),
        FEW("2 - 4", 4),
        SOME("5 - 19", 19),
        MANY("20 up", Integer.MAX_VALUE);

        private final String label;
        private final int most;

        Use(String label, int most) {
            this.label = label;
            this.most = most;
        }

        public String label() {
            return label;
        }

        static Use of(int posts) {
            int at = 0;
            while (posts > values()[at].most) {
                at++;
            }
            return values()[at];
        }
    }

    public TagAnswers {
        answers = List.copyOf(answers);
    }

    /** @param retrain whether each post is learned from when it has been answered */
    public static TagAnswers of(TagLearner learner, TagSplits splits, boolean retrain) {
        List<Answer> answers = new ArrayList<>();
        int most = 0;
        for (TagSplits.Split split : splits.splits()) {
            most = Math.max(most, split.known().size());
            Map<String, Integer> uses = new HashMap<>();
            split.known().forEach(post -> count(post, uses));
            TagLearner.Learned learned = learner.learn(split.known());
            for (TagExample post : split.asked()) {
                List<Suggestion> suggestions = learned.suggest(post);
                answers.add(new Answer(post, suggestions, usesOf(post, suggestions, uses)));
                if (retrain) {
                    learned = learned.with(post);
                    count(post, uses);
                }
            }
        }
        return new TagAnswers(learner.label(), most, answers);
    }

    private static Set<String> folded(TagExample post) {
        return post.tags().stream().map(TagEvaluation::fold).collect(Collectors.toSet());
    }

    private static void count(TagExample post, Map<String, Integer> uses) {
        folded(post).forEach(tag -> uses.merge(tag, 1, Integer::sum));
    }

    private static Map<String, Integer> usesOf(
            TagExample post, List<Suggestion> suggestions, Map<String, Integer> uses) {
        Set<String> met = new HashSet<>(folded(post));
        suggestions.forEach(suggestion -> met.add(TagEvaluation.fold(suggestion.tag())));
        return met.stream().filter(uses::containsKey).collect(Collectors.toMap(tag -> tag, uses::get));
    }

    public TagEvaluation evaluation() {
        return evaluation(post -> true);
    }

    /** Of some of the posts. */
    public TagEvaluation evaluation(Predicate<TagExample> which) {
        TagEvaluation evaluation = new TagEvaluation();
        for (Answer answer : answers) {
            if (which.test(answer.post)) {
                evaluation.add(answer.post.tags(), answer.suggestions);
            }
        }
        return evaluation;
    }

    /** How far the mean F1 over posts is above that of another way; empty where other posts were tested. */
    public Optional<TagEvaluation.Interval> above(TagAnswers other) {
        return paths().equals(other.paths()) ? Optional.of(evaluation().above(other.evaluation())) : Optional.empty();
    }

    private List<String> paths() {
        return answers.stream().map(answer -> answer.post.path()).toList();
    }

    /** Counts of the suggested sets, by how much there was to learn of a tag. */
    public Map<Use, PrecisionRecall> byUse() {
        Map<Use, PrecisionRecall> counts = new EnumMap<>(Use.class);
        for (Use use : Use.values()) {
            counts.put(use, new PrecisionRecall(0, 0, 0));
        }
        for (Answer answer : answers) {
            Set<String> own = folded(answer.post);
            Set<String> set = suggested(answer);
            Set<String> all = new HashSet<>(own);
            all.addAll(set);
            for (String tag : all) {
                boolean found = set.contains(tag);
                boolean wanted = own.contains(tag);
                counts.merge(
                        Use.of(answer.uses.getOrDefault(tag, 0)),
                        new PrecisionRecall(found && wanted ? 1 : 0, found ? 1 : 0, wanted ? 1 : 0),
                        PrecisionRecall::plus);
            }
        }
        return counts;
    }

    /** The suggested sets by the path of the post, tags folded. */
    Map<String, Set<String>> sets() {
        return answers.stream()
                .collect(Collectors.toMap(answer -> answer.post.path(), TagAnswers::suggested, (one, other) -> one));
    }

    /** The posts' own tags by path, folded. */
    Map<String, Set<String>> own() {
        return answers.stream()
                .collect(Collectors.toMap(
                        answer -> answer.post.path(), answer -> folded(answer.post), (one, other) -> one));
    }

    private static Set<String> suggested(Answer answer) {
        return answer.suggestions.stream()
                .filter(Suggestion::suggested)
                .map(suggestion -> TagEvaluation.fold(suggestion.tag()))
                .collect(Collectors.toSet());
    }
}
