package io.github.tagwright.report;

import io.github.tagwright.Outcome;
import io.github.tagwright.entity.Link;
import io.github.tagwright.entity.NewName;
import io.github.tagwright.post.FrontMatter;
import io.github.tagwright.post.Position;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.Problem;
import io.github.tagwright.post.SourcedText;
import io.github.tagwright.tag.Suggestion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a post goes into the counts over all posts and into the page's lists.
 *
 * @param path the post's name
 * @param read whether it went the whole way; a rejected post has nothing but problems
 * @param title as much of it as is shown, empty for none
 * @param names in order of the first mention
 * @param own its tags, without repeats
 * @param newNames that the gazetteer may lack, in the order of {@link NewName}
 * @param proposed the tags suggested for it, best first
 * @param gain the greatest score of a suggested tag that it lacks, 0 for none
 * @param detailSize chars of {@link PostReport#details()}
 */
public record PostFacts(
        String path,
        boolean read,
        Optional<LocalDate> date,
        String title,
        List<Named> names,
        List<NewMention> newNames,
        List<String> own,
        List<Proposed> proposed,
        double gain,
        int detailSize,
        List<Problem> problems) {

    /**
     * What a post names.
     *
     * @param mentions at least 1
     * @param quote the first sentence that names it, where the gazetteer lacks it and the page is written
     */
    public record Named(Name name, int mentions, Optional<Quote> quote) {}

    /**
     * A place that may name what the gazetteer lacks.
     *
     * @param line 1-based
     * @param column 1-based
     * @param score in ten-thousandths, 0 to 10,000
     */
    public record NewMention(NewSpelling spelling, int line, int column, int score) {}

    /**
     * A tag suggested for a post.
     *
     * @param missing whether the post lacks it
     * @param isNew whether the archive does
     */
    public record Proposed(String tag, boolean missing, boolean isNew) {}

    public PostFacts {
        names = List.copyOf(names);
        newNames = List.copyOf(newNames);
        own = List.copyOf(own);
        proposed = List.copyOf(proposed);
        problems = List.copyOf(problems);
    }

    static PostFacts of(Outcome.Rejected post) {
        return new PostFacts(
                post.path(),
                false,
                Optional.empty(),
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                post.problems());
    }

    /**
     * @param newNames that the gazetteer may lack
     * @param quotes of the post, where the page is written
     */
    static PostFacts of(Outcome.Tagged post, List<NewName> newNames, Optional<Quotes> quotes, int detailSize) {
        FrontMatter frontMatter = post.post().frontMatter();
        List<Suggestion> suggested =
                post.tags().stream().filter(Suggestion::suggested).toList();
        return new PostFacts(
                post.path(),
                true,
                frontMatter.date(),
                HtmlReport.clipped(frontMatter.title().map(SourcedText::text).orElse("")),
                names(post.links(), quotes),
                newNames.stream().map(name -> newMention(name, post.post())).toList(),
                frontMatter.tags().stream().distinct().toList(),
                suggested.stream()
                        .map(tag -> new Proposed(tag.tag(), !tag.present(), tag.kind() == Suggestion.Kind.NEW))
                        .toList(),
                suggested.stream()
                        .filter(tag -> !tag.present())
                        .mapToDouble(Suggestion::score)
                        .max()
                        .orElse(0),
                detailSize,
                post.problems());
    }

    private static NewMention newMention(NewName name, Post post) {
        Position at = post.source().position(name.span().start());
        int score = Score.rounded(name.score()).unscaledValue().intValueExact();
        return new NewMention(NewSpelling.of(name), at.line(), at.column(), score);
    }

    private static List<Named> names(List<Link> links, Optional<Quotes> quotes) {
        Map<Name, List<Link>> byName = new LinkedHashMap<>();
        for (Link link : links) {
            byName.computeIfAbsent(Name.of(link), name -> new ArrayList<>()).add(link);
        }
        List<Named> names = new ArrayList<>();
        byName.forEach((name, mentions) -> names.add(new Named(
                name,
                mentions.size(),
                quotes.filter(wanted -> name.isNew())
                        .flatMap(wanted -> mentions.stream()
                                .flatMap(link -> wanted.at(link.mention().span()).stream())
                                .findFirst()))));
        return names;
    }

    /** How often it names something. */
    int mentions() {
        return names.stream().mapToInt(Named::mentions).sum();
    }

    boolean lacksTags() {
        return proposed.stream().anyMatch(Proposed::missing);
    }
}
